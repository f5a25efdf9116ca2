"""LaTeX: its blocks, and cuts. A title goes with its command, an item with its mark, a paragraph with its lines."""

from __future__ import annotations

import re
from functools import cache

from checker.model.document import BlockKind
from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.block_builder import OBJECT
from checker.reading.cutting import SourceLines
from checker.reading.markup.cuts import MaskedMarkup
from checker.reading.markup.inline import in_latex, named
from checker.reading.markup.pairs import COMMAND, balanced
from checker.reading.markup.structure import Remark, Stretch, Structure
from checker.reading.templates import SILENT

_LINE_END = r"(?:\r\n|\n|\r)"
_BRACE = re.compile(r"\\[\s\S]|[{}]")
_LONGEST = 4000
_REACH = 400
_NEEDED = re.compile(r"\\(?:title|author)\*?(?:\[[^\[\]]{0,300}\])?[ \t]{0,9}\{\Z")
_COMMAND_BEFORE = re.compile(r"\\[a-zA-Z]{1,60}\*?(?:\[[^\[\]]{0,300}\])?[ \t]{0,9}\{\Z")
_ITEM_BEFORE = re.compile(r"\\item(?:\[[^\[\]]{0,200}\])?\s{0,99}\Z")
_EDGES = ("\\begin", "\\end", "\\item", "\\section", "\\subsection", "\\chapter")
_JOINS = re.compile(r"-\0-|'\0'|`\0`|\\\0.")
_OF_COMMANDS = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.BYLINE})


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


def structure(source: str) -> Structure:
    """The blocks and the comments of a source."""
    found = Structure(source)
    text = found.shown = _hidden(source, found)
    start = text.find(r"\begin{document}")
    end = text.find(r"\end{document}", max(start, 0))
    if start >= 0:
        _blocks(text, 0, start, found, whole=False)
    body = start + len(r"\begin{document}") if start >= 0 else 0
    _blocks(text, body, end if end >= 0 else len(text), found, whole=True)
    if day := re.search(r"\\date\{\s{0,9}(\d{4}-\d\d-\d\d)\s{0,9}\}", text):
        found.fields["date"] = day[1]
    return found


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
            parts += source[done : match.start()], OBJECT * (at - match.start())
            done = at
        elif match["comment"]:
            at = _comment_end(source, match)
            found.remarks.append(Remark(match[0].lstrip("%").strip(), match.start(), match.end()))
            parts += source[done : match.start()], SILENT * (at - match.start())
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


class LatexMarkup(MaskedMarkup):
    """The markup of a LaTeX source."""

    name = "tex"

    @staticmethod
    def written(text: str) -> str:
        """With LaTeX's special characters escaped."""
        return in_latex(text)

    def _block(self, span: Span, stretch: Stretch) -> Span:
        return _block_range(self._lines, self._shown, span, stretch.kind)

    def _refuse_inline(self, span: Span, stretch: Stretch) -> None:  # noqa: ARG002 - what a line starts with doesn't matter in LaTeX
        if span.start and _joins(self._shown, span):
            raise EditRefusedError("the text around the cut would be read as markup")

    def _refuse_open(self, span: Span) -> None:
        if not balanced(span.text(self._shown)):
            raise EditRefusedError("the cut would leave a brace unclosed")


def _block_range(lines: SourceLines, shown: str, words: Span, kind: BlockKind) -> Span:
    """The range of a block. Raises EditRefusedError where what is left would read differently, or be an error."""
    span = _with_command(shown, words, kind)
    source = lines.source
    first, last = lines.number(span.start), lines.number(span.end - 1)
    start, end = lines.written(first).start, lines.written(last).end
    if source[start : span.start].strip() or source[span.end : end].strip():
        if kind is BlockKind.HEADLINE:
            raise EditRefusedError("the text before and after it would merge into one paragraph")
        return span
    if lines.separates(first - 1) and lines.separates(last + 1):
        return lines.cut(span)
    edge = any(lines.separates(number) or lines.words(number).startswith(_EDGES) for number in (first - 1, last + 1))
    return Span(start, lines.full(last).end if edge else end)


def _joins(shown: str, cut: Span) -> bool:
    """Whether the characters on both sides of a cut would be a command, or another character, together."""
    before, after = shown[max(cut.start - 1, 0) : cut.start], shown[cut.end : cut.end + 1]
    if _JOINS.fullmatch(f"{before}\0{after}"):
        return True
    return after.isalpha() and COMMAND.search(shown[max(cut.start - 80, 0) : cut.start]) is not None


def _with_command(shown: str, span: Span, kind: BlockKind) -> Span:
    before = shown[max(span.start - _REACH, 0) : span.start]
    if kind in _OF_COMMANDS:
        command = _COMMAND_BEFORE.search(before)
        if command is None or _NEEDED.search(before) or not shown.startswith("}", span.end):
            raise EditRefusedError("the command around it needs an argument")
        return Span(span.start - len(command[0]), span.end + 1)
    if item := _ITEM_BEFORE.search(before):
        start = span.start - len(item[0])
        rest = shown[span.end : span.end + _REACH].lstrip()
        is_only = not rest.startswith(r"\item") and shown[max(start - _REACH, 0) : start].rstrip().endswith("}")
        if not rest.startswith((r"\item", r"\end")) or is_only:
            raise EditRefusedError("LaTeX doesn't allow a list without items")
        return Span(start, span.end)
    return span
