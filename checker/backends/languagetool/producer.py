"""LanguageTool as a producer: those of its matches that are kept become marks beside those of our rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from checker.backends.languagetool.answers import Answer, Match
from checker.backends.languagetool.batching import batches
from checker.backends.languagetool.judgement import dismissal_reason, is_speller
from checker.backends.languagetool.laundering import Recheck, laundering_reason
from checker.backends.languagetool.options import LanguageToolOptions
from checker.backends.languagetool.release import fate, fate_in_damage, is_damaged, is_likely
from checker.backends.languagetool.selection import FAMILY, LOST, MAIN, MESSAGE_FIELD, UNKNOWN, Selection
from checker.engine.draft import ProducerContext
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.producer import Produced
from checker.model.report import BackendReport, BackendRule
from checker.model.rule_info import RuleInfo
from checker.model.span import Span

_MOST_SUGGESTIONS = 5
_LANGUAGE = "en"
_QUOTES = (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"))
# Shorter words may be in a message by chance.
_SHORT = 3
# Why a match that lies in more than one block is dismissed.
_ACROSS = "across"
_INCOMPLETE = "LanguageTool ran out of time and checked part of a text only"


class Client(Protocol):
    """A LanguageTool server."""

    @property
    def version(self) -> str:
        """The server's; "" if it can't be asked."""

    def check(self, texts: Sequence[str]) -> Iterator[Answer]:
        """Yields one answer a text, in their order. Raises BackendError if the server fails; the answers before that
        were given."""


class PlacedMatch(NamedTuple):
    """A match at its places in the document: one, or all of a misspelling."""

    match: Match
    spans: tuple[Span, ...]
    case: str = MAIN


class LanguageTool:
    """Sends the blocks to a server and judges its matches. ``options`` are those that the client was opened with.

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
        """The version of the server, and the language; the table is part of the resources' digest."""
        return f"{self.name} {self._client.version} {self._options.language}"

    def marks(self, context: ProducerContext) -> Produced:
        """The marks of one document. Raises BackendError if the server doesn't answer."""
        filtered: Counter[str] = Counter()
        if context.facts.document.language != _LANGUAGE:
            return Produced((), BackendReport(self.name, self._client.version))
        matches, failures = self._matches(context, filtered)
        placed = _merged(list(self._accepted(matches, context, filtered)), context.facts.text)
        marks = list(self._marks(placed, context, filtered))
        rules = {BackendRule(one.match.rule_id, one.match.category, one.match.issue_type) for one in placed}
        report = BackendReport(
            self.name,
            self._client.version,
            len(matches) + filtered[_ACROSS],
            tuple(sorted((+filtered).items())),
            tuple(sorted(rules)),
            failures,
            (context.facts.document.path,) if failures else (),
        )
        return Produced(tuple(marks), report)

    def _matches(
        self, context: ProducerContext, filtered: Counter[str]
    ) -> tuple[list[tuple[Match, Span]], tuple[str, ...]]:
        """Each match with its place in the document, and why the server left some out. No rule that is reported looks
        beyond a block."""
        facts = context.facts
        sent = list(batches(facts.text, (block.span for block in facts.document.blocks)))
        found: list[tuple[Match, Span]] = []
        failures: list[str] = []
        answers = self._client.check([batch.text for batch in sent])
        for batch, answer in zip(sent, answers, strict=True):
            failures.extend([_INCOMPLETE] if answer.incomplete else [])
            for match in answer.matches:
                span = batch.document_span(match.start, match.end)
                if span is None:
                    filtered[_ACROSS] += 1
                else:
                    found.append((match, span))
        return found, tuple(dict.fromkeys(failures))

    def _accepted(
        self, matches: Sequence[tuple[Match, Span]], context: ProducerContext, filtered: Counter[str]
    ) -> Iterator[tuple[Match, Span, str]]:
        """The matches that are findings, each with its case."""
        facts = context.facts
        judge = fate_in_damage if is_damaged(context.drafts, facts.resources) else fate
        for match, span in matches:
            on = self._is_on(self._selection.page(match))
            reason, case = judge(dismissal_reason(match, span, facts) if on else "left_out", match, span, facts)
            if reason:
                filtered[reason] += 1
            else:
                yield match, span, case

    def _marks(
        self, matches: Sequence[PlacedMatch], context: ProducerContext, filtered: Counter[str]
    ) -> Iterator[tuple[RuleInfo, Mark]]:
        recheck = Recheck(context)
        for placed in matches:
            title = self._selection.ruling(placed.match.rule_id, placed.match.category).title
            make = _question if placed.case in (UNKNOWN, LOST) else _mark
            yield self._selection.page(placed.match), make(placed, context, recheck, title, filtered)


