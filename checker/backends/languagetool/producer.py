"""LanguageTool as a producer: those of its matches that are kept become marks beside those of our rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from checker.backends.languagetool.answers import Answer, Match
from checker.backends.languagetool.batching import batches
from checker.backends.languagetool.matches.marking import JudgedMatch, Marking, PlacedMatch, merged
from checker.backends.languagetool.matches.release import Fate, Judge
from checker.backends.languagetool.matches.selection import FAMILY, Selection
from checker.backends.languagetool.options import LanguageToolOptions
from checker.engine.draft import ProducerContext
from checker.model.backend_report import BackendReport, BackendRule
from checker.model.mark import Mark
from checker.model.producer import Produced
from checker.model.rule_info import RuleInfo
from checker.model.span import Span

_LANGUAGE = "en"
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
        placed = merged(self._accepted(matches, context, filtered), context.facts.text)
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
    ) -> Iterator[JudgedMatch]:
        """The matches that are findings."""
        judge = Judge(context)
        for match, span in matches:
            on = self._is_on(self._selection.page(match))
            found = judge.fate(match, span) if on else Fate("left_out")
            if found.reason:
                filtered[found.reason] += 1
            else:
                yield JudgedMatch(match, span, found.case, found.other)

    def _marks(
        self, matches: Sequence[PlacedMatch], context: ProducerContext, filtered: Counter[str]
    ) -> Iterator[tuple[RuleInfo, Mark]]:
        marking = Marking(context, filtered)
        for placed in matches:
            title = self._selection.ruling(placed.match.rule_id, placed.match.category).title
            yield self._selection.page(placed.match), marking.mark(placed, title)
