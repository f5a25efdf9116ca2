"""The measures of growth: that of time passes what is linear, and fails what isn't; that of memory counts bytes."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable

import pytest

from tests import growth
from tests.growth import assert_linear, memory_growth


def once(text: str) -> int:
    return sum(1 for _ in text)


def sorting(text: str) -> list[str]:
    return sorted(text[n : n + 3] for n in range(len(text)))


def each_from_the_start(text: str) -> list[str]:
    return re.findall("a+b", text)


def length(size: int) -> int:
    return len([0] * size)


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


@pytest.mark.parametrize(
    ("work", "growth"),
    [(bytearray, 1), (lambda size: [0] * size, 8), (length, 8), (abs, 0)],
)
def test_memory_is_that_of_the_peak_for_one_more_in_size(work: Callable[[int], object], growth: int) -> None:
    assert memory_growth(int, work, 80_000) == pytest.approx(growth, abs=0.1)
