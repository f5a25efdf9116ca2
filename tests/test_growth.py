"""The measure of growth passes what is linear, and fails what isn't."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable

import pytest

from tests import growth
from tests.growth import assert_linear


def once(text: str) -> int:
    return sum(1 for _ in text)


def sorting(text: str) -> list[str]:
    return sorted(text[n : n + 3] for n in range(len(text)))


def each_from_the_start(text: str) -> list[str]:
    return re.findall("a+b", text)


def pairs(text: str) -> int:
    return sum(1 for _ in text for _ in text)


@pytest.mark.parametrize(("work", "most"), [(once, 4_000_000), (sorting, 400_000), (len, 1_000_000)])
def test_linear_work_passes(work: Callable[[str], object], most: int) -> None:
    assert_linear("a".__mul__, work, most)


@pytest.mark.parametrize(("work", "most"), [(each_from_the_start, 24_000), (pairs, 4_000)])
def test_quadratic_work_fails(work: Callable[[str], object], most: int) -> None:
    with pytest.raises(
        pytest.fail.Exception, match=rf"not linear: .* for {most // 8:,}, but .* for {most:,}; 27 times"
    ):
        assert_linear("a".__mul__, work, most)


def test_quadratic_work_that_is_slow_at_first_fails() -> None:
    seen: list[str] = []

    def slow_at_first(text: str) -> None:
        if not seen:
            pairs("a" * 3_000)
        seen.append(text)
        pairs(text)

    with pytest.raises(pytest.fail.Exception, match="not linear"):
        assert_linear("a".__mul__, slow_at_first, 3_000)


@pytest.mark.skipif(not hasattr(signal, "SIGVTALRM"), reason="timers of POSIX")
def test_what_would_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "GIVE_UP", 0.05)
    with pytest.raises(pytest.fail.Exception, match=r"still running after 0\.05 s"):
        assert_linear("a".__mul__, re.compile("(?:a|aa){1,99}b").search, 64)
