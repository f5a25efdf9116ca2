"""A paragraph that lost its first letters or words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.names import begins_lower_name
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind
from checker.model.mark import Mark
from checker.model.span import Span

# A part of a word, or its ending from the apostrophe on; then the text goes on.
_FIRST = pattern(
    r"(?:[’'](?:s|re|ve|ll|d|t|m)|[a-zß-öø-ÿ]{1,30})(?=(?:[’']s)?[,;]? (?P<next>[^\s\d_.@/<>=`]{1,30})(?:[\s.,;:?!]|\Z))"
)
# A quotation mark may stand behind a comma: “, ‘which …’”.
_COMMA = pattern(r"[,;] {0,2}[a-z]{2,20}(?= [a-z“\"‘'£$€\d])")
_YEAR = pattern(r"(?:19|20)\d\d (?P<next>[a-z]{3,20})(?= [a-z])")
_ENDED = pattern(r"[.!?…][”\"’')\]]{0,3}\Z")
# Verbs whose subject is missing.
_AUXILIARY = pattern(r"(?:is|are|was|were|has|have|had|will|would|could|said|says)\Z")
_SHORT_WORDS = pattern(r"(?:a[nsth]?|i[fnst]?|by|do|go|h[aei]|my|no|o[fhknr]|so|to|u[ps]|we|be|eh|vs)\Z")
# Adverbs may part “he” from its verb.
_AFTER_HE = pattern(
    r"he (?!(?:also|never|then|too|still|soon|often|always|even|just|once|again|now|later|himself|first|both|either|not|[a-z]{2,20}ly) )(?P<next>[a-z]{3,20}) "
)
_SHORT = 2
_LEAST_WORDS = 4
_AROUND = 60
_LEAST_CAPITALS, _CAPITALS_TO_SMALL, _LEAST_OF_SENTENCE = 3, 4, 6


class _Start(NamedTuple):
    """The first word of a paragraph in lower case; ``follows``: after another paragraph; ``listed``: in a list without capitals."""

    word: Span
    follows: bool
    listed: bool


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Suggests nothing: the missing part is lost. Names in lower case, and words that occur again in the text, may begin a paragraph."""
    starts = list(_starts(facts))
    used = _used_within(facts) if starts else frozenset()
    capitals = bool(starts) and _has_capitals(facts, _CAPITALS_TO_SMALL)
    cases = {start: _case_of(facts, start, used, capitals=capitals) for start in starts}
    left = [start for start in starts if not (cases[start] or start.listed) and _is_sentence(facts, start.word)]
    proofs = sum(map(bool, cases.values())) or sum(_hardly_begins(facts, start) for start in left) - 1
    chopped = proofs > 0 and _has_capitals(facts, 1)
    for start, case in cases.items():
        if case or (chopped and start in left):
            yield Mark(start.word, case or "clause")
    yield from _at_comma(facts)
    if chopped:
        yield from _at_year(facts)


def _starts(facts: Facts) -> Iterator[_Start]:
    before: Block | None = None
    listed = False
    for block in facts.document.blocks:
        span = _first_word(facts, block, before) if block.kind is BlockKind.PARAGRAPH else None
        listed = facts.text[block.span.start].islower() and (span is None or listed)
        if span is not None and facts.unknown_words_around(span, _AROUND) <= 1:
            yield _Start(span, before is not None and before.kind is BlockKind.PARAGRAPH, listed)
        before = block


def _case_of(facts: Facts, start: _Start, used: frozenset[str], *, capitals: bool) -> str:
    """What one paragraph alone proves: "main", "clause", or "" for nothing."""
    word = start.word.text(facts.text)
    case = _case(facts, word, used, follows=start.follows)
    if case or not start.follows:
        return case
    if capitals and facts.resources.lexicon.knows(word) and _is_sentence(facts, start.word):
        return "clause"
    return "clause" if _lost_article(facts, start.word) else ""


def _hardly_begins(facts: Facts, start: _Start) -> bool:
    """Whether it is no word that a writer who cares little for capitals begins a sentence with."""
    return start.word.text(facts.text) not in facts.resources.words("paragraph_openers")


