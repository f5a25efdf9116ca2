"""Draws a sample of alarms: the same one in every run, whatever else is found."""

from __future__ import annotations

import hashlib
import heapq
import re
from collections.abc import Callable
from typing import NamedTuple

from checker.model.audit import Alarm, AlarmKey, Verdict
from checker.model.finding import Finding
from checker.model.report import DocumentReport
from checker.reports.wording.excerpts import shortened

_AROUND, _CUT = 60, 20


class Sampling(NamedTuple):
    """At most ``size`` alarms of each rule; another ``seed`` gives another sample."""

    size: int = 60
    seed: int = 0

    def rank(self, key: AlarmKey) -> int:
        """A hash (64 bits) of the alarm and the seed. The sample is those of the lowest ranks."""
        return int.from_bytes(_hash(str(self.seed), key.document, key.finding), "big")


class Sample:
    """The alarms of one rule with the lowest ranks (“bottom-k sampling”: Cohen and Kaplan, PODC 2007).

    A rank depends on nothing but the alarm and the seed: a further alarm takes the place of one other at most, and a
    smaller sample is part of a larger one. Of equal alarms one is kept. It holds as many alarms as the sample has.
    """

    def __init__(self, sampling: Sampling) -> None:
        self._sampling = sampling
        self._heap: list[tuple[int, AlarmKey]] = []  # the highest rank first, as a negative number
        self._alarms: dict[AlarmKey, Alarm] = {}

    def offer(self, key: AlarmKey, make: Callable[[], Alarm]) -> None:
        """Takes an alarm, which is made only then, if its rank is low enough."""
        entry = (-self._sampling.rank(key), key)
        if key in self._alarms or not self._sampling.size:
            return
        if len(self._heap) < self._sampling.size:
            heapq.heappush(self._heap, entry)
        elif entry > self._heap[0]:
            del self._alarms[heapq.heapreplace(self._heap, entry)[1]]
        else:
            return
        self._alarms[key] = make()

    def alarms(self) -> list[Alarm]:
        """The sample, the lowest rank first: the first few are a sample too."""
        return [self._alarms[key] for _, key in sorted(self._heap, reverse=True)]


def document_id(report: DocumentReport) -> str:
    """16 hex digits that identify a text by its words, wherever it lies and whatever its file or row is called: many
    collections use the same ids.
    """
    return _hash(report.source, report.unit).hex()


def alarm_of(finding: Finding, report: DocumentReport, key: AlarmKey, verdict: Verdict) -> Alarm:
    """A finding as the sample holds it."""
    line, column = report.lines.position(finding.place.start)
    source, start, end = report.source, finding.place.start, finding.place.end
    before, after = _before(source, start), _after(source, end)
    return Alarm(key, finding.severity, report.path, line, column, before, shortened(source[start:end]), after, verdict)


def _before(source: str, end: int) -> str:
    """40 to 60 characters, from the start of a word if one starts there."""
    start = max(0, end - _AROUND)
    found = re.search(r"\s", source[max(0, start - 1) : start + _CUT]) if start else None
    return shortened(source[start - 1 + found.end() if found else start : end])


def _after(source: str, start: int) -> str:
    piece = source[start : start + _AROUND + 1]
    if len(piece) > _AROUND:
        found = re.search(r"\s\S*\Z", piece[_AROUND - _CUT :])
        piece = piece[: _AROUND - _CUT + found.start() if found else _AROUND]
    return shortened(piece)


def _hash(*parts: str) -> bytes:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
