"""Two function words that never, or hardly ever, occur next to each other. One such pair may be a stranded word or a name; several are shuffled words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.figures.numbers import COUNT
from checker.facts.view import Facts
from checker.model.mark import Mark, Related
from checker.model.span import Span
from checker.rulebook.tables.pair_answers import answers_to
from checker.rulebook.tables.pair_table import pair_table

_LONGEST_OPENING = 2
# What a pair says: a rare pair of the smallest words more than another.
_ENOUGH, _IMPOSSIBLE, _SMALL, _OTHER, _START, _END = 12, 7, 6, 4, 9, 5
_LONGEST_END = 20
_PHRASE = pattern(r"(?:the|an?|my|your|their|our|its|his|her|how) (?P<phrase>[a-z]{1,20} [a-z]{1,20})")
_VERB_FIRST = pattern(r"(?:been|is|are|was|were|has|had|than|me) [a-z]")
# “what will be will be”
_MEASURED = pattern(rf" {COUNT}")
_WHAT_TWICE = pattern(r"\bwhat(?:ever)? (?P<verb>[a-z]{1,10} [a-z]{1,10}) (?P=verb)\b")
_LONGEST_WHAT = 26
# “the town they came to was empty”, “who it was by is a mystery”: a clause on the noun before ends with its preposition.
_STRANDED = pattern(
    r"(?:in|on|at|to|for|by|with|from|of|about|into) (?:is|was|are|were|has|had|will|would|can|may|must)\b"
)
_CLAUSE = pattern(
    r"\b(?!(?:and|but|said|as|if|because|when|that|so) )(?:what|who|where|[a-z]{3,20}) (?:it|he|she|they|we|you|i) (?:[a-z’']{1,12} ){1,4}\Z"
)
# “What the firm has is demand”, “what the panel could not agree on was who the money had been for”.
_WHAT_ENDS = pattern(r"[a-z]{2,6} (?:is|was|are|were)\b")
_WHAT = pattern(
    r"\bwhat (?:the|an?|his|her|its|their|this|that|these|those|our|my|[a-z]{3,14}s) (?:[a-z’']{1,14} ){0,7}\Z"
)
# “She asked her which firm it was”
_ASKED = pattern(r"(?:him|her|them|us|me|you) (?:which|what|who|whom|whose|where|when|why|how|whether|that|if)\b")
_ASKING = pattern(
    r"\b(?:ask(?:s|ed|ing)?|tells?|told|telling|show(?:s|ed|n|ing)?|teach(?:es|ing)?|taught|inform(?:s|ed)?|remind(?:s|ed)?|advis(?:es?|ed)) \Z"
)
_LONGEST_CLAUSE = 60
_LAST = pattern(r" (?P<word>[\w’'-]{1,18})\.\Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Weighs the pairs of each sentence together. Quotations are skipped."""
    certain, impossible, rare = (_by_segment(facts, f"{which}_pairs") for which in ("certain", "impossible", "rare"))
    for index in sorted({*certain, *impossible, *rare}):
        known = {*certain[index], *impossible[index]}
        spans = sorted(known)
        weights = _rare_weights(facts, [span for span in rare[index] if span not in known])
        company = sum(weights.values()) + _weight_of_edges(facts, index)
        if not spans and weights:
            yield from _rare_marks(facts, weights, company)
        elif len(spans) > 1:
            yield from (Mark(span, "twice", suggestions=answers_to(facts, span)) for span in spans)
        elif certain[index] or (spans and company + _IMPOSSIBLE >= _ENOUGH):
            yield Mark(spans[0], suggestions=answers_to(facts, spans[0]))
        elif spans:
            yield Mark(spans[0], "lone")


def _leads_in(facts: Facts, span: Span) -> bool:
    """Whether a short phrase begins after the article: “the at times bitter dispute”."""
    found = _PHRASE.match(facts.folded, span.start, span.end + _LONGEST_END)
    return found is not None and found["phrase"] in facts.resources.lines("leading_phrases")


