"""A blank before a comma, a full stop or another mark, and question marks that replaced a dash."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion, replacement
from checker.model.span import Span

NEEDS = (" ,", " ;", " :", " !", " ?", " .", " %", "? ")
_SPACED = pattern(
    r"(?<=[\w”\"’')])(?P<blanks> {1,3})(?P<mark>[,;:!]|\?{1,3})(?=[\s”]|\"(?=\s|\Z)|\Z)"
    r"|(?<=[a-zà-ÿ0-9”\"’)])(?P<before_stop> {1,3})\.(?=\s[A-ZÀ-Þ“\"]|\"(?=\s|\Z)|\s{0,3}(?:\n|\Z))"
)
# “shut .The mayor”, “shut ,the mayor”: the blank stands on the wrong side.
_TURNED = pattern(r"(?<=[a-zà-ÿ0-9”\"’)]) {1,2}(?P<mark>[,.;!?])(?P<next>[A-ZÀ-Þ]?[a-zà-ÿ]{1,24})(?![\w@/.])")
# The sentence goes on, with a word in lower case or a figure.
_GOES_ON = pattern(r" {1,3}(?P<next>[a-zà-öø-ÿ][\w’'-]{0,40}|[$€£]?\d)")
# “0.3 %” in a text that writes “0.4%” elsewhere.
_SPACED_PERCENT = pattern(r"(?<=\d) %(?!\w)")
_PERCENT = pattern(r"\d%(?!\w)")
_INSIDE = pattern(r" {1,3}[“‘\"']?\w")
# “Sugar and coffee? all three fell”, “had hoped for ?a lake”: a statement goes on behind the mark.
_STUCK = pattern(
    r"(?<=[a-zà-ÿ]{2})(?P<mark>\? | \?)(?P<next>(?:all|both|each|an?|the|and|but|in|on|at|to|with|which|who|whose|including|from|for|by|as|its|his|her|their|one|two|three|four|five|not|now|then|only|even|more|most)) (?=[a-z])"
)
_ASKS = pattern(
    r"\W{0,3}(?:(?:and|but|so|or|yet|well|then|now|for|in|at|to|with|by|on|of|from) )?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|shall|may|might|must|isn|aren|wasn|weren|don|doesn|didn|hasn|haven|can|won|couldn|wouldn|shouldn)\b"
)
# “in Who’s Afraid of Virginia Woolf? at the National”
_TITLE_BEFORE = pattern(
    r"(?:\b[A-ZÀ-Þ][\w’'-]{1,20} (?:(?:of|to|the|a|be|for|and|in) ){0,3}){1,6}[A-ZÀ-Þ][\w’'-]{1,20}\Z"
)
_TAG = pattern(
    r"(?:\bright|\byes|\bno|\beh|\bok|\bnot|\b(?:if|whether|asks?|asked|asking|wonder(?:s|ed|ing)?|question)\b[^.!?\n]{0,200})\Z"
)
# A question mark before another sign replaced a symbol.
_LEAST_KEYS = 3
_FARTHEST = 120
_STOP = pattern(r"[.!?\n]")
# “the .Net framework”
_DOTTED = frozenset({"Net", "Com", "Org"})
_AT_END = pattern(r"”|\s{0,10}(?:[\w“‘\"'(\[«„”?!…]|\Z)")
_WORD_BEFORE = pattern(r"[^\s]{1,40}\Z")
_WORD_AFTER = pattern(r" {1,3}[^\s]{1,40}")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Removes the blank. A question mark before a lower-case word replaced a dash; in such a text, so may one before a capital."""
    yield from _turned(facts)
    yield from _stuck(facts)
    yield from _before_percent(facts)
    found = [match for match in _SPACED.finditer(facts.spaced) if not facts.mojibake.touching(Span(*match.span()))]
    dashes = any(_is_dash(facts.spaced, match) for match in found)
    keys = sum(map(_is_behind_key, found)) >= _LEAST_KEYS
    for index, match in enumerate(found):
        if (keys and _is_behind_key(match)) or _is_behind_tag(facts.spaced, match.start()):
            continue
        span = Span(*match.span())
        inside = dashes and _INSIDE.match(facts.spaced, match.end())
        if _is_asking(match) and (inside or _is_dash(facts.spaced, match)):
            yield _question(
                facts,
                match,
                paired=_is_paired(
                    facts.spaced, match, (*found[max(0, index - 1) : index], *found[index + 1 : index + 2])
                ),
            )
        elif not _is_asking(match) or _AT_END.match(facts.spaced, match.end()):
            yield Mark(span, suggestions=(replacement(span, match["mark"] or "."),))


