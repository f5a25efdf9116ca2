"""The readability of a Document, whatever rules are selected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from checker.engine.run import Engine
from checker.facts.view import Facts
from checker.model.finding import Finding
from checker.model.readability import Readability
from checker.model.rule_info import RuleInfo
from checker.model.settings import Settings
from checker.readability.placed_sentences import PlacedSentences
from checker.readability.whole_sentences import sentences_of
from checker.rulebook.catalogue import Catalogue
from checker.run.catalogues import shipped_catalogue
from checker.words.resources import Resources


class Prose(NamedTuple):
    """The whole sentences of a document with their places, how many others it has, and the places of its paragraphs. The facts of a long one take
    much memory, and scoring doesn't need them."""

    sentences: Sequence[tuple[int, int, str]]
    skipped: int
    paragraphs: Sequence[tuple[int, int]]
    broken: int

    def score(self) -> Readability:
        """The readability of the document."""
        from checker.readability.score import score  # noqa: PLC0415 - costs more than all the rules of a short text

        return score(self.sentences, self.skipped, self.paragraphs, broken=self.broken)


class ReadabilityScorer:
    """Finds the sentences to score: whole ones. Those with a defect that a stable rule finds are left out, so no setting changes a score."""

    def __init__(
        self, catalogue: Catalogue, selected: Sequence[RuleInfo], resources: Resources, settings: Settings
    ) -> None:
        self._catalogue = catalogue
        self._selected = frozenset(rule.name for rule in selected)
        self._resources = resources
        self._settings = settings

    def prose(self, facts: Facts, findings: Sequence[Finding]) -> Prose:
        """What is scored of a document; ``findings`` are those of the selected rules, suppressed ones included."""
        place = facts.document.offsets.place
        whole, broken = sentences_of(facts, self._defects(facts, findings))
        sentences = PlacedSentences(facts.text, whole, (place(span)[1:] for span in whole))
        paragraphs = [place(block.span)[1:] for block in facts.document.blocks]
        return Prose(sentences, len(facts.segments) - len(sentences), paragraphs, broken)

    def _defects(self, facts: Facts, findings: Sequence[Finding]) -> Iterable[Finding]:
        stable = frozenset(rule.name for rule in self._stable)
        if stable <= self._selected and not self._settings.options:
            return (finding for finding in findings if finding.rule in stable)
        return self._engine.run(facts).findings

    @cached_property
    def _stable(self) -> tuple[RuleInfo, ...]:
        """The stable rules that come with the program."""
        return tuple(rule for rule in self._catalogue if rule.status == "stable" and rule.name in shipped_catalogue())

    @cached_property
    def _engine(self) -> Engine:
        """All of them with their own options."""
        return Engine(self._catalogue, self._stable, self._resources)