def _at_comma(facts: Facts) -> Iterator[Mark]:
    """“, which limits …”: no sentence begins so."""
    before: Block | None = None
    for block in facts.document.blocks:
        found = _COMMA.match(facts.text, *block.span) if block.kind is BlockKind.PARAGRAPH else None
        if found and before is not None and _ENDED.search(before.span.text(facts.text)):
            span = Span(*found.span())
            if _is_sentence(facts, span) and not facts.protected.touching(span):
                yield Mark(span, "clause")
        before = block


def _at_year(facts: Facts) -> Iterator[Mark]:
    """“2023 event has been moved”, beside other such paragraphs: “The” is lost."""
    for block in facts.document.blocks:
        found = _YEAR.match(facts.text, *block.span) if block.kind is BlockKind.PARAGRAPH else None
        if found is None or facts.resources.verbs.finite(found["next"]) or found["next"].endswith("s"):
            continue
        span = Span(*found.span())
        if found["next"] not in facts.resources.words("english_function_words") and _is_sentence(facts, span):
            yield Mark(span, "clause")


def _first_word(facts: Facts, block: Block, before: Block | None) -> Span | None:
    """The first word of a paragraph if it is in lower case and not a name, and the paragraph before is complete."""
    start, end = block.span
    first = _FIRST.match(facts.text, start, end)
    if first is None or facts.text.count(" ", start, end) < _LEAST_WORDS - 1:
        return None
    # Two unknown words in a row are a name in lower case, or another language.
    if first["next"].islower() and not facts.resources.lexicon.knows(first["next"].strip("“”\"‘’'(),;£$€")):
        return None
    if before is not None and before.kind is BlockKind.PARAGRAPH and not _ENDED.search(before.span.text(facts.text)):
        return None
    span = Span(*first.span())
    named = begins_lower_name(facts.text, start, facts.resources.lines("lower_case_names"))
    return None if named or facts.protected.touching(span) else span


def _case(facts: Facts, word: str, used: frozenset[str], *, follows: bool) -> str:
    """ "main" for a part of a word, "clause" for a word that hardly begins a sentence, "" for others."""
    if word[0] in "’'":
        return "main"
    if len(word) <= _SHORT:
        return "" if _SHORT_WORDS.match(word) or word in used else "main"
    if facts.resources.lexicon.knows(word):
        rare = word not in facts.resources.lexicon.commonest or _AUXILIARY.match(word)
        return "clause" if follows and rare else ""
    return "" if word in used else "main"


def _lost_article(facts: Facts, span: Span) -> bool:
    """“he union said”: “he” needs a verb."""
    after = _AFTER_HE.match(facts.text, span.start)
    if after is None or after["next"] in facts.resources.words("english_function_words"):
        return False
    word = after["next"]
    return facts.resources.lexicon.is_word(word) and not facts.resources.verbs.finite(word)


def _has_capitals(facts: Facts, to_small: int) -> bool:
    """Whether paragraphs of the text begin with capitals, so many times as many as begin without."""
    starts = [facts.text[span.start] for kind, span in facts.document.blocks if kind is BlockKind.PARAGRAPH]
    small = sum(start.islower() for start in starts)
    return sum(start.isupper() for start in starts) >= max(_LEAST_CAPITALS, to_small * small)


def _is_sentence(facts: Facts, word: Span) -> bool:
    """Whether the paragraph is running text that ends with a stop."""
    paragraph = facts.block_at(word.start)
    words = facts.text.count(" ", *paragraph)
    return words >= _LEAST_OF_SENTENCE and _ENDED.search(facts.text, paragraph.end - 6, paragraph.end) is not None


def _used_within(facts: Facts) -> frozenset[str]:
    """The words that don't begin a paragraph: an unknown one is probably right, such as the name of a program."""
    tokens = facts.tokens
    starts = {block.span.start for block in facts.document.blocks if block.kind is BlockKind.PARAGRAPH}
    return frozenset(
        word for word, start in zip(tokens.words, tokens.starts, strict=True) if word.isalpha() and start not in starts
    )
