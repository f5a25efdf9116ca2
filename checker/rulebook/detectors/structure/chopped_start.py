"""A paragraph that lost its first letters or words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.names import begins_lower_name
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind
from checker.model.mark import Mark
from checker.model.span import Span

# A part of a word, or its ending from the apostrophe on; then the text goes on.
_FIRST = pattern(
    r"(?:[’'](?:s|re|ve|ll|d|t|m)|[a-zß-öø-ÿ]{1,30})(?=[,;]? (?P<next>[^\s\d_.@/<>=`]{1,30})(?:[\s.,;:?!]|\Z))"
)
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


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Suggests nothing: the missing part is lost. Names in lower case, and words that occur again in the text, may begin a paragraph."""
    pieces: list[tuple[Span, bool]] = []
    before: Block | None = None
    for block in facts.document.blocks:
        span = _first_word(facts, block, before) if block.kind is BlockKind.PARAGRAPH else None
        if span is not None:
            pieces.append((span, before is not None and before.kind is BlockKind.PARAGRAPH))
        before = block
    used = _used_within(facts) if pieces else frozenset()
    capitals = bool(pieces) and _has_capitals(facts)
    for span, follows in pieces:
        case = _case(facts, span.text(facts.text), used, follows=follows)
        if not case and follows and capitals and facts.resources.lexicon.knows(span.text(facts.text)):
            case = "clause" if _is_sentence(facts, span) else ""
        if not case and follows and _lost_article(facts, span):
            case = "clause"
        if case and facts.unknown_words_around(span, _AROUND) <= 1:
            yield Mark(span, case)


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


def _has_capitals(facts: Facts) -> bool:
    """Whether the paragraphs of the text begin with capitals, nearly all of them."""
    starts = [facts.text[span.start] for kind, span in facts.document.blocks if kind is BlockKind.PARAGRAPH]
    small = sum(start.islower() for start in starts)
    return sum(start.isupper() for start in starts) >= max(_LEAST_CAPITALS, _CAPITALS_TO_SMALL * small)


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