def _merged(matches: Sequence[tuple[Match, Span, str]], text: str) -> list[PlacedMatch]:
    """A misspelling that occurs more than once becomes one match with all its places."""
    found: dict[tuple[str, ...] | int, list[tuple[Match, Span, str]]] = {}
    for index, (match, span, case) in enumerate(matches):
        key = (match.rule_id, case, span.text(text)) if is_speller(match) else index
        found.setdefault(key, []).append((match, span, case))
    return [PlacedMatch(group[0][0], tuple(span for _, span, _ in group), group[0][2]) for group in found.values()]


def _question(
    placed: PlacedMatch, context: ProducerContext, recheck: Recheck, title: str, filtered: Counter[str]
) -> Mark:
    """What is asked about a word that nobody knows. Of the similar words that the speller proposes, few may be meant."""
    first = placed.match.replacements[:_MOST_SUGGESTIONS]
    likely = tuple(text for text in first if is_likely(text, placed.spans[0], context.facts))
    return _mark(placed._replace(match=placed.match._replace(replacements=likely)), context, recheck, title, filtered)


def _mark(placed: PlacedMatch, context: ProducerContext, recheck: Recheck, title: str, filtered: Counter[str]) -> Mark:
    match, spans, case = placed
    texts = list(dict.fromkeys(match.replacements))
    reasons = {text: _reason_to_withhold(text, spans, context, recheck) for text in texts[:_MOST_SUGGESTIONS]}
    filtered.update(f"suggestion_{reason}" for reason in reasons.values() if reason)
    withheld = [text for text in texts if reasons.get(text, "beyond")]
    return Mark(
        spans[0],
        fields={MESSAGE_FIELD: _message(match, title, withheld)},
        suggestions=tuple(
            Suggestion(_label(text), tuple(Edit(span, text) for span in spans))
            for text, reason in reasons.items()
            if not reason
        ),
        case=case,
        also=spans[1:],
    )


def _reason_to_withhold(text: str, spans: Sequence[Span], context: ProducerContext, recheck: Recheck) -> str:
    """Why a suggestion is not offered; "" for one that hides nothing at any place of the match."""
    for span in spans:
        if span.text(context.facts.text) == text:
            return "unchanged"
        ours = [draft for draft in context.drafts if draft.span.overlaps(span)]
        if reason := laundering_reason(Edit(span, text), context.facts, ours):
            return reason
    return next(filter(None, (recheck.regression(Edit(span, text)) for span in spans)), "")


def _label(text: str) -> str:
    return text if text.strip() else ("a space" if text else "delete")


def _message(match: Match, title: str, withheld: Sequence[str]) -> str:
    """LanguageTool's own message, on one line; our title if no suggestion is left, or if the message names a withheld
    one."""
    if match.replacements and len(withheld) == len(set(match.replacements)):
        return title
    for message in (match.message, match.short_message):
        line = " ".join(message.split())
        if line and not any(_names(line, text) for text in withheld):
            return line
    return title


def _names(line: str, text: str) -> bool:
    return any(f"{opening}{text}{closing}" in line for opening, closing in _QUOTES) or (
        len(text) > _SHORT and text in line
    )
