"""How words are cut from a text, with one adjoining space or blank line, and what the text would lose with them."""

from __future__ import annotations

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Suggestion
from checker.model.span import Span

_LINE_END = pattern(r"\r\n|\n|\r")
_REACH = 30
_WORD = pattern(r"[^\W\d_]{3,40}")
_FIGURE = pattern(r"\d[\d.,]{0,20}")


def cut(text: str, span: Span, label: str = "cut it") -> Suggestion:
    """Cuts a span of ``text``, with the space after it, or the one before it at the end of a paragraph.

    A whole paragraph goes with its blank line.
    """
    start, end = span
    if text[end : end + 1] == " " and text[end - 1] != " " and not text[start - 1 : start].strip():
        end += 1
    elif text[start - 1 : start] == " " and text[end - 1] != " ":
        start -= 1
    elif start == 0 or text[start - 1] in "\n\r":
        start, end = _with_lines(text, span)
    return Suggestion(label, (Edit(Span(start, end), ""),))


def _with_lines(text: str, span: Span) -> Span:
    """With the line end after a paragraph, and with one of the blank lines around it."""
    start, end = span
    if ended := _LINE_END.match(text, end):
        end = ended.end()
    before = text[max(start - _REACH, 0) : start]
    if not before:
        after_blank, previous = True, 0
    else:
        line_ends = [found.span() for found in _LINE_END.finditer(before)]
        previous = line_ends[-1][1] - line_ends[-1][0] if line_ends else 0
        after_blank = len(line_ends) > 1 and not before[line_ends[-2][1] : line_ends[-1][0]].strip()
    if not after_blank:
        return Span(start, end)
    if blank := _LINE_END.match(text, end):
        return Span(start, blank.end())
    return Span(start - previous, end) if end == len(text) else Span(start, end)


def unstated(facts: Facts, span: Span, *, skip: int = 0) -> str:
    """The first figure or name of a span that the rest of the text doesn't have; "" where there is none.

    ``skip`` is the length of a label at the start of the span, whose words aren't news. In sentence case, a word with a
    capital inside the line is a name; in a line of capitals or of title case, only what the lists know as one.
    """
    body = Span(min(span.start + skip, span.end), span.end)
    figures = (match[0].rstrip(".,") for match in _FIGURE.finditer(facts.text, *body))
    words = [match[0] for match in _WORD.finditer(facts.text, *body)]
    titled = sum(word[0].isupper() for word in words[1:]) * 2 > len(words[1:])
    names = (
        word
        for number, word in enumerate(words)
        if _is_name(facts, word) or (not titled and number > 0 and word[0].isupper())
    )
    return next((news for news in (*figures, *names) if not _is_outside(facts.folded, news.lower(), span)), "")


def _is_outside(folded: str, words: str, span: Span) -> bool:
    """Whether a text has words before or behind a span. Without the span it would be a copy for each line, which takes the square of its length."""
    return folded.find(words, 0, span.start) >= 0 or folded.find(words, span.end) >= 0


def _is_name(facts: Facts, word: str) -> bool:
    folded = word.lower()
    if facts.resources.lexicon.is_word(folded) or not word[0].isupper():
        return False
    return facts.resources.lexicon.is_name(word) or folded in facts.resources.house_variants
