"""A headline in sentence case that was joined to the next sentence without a stop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.dates import WEEKDAYS
from checker.facts.segments import Segment, SegmentKind
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut
from checker.words.starters import STARTERS

# A closing quotation mark straight before a capital; a colon before one; a lower-case word before one.
_JOINT = pattern(
    r" (?:(?<=[a-z][”\"] )(?=[A-ZÀ-Þ])|(?<=[a-z]: )(?=[A-ZÀ-Þ])|(?<=[a-z] )(?=(?:An?|In|On|At|He|It|We|By|As|No|To|[A-ZÀ-Þ][a-z]{2,20}['’]?) ))"
)
# With a capital and no stop before it, and in lower case what follows.
_STARTER = pattern(rf"{STARTERS} [a-z]")
_WORD = pattern(r"[\w’'-]+")
_ARTICLE = pattern(r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|who|which|that|said|says)\b")
_SPEAKS = pattern(r"\b(?:say|says|said|told|believe|believes|think|warn|expect)\b")
_LABEL = pattern(r"\b(?:under|amid|over|after|against|ahead|despite)\b")
_PRONOUN = pattern(
    r"(?:It|This|That|These|Those|There|All|Both|Most|Many|He|She|We|You|They|I|If|When|As|And|But|See|Let)\b"
)
_OPEN_END = pattern(r"(?:of|in|on|at|by|to|from|for|with|as|and|or|that|since|than|about|near|former|says|claims)\Z")
_AUXILIARY = pattern(r"(?:is|are|was|were|be|been|has|have|had|will|would|seems|appears)\Z")
_LEAST_WORDS, _MOST_WORDS = 4, 14
_SHORTEST, _LONGEST = 12, 120


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Fires on two signs: headline shape (present tense or none, no article, few words) and a sentence with its own verb after the joint."""
    for segment in facts.segments:
        if segment.kind is SegmentKind.PROSE and segment.whole:
            for span in _headlines(facts, segment):
                stop = Suggestion("a sentence of its own", (Edit(Span(span.end, span.end), "."),))
                yield Mark(span, suggestions=(cut(facts.text, span), stop))


def _headlines(facts: Facts, segment: Segment) -> Iterator[Span]:
    start, end = segment.span
    for joint in _JOINT.finditer(facts.text, start, min(end, start + _LONGEST + 2)):
        head = Span(start, joint.start())
        if head.end - head.start > _LONGEST:
            break
        if head.end - head.start < _SHORTEST:
            continue
        if _is_headline(facts, head) and _has_verb(facts, Span(joint.end(), end)):
            yield head
            start = joint.end()


def _is_headline(facts: Facts, head: Span) -> bool:
    words = head.text(facts.text)
    found = _WORD.findall(words)
    if _STARTER.match(facts.text, head.end + 1) and "," not in words and _is_titled(facts, found):
        return True
    if not 3 <= len(found) <= _MOST_WORDS or _ARTICLE.search(words) or "," in words:
        return False
    if words.endswith(":"):
        return (
            len(found) > 3
            and _LABEL.search(words) is not None
            and not any(w.islower() and facts.resources.verbs.finite(w) for w in found)
        )
    if words[-1] in '”"':
        return any(w.islower() and facts.resources.verbs.only_verb(w) for w in found[1:])
    if _STARTER.match(facts.text, head.end + 1):
        return _is_terse(found)
    return _is_clause(facts, found) and _starts_afresh(facts, head.end + 1)


def _is_titled(facts: Facts, found: list[str]) -> bool:
    """Each word with a capital, small ones aside, half of them common words and one a verb: a title, not names."""
    common = sum(facts.resources.lexicon.is_word(word.lower()) for word in found)
    capitals = all(word[0].isupper() or len(word) < len("with") for word in found)
    verb = any(facts.resources.verbs.finite(word.lower()) for word in found[1:])
    return capitals and verb and _LEAST_WORDS < len(found) <= _MOST_WORDS and common * 2 > len(found)


def _is_terse(found: list[str]) -> bool:
    """Headline words before what can only be a new sentence: no auxiliary, no open end, no pronoun at the start."""
    return (
        len(found) >= _LEAST_WORDS
        and not _PRONOUN.match(found[0])
        and not _OPEN_END.match(found[-1])
        and not any(_AUXILIARY.match(word) for word in found)
    )


def _is_clause(facts: Facts, found: list[str]) -> bool:
    """Subject, verb in the present, and a noun at the end: what a headline is made of."""
    verbs = facts.resources.verbs
    if (
        len(found) < _LEAST_WORDS
        or _PRONOUN.match(found[0])
        or _OPEN_END.match(found[-1])
        or any(_AUXILIARY.match(w) for w in found)
    ):
        return False
    if not found[-1].islower() and found[-1] not in WEEKDAYS:
        # A name goes on behind the joint.
        return False
    singular = not found[0].endswith("s") and found[1].islower() and found[1].endswith("s") and verbs.finite(found[1])
    plural = found[0].endswith("s") and found[1].islower() and verbs.base(found[1])
    return singular or plural or any(w.islower() and verbs.only_verb(w) for w in found[1:4])


def _starts_afresh(facts: Facts, at: int) -> bool:
    """Whether the capital after the joint begins a common word: a name may follow in any sentence."""
    word = _WORD.match(facts.text, at)
    if word is None:
        return False
    folded = word[0].rstrip("’'").lower()
    return (
        facts.resources.lexicon.is_word(folded)
        and not facts.resources.lexicon.is_name(folded)
        and facts.text[word.end() : word.end() + 2].strip("’' ").islower()
    )


def _has_verb(facts: Facts, rest: Span) -> bool:
    words = _WORD.findall(rest.text(facts.text))[:16]
    return len(words) > 3 and any(
        w.islower() and (facts.resources.verbs.finite(w) or _SPEAKS.match(w)) for w in words[1:]
    )
