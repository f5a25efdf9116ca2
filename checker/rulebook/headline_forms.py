"""Forms of a headline in sentence case: a teaser, news in the present, a title, a terse line, a clause.

Each asks about the words of a possible headline, ``found``, as they are written.
"""

from __future__ import annotations

from checker.base.patterns import pattern
from checker.facts.dates import MONTH, WEEKDAYS
from checker.facts.view import Facts

_TEASER = pattern(
    r"(?:Why|How|What|Where) [a-z][\w’',: -]+\Z|(?:\d+|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve) (?:things|ways|reasons|facts|questions|takeaways|tips) [a-z]|[A-ZÀ-Þ][a-z]{3,12}: [A-ZÀ-Þ]"
)
# What opens a clause of a whole sentence, and a verb that what follows may be the object of.
_FULL = pattern(
    r"(?:An?|The|His|Her|Its|Their|Our|My|This|That|These|Those|There|In|On|At|By|For|After|Before|When|While|If|As|But|And|Or|With|To|From)\Z"
)
SPEECH_END = pattern(
    r"(?:says?|said|tells?|told|asks?|sings?|plays?|reads?|watch|calls?|called|titled|named|entitled|film|movie|song|album|book|novel|comedy|drama|thriller|musical|opera|ballad|poem|musicals|show|series|play|band|single|hit|game)\Z"
)
_PRONOUN = pattern(
    r"(?:It|This|That|These|Those|There|All|Both|Most|Many|He|She|We|You|They|I|If|When|As|And|But|See|Let)\b"
)
_OPEN_END = pattern(
    r"(?:of|in|on|at|by|to|from|for|with|as|and|or|that|since|than|about|near|former|says|claims|puts?|because|while|after|before|if|when)\Z"
)
_AUXILIARY = pattern(r"(?:is|are|was|were|be|been|has|have|had|will|would|seems|appears)\Z")
_PAST = frozenset(
    "is are was were be been has have had will would can could may might must should did does do said who which that he she they we i you it".split()  # noqa: SIM905
)
_MONTH = pattern(MONTH)
_LEAST_WORDS, MOST_WORDS, _LAST_VERB = 4, 14, 5


def is_teaser(words: str, found: list[str]) -> bool:
    """“Why bread costs more”, “Ten things to know about the vote”, “Weather: Snow in the north”."""
    return (
        _LEAST_WORDS <= len(found) <= MOST_WORDS
        and not words.endswith(":")
        and _TEASER.match(words) is not None
        and not _OPEN_END.match(found[-1])
        and not SPEECH_END.match(found[-1].lower())
    )


def is_news(facts: Facts, found: list[str], *, by_source: bool) -> bool:
    """Whether the words are a headline with commas or articles in it: its subject has no article, and the verb soon after it is in the present."""
    if not _LEAST_WORDS <= len(found) <= MOST_WORDS + 2 or _PRONOUN.match(found[0]) or _FULL.match(found[0]):
        return False
    if not found[-1].islower() or (
        not by_source and (_OPEN_END.match(found[-1]) or SPEECH_END.match(found[-1].lower()))
    ):
        return False
    if any(word in _PAST for word in found):
        return False
    return any(_is_present(facts, found, at) for at in range(1, min(_LAST_VERB, len(found))))


def _is_present(facts: Facts, found: list[str], at: int) -> bool:
    """“Storm shuts”, “Oil prices fall”: the verb agrees with the noun right before it, and no small word stands before."""
    verbs, word, noun = facts.resources.verbs, found[at], found[at - 1].lower()
    if not word.islower() or any(w in facts.resources.words("english_function_words") for w in found[1:at]):
        return False
    plural = noun.endswith("s") and not noun.endswith("ss")
    if plural or noun in ("police", "people", "men", "women", "children"):
        return verbs.base(word) and not word.endswith("s")
    return word.endswith("s") and verbs.finite(word) and (verbs.only_verb(word) or _goes_on_as_object(facts, found, at))


def _goes_on_as_object(facts: Facts, found: list[str], at: int) -> bool:
    """Whether a noun, a preposition or a particle follows: “cuts jobs”, “leaves hospital”; not “strikes hit”."""
    after = found[at + 1].lower() if at + 1 < len(found) else ""
    return bool(after) and (after.endswith("s") or not facts.resources.verbs.finite(after))


def is_titled(facts: Facts, found: list[str]) -> bool:
    """Whether all longer words have a capital, half are common words and one is a verb: a title, not names."""
    common = sum(facts.resources.lexicon.is_word(word.lower()) for word in found)
    capitals = all(word[0].isupper() or len(word) < len("with") for word in found)
    verb = any(facts.resources.verbs.finite(word.lower()) for word in found[1:])
    return capitals and verb and _LEAST_WORDS < len(found) <= MOST_WORDS and common * 2 > len(found)


def is_terse(found: list[str]) -> bool:
    """Whether the words are a headline before a sentence starter: no auxiliary, no preposition at the end, no pronoun at the start."""
    return (
        len(found) >= _LEAST_WORDS
        and not _PRONOUN.match(found[0])
        and not _OPEN_END.match(found[-1])
        and not any(_AUXILIARY.match(word) for word in found)
    )


def is_clause(facts: Facts, found: list[str]) -> bool:
    """Whether the words are a headline: a subject, a verb in the present, and a noun at the end."""
    verbs = facts.resources.verbs
    if (
        len(found) < _LEAST_WORDS
        or _PRONOUN.match(found[0])
        or _OPEN_END.match(found[-1])
        or any(_AUXILIARY.match(w) for w in found)
    ):
        return False
    if not found[-1].islower() and found[-1] not in WEEKDAYS and not _MONTH.fullmatch(found[-1]):
        # A name may go on after it.
        return False
    singular = not found[0].endswith("s") and found[1].islower() and found[1].endswith("s") and verbs.finite(found[1])
    plural = found[0].endswith("s") and found[1].islower() and verbs.base(found[1])
    return (
        singular or plural or _is_planned(facts, found) or any(w.islower() and verbs.only_verb(w) for w in found[1:4])
    )


def _is_planned(facts: Facts, found: list[str]) -> bool:
    """“Metro fares to rise from July”: nouns, and what they are to do."""
    at = found.index("to") if "to" in found[2:_LAST_VERB] else 0
    verbs = facts.resources.verbs
    return (
        at + 1 < len(found)
        and at > 1
        and verbs.base(found[at + 1])
        and not any(verbs.only_verb(word.lower()) for word in found[:at])
        and not any(word.lower() in facts.resources.words("english_function_words") for word in found[:at])
    )
