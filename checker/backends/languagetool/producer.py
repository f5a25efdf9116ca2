"""LanguageTool as a producer: its matches, judged, become marks beside those of our rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from checker.backends.languagetool.answers import Client, LanguageToolOptions, Match
from checker.backends.languagetool.batching import parcels
from checker.backends.languagetool.judgement import dismissed, is_speller
from checker.backends.languagetool.laundering import Rereading, hides
from checker.backends.languagetool.selection import FAMILY, SAID, Selection
from checker.engine.producer import Ground
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.producer import Produced
from checker.model.report import BackendReport, BackendRule
from checker.model.rule_info import RuleInfo
from checker.model.span import Span

_MOST_SUGGESTIONS = 5
_LANGUAGE = "en"
_QUOTES = (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"))
# Shorter words stand in a message by chance.
_SHORT = 3
# The reason why a match is no finding that lies in more than one block.
_ACROSS = "across"
_INCOMPLETE = "LanguageTool ran out of time on a text and left it unfinished"


class Placed(NamedTuple):
    """A match at its places in the document: one, or all of a misspelling."""

    match: Match
    spans: tuple[Span, ...]


class LanguageTool:
    """Asks a server about the blocks and judges what it says. ``options`` are what the client was opened with.

    ``is_on`` decides, by its page, whether a rule runs.
    """

    name = FAMILY

    def __init__(
        self,
        client: Client,
        selection: Selection,
        options: LanguageToolOptions,
        is_on: Callable[[RuleInfo], bool],
    ) -> None:
        self._client = client
        self._selection = selection
        self._options = options
        self._is_on = is_on

    @property
    def identity(self) -> str:
        """The version of the server, and what is asked of it; the table is part of the resources' digest."""
        return f"{self.name} {self._client.version} {self._options.language}"

    def marks(self, ground: Ground) -> Produced:
        """The marks of one document. Raises BackendError where the server doesn't answer."""
        filtered: Counter[str] = Counter()
        if ground.facts.document.language != _LANGUAGE:
            return Produced((), BackendReport(self.name, self._client.version))
        matches, failures = self._matches(ground, filtered)
        kept = _joined(list(self._kept(matches, ground, filtered)), ground.facts.text)
        made = list(self._made(kept, ground, filtered))
        rules = {BackendRule(m.rule_id, m.category, m.issue_type) for m, _ in kept}
        told = BackendReport(
            self.name,
            self._client.version,
            len(matches) + filtered[_ACROSS],
            tuple(sorted((+filtered).items())),
            tuple(sorted(rules)),
            failures,
            (ground.facts.document.path,) if failures else (),
        )
        return Produced(tuple(made), told)

    def _matches(self, ground: Ground, filtered: Counter[str]) -> tuple[list[tuple[Match, Span]], tuple[str, ...]]:
        """Each match with its place in the document: no rule that is taken looks further than a block."""
        facts = ground.facts
        sent = list(parcels(facts.text, (block.span for block in facts.document.blocks)))
        found: list[tuple[Match, Span]] = []
        failures: list[str] = []
        answers = self._client.check([parcel.text for parcel in sent])
        for parcel, answer in zip(sent, answers, strict=True):
            failures.extend([_INCOMPLETE] if answer.incomplete else [])
            for match in answer.matches:
                place = parcel.placed(match.start, match.end)
                if place is None:
                    filtered[_ACROSS] += 1
                else:
                    found.append((match, place))
        return found, tuple(dict.fromkeys(failures))

    def _kept(
        self, matches: Sequence[tuple[Match, Span]], ground: Ground, filtered: Counter[str]
    ) -> Iterator[tuple[Match, Span]]:
        for match, span in matches:
            page = self._selection.page(match)
            reason = dismissed(match, span, ground.facts) if self._is_on(page) else "left_out"
            if reason:
                filtered[reason] += 1
            else:
                yield match, span

    def _made(self, kept: Sequence[Placed], ground: Ground, filtered: Counter[str]) -> Iterator[tuple[RuleInfo, Mark]]:
        rereading = Rereading(ground)
        for placed in kept:
            title = self._selection.ruling(placed.match.rule_id, placed.match.category).title
            yield self._selection.page(placed.match), _mark(placed, ground, rereading, title, filtered)


def _joined(matches: Sequence[tuple[Match, Span]], text: str) -> list[Placed]:
    """A misspelling that stands more than once is one match with all its places."""
    found: dict[tuple[str, ...] | int, list[tuple[Match, Span]]] = {}
    for index, (match, span) in enumerate(matches):
        one = (match.rule_id, span.text(text)) if is_speller(match) else index
        found.setdefault(one, []).append((match, span))
    return [Placed(group[0][0], tuple(span for _, span in group)) for group in found.values()]


def _mark(placed: Placed, ground: Ground, rereading: Rereading, title: str, filtered: Counter[str]) -> Mark:
    match, spans = placed
    texts = list(dict.fromkeys(match.replacements))
    reasons = {text: _objection(text, spans, ground, rereading) for text in texts[:_MOST_SUGGESTIONS]}
    filtered.update(f"suggestion_{reason}" for reason in reasons.values() if reason)
    withheld = [text for text in texts if reasons.get(text, "beyond")]
    return Mark(
        spans[0],
        fields={SAID: _message(match, title, withheld)},
        suggestions=tuple(
            Suggestion(_label(text), tuple(Edit(span, text) for span in spans))
            for text, reason in reasons.items()
            if not reason
        ),
        also=spans[1:],
    )


def _objection(text: str, spans: Sequence[Span], ground: Ground, rereading: Rereading) -> str:
    """Why a suggestion is not offered; "" for one that mends and hides nothing, wherever the match stands."""
    for span in spans:
        if span.text(ground.facts.text) == text:
            return "unchanged"
        ours = [draft for draft in ground.ours if draft.span.overlaps(span)]
        if reason := hides(Edit(span, text), ground.facts, ours):
            return reason
    return next(filter(None, (rereading.worsens(Edit(span, text)) for span in spans)), "")


def _label(text: str) -> str:
    return text if text.strip() else ("a blank" if text else "take it out")


def _message(match: Match, title: str, withheld: Sequence[str]) -> str:
    """What LanguageTool says, on one line; our own title where it has no suggestion left, or names one that is withheld."""
    if match.replacements and len(withheld) == len(set(match.replacements)):
        return title
    for said in (match.message, match.short_message):
        line = " ".join(said.split())
        if line and not any(_names(line, text) for text in withheld):
            return line
    return title


def _names(line: str, text: str) -> bool:
    return any(f"{opening}{text}{closing}" in line for opening, closing in _QUOTES) or (
        len(text) > _SHORT and text in line
    )
