"""A headline in sentence case that was joined to the next sentence without a full stop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.text.segments import SENTENCE_STARTERS, Segment, SegmentKind
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut
from checker.rulebook.headline_forms import MOST_WORDS, SPEECH_END, is_clause, is_news, is_teaser, is_terse, is_titled
from checker.rulebook.markup import markup_opens_before

# Before a capital: a closing quotation mark, a colon or a lower-case word.
_JOINT = pattern(
    r" (?:(?<=[a-z][”\"] )(?=[A-ZÀ-Þ])|(?<=[a-z]: )(?=[A-ZÀ-Þ])|(?<=[a-z] )(?=(?:The|An?|In|On|At|He|It|We|By|As|No|To|My|If|So|[A-ZÀ-Þ][a-z]{2,20}['’]?) ))"
)
# A capitalised starter, then lower case.
_STARTER = pattern(
    rf"(?:All|Over|Some|About|Around|Nearly|Almost) \d|(?:{SENTENCE_STARTERS}|Nobody|None|Most|All|Each|Every|Everyone|Several|Few|Two|Three|Four|Five|Six|Then|So|You|We|Such|Since|Until|Under|Not|Nothing|Everything|Almost|Nearly|Once|Even|Only|Earlier|Last|Next) [a-z]"
)
# “Both close at noon”: a plural before a verb in its base form.
_PLURAL = pattern(r"(?:They|Both|All|Most|Many|Some|Several|Few|We|You|These|Those|Two|Three|Four|Five|Six)\Z")
# “…, regulator says”
_BY_SOURCE = pattern(r", (?:[\w’'-]{2,20} ){1,3}(?:say|says|claims?)\Z")
# Behind a capital, these may belong to a name: “Upper Thames Police”, “Thomas More”, “Everything Everywhere All at Once”, and in sentence case “Group A”.
_IN_NAME = pattern(
    r"(?:No|More(?! than\b)|Many(?! of\b)|Police|Officials|Authorities|Residents|Witnesses|Lawyers|Experts|Analysts|Critics|Over(?! \d)|Now|Both(?! of\b)|All(?! (?:\d|of\b))|You|We|My) "
)
_LETTER = pattern(r"A ")
_NAME_AT_END = pattern(r"\b[A-ZÀ-Þ][\w’'-]{0,24}\Z")
_QUOTED_END = pattern(r"[a-z][”\"]\Z")
_WORD = pattern(r"[\w’'-]+")
# The second half of such a headline, before the rest of the sentence: “: Some lawmakers walk out and said he …”.
_BEFORE_REST = pattern(
    r" [A-ZÀ-Þ][^.!?,;:“”\"\n]{5,70}(?= (?:and|but) (?:said|added|told|called|asked|warned|vowed|wrote|promised|urged)\b)"
)
_ARTICLE = pattern(r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|who|which|that|said|says)\b")
_SPEAKS = pattern(r"\b(?:say|says|said|told|believe|believes|think|warn|expect)\b")
_LABEL = pattern(r"\b(?:under|amid|over|after|against|ahead|despite)\b")
_PLACED = pattern(r"\b(?:for|in|on|at|to|from|near) [\w’'-]{2,20}")
_INFINITIVE = pattern(r"\b(?:to|you|[wW]e|[tT]hey|I) (?P<verb>[a-z]{2,20})\Z")
# “… he would resign “soon” Lowick vote: Mayor leads in polls The council meets”: a topic, a headline, and the next sentence.
_TOPICAL = pattern(
    r"(?:(?<=[a-z]{3} )|(?<=[a-z][”\"] )|(?<=\d{2} ))(?P<head>[A-ZÀ-Þ][\w’'-]{1,20}(?: [\w’'-]{1,20}){0,3}: [A-ZÀ-Þ][\w’'-]{0,20}(?: [\w’'-]{1,20}){2,9}) (?=(?:The|An?|He|She|They|It|In|On|At|But|His|Her|Its|Their|There|This|Police|Officials) [a-z])"
)
# “… against dollar The Turkish currency has lost …”
_THE_PEOPLE = pattern(r"The ([A-ZÀ-Þ][a-z]{3,14}) [a-z]")
_TITLE_BEFORE = pattern(
    r"\b(?:film|movie|book|novel|series|show|song|album|game|play|report|called|titled|entitled|study|article|documentary|podcast|exhibition|of|the|in|by|from) \Z"
)
_LABEL_WORDS = range(4, 11)
_SHORTEST, _LONGEST = 12, 120


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Requires two signs: the form of a headline (present tense or no verb, no article, few words), and a sentence with a verb after it."""
    for segment in facts.segments:
        if segment.kind is SegmentKind.PROSE and segment.whole:
            for span in (*_headlines(facts, segment), *_topical(facts, segment)):
                stop = Suggestion("make it a separate sentence", (Edit(Span(span.end, span.end), "."),))
                yield Mark(span, suggestions=(cut(facts.text, span), stop))


