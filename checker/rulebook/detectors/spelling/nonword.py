"""A lower-case word that no list knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from checker.facts.casing import stands_capitalised
from checker.facts.patterns import pattern
from checker.facts.suggestions import one_edit_away, suggest
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

_LOWER = pattern(r"(?<![\w’'.@/#*-])[a-z]{4,30}(?![\w@/-]|[’'][a-z])")
_MOST = 2
_LEAST_HALF = 4
# Letters that English has in names alone, in a lower-case word.
_FOREIGN = pattern(r"\b[a-z]{0,15}[áéíóúñãõçêôàèìòùäöüßøåæœ][a-zà-ÿ]{0,15}\b")
_ENDING = pattern(r"(?:s|ed|d|er|ers|ing|y|ish|ly)\Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """One mark for all its places. Silent where nothing is near, or where the text uses the word as if it were one."""
    unknown = facts.resources.lexicon.unknown(facts.vocabulary)
    if not any(word in facts.text for word in unknown):
        return
    places: dict[str, list[Span]] = defaultdict(list)
    for match in _LOWER.finditer(facts.text):
        if match[0] in unknown and not facts.quoted.touching(Span(*match.span())):
            places[match[0]].append(Span(*match.span()))
    for word, spans in places.items():
        better = (
            []
            if len(spans) > _MOST
            or stands_capitalised(word, facts.text)
            or not _may_be_slip(facts, word)
            or _among_strangers(facts, spans[0], unknown)
            else suggest(word, facts.resources.lexicon)
        )
        if better and better[0] != word and _is_slip(facts, word, better[0]):
            yield Mark(
                spans[0],
                fields={"better": better[0]},
                suggestions=tuple(_everywhere(spans, form) for form in better),
                also=tuple(spans[1:]),
            )


def _everywhere(spans: list[Span], form: str) -> Suggestion:
    return Suggestion(form, tuple(Edit(span, form) for span in spans))


def _among_strangers(facts: Facts, span: Span, unknown: frozenset[str]) -> bool:
    """Whether words of another language stand around it."""
    around = facts.text[max(0, span.start - 40) : span.start] + " " + facts.text[span.end : span.end + 40]
    return (not around.isascii() and bool(_FOREIGN.search(around))) or sum(
        word in unknown for word in _LOWER.findall(around)
    ) > 1


def _may_be_slip(facts: Facts, word: str) -> bool:
    """Whether a frequent word is one edit away, or a small word is run on: most unknown words end here, before a search of the lexicon."""
    return not facts.resources.lexicon.frequent.isdisjoint(one_edit_away(word)) or word.endswith(
        facts.resources.lines("run_on_words")
    )


def _is_slip(facts: Facts, word: str, better: str) -> bool:
    """One slip of the finger that leaves a frequent word; a compound of two words is none, nor is a form with an ending of its own."""
    lexicon = facts.resources.lexicon
    if " " in better:
        return better.split()[1] in facts.resources.lines("run_on_words") and len(word) > 7
    compound = _is_compound(facts, word) and not _is_doubling(word, better)
    if better not in lexicon.frequent or compound or _ENDING.sub("", word) == better:
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - already loaded by the suggestion

    return OSA.distance(word, better) == 1


def _is_doubling(word: str, better: str) -> bool:
    """“comission”: the same word but for a letter that is due twice, whatever a prefix makes of it."""
    return len(better) == len(word) + 1 and any(
        better == word[: at + 1] + word[at:] and word[at] in "bcdfglmnprst" for at in range(1, len(word))
    )


def _is_compound(facts: Facts, word: str) -> bool:
    """Two frequent words in one, or a frequent word behind a prefix."""
    frequent = facts.resources.lexicon.frequent
    if any(word[len(prefix) :] in frequent for prefix in facts.resources.lines("prefixes") if word.startswith(prefix)):
        return True
    return any(
        word[:cut] in frequent and word[cut:] in frequent for cut in range(_LEAST_HALF, len(word) - _LEAST_HALF + 1)
    )
