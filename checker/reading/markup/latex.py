"""The blocks of LaTeX."""

from __future__ import annotations

import re
from functools import cache

from checker.model.document import BlockKind
from checker.reading.html.templates import COMMAND, VALUE
from checker.reading.markup.inline import named
from checker.reading.markup.lines import Remark, Structure

_LINE_END = r"(?:\r\n|\n|\r)"
_BRACE = re.compile(r"\\[\s\S]|[{}]")
_LONGEST = 4000


@cache
def _opaque() -> re.Pattern[str]:
    names = "|".join(named("tex", "environment"))
    return re.compile(rf"\\begin\{{(?P<name>(?:{names})\*?)\}}|\\[\s\S]|(?P<comment>%[^\r\n]*)")


@cache
def _structural() -> re.Pattern[str]:
    commands = "|".join(named("tex", "block"))
    return re.compile(
        rf"(?P<blank>{_LINE_END}[ \t]*{_LINE_END}\s*)|\\par(?![a-zA-Z])"
        r"|\\(?P<item>item)(?![a-zA-Z])(?:\[[^\[\]]{0,200}\])?"
        rf"|\\(?P<block>{commands})(?![a-zA-Z])\*?(?:\[[^\[\]]{{0,300}}\])?[ \t]{{0,9}}\{{"
        r"|\\(?P<edge>begin|end)\{(?P<name>[^{}]{0,60})\}(?:\[[^\[\]]{0,300}\])?(?:\{[^{}]{0,300}\}){0,3}"
    )


def structure(source: str) -> tuple[str, Structure]:
    """The source with what is no prose hidden, of the same length, and its blocks and comments."""
    found = Structure()
    text = _hidden(source, found)
    start = text.find(r"\begin{document}")
    end = text.find(r"\end{document}", max(start, 0))
    if start >= 0:
        _blocks(text, 0, start, found, whole=False)
    body = start + len(r"\begin{document}") if start >= 0 else 0
    _blocks(text, body, end if end >= 0 else len(text), found, whole=True)
    if day := re.search(r"\\date\{\s{0,9}(\d{4}-\d\d-\d\d)\s{0,9}\}", text):
        found.told["date"] = day[1]
    return text, found


def _hidden(source: str, found: Structure) -> str:
    parts: list[str] = []
    done = at = 0
    missing: set[str] = set()
    while match := _opaque().search(source, at):
        at = match.end()
        name = match["name"]
        if name and name not in missing:
            end = source.find(f"\\end{{{name}}}", at)
            if end < 0:
                missing.add(name)
                continue
            at = end + len(f"\\end{{{name}}}")
            parts += source[done : match.start()], VALUE * (at - match.start())
            done = at
        elif match["comment"]:
            at = _comment_end(source, match)
            found.remarks.append(Remark(match[0].lstrip("%").strip(), match.start(), match.end()))
            parts += source[done : match.start()], COMMAND * (at - match.start())
            done = at
    return "".join((*parts, source[done:]))


def _comment_end(source: str, match: re.Match[str]) -> int:
    """After words, a comment takes the line end with it: “foo%” and “bar” on the next line are one word."""
    if match.start() == 0 or source[match.start() - 1].isspace():
        return match.end()
    joined = re.compile(rf"{_LINE_END}[ \t]*(?=[^\s%])").match(source, match.end())
    return joined.end() if joined else match.end()


def _blocks(text: str, at: int, stop: int, found: Structure, *, whole: bool) -> None:
    """Takes the blocks of a stretch; of the preamble (not ``whole``) only the title and the authors."""
    kinds, inside = named("tex", "block"), named("tex", "inside")
    environments: list[BlockKind] = []
    while match := _structural().search(text, at, stop):
        kind = environments[-1] if environments else BlockKind.PARAGRAPH
        if whole:
            found.take(kind, at, match.start())
        at = match.end()
        if match["block"]:
            end = _closed(text, at, stop)
            if whole or match["block"] in {"title", "author"}:
                found.take(BlockKind(kinds[match["block"]]), at, end)
            at = min(end + 1, stop)
        elif match["edge"] and (name := match["name"].rstrip("*")) in inside:
            if match["edge"] == "begin":
                environments.append(BlockKind(inside[name]))
            elif environments:
                environments.pop()
    if whole:
        found.take(environments[-1] if environments else BlockKind.PARAGRAPH, at, stop)


def _closed(text: str, at: int, stop: int) -> int:
    """Where the brace is closed that was opened before ``at``; at most some thousand characters on."""
    depth = 1
    stop = min(stop, at + _LONGEST)
    for brace in _BRACE.finditer(text, at, stop):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth:
            return brace.start()
    return stop
