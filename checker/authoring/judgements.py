"""A file of judgements: what a reader said of alarms, with nothing of their texts.

A line is the id of a document, the fingerprint of a finding, the rule and the verdict, separated by tabs; ``#`` begins a
comment. A finding's fingerprint alone would not do: it is the same wherever the same words are in the same surroundings, in
every text with the same promotional line for example.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from checker.base.did_you_mean import hint
from checker.base.files import read_regular
from checker.model.audit import AlarmKey, Verdict
from checker.model.errors import UsageError

_HEAD = f"# document\tfinding\trule\tverdict: {', '.join(Verdict)}; written by “checker audit --write”\n"
_ID = re.compile(r"[0-9a-f]{16}")
_COLUMNS = 4
_EXPECTED = "expected document, finding, rule and verdict, separated by tabs"


class Judgements:
    """The judgements of a file. ``text`` is what the file holds, comments included."""

    def __init__(self, text: str = "", verdicts: Mapping[AlarmKey, Verdict] | None = None) -> None:
        self._text = text
        self._verdicts = dict(verdicts or {})
        self.documents = frozenset(key.document for key in self._verdicts)

    @classmethod
    def read(cls, path: Path) -> Judgements:
        """The judgements of a file. Raises UsageError, with path and line, for one that can't be read or used."""
        shown = path.as_posix()
        try:
            text = read_regular(path).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UsageError(f"{shown}: invalid UTF-8 at byte {error.start}") from error
        except OSError as error:
            raise UsageError(f"{shown}: can't be read: {error.strerror or error}") from error
        return cls(text, _verdicts(text, shown))

    def verdict(self, key: AlarmKey) -> Verdict:
        """The verdict on an alarm; ``unread`` without one."""
        return self._verdicts.get(key, Verdict.UNREAD)

    def judged(self) -> Iterator[AlarmKey]:
        """The alarms with a verdict."""
        return (key for key, verdict in self._verdicts.items() if verdict is not Verdict.UNREAD)

    def lacking(self, keys: Iterable[AlarmKey]) -> list[AlarmKey]:
        """Those of the alarms that the file has no line for, in their order."""
        return [key for key in keys if key not in self._verdicts]

    def with_unread(self, keys: Iterable[AlarmKey]) -> str:
        """The text of the file with further alarms at its end, as ``unread``; what it held is as it was."""
        text = self._text or _HEAD
        lines = "".join("\t".join((*key, Verdict.UNREAD)) + "\n" for key in keys)
        return f"{text}{'' if text.endswith(chr(10)) else chr(10)}{lines}"


class _Line(NamedTuple):
    number: int
    verdict: Verdict


def _verdicts(text: str, shown: str) -> dict[AlarmKey, Verdict]:
    found: dict[AlarmKey, _Line] = {}
    for number, line in enumerate(text.split("\n"), 1):
        content = line.rstrip()
        if not content or content.startswith("#"):
            continue
        key, verdict = _judgement(content, f"{shown}:{number}")
        known = found.setdefault(key, _Line(number, verdict))
        if known.verdict is not verdict:
            raise UsageError(
                f"{shown}:{number}: “{verdict}”, but line {known.number} says “{known.verdict}”; keep one of them"
            )
    return {key: verdict for key, (_, verdict) in found.items()}


def _judgement(line: str, place: str) -> tuple[AlarmKey, Verdict]:
    columns = line.split("\t")
    if len(columns) != _COLUMNS:
        raise UsageError(f"{place}: {_EXPECTED}")
    document, finding, rule, verdict = (column.strip() for column in columns)
    for name in (document, finding):
        if not _ID.fullmatch(name):
            raise UsageError(f"{place}: “{name}” is not an id (16 digits or letters a to f); {_EXPECTED}")
    if verdict not in list(Verdict):
        allowed = ", ".join(Verdict)
        raise UsageError(f"{place}: unknown verdict “{verdict}” (allowed: {allowed}){hint(verdict, list(Verdict))}")
    return AlarmKey(document, finding, rule), Verdict(verdict)
