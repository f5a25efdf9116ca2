"""``checker facts``: what the ledgers know of articles."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from checker.base.did_you_mean import hint
from checker.base.visible import visible
from checker.cli.commands.check import messages
from checker.cli.messages import say
from checker.cli.options import stdin_source, workspace_from
from checker.config.options import CliOptions
from checker.facts.listing import LEDGERS, Row, rows_of
from checker.facts.view import Facts
from checker.model.errors import SourceError, UsageError
from checker.model.report import Event, Skipped
from checker.model.span import LineIndex
from checker.model.summary import Summary
from checker.reading.registry import read
from checker.reports.escaping import json_escaped, one_line
from checker.run.jobs import Item, Job
from checker.run.workspace import Workspace

_VERSION = 1
_WIDEST = 60


class Fact(NamedTuple):
    """A fact with its place in the file: ``start`` and ``end`` are code points, ``line`` and ``column`` count from 1."""

    line: int
    column: int
    start: int
    end: int
    row: Row


class Article(NamedTuple):
    """The facts of one document of a file. ``unit`` is "" where a file is one document."""

    path: str
    unit: str
    date: str
    facts: list[Fact]


def command(options: CliOptions, paths: Sequence[Path]) -> int:
    """Prints the facts, and returns 0, or 3 where an input can't be read. Raises UsageError for an unknown ledger."""
    _ledgers(options["facts-only"])
    summary = Summary()
    with workspace_from(options.with_given(readability=False)) as workspace:
        articles = _watched(_articles(workspace, paths, options), summary)
        pieces = _as_json(articles, summary) if options["facts-format"] == "json" else _as_text(articles)
        for piece in pieces:
            sys.stdout.write(piece)
    for line in messages(summary):
        say(line)
    return summary.exit_code


def _ledgers(asked: Sequence[str]) -> tuple[str, ...]:
    """The ledgers that are asked for, in the order of their table; all without any. Raises UsageError for an unknown one."""
    names = [name.strip() for text in asked for name in text.split(",") if name.strip()]
    for name in names:
        if name not in LEDGERS:
            available = f"available: {', '.join(LEDGERS)}"
            raise UsageError(f"--only: unknown ledger “{name}”{hint(name, LEDGERS, available)}")
    return tuple(name for name in LEDGERS if not names or name in names)


def _articles(workspace: Workspace, paths: Sequence[Path], options: CliOptions) -> Iterator[Article | Event]:
    ledgers = _ledgers(options["facts-only"])
    for item in _items(workspace, paths, options):
        if not isinstance(item, Job):
            yield item
            continue
        try:
            yield from _facts_of(item, workspace, ledgers)
        except SourceError as error:
            yield Skipped(error.path, error.reason)


def _items(workspace: Workspace, paths: Sequence[Path], options: CliOptions) -> Iterator[Item]:
    if Path("-") not in paths:
        yield from workspace.items(paths)
        return
    if len(paths) > 1:
        raise UsageError("standard input (-) can't be combined with files")
    name = options["stdin-filename"] or "stdin"
    settings = workspace.settings_for(Path(name)) if options["stdin-filename"] else workspace.settings
    try:
        yield Job(stdin_source(name, settings), settings)
    except SourceError as error:
        yield Skipped(error.path, error.reason)


def _facts_of(job: Job, workspace: Workspace, ledgers: Sequence[str]) -> Iterator[Article]:
    lines = LineIndex(job.source.text)
    resources = workspace.checker(job.settings).resources
    for document in read(job.source, job.settings.reader):
        document = replace(document, date=job.settings.date or document.date)  # noqa: PLW2901 - as a check has it
        rows = rows_of(Facts(document, resources), ledgers)
        found = []
        for row in rows:
            place = document.offsets.place(row.span)
            found.append(Fact(*lines.position(place.start), place.start, place.end, row))
        yield Article(document.path, document.unit, document.date, found)


def _watched(articles: Iterator[Article | Event], summary: Summary) -> Iterator[Article]:
    for article in articles:
        if isinstance(article, Article):
            yield article
        else:
            summary.add(article)


def _as_text(articles: Iterator[Article]) -> Iterator[str]:
    for article in articles:
        name = visible(f"{article.path} {article.unit}".strip())
        yield f"{name}\n" + (f"  published {visible(article.date)}\n" if article.date else "")
        table = [(f"{fact.line}:{fact.column}", fact.row.ledger, _shortened(fact.row.words), _fields(fact.row)) for fact in article.facts]  # fmt: skip
        widths = [max((len(row[at]) for row in table), default=0) for at in range(3)]
        for place, *cells, fields in table:
            padded = (f"{cell:{width}}" for cell, width in zip(cells, widths[1:], strict=True))
            yield f"  {place:>{widths[0]}}  {'  '.join(padded)}  {fields}\n"


def _shortened(words: str) -> str:
    """The words on one line, and of many only the ends."""
    line = one_line(words)
    half = _WIDEST // 2 - 2
    return line if len(line) <= _WIDEST else f"{line[:half]} … {line[-half:]}"


def _fields(row: Row) -> str:
    return ", ".join(f"{name} {one_line(_shown(value))}" for name, value in row.fields.items() if value != "")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " + ".join(value) if isinstance(value, list) else str(value)


def _as_json(articles: Iterator[Article], summary: Summary) -> Iterator[str]:
    files = [_article(article) for article in articles]
    skipped = [{"path": one.path, "reason": one.reason} for one in summary.skipped]
    values = {"version": _VERSION, "files": files, "skipped": skipped}
    yield json_escaped(json.dumps(values, ensure_ascii=False, indent=2)) + "\n"


def _article(article: Article) -> dict[str, Any]:
    return {
        "path": article.path,
        "unit": article.unit,
        "date": article.date,
        "facts": [
            {
                "ledger": fact.row.ledger,
                "line": fact.line,
                "column": fact.column,
                "start": fact.start,
                "end": fact.end,
                "words": fact.row.words,
                "fields": dict(fact.row.fields),
            }
            for fact in article.facts
        ],
    }
