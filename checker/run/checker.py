"""The Checker: built once from settings and catalogue, used by every door."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from checker.engine.identity import keys_of
from checker.engine.run import Engine
from checker.facts.language import UNKNOWN, language_name, language_of
from checker.facts.view import Facts
from checker.model.document import Document
from checker.model.errors import CheckerError, SourceError, UsageError
from checker.model.finding import Severity
from checker.model.readability import Readability
from checker.model.report import DocumentReport, OutOfScope, SkippedInput, Summary
from checker.model.settings import Settings
from checker.model.span import LineIndex
from checker.model.version import VERSION
from checker.reading.registry import read
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.selection import BACKENDS, select
from checker.run.catalogues import catalogue_of
from checker.run.jobs import Checked
from checker.run.program import program_digest
from checker.run.unread import read_notes, unread_of, why_not_checked
from checker.triage.directives import Policy
from checker.triage.side_car import SUFFIX, read_suppressions
from checker.triage.suppression import Silenced, obeyed, suppressed
from checker.words.resources import Resources

if TYPE_CHECKING:
    from checker.engine.producer import Ground
    from checker.model.producer import Producer


class Checker:
    """Checks sources one after another. Raises UsageError or PageError when built from settings that can't be used."""

    def __init__(
        self,
        settings: Settings | None = None,
        catalogue: Catalogue | None = None,
        resources: Resources | None = None,
        producers: Sequence[Producer[Ground]] = (),
    ) -> None:
        self.settings = settings or Settings()
        self.catalogue = catalogue or catalogue_of(self.settings.rules)
        self.resources = resources or Resources(self.settings.accepted, self.settings.names)
        if self.settings.names:
            # A table that can't be used is wrong usage, to be told before any file is read.
            _ = self.resources.house_variants
        self.selected = select(
            self.catalogue, self.settings.select, self.settings.ignore, preview=self.settings.preview
        )
        self.policy = Policy.of(self.catalogue, self.settings)
        self._producers = tuple(producers)
        if self.settings.backends and not self._producers:
            raise UsageError(
                f"{', '.join(self.settings.backends)} is asked by a Workspace; a Checker has to be given producers"
            )
        self._engine = Engine(self.catalogue, self.selected, self.resources, self.settings, self._producers)

    def summary(self) -> Summary:
        """An empty summary for a run of this checker."""
        return Summary()

    @cached_property
    def digest(self) -> str:
        """Changes with everything that a result depends on besides the source: settings, rules, tables and the program itself."""
        import hashlib  # noqa: PLC0415 - few runs ask

        asked = [producer.identity for producer in self._producers]
        parts = (VERSION, self.catalogue.digest, self.resources.digest, repr(self._telling()), program_digest(), *asked)
        return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()

    def _telling(self) -> Settings:
        """The settings without those that no result depends on, and those whose files are told by what is in them."""
        of_the_run = replace(self.settings, fail_on=None, jobs=1, allow_empty=False, cache=True, baseline=None)
        # Of a program that is asked, its producer tells what counts.
        of_the_run = replace(of_the_run, languagetool_url="", languagetool_folder=None, languagetool_timeout=0.0)
        return replace(of_the_run, accepted=frozenset(), words=(), names=None, rules=None)

    def check(self, source: Source) -> Checked:
        """What comes of a source, before anything is silenced from outside it; a document in a language that no rule reads is out of scope.

        A crash costs this source only, and is told as the reason why it was not checked.
        """
        try:
            return self._checked(source)
        except SourceError as error:
            return Checked(skipped=(SkippedInput(error.path, error.reason),))
        except CheckerError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, other files are to be checked all the same
            reason = (
                f"checker failed on it ({type(error).__name__}: {error}). This is a bug; other files are not concerned"
            )
            return Checked(skipped=(SkippedInput(source.path, reason),))

    def _checked(self, source: Source) -> Checked:
        reports, beyond, unread = [], [], []
        for document in read(source, self.settings.reader):
            if document.draft and self.settings.drafts == "skip":
                beyond.append(OutOfScope(document.path, "a draft"))
                continue
            language = self.language_of(document)
            if language in self.catalogue.languages:
                total = unread_of(document, source, self.settings.reader)
                if total and not document.text.strip():
                    unread.append(SkippedInput(document.path, why_not_checked(total)))
                else:
                    reports.append(self._check(replace(document, language=language), source, total))
            else:
                reason = f"written in {language_name(language, self.resources)}, which no rule checks"
                beyond.append(OutOfScope(document.path, reason, language))
        return Checked(tuple(reports), tuple(unread), tuple(beyond))

    def settled(self, reports: Sequence[DocumentReport]) -> Sequence[DocumentReport]:
        """The reports on one source with the house's bar and what is silenced beside it. Raises UsageError for a side-car file that can't be used."""
        if self.settings.fail_on is not Severity.ERROR:
            reports = [report._replace(fail_on=self.settings.fail_on) for report in reports]
        if not (self.settings.suppressions and reports and os.path.exists(reports[0].path + SUFFIX)):  # noqa: PTH110 - asked for every file
            return reports
        return suppressed(reports, read_suppressions(Path(reports[0].path)), self.policy)

    def check_source(self, source: Source, summary: Summary) -> Iterator[DocumentReport]:
        """The reports of one source's documents, counted in ``summary``."""
        checked = self.check(source)
        summary.skipped.extend(checked.skipped)
        summary.out_of_scope.extend(checked.out_of_scope)
        for report in self.settled(checked.reports):
            summary.add(report)
            yield report

    def language_of(self, document: Document) -> str:
        """The language that is asked for; else the one that the document says it is in, unless that is English and its words plainly are not: a page
        keeps the language of the template that it was made with."""
        asked = self.settings.language
        if asked != "auto":
            return asked
        stated = document.language.partition("-")[0].lower()
        return stated if stated not in {"", "en", UNKNOWN} else language_of(document.text, self.resources)

    def _check(self, document: Document, source: Source, total: int) -> DocumentReport:
        document = replace(
            document, date=self.settings.date or document.date, title=self.settings.title or document.title
        )
        facts = Facts(document, self.resources)
        findings, failed, backends = self._engine.run(facts)
        lines = LineIndex(source.text)
        unseen = [backend.name for backend in backends if not backend.complete]
        policy = self.policy.without([*unseen, *(rule.rule for rule in failed)])
        silenced = obeyed(document, lines, findings, policy) if self.settings.suppressions else Silenced(findings, ())
        notes = list(read_notes(document, source, total))
        if source.mixed_newlines:
            notes.append("lines end in more than one way (LF, CRLF, CR)")
        return DocumentReport(
            path=document.path,
            unit=document.unit,
            language=document.language,
            words=len(document.text.split()),
            text_length=len(document.text),
            findings=silenced.findings,
            source=source.text,
            lines=lines,
            readability=self._readability(facts) if self.settings.readability else None,
            failed=failed,
            notes=(*notes, *silenced.notes, *(f"{BACKENDS.get(name, name)} has not seen all of it" for name in unseen)),
            unassessed=tuple(_unassessed(facts)),
            encoding=source.encoding,
            keys=keys_of(document, findings),
            backends=backends,
            unread_of=total,
        )

    @staticmethod
    def _readability(facts: Facts) -> Readability:
        from checker.readability.score import score  # noqa: PLC0415 - costs more than all the rules of a short text

        place = facts.document.offsets.place
        sentences = [(*place(span)[1:], span.text(facts.text)) for span in facts.scoreable]
        paragraphs = [place(block.span)[1:] for block in facts.document.blocks]
        return score(sentences, len(facts.segments) - len(sentences), paragraphs)


def _unassessed(facts: Facts) -> Iterator[str]:
    undated = sum(1 for mention in facts.dates if mention.weekday and mention.near(facts.document.date) is None)
    if undated:
        yield f"whether {undated} weekday{'s fit their dates' if undated > 1 else ' fits its date'}: the year isn't told (--date says when the story is from)"
