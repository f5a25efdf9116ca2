"""What a line that may be cut says and the rest of the text doesn't: then a person decides."""

from __future__ import annotations

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.span import Span

_WORD = pattern(r"[^\W\d_]{3,40}")
_FIGURE = pattern(r"\d[\d.,]{0,20}")


def unstated(facts: Facts, span: Span, *, skip: int = 0) -> str:
    """The first figure or name of a span that the rest of the text doesn't have; "" where there is none.

    ``skip`` is the length of a label at the head of the span, whose words aren't news. In sentence case a word with a capital inside the line
    is a name; in a line of capitals or of title case only what the lists know as one.
    """
    rest = facts.folded[: span.start] + facts.folded[span.end :]
    body = Span(min(span.start + skip, span.end), span.end)
    figures = (match[0].rstrip(".,") for match in _FIGURE.finditer(facts.text, *body))
    words = [match[0] for match in _WORD.finditer(facts.text, *body)]
    titled = sum(word[0].isupper() for word in words[1:]) * 2 > len(words[1:])
    names = (
        word
        for number, word in enumerate(words)
        if _is_name(facts, word) or (not titled and number > 0 and word[0].isupper())
    )
    return next((news for news in (*figures, *names) if news.lower() not in rest), "")


def _is_name(facts: Facts, word: str) -> bool:
    folded = word.lower()
    if facts.resources.lexicon.is_word(folded) or not word[0].isupper():
        return False
    return facts.resources.lexicon.is_name(word) or folded in facts.resources.house_variants
