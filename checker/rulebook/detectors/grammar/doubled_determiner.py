"""Two words that begin a noun where one is enough: “the his army”, “its the pools”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_OWNERS, _POINTERS, _ARTICLES = ("his", "its", "their", "our", "my", "your"), ("this", "these"), ("the", "a", "an")
_SECOND = (*_OWNERS, *_POINTERS, "her", "those", "another")
NEEDS = (
    *(f"{article} {second}" for article in _ARTICLES for second in _SECOND),
    *(f"{first} {article}" for first in (*_OWNERS, *_POINTERS, "her") for article in ("the", "a ", "an ")),
    *("a the", "an the", "the a ", "the an ", "a an ", "an a ", "the that "),
)
_PREPOSITION = (
    "of|in|at|on|for|with|from|by|to|into|onto|over|under|against|between|among|through|about|after|before|near|behind"
    "|across|inside|outside|during|without|within|towards?|upon|throughout"
)
_NOUN = r"(?= (?P<noun>[a-z]{3,30})\b)"
_ARTICLE_FIRST = pattern(
    rf"(?<![\w’'-])(?:(?:[Tt]he|an?|(?:(?<=\n)|(?<=[.!?] )|(?<![^\n]))An?) (?P<kept>{'|'.join(_SECOND)})|(?:an?|(?:(?<=\n)|(?<=[.!?] )|(?<![^\n]))An?) (?P<article>the)|the (?P<other>an?)){_NOUN}"
)
# “This the decision was welcomed”, “In this the case the court found”: at the start of a sentence.
_OPENING = pattern(
    r"(?:(?<=\n)|(?<=[.!?”] )|(?<![^\n]))(?:(?P<pair>(?P<kept>This|These) (?P<other>the)) [a-z]{3,20}(?= (?:was|were|is|are|will be|has been|have been|had been)\b)"
    r"|(?:In|At|On|During|Under|From|Until|For) (?P<inner>(?P<first>this|these) (?P<second>the)) (?:cases?|ways?|regard|respect|sense|context|situation|connection|period|occasion|stage|field|area|direction)(?=,? (?:the|an?|no|all|both|some|most|many|several|he|she|it|they|we|there|[A-Z][a-z]+)\b))"
)
_EITHER = pattern(rf"(?<![\w’'-])(?:a an|an a){_NOUN}")
_THAT = pattern(rf"(?<![\w’'-])(?P<word>[a-z]{{2,20}}) (?P<pair>the (?P<kept>that)){_NOUN}")
_OWNER_FIRST = pattern(
    rf"(?<![\w’'-])(?P<word>[a-z]{{2,20}}) (?P<pair>(?P<kept>{'|'.join((*_OWNERS, *_POINTERS, 'her'))}) (?:the|an?)){_NOUN}"
)
_FOREIGN = pattern(r"(?:cappella|capella|priori|posteriori|la)\b")
_AFTER_NOUN = pattern(rf"[a-z] (?:{_PREPOSITION})\Z")
_IS_PREPOSITION = pattern(rf"(?:{_PREPOSITION})\Z")
# “because of this the owner left”, “a friend of his the minister knows”
_ON_ITS_OWN = pattern(
    r"\b(?:because|result|instead|light|view|spite|top|addition|ahead|out|think|aware|proof|evidence|sure|all|consider\w{0,3}"
    r"|mak\w{1,3}|and|or|but|that|which|who) (?:of|in|at|on|to|for|from|by|with) th(?:is|ese)\Z|\bof his\Z"
)
_GOES_ON = pattern(r"(?: (?:and|of|in|on|at|to|for|by|with|from|near)\b|[.,;!?]|\Z)")
# “the north of this the country was flooded”: the first verb of its sentence.
_VERB_FOLLOWS = pattern(r" (?:was|is|were|are|has|have|had|will|would|can|could|must|should)\b")
_OPENS_WITH_PREPOSITION = pattern(rf"(?:{_PREPOSITION}|as|because|when|if|while|since|though|although)\b")
# “when he saw this the owner left”
_CLAUSE = pattern(
    r"\b(?:when|after|before|as|if|once|because|while|since|although|though|until|whenever|to|having|and)\b"
)
_REACH = 60
_MOST_BEFORE_VERB = 8
_WIDE = frozenset(
    {
        "to",
        "from",
        "with",
        "against",
        "between",
        "among",
        "through",
        "over",
        "under",
        "behind",
        "outside",
        "towards",
        "toward",
    }
)
_ADDS = pattern(
    r"\b(?:add(?:s|ed|ing)?|tack(?:s|ed)?|coupl(?:ed|es?|ing)|compar(?:e[ds]?|ing)|contrast(?:s|ed)?|combin(?:e[ds]?|ing)|prefer(?:s|red)?|join(?:s|ed)?"
    r"|attach(?:es|ed)?|owes?|owed|conclude[ds]?|infer(?:s|red)?|learn(?:s|ed)?|take|took|along|due|thanks|according|prior|contrary|back|respon(?:se|d\w*)|regard|opposed|parallel|reaction|repl(?:y|ied|ies)|relation|owing|next|object\w*) (?:to|from|with)? ?"
)
_MODAL = pattern(r"\b(?:will|would|can|could|must|should|may|might)(?: not| also| soon)? [a-z]{2,20}\Z")
# “said that this the boat was late”
_AFTER_THAT = pattern(
    r"\b(?:that|because|although|whether) (?P<pair>(?P<kept>this|these) (?P<other>the)) [a-z]{3,20}(?= (?:was|were|is|are|will be|has been|have been|had been)\b)"
)
# The noun and up to five words, to the end of the sentence.
_REST = pattern(r" [a-z]{3,30}(?: [\w’'-]{1,20}){0,5}(?=[.;!?]|\Z)")
# “close to these the valleys, and …”: a noun that a mark follows begins no clause.
_ENDS = pattern(r" [a-z]{3,30}(?=[.;!?]|, (?:and|but|where|which|who|while|as|when)\b|\Z)")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """An article before another such word is always wrong; the other way round the first may stand on its own."""
    for match in _ARTICLE_FIRST.finditer(facts.text):
        if not (match["other"] and _FOREIGN.match(match["noun"])):
            kept = match["kept"] or match["article"] or match["other"]
            yield _mark(Span(*match.span()), kept.capitalize() if match[0][0].isupper() else kept)
    for match in chain(_OPENING.finditer(facts.text), _AFTER_THAT.finditer(facts.text)):
        yield from _opening(match)
    for match in _EITHER.finditer(facts.text):
        if match["noun"][0] not in "uh":
            yield _mark(Span(*match.span()), "an" if match["noun"][0] in "aeio" else "a")
    for match in _THAT.finditer(facts.text):
        if _takes_object(facts, match["word"]) and _is_noun(facts, match["noun"]):
            yield _mark(Span(*match.span("pair")), "that")
    for match in _OWNER_FIRST.finditer(facts.text):
        found = Span(*match.span("pair"))
        if _is_doubled(facts, found, match["word"], match["kept"], match["noun"]):
            yield _mark(found, match["kept"])


def _opening(match: re.Match[str]) -> Iterator[Mark]:
    """The mark with both words as answers."""
    span = Span(*match.span("pair" if match["pair"] else "inner"))
    first, second = span.text(match.string).split()
    if first[0].isupper():
        second = second.capitalize()
    yield Mark(span, suggestions=(replacement(span, first), replacement(span, second)))


def _mark(span: Span, better: str) -> Mark:
    return Mark(span, suggestions=(replacement(span, better),))


def _is_doubled(facts: Facts, pair: Span, word: str, first: str, noun: str) -> bool:
    """Whether the first word has no sense of its own there."""
    around = _words(facts, "time") | (_words(facts, "which") if first in _POINTERS else frozenset())
    if noun in around or (first in _POINTERS and noun.endswith("est")):
        return False
    if _IS_PREPOSITION.match(word):
        return _is_after_preposition(facts, pair, word, first, noun)
    if first == "her":
        return word in _words(facts, "thing") or (facts.resources.verbs.finite(word) and _is_work(facts, pair))
    if not _takes_object(facts, word) or _IS_PREPOSITION.match(word):
        return False
    return first not in _POINTERS or _is_object(facts, pair, word, noun)


def _is_after_preposition(facts: Facts, pair: Span, word: str, first: str, noun: str) -> bool:
    before = (facts.text, max(0, pair.start - _REACH), pair.start - 1)
    if not _AFTER_NOUN.search(*before) or _ON_ITS_OWN.search(*before[:2], pair.start + len(first)):
        return False
    if first in _OWNERS:
        return True
    narrow = word in ("of", "in", "at", "into", "onto", "across", "inside", "near", "throughout")
    if not narrow and _ends_without_verb(facts, pair, word):
        return True
    return narrow and _goes_on(facts, pair, noun)


def _goes_on(facts: Facts, pair: Span, noun: str) -> bool:
    """Whether no clause begins at the article: “said of this the jury had heard nothing”."""
    after = pair.end + 1 + len(noun)
    if _GOES_ON.match(facts.text, after):
        return True
    segment = facts.segments.at(pair.start)
    start = segment.span.start if segment else pair.start
    if _VERB_FOLLOWS.match(facts.text, after) is None or _OPENS_WITH_PREPOSITION.match(facts.folded, start):
        return False
    words = facts.folded[start : pair.start].split()
    return len(words) <= _MOST_BEFORE_VERB and not any(facts.resources.verbs.finite(word) for word in words[1:])


def _ends_without_verb(facts: Facts, pair: Span, preposition: str) -> bool:
    """“spoke to this the crowd.”: no clause begins at the article, and nothing is added or likened to “this”."""
    before = facts.folded[max(0, pair.start - _REACH) : pair.start]
    if preposition not in _WIDE or _ADDS.search(before):
        return False
    if facts.folded.startswith("these", pair.start) and _ENDS.match(facts.text, pair.end):
        return True
    rest = _REST.match(facts.text, pair.end)
    verbs = facts.resources.verbs
    return rest is not None and not any(verbs.finite(word) or verbs.base(word) for word in rest[0].lower().split()[1:])


def _is_object(facts: Facts, pair: Span, word: str, noun: str) -> bool:
    """“found this the mine”: of a verb that doesn't call one thing another, in a clause that isn't over before the article."""
    stems = () if word == "found" else tuple(_words(facts, "two"))
    segment = facts.segments.at(pair.start)
    start = max(segment.span.start if segment else 0, pair.start - 2 * _REACH)
    verbs = facts.resources.verbs
    stands = verbs.finite(word) or (verbs.base(word) and _MODAL.search(facts.folded, start, pair.start - 1) is not None)
    if not stands or word.startswith(stems) or _CLAUSE.search(facts.folded, start, pair.start):
        return False
    return _GOES_ON.match(facts.text, pair.end + 1 + len(noun)) is not None


def _takes_object(facts: Facts, word: str) -> bool:
    """A preposition, or a verb after which no clause begins (“said its a plan”: “it's”)."""
    if _IS_PREPOSITION.match(word):
        return True
    verbs = facts.resources.verbs
    if word in _words(facts, "clause") or word in facts.resources.say_forms:
        return False
    return verbs.finite(word) or verbs.base(word) or word.endswith("ing")


def _is_work(facts: Facts, pair: Span) -> bool:
    """“wrote her the first novel”: of her own work."""
    following = facts.text[pair.end : pair.end + 30].split()[:2]
    return len(following) > 1 and following[1].rstrip(".,;") in _words(facts, "work")


def _is_noun(facts: Facts, word: str) -> bool:
    lexicon = facts.resources.lexicon
    return lexicon.is_word(word) and word not in facts.resources.words("english_function_words")


def _words(facts: Facts, kind: str) -> frozenset[str]:
    return frozenset(next((row[1] for row in facts.resources.rows("determiner_company") if row[0] == kind), "").split())
