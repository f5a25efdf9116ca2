"""The same amount with two magnitudes, and a part that is greater than its whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.base.patterns import pattern
from checker.facts.figures.numbers import SHORT_MAGNITUDES
from checker.facts.figures.quantities import Quantity
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

NEEDS = ("illion",)
_SHORT = pattern(r"\d{1,3}(?:\.\d)?")
_NOUN_BEFORE = pattern(r"\b(?P<noun>[a-z]{3,20}) (?:of|worth|totalling|totaling|for|was|is|at) \Z")
_DEFINITE = pattern(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:(?:whole|full|entire|same|new|total) )?\Z"
)
_WORD = pattern(r"[a-z]{3,20}")
_REACH = 90
_FARTHEST = 700
_PLAIN = 2
_SHORT_MAGNITUDES = frozenset(SHORT_MAGNITUDES) | {"mil", "t", "cr", "crore", "lakh"}
# One of them is enough to say that “the €30 billion fee” is the sum named before.
_DEALS = frozenset(
    ("fee", "deal", "sum", "amount", "loan", "payment", "price", "grant", "contract", "cost", "bid", "offer", "stake", "investment", "package", "debt",
     "fine", "ransom", "prize", "transfer", "sale", "purchase", "order", "donation", "gift", "penalty", "settlement", "compensation", "credit", "bill", "bailout")
)  # fmt: skip
_WITHIN = pattern(
    r"(?: [a-z]{3,15})? of (?:the|its|their|his|her|an?|this|that) (?:(?:total|planned|whole|full|annual|new) )?"
)
_INCLUDING = pattern(r"[^.,;:\d\n]{0,60},? (?:including|of which) (?:some |about |nearly )?")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Round figures can be equal by chance: for these, the same thing must be meant."""
    by_figure: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    quantities = facts.quantities
    for index, quantity in enumerate(quantities):
        is_short = quantity.sign and _SHORT.fullmatch(quantity.figure)
        if quantity.is_large or (is_short and quantity.unit.lower() not in _SHORT_MAGNITUDES):
            earlier = by_figure[quantity.sign, quantity.figure]
            other = _in_headline(facts, earlier, quantity) or _conflicting(facts, earlier, quantity)
            if other is not None:
                yield _mark(facts, *other)
            earlier.append(quantity)
        if index and (mark := _too_great(facts, quantities[index - 1], quantity)):
            yield mark


def _conflicting(facts: Facts, earlier: Sequence[Quantity], quantity: Quantity) -> tuple[Quantity, Quantity] | None:
    """The amount that is right by the text and the one in doubt: the one without a magnitude, or the later one."""
    for first in earlier[:1]:
        if first.magnitude == quantity.magnitude or not (first.is_large or quantity.is_large):
            continue
        if {first.magnitude, quantity.magnitude} & {"thousand"} or not _are_one(facts, first, quantity):
            continue
        return (quantity, first) if not first.magnitude else (first, quantity)
    return None


def _in_headline(facts: Facts, earlier: Sequence[Quantity], quantity: Quantity) -> tuple[Quantity, Quantity] | None:
    """An amount of the headline that the story has once, with another magnitude, or with one that the headline lacks."""
    if len(earlier) != 1 or facts.headline is None or not quantity.sign or len(quantity.figure) < _PLAIN:
        return None
    first = earlier[0]
    inside = first.span.end <= facts.headline.end <= quantity.span.start
    same = first.magnitude == quantity.magnitude or "thousand" in (first.magnitude, quantity.magnitude)
    told = any(one.number.value == first.number.value for one in facts.quantities if one.span.start > first.span.start)
    if not inside or same or told or quantity.span.start - facts.headline.end > _FARTHEST:
        return None
    return (first, quantity) if not quantity.magnitude else (quantity, first)


def _are_one(facts: Facts, first: Quantity, later: Quantity) -> bool:
    """Whether two amounts with the same figure are meant to be the same."""
    if first.is_large and later.is_large and "." in later.figure and (first.sign or first.unit == later.unit):
        return True
    if later.figure == "1":  # too common
        return False
    nouns, earlier_nouns = _nouns(facts, later), _nouns(facts, first)
    if nouns & earlier_nouns:
        return True
    if not later.sign or later.span.start - first.span.end > _FARTHEST:
        return False
    between = facts.text[first.span.end : later.span.start]
    if not any(mark in between for mark in ".\n"):
        return False
    definite = _DEFINITE.search(facts.text, max(0, later.span.start - 24), later.span.start)
    end = min(first.span.end + _REACH // 2, later.span.start)
    around = set(_WORD.findall(facts.text, max(0, first.span.start - _REACH), end))
    return definite is not None and bool(nouns & (around | _DEALS))


def _nouns(facts: Facts, quantity: Quantity) -> set[str]:
    """What an amount is for: “$40 million loan”, “loan of $40 million”."""
    before = _NOUN_BEFORE.search(facts.text, max(0, quantity.span.start - 34), quantity.span.start)
    words = {quantity.unit, before["noun"] if before else ""}
    return {word for word in words if len(word) > 2 and word not in facts.resources.words("english_stop_words")}


def _mark(facts: Facts, other: Quantity, doubtful: Quantity) -> Mark:
    better = f"{other.sign}{other.figure} {other.magnitude}"
    return Mark(
        doubtful.span,
        fields={"earlier": other.span.text(facts.text)},
        suggestions=(replacement(doubtful.span, better),),
        related=(Related(other.span, "the other magnitude"),),
    )


def _too_great(facts: Facts, one: Quantity, two: Quantity) -> Mark | None:
    """“$3 billion of its $2 million budget”, “$2 million, including $3 billion”."""
    if not one.sign or one.sign != two.sign or not (one.is_large or two.is_large) or one.qualifier:
        return None
    if one.number.low > two.number.high and _WITHIN.fullmatch(facts.text, one.span.end, two.span.start):
        part, whole = one, two
    elif two.number.low > one.number.high and _INCLUDING.fullmatch(facts.text, one.span.end, two.span.start):
        part, whole = two, one
    else:
        return None
    words = Span(part.span.start, part.span.end)
    return Mark(words, "part", {"whole": whole.span.text(facts.text)}, related=(Related(whole.span, "the whole"),))
