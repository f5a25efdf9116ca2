"""The Checker: built once from settings and catalogue, used by every entry point."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.engine.evidence import Evidence
from checker.engine.identity import keys_of
from checker.engine.run import Engine, Outcome
from checker.facts.text.language import UNKNOWN, language_name, language_of
from checker.facts.view import Facts
from checker.model.document import Document
from checker.model.errors import CheckerError, SourceError, UsageError
from checker.model.report import DocumentReport, Event, OutOfScope, Skipped
from checker.model.settings import Settings
from checker.model.span import LineIndex
from checker.model.version import VERSION
from checker.reading.registry import read
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.selection import BACKENDS, select
from checker.run.cache.program_digest import program_digest
from checker.run.catalogues import catalogue_of
from checker.run.readability_scorer import Prose, ReadabilityScorer
from checker.run.unread_prose import read_notes, unread_of, why_not_checked
from checker.triage.apply_directives import Suppressed, apply_directives
from checker.triage.apply_side_car import apply_side_car
from checker.triage.directives import Policy
from checker.triage.side_car import SUFFIX, read_suppressions
from checker.triage.stages import numbered
from checker.words.resources import Resources

if TYPE_CHECKING:
    from checker.engine.draft import ProducerContext
    from checker.model.finding import Finding
    from checker.model.producer import Producer


class _Assessed(NamedTuple):
    outcome: Outcome
    unassessed: tuple[str, ...]
    prose: Prose | None


class Checker:
    """Checks sources one after another. Raises UsageError or PageError when built from invalid settings."""

    def __init__(
        self,
        settings: Settings | None = None,
        catalogue: Catalogue | None = None,
        resources: Resources | None = None,
        producers: Sequence[Producer[ProducerContext]] = (),
    ) -> None:
        self.settings = settings or Settings()
        self.catalogue = catalogue or catalogue_of(self.settings.rules)
        self.resources = resources or Resources(self.settings.accepted, self.settings.names)
        if self.settings.names:
            # An invalid table is a usage error, reported before any file is read.
            _ = self.resources.house_variants
        self.selected = select(
            self.catalogue, self.settings.select, self.settings.ignore, preview=self.settings.preview
        )
        self.policy = Policy.of(self.catalogue, self.settings)
        self._producers = tuple(producers)
        if self.settings.backends and not self._producers:
            raise UsageError(f"{', '.join(self.settings.backends)} runs in a Workspace; a Checker needs “producers”")
        self._engine = Engine(self.catalogue, self.selected, self.resources, self.settings, self._producers)
        self._scorer = ReadabilityScorer(self.catalogue, self.selected, self.resources, self.settings)

    @cached_property
    def digest(self) -> str:
        """Changes with everything that the events of a source depend on: settings, rules, tables and the program itself."""
        producers = [producer.identity for producer in self._producers]
        settings = repr(self._settings_in_digest())
        parts = (VERSION, self.catalogue.digest, self.resources.digest, settings, program_digest(), *producers)
        return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()

    def _settings_in_digest(self) -> Settings:
        """The settings without those that no result depends on, and those whose files have digests of their own."""
        run = replace(
            self.settings, fail_on=None, jobs=1, allow_empty=False, cache=True, baseline=None, max_file_size=0
        )
        # A producer's identity says which of its options count.
        run = replace(run, languagetool_url="", languagetool_folder=None, languagetool_timeout=0.0, snapshot=None)
        return replace(run, accepted=frozenset(), words=(), names=None, rules=None)

    def check_source(self, source: Source, evidence: Mapping[str, Evidence] | None = None) -> Iterator[Event]:
        """The events of one source, with suppressions applied and questions numbered. Raises UsageError for an unusable side-car file.

        ``evidence``: that of an earlier text of the source, by the unit of its documents.
        """
        return numbered(self.suppressed(self.check(source, evidence)))

    def check(self, source: Source, evidence: Mapping[str, Evidence] | None = None) -> Sequence[Event]:
        """The events of one source, before its side-car file is applied. They may be stored and used again for the same text.

        A crash costs this source only: the reason why it was not checked.
        """
        try:
            return tuple(self._events(source, evidence or {}))
        except SourceError as error:
            return (Skipped(error.path, error.reason),)
        except CheckerError:
            raise
        except MemoryError:
            return (Skipped(source.path, "not enough memory to check it"),)
        except Exception as error:  # noqa: BLE001 - other files are still checked
            reason = (
                f"internal error ({type(error).__name__}: {error}); please report it. Other files were still checked"
            )
            return (Skipped(source.path, reason),)

    def suppressed(self, events: Sequence[Event]) -> Iterable[Event]:
        """All events of one source, with its side-car file applied. Raises UsageError for an invalid one."""
        path = next((event.path for event in events if isinstance(event, DocumentReport)), None)
        if path is None or not self.settings.suppressions:
            return events
        snapshot = self.settings.snapshot
        if snapshot is None and not os.path.exists(path + SUFFIX):  # noqa: PTH110 - called for every file
            return events
        return apply_side_car(events, read_suppressions(Path(path), snapshot), self.policy)

    def _events(self, source: Source, evidence: Mapping[str, Evidence]) -> Iterator[Event]:
        for document in read(source, self.settings.reader):
            if document.draft and self.settings.drafts == "skip":
                yield OutOfScope(document.path, "a draft")
                continue
            language = self.language_of(document)
            if language not in self.catalogue.languages:
                reason = f"written in {language_name(language, self.resources)}, which no rule checks"
                yield OutOfScope(document.path, reason, language)
                continue
            total = unread_of(document, source, self.settings.reader)
            if total and document.is_blank:
                yield Skipped(document.path, why_not_checked(total))
            else:
                yield self._check(replace(document, language=language), source, total, evidence.get(document.unit))

    def language_of(self, document: Document) -> str:
        """The language in the settings; else the one that the document states, unless it states English and its words plainly are not: a page keeps
        the language of the template that it was made with."""
        requested = self.settings.language
        if requested != "auto":
            return requested
        stated = document.language.partition("-")[0].lower()
        return stated if stated not in {"", "en", UNKNOWN} else language_of(document.text, self.resources)

    def _check(self, document: Document, source: Source, total: int, evidence: Evidence | None) -> DocumentReport:
        document = replace(
            document, date=self.settings.date or document.date, title=self.settings.title or document.title
        )
        (findings, failed, backends, found), unassessed, prose = self._assess(document, evidence)
        unseen = [backend.name for backend in backends if not backend.complete]
        lines = LineIndex(source.text)
        suppressed = self._suppressed_in(document, lines, findings, [*unseen, *(rule.rule for rule in failed)])
        return DocumentReport(
            path=document.path,
            unit=document.unit,
            language=document.language,
            words=document.words,
            text_length=len(document.text),
            findings=suppressed.findings,
            source=source.text,
            lines=lines,
            readability=prose.score() if prose else None,
            failed=failed,
            notes=(*read_notes(document, source, total), *suppressed.notes, *_not_all_checked(unseen)),
            unassessed=unassessed,
            encoding=source.encoding,
            keys=keys_of(document, findings),
            fail_on=self.settings.fail_on,
            backends=backends,
            unread_of=total,
            evidence=found,
        )

    def _assess(self, document: Document, evidence: Evidence | None) -> _Assessed:
        """What is needed of the facts of a document, which take many times its size and are let go here."""
        facts = Facts(document, self.resources)
        outcome = self._engine.run(facts, evidence)
        prose = self._scorer.prose(facts, outcome.findings) if self.settings.readability else None
        return _Assessed(outcome, tuple(_unassessed(facts)), prose)

    def _suppressed_in(
        self, document: Document, lines: LineIndex, findings: tuple[Finding, ...], incomplete: Sequence[str]
    ) -> Suppressed:
        """The findings with the document's directives applied. One for an ``incomplete`` rule or backend may be unused for that reason."""
        if not self.settings.suppressions:
            return Suppressed(findings, ())
        return apply_directives(document, lines, findings, self.policy.without(incomplete))


def _not_all_checked(backends: Iterable[str]) -> Iterator[str]:
    return (f"not all of it was checked by {BACKENDS.get(name, name)}" for name in backends)


def _unassessed(facts: Facts) -> Iterator[str]:
    undated = sum(1 for mention in facts.dates if mention.weekday and mention.near(facts.document.date) is None)
    if undated:
        yield f"{undated} weekday{'s against their dates' if undated > 1 else ' against its date'} (year unknown; give the date of the story with --date)"