def _is_said_of_what(facts: Facts, span: Span) -> bool:
    """Whether a clause with “what” ends on the words with which the next begins."""
    return _WHAT_TWICE.search(facts.folded, max(0, span.start - _LONGEST_WHAT), span.end + _LONGEST_WHAT) is not None


def _ends_clause(facts: Facts, span: Span) -> bool:
    return (
        _STRANDED.match(facts.folded, span.start) is not None
        and _CLAUSE.search(facts.folded, max(0, span.start - _LONGEST_CLAUSE), span.start) is not None
    )


def _is_of_what(facts: Facts, span: Span) -> bool:
    """Whether a clause with “what” ends before the verb of the sentence."""
    before = (facts.folded, max(0, span.start - _LONGEST_CLAUSE), span.start)
    return _WHAT_ENDS.match(facts.folded, span.start) is not None and _WHAT.search(*before) is not None


def _is_asked(facts: Facts, span: Span) -> bool:
    """Whether the one who is asked stands before the question."""
    before = (facts.folded, max(0, span.start - _LONGEST_CLAUSE), span.start)
    return _ASKED.match(facts.folded, span.start) is not None and _ASKING.search(*before) is not None


def _rare_weights(facts: Facts, rare: list[Span]) -> dict[Span, int]:
    """The rare pairs that don't share a word, with what each says; of a chain of small words all of it."""
    small = facts.resources.words("chained_words")
    weights: dict[Span, int] = {}
    last = Span(0, 0)
    for span in rare:
        if span.text(facts.folded).endswith(" between") and _MEASURED.match(facts.text, span.end):
            continue  # “to go on for between two and four weeks”
        is_small = small.issuperset(span.text(facts.folded).split())
        if span.start >= last.end:
            weights[span] = _SMALL if is_small else _OTHER
            last = span
        elif is_small and weights[last] == _SMALL:
            del weights[last]
            last = Span(last.start, span.end)
            weights[last] = _ENOUGH
        elif is_small:
            weights[last] = max(weights[last], _SMALL)
    return weights


def _rare_marks(facts: Facts, weights: dict[Span, int], company: int) -> Iterator[Mark]:
    """A chain of small words, or rare pairs of which there are enough."""
    chains = [span for span, weight in weights.items() if weight == _ENOUGH]
    if not chains and company < _ENOUGH:
        return
    first, *others = chains or weights
    if chains or not others:
        yield Mark(first, "chain")
    else:
        related = tuple(Related(span, "another rare pair") for span in others)
        yield Mark(first, "rare", {"other": others[0].text(facts.text)}, related=related)


def _weight_of_edges(facts: Facts, index: int) -> int:
    """A sentence may end with a preposition and begin like a question, but seldom does in news."""
    segment = facts.segments[index]
    (start, end), text = segment.span, facts.folded
    found = _LAST.search(text, max(start, end - _LONGEST_END), end) if segment.whole else None
    if found is None:
        return 0
    ends = found["word"] in facts.resources.words("chained_words")
    return (_END if ends else 0) + (_START if _VERB_FIRST.match(text, start) else 0)


def _by_segment(facts: Facts, table: str) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for span in pair_table(facts.resources.lines(table)).find(facts.text, facts.folded, facts.tokens.words):
        if facts.quoted.touching(span) or any(
            shape(facts, span) for shape in (_leads_in, _is_said_of_what, _ends_clause, _is_of_what, _is_asked)
        ):
            continue
        if _fits_case(facts, span):
            found[facts.segments.index_at(span.start)].append(span)
    return found


def _fits_case(facts: Facts, span: Span) -> bool:
    """Whether a capital begins its sentence: inside one it is a name's (“Dr Are has”)."""
    segment = facts.segments.at(span.start)
    begins = segment is not None and span.start - segment.span.start <= _LONGEST_OPENING
    return begins or facts.text[span.start].islower()
