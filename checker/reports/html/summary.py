"""What the desk report says of a run as a whole: its totals, an index of its articles, what was not checked, what rules say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.model.finding import Severity
from checker.model.summary import Summary
from checker.reports import RunInfo
from checker.reports.annotations import backend_failures
from checker.reports.html.article import Article, counted
from checker.reports.html.entries import rule_anchor
from checker.reports.html.markup import html_text
from checker.reports.wording.totals import plural, set_aside
from checker.reports.wording.worklist import KINDS
from checker.rulebook.selection import BACKENDS, of_backend


class IndexLine(NamedTuple):
    """An article in the index: where it is, its name, its verdict, and how many findings of each kind."""

    link: str
    name: str
    verdict: str
    counts: tuple[int, ...]


def index_line(article: Article, link: str) -> IndexLine:
    """The line of an article."""
    counts = tuple(counted(article.report, article.entries, kind) for kind, _ in KINDS)
    return IndexLine(link, html_text(article.name), article.verdict.partition(":")[0], counts)


def render_summary(index: Sequence[IndexLine], summary: Summary, *, always_index: bool) -> Iterator[str]:
    """The totals; an index of the articles where there are several, or always; what was not checked."""
    yield f'<section id="run" class="run">\n<h2 class="heard">Summary</h2>\n<p class="totals">{_totals(summary)}</p>\n'
    if always_index or len(index) != 1:
        yield from _index(index)
    yield from _list(
        "Files not checked", [f"<bdi>{html_text(path)}</bdi>: {html_text(reason)}" for path, reason in summary.skipped]
    )
    yield from _list("Rules that failed", [f"{html_text(rule)} on <bdi>{html_text(path)}</bdi>: {html_text(message)}" for rule, path, message in summary.failed])  # fmt: skip
    yield from _list("Failed backends", [f"{html_text(b.name)}: {html_text(line)}" for b in summary.backends for line in backend_failures(b)])  # fmt: skip
    yield from _list("Out of scope", [f"<bdi>{html_text(path)}</bdi>: {html_text(reason)}" for path, reason, _ in summary.out_of_scope])  # fmt: skip
    yield from _list("Notices", [html_text(notice) for notice in summary.notices])
    yield "</section>\n"


def _totals(summary: Summary) -> str:
    """Counts of a run in one line."""
    errors, warnings, notes = (summary.severities[severity] for severity in Severity)
    counts = (plural(errors, "error"), plural(warnings, "warning"), plural(notes, "note"))
    found = f"{plural(summary.files, 'article')}, {plural(summary.words, 'word')}: {', '.join(counts)}"
    clean = [f"{plural(summary.clean, 'article')} clean"] if summary.clean and summary.files > 1 else []
    aside = map(html_text, set_aside(summary.known, summary.suppressed))
    return "; ".join((found, plural(summary.queries, "question"), *clean, *aside))


def _index(index: Sequence[IndexLine]) -> Iterator[str]:
    if not index:
        yield "<p>No articles were read.</p>\n"
        return
    yield '<div class="wide"><table class="index"><caption>Articles</caption>\n<thead><tr><th scope="col">Article</th><th scope="col">Verdict</th>'
    yield (
        "".join(f'<th scope="col" class="number">{title.split()[0]}</th>' for _, title in KINDS)
        + "</tr></thead>\n<tbody>\n"
    )
    for link, name, result, counts in index:
        numbers = "".join(f'<td class="number">{count or "–"}</td>' for count in counts)
        yield f'<tr><th scope="row"><a href="{link}"><bdi>{name}</bdi></a></th><td>{result}</td>{numbers}</tr>\n'
    yield "</tbody></table></div>\n"


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"<h3>{title}</h3>\n<ul>\n"
        yield from (f"<li>{line}</li>\n" for line in lines)
        yield "</ul>\n"


def render_explanations(rules: Iterable[str], run: RunInfo) -> Iterator[str]:
    """What the pages of rules say."""
    names = sorted(rules)
    if not names:
        return
    yield '<section class="rules">\n<h2>Why these were flagged</h2>\n<dl>\n'
    for name in names:
        page = run.page(name)
        code = f' <span class="code">{html_text(page.code)}</span>' if page else ""
        why = html_text(" ".join(page.why.split())) if page else _without_page(name)
        yield f'<div id="{rule_anchor(name)}"><dt>{html_text(name)}{code}</dt><dd>{why}</dd></div>\n'
    yield "</dl>\n</section>\n"


def _without_page(name: str) -> str:
    """What is said of a rule that has no page."""
    backend = of_backend(name)
    return f"This is a rule of {BACKENDS[backend]}." if backend else "This rule does not come with checker."
