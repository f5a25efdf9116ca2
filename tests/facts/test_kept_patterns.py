from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.facts import kept_patterns
from checker.facts.kept_patterns import KeptPatterns

SOURCES = [
    r"(?P<sign>[$€£]) ?(?P<value>\d{1,3}(?:,\d{3}){0,4})(?![\w.])",
    r"(?<!\w)([a-zà-ÿ]{1,20}) \1\b|\Z",
    r"[À-Þ😀][^\W_]{2,}?(?i:promo)",
]
TEXT = "It cost $ 1,200 and the the rest; Éclair PROMO, £3 😀ab_ 12 promo."


def spans(pattern: re.Pattern[str]) -> list[object]:
    return [(match.span(), match.groups(), match.groupdict(), match.lastgroup) for match in pattern.finditer(TEXT)]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.IGNORECASE])
def test_a_kept_pattern_matches_as_a_fresh_one(tmp_path: Path, source: str, flags: int) -> None:
    fresh = re.compile(source, flags)
    first = KeptPatterns(tmp_path / "kept")
    assert spans(first.compile(source, flags)) == spans(fresh)
    first.save()
    again = KeptPatterns(tmp_path / "kept").compile(source, flags)
    assert spans(again) == spans(fresh)
    assert (again.pattern, again.flags, again.groups, again.groupindex) == (
        fresh.pattern,
        fresh.flags,
        fresh.groups,
        fresh.groupindex,
    )


def test_nothing_is_translated_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = KeptPatterns(tmp_path / "kept")
    first.compile(SOURCES[0], 0)
    first.save()

    def refuse(source: str, flags: int) -> None:
        raise AssertionError(source)

    monkeypatch.setattr(kept_patterns, "_translated", refuse)
    monkeypatch.setattr(re, "compile", refuse)
    assert KeptPatterns(tmp_path / "kept").compile(SOURCES[0], 0).search(TEXT)


@pytest.mark.parametrize("data", [b"", b"\0\1\2", b"{not marshal", b"i\0\0\0\0"])
def test_a_spoilt_cache_is_done_without(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "kept").write_bytes(data)
    assert KeptPatterns(tmp_path / "kept").compile(SOURCES[0], 0).search(TEXT)


def test_spoilt_code_is_refused_by_the_interpreter_and_compiled_anew(tmp_path: Path) -> None:
    kept = KeptPatterns(tmp_path / "kept")
    kept.compile(SOURCES[0], 0)
    kept._kept[SOURCES[0], 0] = (0, b"\xff\0\0\0" * 8, 0, {}, (None,))  # noqa: SLF001
    assert spans(kept.compile(SOURCES[0], 0)) == spans(re.compile(SOURCES[0]))


def test_an_interpreter_that_works_otherwise_is_left_to_its_own_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(source: str, flags: int) -> None:
        raise AttributeError("_code")

    monkeypatch.setattr(kept_patterns, "_translated", changed)
    kept = KeptPatterns(tmp_path / "kept")
    assert spans(kept.compile(SOURCES[0], 0)) == spans(re.compile(SOURCES[0]))
    kept.save()
    assert not (tmp_path / "kept").exists()


def test_a_fault_in_a_pattern_is_told(tmp_path: Path) -> None:
    with pytest.raises(re.error):
        KeptPatterns(tmp_path / "kept").compile("(", 0)


def test_a_cache_that_can_not_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = KeptPatterns(tmp_path / "file" / "kept")
    assert kept.compile(SOURCES[0], 0).search(TEXT)
    kept.save()
