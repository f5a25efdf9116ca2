"""A text that ends inside a sentence, or without its last full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.text.segments import SENTENCE_STARTERS
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_COUNTER = pattern(r"\[\+\d{1,6} chars\]")
_TAIL = pattern(
    r"(?:\[(?:\.{3}|…)\]|(?:\.{3}|…) ?\[?(?:[Rr]ead|[Ss]ee|[Ll]earn)? ?[Mm]o(?:re)?\]?|[(\[](?:[Mm]ore|[Cc]ontinued?|[Cc]ont['’.]?d?|[Rr]ead more)(?: ?\.{3}| ?…)?[)\]]|(?<=[.!?…”\"] )(?:Continue|Keep|Start) reading(?: ?[→»>…]| ?\.{3})?)(?=\s{0,5}\Z)"
)
# The last sentence, after a full stop or at the start of the paragraph, without a full stop.
_LAST = pattern(r"(?:\A|(?<=[.!?])[”\"’')]{0,2}\s)(?P<words>[^.!?]{1,260})\Z")
_LAST_WORD = pattern(r"(?P<word>[\w’'-]{1,31})(?P<dots>…|\.{3})?\s{0,5}\Z")
# Words that can't end a sentence, even before three dots.
_OPEN = pattern(
    r"(?:the|a|an|and|or|but|of|to|in|at|by|for|with|from|into|between|during|that|which|who|whose|whether|if|is|are|was|were|has|have|had|will"
    r"|would|his|her|its|their|every|very|while|although|unless|until|because|than|also|then)\Z"
)
# The start of a sentence, not of a credit or a caption.
_BEGUN = pattern(rf"{SENTENCE_STARTERS}(?: |['’]|\Z)|All |Every |Each |Such |Several |Almost |Perhaps ")
# The sentence goes on in the next heading: “…we ask you to...” and under it “...be kind to them”.
_GOES_ON = pattern(r"\W{0,3}(?:…|\.{3})|[a-z]")
# “Kind regards,”: the name of the writer was on the next line.
_GREETINGS = frozenset({"regards", "sincerely", "yours", "thanks", "wishes", "cheers", "faithfully", "truly", "love"})
_LAST_COMMA = pattern(r"(?P<word>[a-z’'-]{1,31})[,;–—]\s{0,5}\Z")
# “The visit was attended by Mr.”
_TITLE = pattern(r"(?<= )(?P<word>(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Maj|Rev|Hon|St)\.)\s{0,5}\Z")
_LEAST_WORDS, _LEAST_OPEN_WORDS = 12, 7
_LEAST_LAST_WORDS = 5
_LEAST_PART = 4
_LONG_SENTENCE = 12
_LONGEST = 280


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Looks for the mark of a feed that shortens texts, or a last sentence without an end."""
    marks = [*_COUNTER.finditer(facts.text), *_TAIL.finditer(facts.text, max(0, len(facts.text) - _LONGEST))]
    yield from (Mark(Span(*match.span())) for match in marks)
    paragraphs = facts.paragraphs
    words = facts.text.count(" ")
    if marks or not paragraphs or words < _LEAST_OPEN_WORDS:
        return
    kind, last = paragraphs[-1]
    tail = (facts.text, max(last.start, last.end - 40), last.end)
    word, comma = _LAST_WORD.search(*tail), _LAST_COMMA.search(*tail)
    if _goes_on(facts, last):
        return
    if comma and comma["word"] not in _GREETINGS and kind is BlockKind.PARAGRAPH and facts.text.count(".", *last) > 0:
        yield Mark(Span(*comma.span("word")))
    if title := _TITLE.search(*tail):
        yield Mark(Span(*title.span("word")))
    if word is None:
        return
    if _is_cut_word(facts, word) or _needs_more(facts, last, word["word"]):
        yield Mark(Span(*word.span("word")))
    elif words < _LEAST_WORDS:
        return
    elif kind is not BlockKind.LIST_ITEM and not word["dots"] and _lacks_stop(facts, last, word["word"]):
        span = Span(*word.span("word"))
        stop = replacement(Span(span.end, span.end), ".", "only the full stop is missing")
        yield Mark(span, "unstopped", suggestions=(stop,))


def _goes_on(facts: Facts, last: Span) -> bool:
    """Whether a heading under the last paragraph takes up its sentence."""
    following = facts.block_after(last.start)
    return following is not None and _GOES_ON.match(facts.text, *following) is not None


def _is_cut_word(facts: Facts, word: re.Match[str]) -> bool:
    """“the captain was experienc…”: no word, but the start of one."""
    lexicon, part = facts.resources.lexicon, word["word"]
    if not word["dots"] or not part.islower() or len(part) < _LEAST_PART or lexicon.knows(part):
        return False
    return any(form.startswith(part) for form in lexicon.words_starting(part[0]))


def _needs_more(facts: Facts, paragraph: Span, word: str) -> bool:
    """Whether the last word can't end a sentence."""
    return _OPEN.match(word) is not None and (len(facts.paragraphs) > 1 or facts.text.count(".", *paragraph) > 0)


def _lacks_stop(facts: Facts, paragraph: Span, word: str) -> bool:
    """Whether the end is that of a sentence, not of a credit or a title. Nobody can tell whether more followed."""
    if _OPEN.match(word) or not word[-1].isalpha():
        return False
    several = len(facts.paragraphs) > 1
    sentence = _LAST.search(facts.text[max(paragraph.start, paragraph.end - _LONGEST) : paragraph.end])
    if sentence is None:
        return word.islower()
    words = sentence["words"].split()
    verb = any(word.islower() and facts.resources.verbs.finite(word) for word in words)
    begun = _BEGUN.match(sentence["words"]) is not None
    if sentence.start() > 0:
        return word.islower() or begun or (verb and len(words) > _LEAST_LAST_WORDS)
    long = len(words) >= _LONG_SENTENCE and verb
    return (several or long) and (begun or (verb and len(words) > _LEAST_LAST_WORDS)) and not _is_title(words)


def _is_title(words: list[str]) -> bool:
    """Whether most words have a capital: a headline or a credit."""
    return len(words) > 1 and sum(word[:1].isupper() for word in words) * 2 > len(words)
