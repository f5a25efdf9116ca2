"""Which findings are known: each matches at most one entry of what was found before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.engine.identity import places_of
from checker.model.finding import Finding, State
from checker.model.report import DocumentReport

KEYS = 6
_LONGEST_QUOTE = 60


class Entry(NamedTuple):
    """A finding as it is remembered.

    ``number`` distinguishes equal ones of a file, from 1; ``places``: in how many places it was; ``keys``: see ``identity.keys_of``; ``words`` are for people.
    """

    path: str
    rule: str
    id: str
    number: int
    places: int
    keys: tuple[str, ...]
    words: str


def entries_of(path: str, found: Iterable[tuple[Finding, tuple[str, ...]]]) -> Iterator[Entry]:
    """The entries for the findings of one file, each given with its keys."""
    counts: Counter[str] = Counter()
    for finding, keys in found:
        counts[finding.fingerprint] += 1
        places = places_of(finding)
        # The words alone, wherever they occur, are for what was in several places: the first of them may be fixed.
        kept = tuple(keys) if places > 1 else (*keys[:-1], "")[: len(keys)]
        quote = " ".join(finding.text.split())
        words = quote if len(quote) <= _LONGEST_QUOTE else f"{quote[: _LONGEST_QUOTE - 1]}…"
        yield Entry(path, finding.rule, finding.fingerprint, counts[finding.fingerprint], places, kept, words)


def with_keys(report: DocumentReport) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    """The findings of a report with their keys, which a producer may have left out."""
    return zip(report.findings, report.keys or ((),) * len(report.findings), strict=True)


class Matcher:
    """Matches findings with entries, file by file. ``is_there`` says whether the file of an entry still exists: if not, it may have moved."""

    def __init__(self, entries: Iterable[Entry], is_there: Callable[[str], bool]) -> None:
        self._of: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self._of[entry.path].append(entry)
        self._is_there = is_there
        self._moved: dict[str, list[Entry]] | None = None
        self.used: set[Entry] = set()

    def match(self, path: str, found: Sequence[tuple[Finding, tuple[str, ...]]]) -> Mapping[int, Entry]:
        """The entries by the index of their finding. Open findings come first: no other takes an entry from them."""
        order = sorted(range(len(found)), key=lambda index: not found[index][0].is_open)
        matched: dict[int, Entry] = {}
        self._meet(self._of.get(path, ()), found, order, matched)
        if len(matched) < len(found) and self._gone():
            self._follow(found, order, matched)
        return matched

    def _meet(
        self, entries: Iterable[Entry], found: Sequence[tuple[Finding, tuple[str, ...]]], order: Sequence[int], matched: dict[int, Entry]
    ) -> None:  # fmt: skip
        """By id, then by one key after another."""
        left = [entry for entry in entries if entry not in self.used]
        for tier in range(KEYS + 1):
            waiting: dict[str, list[Entry]] = defaultdict(list)
            for entry in reversed(left):
                waiting[_sign(entry.id, entry.keys, tier)].append(entry)
            waiting.pop("", None)
            for index in order:
                finding, keys = found[index]
                if index not in matched and (fitting := waiting.get(_sign(finding.fingerprint, keys, tier))):
                    matched[index] = self._use(fitting.pop())
            left = [entry for entry in left if entry not in self.used]
            if not left or len(matched) == len(found):
                return

    def _follow(
        self, found: Sequence[tuple[Finding, tuple[str, ...]]], order: Sequence[int], matched: dict[int, Entry]
    ) -> None:
        """By the ids in files that are gone; a file that had one of them may be this file's old name, and all of its entries are matched."""
        old_paths: set[str] = set()
        for index in order:
            waiting = [] if index in matched else self._gone().get(found[index][0].fingerprint, [])
            while waiting and waiting[-1] in self.used:
                waiting.pop()
            if waiting:
                matched[index] = self._use(waiting.pop())
                old_paths.add(matched[index].path)
        for path in sorted(old_paths):
            self._meet(self._of[path], found, order, matched)

    def _gone(self) -> Mapping[str, list[Entry]]:
        """The entries of files that are gone, by id, the first one last."""
        if self._moved is None:
            self._moved = defaultdict(list)
            for path, entries in reversed(self._of.items()):
                if not self._is_there(path):
                    for entry in reversed(entries):
                        self._moved[entry.id].append(entry)
        return self._moved

    def _use(self, entry: Entry) -> Entry:
        self.used.add(entry)
        return entry


def _sign(id: str, keys: Sequence[str], tier: int) -> str:
    """What is compared in a tier; empty matches nothing."""
    if tier == 0:
        return id
    return keys[tier - 1] if tier <= len(keys) else ""


def marked(report: DocumentReport, matched: Mapping[int, Entry], reason: str) -> DocumentReport:
    """The report with its open findings baselined that have an entry. One that occurs in more places than before stays open."""
    findings: list[Finding] = []
    for index, finding in enumerate(report.findings):
        entry = matched.get(index)
        if entry is None or not finding.is_open:
            findings.append(finding)
        elif places_of(finding) > entry.places:
            findings.append(finding._replace(reason=f"only {entry.places} of these places are known"))
        else:
            findings.append(finding.closed(State.BASELINED, reason))
    return report._replace(findings=tuple(findings)) if matched else report