def _stuck(facts: Facts) -> Iterator[Mark]:
    """A question mark before a word in small letters, in a sentence that asks nothing."""
    for match in _STUCK.finditer(facts.spaced) if "?" in facts.text else ():
        segment = facts.segments.at(match.start())
        if segment is None or facts.quoted.touching(Span(*match.span("mark"))):
            continue
        before = facts.folded[segment.span.start : match.start("mark")]
        title = _TITLE_BEFORE.search(facts.text, segment.span.start, match.start("mark"))
        if " " in before and not title and not _ASKS.match(before) and not _TAG.search(before):
            yield _stuck_dash(facts, match)


def _stuck_dash(facts: Facts, match: re.Match[str]) -> Mark:
    before = _WORD_BEFORE.search(facts.spaced, max(0, match.start() - 40), match.start())
    one, word = before[0] if before else "", match["next"]
    answer = _dash(facts, Span(match.start("mark"), match.end("next")), one, word)
    return Mark(Span(*match.span("mark")), "dash", {"around": f"{one}{match['mark']}{word}"}, (answer,))


def _turned(facts: Facts) -> Iterator[Mark]:
    """Before an English word; a stop and the like before a capital, since “.the” may be the name of a file."""
    lexicon = facts.resources.lexicon
    for match in _TURNED.finditer(facts.text):
        word, span = match["next"], Span(match.start(), match.start("next"))
        capital = word[0].isupper()
        if not lexicon.is_word(word.lower()) or (not capital and match["mark"] != ","):
            continue
        if facts.mojibake.touching(span) or facts.protected.touching(span) or word in _DOTTED:
            continue
        if not _is_behind_tag(facts.text, match.start()):
            yield Mark(span, "turned", suggestions=(replacement(span, f"{match['mark']} "),))


def _before_percent(facts: Facts) -> Iterator[Mark]:
    """Only where the text is of two minds: some houses and most languages have a blank there."""
    spaced = list(_SPACED_PERCENT.finditer(facts.spaced))
    if spaced and len(spaced) < sum(1 for _ in _PERCENT.finditer(facts.text)):
        for match in spaced:
            span = Span(*match.span())
            yield Mark(span, "percent", suggestions=(replacement(span, "%"),))


def _is_behind_key(match: re.Match[str]) -> bool:
    """A colon in a list of keys or prices: “F1 : help”, “VIP : 60”."""
    return match["mark"] in (":", ";")


def _is_behind_tag(text: str, at: int) -> bool:
    """Whether a hashtag or a handle comes before: a mark right behind it would become a part of it."""
    word = _WORD_BEFORE.search(text, max(0, at - 40), at)
    return word is not None and word[0].startswith(("#", "@"))


def _is_asking(match: re.Match[str]) -> bool:
    return (match["mark"] or "").startswith("?")


def _is_dash(text: str, match: re.Match[str]) -> bool:
    return _is_asking(match) and _GOES_ON.match(text, match.end()) is not None


def _is_paired(text: str, match: re.Match[str], beside: Iterable[re.Match[str]]) -> bool:
    """“The hall ? built in 1902 ? needs …”: two marks in one sentence are a pair of dashes."""
    others = (other for other in beside if _is_dash(text, other))
    between = (text[min(match.end(), other.end()) : max(match.start(), other.start())] for other in others)
    return any(len(words) < _FARTHEST and not _STOP.search(words) for words in between)


def _question(facts: Facts, match: re.Match[str], *, paired: bool) -> Mark:
    """Suggests a dash, and the end of a sentence where it may be one."""
    before = _WORD_BEFORE.search(facts.spaced, max(0, match.start() - 40), match.start())
    after = _WORD_AFTER.match(facts.spaced, match.end())
    end = after.end() if after else match.end()
    word = facts.text[match.end() : end].strip(" \u00a0\u2009\u202f")
    one = before[0] if before else ""
    span, place = Span(*match.span()), Span(match.start(), end)
    sentence = f"{word[:1].upper()}{word[1:]}" if word[1:] == word[1:].lower() else word
    question = () if paired else (replacement(place, f"? {sentence}", f"a question: {one}? {sentence}"),)
    return Mark(span, "dash", {"around": f"{one} {match['mark']} {word}"}, (_dash(facts, place, one, word), *question))


def _dash(facts: Facts, place: Span, before: str, after: str) -> Suggestion:
    """The dash of this text, in place of a mark with its blanks and the word behind it."""
    return replacement(place, f"{facts.dash}{after}", f"a dash: {before}{facts.dash}{after}")
