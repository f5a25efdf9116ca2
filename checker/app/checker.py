"""The Checker: built once from settings and catalogue, used by every door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from checker.app.jobs import FILES_A_PROCESS, MOST_PROCESSES, Check, Checked, jobs_for
from checker.engine.run import Engine
from checker.engine.settings import Settings
from checker.engine.suppressions import read_suppressions, suppress
from checker.facts.language import language_of
from checker.facts.resources import Resources
from checker.facts.view import Facts
from checker.model.document import Document
from checker.model.errors import CheckerError, SourceError, UsageError
from checker.model.readability import Readability
from checker.model.report import DocumentReport, SkippedInput, Summary
from checker.model.span import LineIndex
from checker.reading.discover import discover
from checker.reading.registry import read
from checker.reading.source import Source, read_source
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.selection import select


class Checker:
    """Checks sources one after another. Raises UsageError or PageError when built from settings that can't be used."""

    def __init__(self, settings: Settings | None = None, catalogue: Catalogue | None = None) -> None:
        self.settings = settings or Settings()
        self.catalogue = catalogue or Catalogue.shipped()
        self._shipped = catalogue is None
        self.resources = Resources(self.settings.accepted, self.settings.names)
        if self.settings.names:
            # A table that can't be used is wrong usage, to be told before any file is read.
            _ = self.resources.house_variants
        rules = select(self.catalogue, self.settings.select, self.settings.ignore, preview=self.settings.preview)
        self._languages = {rule.language for rule in self.catalogue} - {"any"}
        if self.settings.language not in {"auto", *self._languages}:
            known = ", ".join(sorted(self._languages))
            raise UsageError(
                f"--language is “{self.settings.language}”, which no rule reads; it is one of auto, {known}"
            )
        self._engine = Engine(self.catalogue, rules, self.resources)

    def summary(self) -> Summary:
        """An empty summary for a run of this checker."""
        return Summary(fail_on=self.settings.fail_on)

    def sources(self, paths: Iterable[Path], summary: Summary) -> Iterator[tuple[Source, Path]]:
        """The inputs of each path, in order; what can't be read, or that there was nothing to read, is told in ``summary``."""
        paths = list(paths)
        empty = True
        for path in discover(paths):
            empty = False
            try:
                if isinstance(path, SourceError):
                    raise path
                source = read_source(path, self.settings.encoding)
            except SourceError as error:
                summary.skipped.append(SkippedInput(error.path, error.reason))
            else:
                yield source, path
        if empty and not self.settings.allow_empty:
            named = " ".join(path.as_posix() for path in paths)
            summary.skipped.append(SkippedInput(named, "nothing to check: no text, Markdown or HTML files here"))

    def check_paths(self, paths: Iterable[Path], summary: Summary) -> Iterator[DocumentReport]:
        """A report for each document of each path, in order; ``summary`` is complete at the end."""
        paths = list(paths)
        jobs = self._jobs(paths)
        if jobs > 1:
            yield from self._in_parallel(paths, summary, jobs)
            return
        for source, _ in self.sources(paths, summary):
            yield from self.check_source(source, summary)

    def check_file(self, path: Path) -> Checked:
        """What comes of one file."""
        summary = self.summary()
        reports = tuple(self.check_paths([path], summary))
        return Checked(reports, tuple(summary.skipped), tuple(summary.out_of_scope))

    def _jobs(self, paths: Sequence[Path]) -> int:
        """One process unless there are files enough for several, and each could build this checker again from its settings."""
        if not self._shipped or self.settings.jobs == 1:
            return 1
        enough = (self.settings.jobs or MOST_PROCESSES) * FILES_A_PROCESS
        return jobs_for(sum(1 for _ in islice(discover(paths), enough)), self.settings.jobs)

    def _in_parallel(self, paths: Sequence[Path], summary: Summary, jobs: int) -> Iterator[DocumentReport]:
        from checker.app.parallel import check_in_parallel  # noqa: PLC0415 - costs as much as checking many files

        files = (found if isinstance(found, Path) else Path(found.path) for found in discover(paths))
        for checked in check_in_parallel(files, partial(_check_of, self.settings), jobs):
            summary.skipped.extend(checked.skipped)
            summary.out_of_scope.extend(checked.out_of_scope)
            for report in checked.reports:
                summary.add(report)
                yield report

    def check_source(self, source: Source, summary: Summary) -> Iterator[DocumentReport]:
        """The reports of one source's documents, counted in ``summary``; a document in a language that no rule reads is out of scope."""
        for document in read(source, self.settings.reader):
            language = self._language(document)
            if language not in self._languages:
                summary.out_of_scope.append(
                    SkippedInput(document.path, f"its language is {language}, which no rule reads")
                )
                continue
            report = self._check(replace(document, language=language), source)
            summary.add(report)
            yield report

    def _language(self, document: Document) -> str:
        asked = self.settings.language
        if asked != "auto":
            return asked
        return document.language.partition("-")[0].lower() or language_of(document.text, self.resources)

    def _check(self, document: Document, source: Source) -> DocumentReport:
        document = replace(
            document, date=self.settings.date or document.date, title=self.settings.title or document.title
        )
        facts = Facts(document, self.resources)
        findings, failed = self._engine.check(facts)
        if self.settings.suppressions:
            findings = suppress(findings, read_suppressions(Path(source.path)))
        notes = [] if document.text.strip() else ["the file is empty"]
        if source.mixed_newlines:
            notes.append("lines end in more than one way (LF, CRLF, CR)")
        return DocumentReport(
            path=document.path,
            unit=document.unit,
            language=document.language,
            words=len(document.text.split()),
            text_length=len(document.text),
            findings=findings,
            source=source.text,
            lines=LineIndex(source.text),
            readability=self._readability(facts) if self.settings.readability else None,
            failed=failed,
            notes=tuple(notes),
            unassessed=tuple(_unassessed(facts)),
            encoding=source.encoding,
        )

    @staticmethod
    def _readability(facts: Facts) -> Readability:
        from checker.engine.readability import score  # noqa: PLC0415 - costs more than all the rules of a short text

        place = facts.document.offsets.place
        sentences = [(*place(span)[1:], span.text(facts.text)) for span in facts.scoreable]
        return score(sentences, len(facts.segments) - len(sentences))


def _check_of(settings: Settings) -> Check:
    """The check of a process of its own."""
    return Checker(replace(settings, jobs=1)).check_file


def _unassessed(facts: Facts) -> Iterator[str]:
    undated = sum(1 for mention in facts.dates if mention.weekday and mention.near(facts.document.date) is None)
    if undated:
        yield f"whether {undated} weekday{'s fit their dates' if undated > 1 else ' fits its date'}: the year isn't told (--date says when the story is from)"


def check_text(text: str, settings: Settings | None = None) -> DocumentReport:
    """The report on a text. Raises CheckerError for a text in a language that no rule reads."""
    checker = Checker(settings or Settings(readability=False))
    summary = checker.summary()
    for report in checker.check_source(Source("text", text), summary):
        return report
    raise CheckerError(f"the text is out of scope: {summary.out_of_scope[0].reason}")


def check_paths(paths: Iterable[str | Path], settings: Settings | None = None) -> tuple[list[DocumentReport], Summary]:
    """The reports on files and folders, and the summary of the run."""
    checker = Checker(settings)
    summary = checker.summary()
    return list(checker.check_paths([Path(path) for path in paths], summary)), summary
