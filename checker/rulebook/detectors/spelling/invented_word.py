"""A word that no list has, with an ending of abstract words; or the rest of a word behind a hyphen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.strange_words import is_explained, is_strange
from checker.facts.unknown_words import find_unknown_words
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span
from checker.rulebook.markup import has_own_markup
from checker.words.parts import is_derived, is_joined

_MOST = 2
_SHORTEST = 8
_REACH = 24
_ABSTRACT = pattern(
    r"[a-z]{2,20}(?:[ae]nc(?:e|es|y|ies)|[aei]tions?|[aiu]t(?:y|ies)|ments?|[ei]ous(?:ly)?|vous|rous|i[sz](?:e|es|ed|ing)|ifi(?:ed|es)|ify|[ai]tud(?:e|es)|istry"
    r"|erers?|[aeiu]t(?:ors?|ives?|ively|ory)|[cp]tions?|[lnrs]sions?|[a-z]{3}ures?|ically|[ai]b(?:le|ly)|[a-z]{4}ages?)\Z"
)
# “contrabandage”: an ending that is a word too, so the parts are known.
_AGE = pattern(r"(?P<stem>[a-z]{5,20})age\Z")
# “missionizing”: such verbs are made of any noun.
_MADE_VERB = pattern(r"(?P<stem>[a-z]{4,20})i[sz](?:e|es|ed|ing|ation|ations)")
# “would flenderate the vines”: in the place of a verb.
_MODAL = pattern(
    r"\b(?:would|will|could|can|must|should|may|might|did not|does not|do not)(?: also| not| never| soon)? \Z"
)
_OBJECT = pattern(r" (?:the|an?|his|her|their|its|our|this|these|those|all|more|some|any|every)\b")
_COMPOUND = pattern(
    r"(?<![\w’'.@/#-])(?:(?<=[a-z,;:“\"(] )[a-z]|(?<![a-z,;:“\"(] )[A-Za-z])[a-z]{2,19}-(?P<part>[a-z]{5,20})(?![\w’'@/#-])"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """One mark for all places of a word. A word that the text uses often or with a capital is a term or a name of it."""
    unknown = facts.resources.lexicon.unknown(facts.vocabulary)
    found = find_unknown_words(facts, unknown)
    for word, spans in found.places.items():
        is_term = len(spans) > _MOST or word in found.capitals
        if len(word) < _SHORTEST or is_term or not (_ABSTRACT.match(word) or _is_verb(facts, spans[0])):
            continue
        if not (is_strange(facts, word) or _is_coined(facts, word)):
            continue
        joined = any(facts.text[span.start - 1 : span.start] == "-" for span in spans)
        if not joined and not any(has_own_markup(facts, span) or is_explained(facts, span) for span in spans):
            yield Mark(spans[0], also=tuple(spans[1:]))
    yield from _parts(facts, unknown)


def _is_verb(facts: Facts, span: Span) -> bool:
    """Whether a word stands between a modal verb and an object."""
    return (
        _OBJECT.match(facts.folded, span.end) is not None
        and _MODAL.search(facts.folded, max(0, span.start - _REACH), span.start) is not None
    )


def _is_coined(facts: Facts, word: str) -> bool:
    """“contrabandage”, “strovenance”: with an ending that is a word too, or of two words that only look like its parts."""
    match = _AGE.match(word)
    if match is not None and facts.resources.lexicon.is_word(match["stem"]):
        return True
    lexicon, prefixes = facts.resources.lexicon, facts.resources.lines("prefixes")
    made = _MADE_VERB.fullmatch(word)
    if made is not None and lexicon.is_word(made["stem"]):
        return False
    return word.isascii() and not (is_derived(word, lexicon, prefixes) or is_joined(word, lexicon.frequent))


def _parts(facts: Facts, unknown: frozenset[str]) -> Iterator[Mark]:
    """“teacher-sdocument”: a known word, and one with a letter too many. Other compounds may be terms: “python-numpy”."""
    if "-" not in facts.characters:
        return
    for match in _COMPOUND.finditer(facts.text):
        span, part = Span(*match.span()), match["part"]
        first = facts.text[span.start : match.start("part") - 1].lower()
        opens = facts.segments.at(span.start)
        begins = opens is not None and opens.span.start == span.start
        # With a capital, others are the first half of a Latin name: “Pseudo-nitzschia”.
        plain = facts.text[span.start].islower() or (begins and first == "non")
        prefixed = plain and first in facts.resources.words("prefixes")
        if (
            part not in unknown
            or facts.resources.lexicon.is_rare(part)
            or not (prefixed or facts.resources.lexicon.is_word(part[1:]))
        ):
            continue
        if not is_strange(facts, part) or facts.quoted.touching(span):
            continue
        if facts.resources.lexicon.is_word(first) and not is_explained(facts, span):
            yield Mark(span, "part", {"part": part})
