"""The end of the page, where the run is complete: all articles, what was not read, the rules that spoke, what made the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.model.finding import Severity
from checker.model.report import Summary
from checker.model.rule_info import RuleInfo
from checker.model.version import VERSION
from checker.reports.desk import plural
from checker.reports.html.entries import rule_anchor
from checker.reports.html.slips import KINDS
from checker.reports.html.text import words
from checker.reports.wording import unseen_by
from checker.rulebook.selection import BACKENDS, of_backend


class IndexLine(NamedTuple):
    """An article in the index: its anchor, name, verdict, and how many findings of each kind."""

    anchor: str
    name: str
    verdict: str
    counts: tuple[int, ...]


def tail(index: Sequence[IndexLine], summary: Summary, rules: str, explained: Iterable[str]) -> Iterator[str]:
    """From the end of the last article to the end of the page. ``rules`` is the digest of the catalogue, if it is known."""
    yield '<section id="run" class="run">\n<h2>The whole run</h2>\n'
    yield f'<p class="totals">{totals(summary)}</p>\n'
    yield from _index(index)
    yield from _list("Not read", [f"<bdi>{words(path)}</bdi>: {words(reason)}" for path, reason in summary.skipped])
    yield from _list("Rules that failed", [f"{words(rule)} on <bdi>{words(path)}</bdi>: {words(message)}" for rule, path, message in summary.failed])  # fmt: skip
    yield from _list("Not seen by other programs", [f"{words(b.name)}: {words(line)}" for b in summary.backends for line in unseen_by(b)])  # fmt: skip
    yield from _list("Out of scope", [f"<bdi>{words(path)}</bdi>: {words(reason)}" for path, reason, _ in summary.out_of_scope])  # fmt: skip
    yield from _list("Notices", [words(notice) for notice in summary.notices])
    yield "</section>\n"
    yield from explained
    maker = f"checker {VERSION}, rules {words(rules)}" if rules else f"checker {VERSION}"
    maker += "".join(f", with {words(f'{BACKENDS.get(b.name, b.name)} {b.version}'.strip())}" for b in summary.backends)
    yield f"</main>\n<footer><p>Made by {maker}.</p></footer>\n</body>\n</html>\n"


def totals(summary: Summary) -> str:
    """Counts of a run in one line."""
    errors, warnings, notes = (summary.severities[severity] for severity in Severity)
    counts = (plural(errors, "error"), plural(warnings, "warning"), plural(notes, "note"))
    return f"{plural(summary.files, 'article')}, {plural(summary.words, 'word')}: {', '.join(counts)}; {plural(summary.queries, 'question')}"


def _index(index: Sequence[IndexLine]) -> Iterator[str]:
    if not index:
        yield "<p>No article was read.</p>\n"
        return
    yield '<div class="wide"><table class="index"><caption>Articles</caption>\n<thead><tr><th scope="col">Article</th><th scope="col">Verdict</th>'
    yield (
        "".join(f'<th scope="col" class="number">{title.split()[0]}</th>' for _, title in KINDS)
        + "</tr></thead>\n<tbody>\n"
    )
    for anchor, name, verdict, counts in index:
        numbers = "".join(f'<td class="number">{count or "–"}</td>' for count in counts)
        yield f'<tr><th scope="row"><a href="#{anchor}"><bdi>{name}</bdi></a></th><td>{verdict}</td>{numbers}</tr>\n'
    yield "</tbody></table></div>\n"


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"<h3>{title}</h3>\n<ul>\n"
        yield from (f"<li>{line}</li>\n" for line in lines)
        yield "</ul>\n"


def explanations(spoke: Iterable[str], catalogue: Iterable[RuleInfo] | None = None) -> Iterator[str]:
    """What the pages of rules say, for those with an entry; by default the pages that come with the program."""
    names = sorted(set(spoke))
    if not names:
        return
    pages = {page.name: page for page in (_shipped() if catalogue is None else catalogue)}
    yield '<section class="rules">\n<h2>Why these were flagged</h2>\n<dl>\n'
    for name in names:
        page = pages.get(name)
        code = f' <span class="code">{words(page.code)}</span>' if page else ""
        why = words(" ".join(page.why.split())) if page else _of_others(name)
        yield f'<div id="{rule_anchor(name)}"><dt>{words(name)}{code}</dt><dd>{why}</dd></div>\n'
    yield "</dl>\n</section>\n"


def _of_others(name: str) -> str:
    """What is told of a rule without a page."""
    backend = of_backend(name)
    return f"A rule of {BACKENDS[backend]}." if backend else "This rule is not one of those that come with the program."


def _shipped() -> Iterable[RuleInfo]:
    from checker.rulebook.catalogue import Catalogue  # noqa: PLC0415 - costs more than a short report

    return Catalogue.shipped()
