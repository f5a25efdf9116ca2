"""The blocks of AsciiDoc. Method: the AsciiDoc Language Documentation."""

from __future__ import annotations

import re

from checker.model.document import BlockKind
from checker.reading.markup.inline import named
from checker.reading.markup.structure import Line, Remark, Structure, lines_of, paragraph_end

_HEADING = re.compile(r"(?:={1,6}|#{1,6})[ \t]+(?=\S)")
_VERBATIM = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|`{3}|[|,:!]={3,})")
_FENCE = re.compile(r"={4,}|\*{4,}|_{4,}|--|'{3,}|<{3,}|\+|(?:-|\*){3}")
_ATTRIBUTE = re.compile(r":!?([\w-]{1,60})!?:(?:[ \t]+(.*)|\Z)")
_MACRO = re.compile(r"[\w-]{1,40}::\S*\[.*\]\Z")
_STYLE = re.compile(r"\[(\[?)([\w ]{0,40})[^\]]*\]{1,2}\Z")
_ITEM = re.compile(r"(?:\*{1,5}|-|\.{1,5}|\d{1,4}\.|[a-zA-Z]\.|<\d{1,3}>|<\.>)[ \t]+(?:\[[ xX*]\][ \t]+)?(?=\S)")
_TERM = re.compile(r"(?P<term>[^\s:][^:\r\n]{0,200}):{2,4}(?:[ \t]+|\Z)")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|CAUTION|WARNING):[ \t]+(?=\S)")
_AUTHOR = re.compile(r"[^\W\d][\w.' -]{1,80}(?:<[^>]*>)?\Z")


def structure(source: str) -> Structure:
    """The blocks and the comments of a source."""
    reader = _Reader(source)
    number = 0
    while number < len(reader.lines):
        number = reader.block(number)
    return reader.found


class _Reader:
    def __init__(self, source: str) -> None:
        self.lines = lines_of(source)
        self.found = Structure(source)
        self._literal = frozenset(next(iter(named("adoc", "literal"))).split("|"))
        self._style = ""
        self._quoted = False
        self._closings: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines):
            if _VERBATIM.fullmatch(line.text):
                self._closings.setdefault(line.text, []).append(number)
        self._closings = {text: numbers[::-1] for text, numbers in self._closings.items()}

    def block(self, number: int) -> int:
        """Reads the block that starts on a line; gives the number of the line after it."""
        line = self.lines[number]
        style, self._style = self._style, ""
        if _VERBATIM.match(line.text) and (line.text in self._closings or line.text.startswith("```")):
            return self._verbatim(number)
        if line.text.startswith("//"):
            self._style = style
            self.found.remarks.append(Remark(line.text[2:].strip(), line.start, line.end))
        elif _FENCE.fullmatch(line.text):
            self._quoted = self._quoted != line.text.startswith("__")
        elif field := _ATTRIBUTE.match(line.text):
            self.found.fields.setdefault(field[1].lower(), field[2] or "")
        elif heading := _HEADING.match(line.text):
            self.found.take(BlockKind.HEADLINE, line.start + heading.end(), line.end)
            return self._header(number + 1) if line.text.startswith("= ") and not self._before(number) else number + 1
        elif styled := _STYLE.match(line.text):
            self._style = styled[2].strip() if not styled[1] else style
        elif line.text.startswith(".") and line.text[1:2] not in {"", ".", " "}:
            self._style = style
            self.found.take(BlockKind.CAPTION, line.start + 1, line.end)
        elif line.text and not _MACRO.match(line.text):
            return self._paragraph(number, style)
        return number + 1

    def _before(self, number: int) -> bool:
        return len(self.found.stretches) > 1 and number > 0

    def _verbatim(self, number: int) -> int:
        fence = self.lines[number].text
        if fence.startswith("```"):
            fence = "```"
        closings = self._closings.get(fence, [])
        while closings and closings[-1] <= number:
            closings.pop()
        end = closings[-1] if closings else len(self.lines)
        if fence.startswith("////"):
            inner = " ".join(line.text for line in self.lines[number + 1 : end])
            last = self.lines[min(end, len(self.lines) - 1)]
            self.found.remarks.append(Remark(inner.strip(), self.lines[number].start, last.end))
        return end + 1

    def _header(self, number: int) -> int:
        """Author, revision and attributes are under the title, up to a blank line."""
        end = paragraph_end(self.lines, number)
        for line in self.lines[number:end]:
            if line.text.startswith("//"):
                self.found.remarks.append(Remark(line.text[2:].strip(), line.start, line.end))
            elif field := _ATTRIBUTE.match(line.text):
                self.found.fields.setdefault(field[1].lower(), field[2] or "")
            elif day := re.search(r"\d{4}-\d\d-\d\d", line.text):
                self.found.fields.setdefault("revdate", day[0])
            elif _AUTHOR.match(line.text):
                self.found.take(BlockKind.BYLINE, line.start, line.start + len(line.text.partition("<")[0].rstrip()))
        return end

    def _paragraph(self, number: int, style: str) -> int:
        line = self.lines[number]
        if style.split(" ", maxsplit=1)[0] in self._literal or (line.indent and not _ITEM.match(line.text)):
            return paragraph_end(self.lines, number)
        starts = _ITEM.match(line.text) or _TERM.match(line.text)
        skipped = starts or _ADMONITION.match(line.text)
        end = paragraph_end(self.lines, number + 1, _interrupts_list if starts is not None else _interrupts)
        kind = BlockKind.QUOTE if self._quoted or style in {"quote", "verse"} else BlockKind.PARAGRAPH
        if starts is not None:
            kind = BlockKind.LIST_ITEM
            if "term" in starts.groupdict():
                self.found.take(kind, line.start, line.start + starts.end("term"))
        self.found.take(kind, line.start + (skipped.end() if skipped else 0), self.lines[end - 1].end)
        return end


def _interrupts(line: Line) -> bool:
    """Whether a line ends the paragraph above it without a blank line between."""
    text = line.text
    return (
        text.startswith("//")
        or _VERBATIM.fullmatch(text) is not None
        or _FENCE.fullmatch(text) is not None
        or (text.startswith("[") and _STYLE.match(text) is not None)
    )


def _interrupts_list(line: Line) -> bool:
    return _ITEM.match(line.text) is not None or _TERM.match(line.text) is not None or _interrupts(line)
