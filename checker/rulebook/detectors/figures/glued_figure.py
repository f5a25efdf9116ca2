"""A figure and a word run together: “15people”, “a 33story tower”, “the 20yearold”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

NEEDS = tuple("0123456789")
# A name or a part of an address may begin with a figure, too: nothing but a blank or a bracket stands before it.
_GLUED = pattern(
    r"(?<![^\s(“\"‘'–—])(?P<figure>[$€£]?[1-9]\d{0,2}(?:,\d{3}){1,3}|[$€£]?[1-9]\d{0,3}(?:\.\d{1,2})?)(?P<word>[a-z]{3,12})(?![\w@/]|\.\w)"
)
_AGE = pattern(
    r"(?<![^\s(“\"‘'–—])(?P<mark>(?P<figure>[1-9]\d?)(?P<first>[ -]?)(?P<unit>year|month|week|day)(?P<plural>s?)(?P<second>[ -]?)old(?P<olds>s?))(?!\w)"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_AFTER_WORD = pattern(
    rf"(?<![^\s(“\"‘'–—])(?P<word>in|of|since|until|from|by|and|to|for|the|{_MONTHS})(?P<figure>(?:19|20)\d\d)(?![\w/@-]|\.\w)"
)
# “cut1,200 jobs”, “about350 people”: no name has a figure with a comma, and none ends so and is counted.
_COUNTED = pattern(
    r"(?<![^\s(“\"‘'–—])(?P<word>[A-Za-z][a-z]{1,14})(?P<figure>[1-9]\d{0,2}(?:,\d{3}){1,3})(?= [a-z])"
    r"|(?<![^\s(“\"‘'–—])(?P<about>about|around|nearly|almost|over|than|some|least|most|only|another|under|up to|and|of|in|to|from|for|with|by|after|the|killed|injured)(?P<count>[1-9]\d{0,3})(?= (?:people|men|women|children|[a-z]{3,14}s|percent|per cent|million|billion|thousand)\b)"
)
# “In 2021the bank”
_BEFORE_WORD = pattern(
    r"(?<![^\s(“\"‘'–—])(?P<figure>(?:19|20)\d\d|[$€£]\d{1,3}(?:[.,]\d{1,3}){0,2})(?P<word>the|and|an?|of|in|to|when|was|were|after|for|from|with|until|because|while|he|she|they|it|its|his|her)(?![\w’'@/-]|\.\w)"
)
# “on 30June”
_BEFORE_MONTH = pattern(rf"(?<![^\s(“\"‘'–—])(?P<figure>[1-9]|[12]\d|3[01])(?P<word>{_MONTHS})(?![\w’'@/-]|\.\w)")
# “5%in May”
_PER_CENT = pattern(
    r"(?<![\w.,])(?P<figure>\d{1,3}(?:\.\d{1,2})?%)(?P<word>in|of|to|and|from|on|for|at|by|the|since|after|compared|more|less|higher|lower|over|a|year|last|this|was|were|said|stake|tax)(?![\w@/])"
)
_NOUN = pattern(r" (?P<noun>[a-z]{3,20})\b|-[a-z]{3,20}\b")
_NO_PLURALS = frozenset({"news", "series", "plus", "less", "class"})
_SIGNS = "$€£"


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Units that are joined to figures, ordinals, names and models are left alone: only listed words and plurals count."""
    ages = [match for match in _AGE.finditer(facts.text) if "" in (match["first"], match["second"])]
    for match in ages:
        yield _age(match)
    glued = [(match, join) for match in _GLUED.finditer(facts.text) if (join := _join(facts, match))]
    others = len(ages) + sum(match[0][0] not in _SIGNS for match, _ in glued)
    for match, join in glued:
        # Some outlets write “£3million”. It is a slip where other figures are glued, too.
        case = "money" if match[0][0] in _SIGNS and not others else "main"
        yield _mark(facts.text, match, match.start("word"), join, case)
    for match in _AFTER_WORD.finditer(facts.text):
        yield _mark(facts.text, match, match.start("figure"), " ", "main")
    for match in chain(_PER_CENT.finditer(facts.text), _BEFORE_MONTH.finditer(facts.text)):
        yield _mark(facts.text, match, match.start("word"), " ", "main")
    for match in _COUNTED.finditer(facts.text):
        group = "count" if match["count"] else "figure"
        if match["count"] or facts.resources.lexicon.is_word(match["word"].lower()):
            yield _mark(facts.text, match, match.start(group), " ", "main")
    for match in _BEFORE_WORD.finditer(facts.text):
        if not (match["word"] == "a" and match["figure"][0].isdigit()):
            yield _mark(facts.text, match, match.start("word"), " ", "main")


def _mark(text: str, match: re.Match[str], at: int, join: str, case: str) -> Mark:
    span = Span(*match.span())
    label = f"{text[span.start : at]}{join}{text[at : span.end]}"
    return Mark(span, case, suggestions=(Suggestion(label, (Edit(Span(at, at), join),)),))


def _age(match: re.Match[str]) -> Mark:
    join = " " if match["plural"] and not match["olds"] else "-"
    plural = match["plural"] if join == " " else ""
    better = f"{match['figure']}{join}{match['unit']}{plural}{join}old{match['olds']}"
    span = Span(*match.span("mark"))
    return Mark(span, suggestions=(Suggestion(better, (Edit(span, better),)),))


def _join(facts: Facts, match: re.Match[str]) -> str:
    """What stands between figure and word: a blank or a hyphen, and "" if the two may be one word."""
    word, figure = match["word"], match["figure"]
    kind = next((row[1] for row in facts.resources.rows("figure_words") if row[0] == word), "")
    if figure[0] in _SIGNS:
        return " " if kind == "magnitude" else ""
    if kind == "singular":
        return _join_of_singular(facts, match)
    return " " if kind or _is_plural(facts, word) else ""


def _join_of_singular(facts: Facts, match: re.Match[str]) -> str:
    if match["figure"] == "1":
        return " "
    following = _NOUN.match(facts.text, match.end())
    if following is None:
        return ""
    small = facts.resources.words("english_function_words")
    return "" if following["noun"] in small else "-"


def _is_plural(facts: Facts, word: str) -> bool:
    lexicon = facts.resources.lexicon
    return (
        len(word) > 3
        and word.endswith("s")
        and word not in _NO_PLURALS
        and word.removesuffix("s") not in facts.resources.lines("unit_abbreviations")
        and lexicon.is_word(word)
        and any(lexicon.is_word(one) for one in (word[:-1], word[:-2], f"{word[:-3]}y"))
    )