def _topical(facts: Facts, segment: Segment) -> Iterator[Span]:
    start, end = segment.span
    for match in _TOPICAL.finditer(facts.text, start, end):
        span = Span(*match.span("head"))
        tail = span.text(facts.text).partition(": ")[2].split()
        verb = any(facts.resources.verbs.finite(word) for word in tail[1:] if word.islower())
        titled = _TITLE_BEFORE.search(facts.text, max(start, span.start - 20), span.start)
        if verb and not titled and not SPEECH_END.match(tail[-1].lower()) and _has_verb(facts, Span(match.end(), end)):
            yield span


def _headlines(facts: Facts, segment: Segment) -> Iterator[Span]:
    start, end = segment.span
    quoted = start
    for joint in _JOINT.finditer(facts.text, start, min(end, start + _LONGEST + 2)):
        head = Span(start, joint.start())
        if head.end - head.start > _LONGEST:
            break
        if head.end - head.start < _SHORTEST or not _has_verb(facts, Span(joint.end(), end)):
            continue
        if markup_opens_before(facts, Span(head.end, joint.end())) or _lacks_object(facts, head):
            continue
        behind = Span(quoted, head.end)
        if quoted > start and _is_label(facts, behind):
            rest = _BEFORE_REST.match(facts.text, behind.end, end)
            yield Span(behind.start, rest.end()) if rest else behind
            start = quoted = joint.end()
        elif _is_headline(facts, head):
            yield head
            start = quoted = joint.end()
        elif _QUOTED_END.search(facts.text, head.start, head.end):
            quoted = joint.end()


def _is_label(facts: Facts, head: Span) -> bool:
    """Whether the words behind a quotation that ended no sentence are a headline with a colon."""
    words = head.text(facts.text)
    found = _WORD.findall(words)
    return (
        words.endswith(":")
        and len(found) in _LABEL_WORDS
        and "," not in words
        and not _ARTICLE.search(words)
        and (_LABEL.search(words) is not None or _is_topic(facts, head, found))
    )


def _is_topic(facts: Facts, head: Span, found: list[str]) -> bool:
    """“Frost warning for two valleys: The service …”, “Barn burns down in Lowick: Nobody …”: before a whole sentence."""
    return (
        _STARTER.match(facts.text, head.end + 1) is not None
        and _PLACED.search(head.text(facts.text)) is not None
        and not SPEECH_END.match(found[-1].lower())
        and any(word.islower() and facts.resources.lexicon.is_word(word) for word in found[1:3])
    )


def _is_headline(facts: Facts, head: Span) -> bool:
    words = head.text(facts.text)
    found = _WORD.findall(words)
    before_starter = _STARTER.match(facts.text, head.end + 1) is not None and not _goes_on(facts, head)
    if before_starter and (
        ("," not in words and is_titled(facts, found))
        or (not words.endswith(":") and is_news(facts, found, by_source=_BY_SOURCE.search(words) is not None))
        or is_teaser(words, found)
    ):
        return True
    if not 3 <= len(found) <= MOST_WORDS or _ARTICLE.search(words) or "," in words:
        return False
    if words.endswith(":"):
        return (
            len(found) > 3
            and _LABEL.search(words) is not None
            and not any(w.islower() and facts.resources.verbs.finite(w) for w in found)
        )
    if words[-1] in '”"':
        return any(w.islower() and facts.resources.verbs.only_verb(w) for w in found[1:])
    if before_starter:
        return is_terse(found) and not (_LETTER.match(facts.text, head.end + 1) and _may_have_letter(facts, found))
    return is_clause(facts, found) and _starts_afresh(facts, head.end + 1)


def _lacks_object(facts: Facts, head: Span) -> bool:
    """Whether the words end with an infinitive, so that the capital after them may begin a name: “aim to free Elmford”."""
    found = _INFINITIVE.search(facts.text, head.start, head.end)
    return found is not None and facts.resources.verbs.base(found["verb"])


def _goes_on(facts: Facts, head: Span) -> bool:
    """Whether a name goes on with what could begin a sentence: “Upper Thames Police”."""
    return _IN_NAME.match(facts.text, head.end + 1) is not None and (
        _NAME_AT_END.search(facts.text, head.start, head.end) is not None
    )


def _may_have_letter(facts: Facts, found: list[str]) -> bool:
    """Whether a letter may be part of the name: “Group A”, and not “Batu Lawang A navy ship”."""
    if found[-1].lower() in facts.resources.words("lettered_names"):
        return True
    capitals = sum(word[0].isupper() for word in found)
    return found[-1][0].isupper() and capitals * 2 <= len(found) and not found[-2][0].isupper()


def _starts_afresh(facts: Facts, at: int) -> bool:
    """Whether the capitalised word is a common word: a name may occur in any sentence."""
    people = _THE_PEOPLE.match(facts.text, at)
    if people is not None:
        return any(people[1].lower() == row[0] for row in facts.resources.rows("capital_words"))
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
    if len(words) > 1 and _PLURAL.match(words[0]) and facts.resources.verbs.base(words[1]):
        return True
    return len(words) > 3 and any(
        w.islower() and (facts.resources.verbs.finite(w) or _SPEAKS.match(w)) for w in words[1:]
    )
