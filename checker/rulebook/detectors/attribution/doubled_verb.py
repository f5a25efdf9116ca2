"""Two verbs of saying in a row, of which one must go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_PAIRS = "told said|said told|says tells|tells says|tell say|say tell|says told|said tells|told says"
_SPEAKERS, _SAID = "he|she|they|we|it", "said|says|told|added"
_SPECIFIC = "added|stated|announced|declared|explained|claimed|noted|stressed"
_SAYING = f"{_SPECIFIC}|indicated|insisted|affirmed|emphasised|emphasized|underlined|pointed out"
NEEDS = (
    *(
        "said",
        "says",
        "say ",
        "told",
        "tell",
        "adds",
        "explain",
        "stress",
        "notes",
        "claim",
        "insist",
        "declare",
        "argue",
    ),
    *(
        "remark",
        "emphasi",
        "underscored",
        "replied",
        "replies",
        "comment",
        "conclude",
        "continued",
        "answered",
        "recall",
    ),
    *("announce", "admit", "respond", "reiterated", "reported", "wrote", "noted", "stated", "added"),
    *("indicated", "affirmed", "underlined", "pointed out", "confirmed", "revealed", "asserted", "acknowledged"),
    *("mentioned", "lamented", "complain", "exclaimed", "highlighted"),
)
_TELL = pattern(rf"\b(?:{_PAIRS})\b")
# “the people he told said so”: the first verb ends a relative clause.
_CLAUSE = pattern(r"[a-z0-9’'] (?:i|he|she|they|we|you|it|who|whom|was|were|been|being|be|is|are|not|also) \Z")
_HEARER = pattern(
    r" (?:reporters|journalists|lawmakers|parliament|congress|investigators|investors|supporters|viewers|listeners|readers"
    r"|me|him|them|us|the (?:press|media|court|council|committee|crowd|audience|public|station|broadcaster|paper|newspaper"
    r"|channel|magazine|website)|reuters|afp|ap|bbc|cnn|dpa|efe|ansa|tass|cbs|nbc|abc|npr|rfi|sky|fox|al[- ]jazeera)\b"
)
_HEARER_AND_MORE = pattern(r"(?: [\w’'-]{1,25}){1,5} (?:that|he|she|they|it|we|there|about|on|in)\b")
_PLAIN = pattern(r" (?:that|he|she|they|it|we|there|on|in|this|these|those)\b|\W{0,2}\Z|[.,;:!?]")
_AUXILIARY = pattern(
    r"(?: [\w’'-]{1,25}){1,4}? (?:will|would|is|was|are|were|has|had|have|could|can|may|might|must|should)\b"
)
_SAID_TWICE = pattern(
    rf"(?<![\w’'-])(?P<who>{_SPEAKERS}) (?P<verb>{_SAID}) (?P=who) (?P=verb)(?=[.,;]| (?:that|the|on)\b)"
)
_THAT = pattern(
    rf"\bsaid (?P<verb>{_SAYING}|warned)(?= (?:that|he|she|they|it)\b)"
    rf"|\b(?P<other>{_SAYING}) said(?= (?:that|he|she|they|it|the)\b)"
    rf"|\b(?P<first>{_SPECIFIC}) saying(?= that\b)"
)
# Verbs that make no noun of their own with another verb before them: “those warned said” is right.
_FREE = (
    "said|added|explained|stressed|emphasi[sz]ed|underscored|insisted|replied|noted|stated|claimed|argued|remarked|commented|concluded"
    "|continued|declared|answered|recalled|announced|admitted|responded|reiterated|reported|wrote|confirmed|revealed|affirmed|asserted|acknowledged"
    "|mentioned|lamented|complained|exclaimed|highlighted|underlined"
)
_NOW = "says|adds|explains|stresses|emphasi[sz]es|insists|replies|argues|concludes|declares|recalls|announces|admits"
_ENDED = r"[”\"’»] "
_SPOKEN = r"(?= (?:that|he|she|they|it|we|there|the|a|an|his|her|their|its|this|these|those|all|no)\b)"
_TWO = rf"(?P<one>{_FREE}) (?!(?P=one))(?P<two>{_FREE})\b"
_TWO_NOW = rf"(?P<one>{_NOW}) (?!(?P=one))(?P<two>{_NOW})\b"
_SUBJECT = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|(?:The|A|An|the|a|an)(?: (?!who\b|that\b|he\b|she\b|they\b|it\b|we\b|was\b|were\b)[\w’'-]{2,20}){1,3}|[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w’'-]{1,20}){0,2})"
_BEGUN = r"(?:\A|(?<=[.!?”\"] )|(?<=\n))"
# “explained said.”: nothing follows that the second verb could govern; “Kovac, who led the study, explained said”.
_CLOSED = (
    pattern(
        rf"(?<=[a-zß-ÿ,] )(?<!\bwho )(?<!\bhe )(?<!\bshe )(?<!\bthey )(?<!\bthat )(?<!\bit )(?<!\bwe )(?<!\byou )(?<!\bwas )(?<!\bwere )(?<!\balso )"
        rf"(?P<pair>{_TWO})(?<!continued)(?<!concluded)(?=\.(?:\s|\Z))"
    ),
    pattern(
        rf"{_ENDED}[^.;!?”\"\n]{{3,60}}, (?:who|which|whose) [^.;!?”\"\n]{{3,80}}, (?P<pair>{_TWO})(?=[.,]| (?:on|in|at|after|to|with|that)\b)"
    ),
)
# “told declared reporters”, “explained told the paper”
_TOLD = pattern(
    r"\b(?:told (?:declared|explained|stated|announced|confirmed|revealed|admitted|informed|stressed|replied|noted|added)"
    r"|(?:declared|explained|stated|announced|confirmed|revealed|admitted|informed|stressed|replied|noted|added|spoke) told)\b"
)
_ANY = pattern(rf"\b(?:{_FREE}) (?:{_FREE})\b|\b(?:{_NOW}) (?:{_NOW})\b")
_MORE = tuple(
    pattern(rf"{frame}(?P<pair>{pair}){after}")
    for pair in (_TWO, _TWO_NOW)
    for frame, after in (
        # “Nobody warned us,” said added the mayor.
        (_ENDED, r"(?= (?:the|a|an|his|her|its|their|[A-ZÀ-Þ]))"),
        # “We will be back,” the captain declared said after the match.
        (
            rf"{_ENDED}{_SUBJECT} ",
            r"(?=[.,]| (?:after|before|on|in|at|to|when|while|during|as|that|by|from|with|late|early|yesterday|today)\b)",
        ),
        (rf"{_BEGUN}{_SUBJECT} ", _SPOKEN),
        # “Hale, the head of the port, added explained that …”
        (r"[A-ZÀ-Þ][\w’'-]{1,20}, (?:the|an?|head|chief|who) [^.;!?”\"\n]{3,80}, ", r"(?= that\b)"),
        # “The ferry was late, she noted said on Monday.”
        (r", (?:he|she|they) ", r"(?=[.,]| (?:after|before|on|in|at|during|late|early|yesterday|today)\b)"),
    )
)
_THAT_AGAIN = pattern(
    rf"\b(?P<pair>(?P<one>said|told|{_SAYING}) that (?P<two>said|told|{_SAYING}))"
    r"(?= (?:that|he|she|they|there|the|his|her|their|its|this|these|those)\b)"
)
_SAYING_AGAIN = pattern(r"(?<!,) (?P<pair>(?P<one>said) (?:saying|stating|telling) that)\b")
_RELATIVE = pattern(r"\b(?:what|who|whom|whoever|which|everything|all|those|anyone|nothing|that)\b[\w ]{0,30}\Z")
_NAMED_HEARER = pattern(r" the [A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,3}(?:[.,]| (?:that|on|in|after|at|from)\b)")
# “She replied told the farmers that …”
_GROUP = pattern(r" (?:the|his|her|their|its) [a-z]{3,14}(?:s|men|women|children) that\b")
_BY_ONE = pattern(r"(?:\A|[.!?”\"\n] ?)(?:He|She|They) \Z")
_PLAINEST = frozenset({"said", "says"})
_WHAT = pattern(r"\b(?:what|all|everything|nothing|which|who|whom|(?:i|he|she|they|we|you|it))\b[\w ]{0,30}\Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Keeps “told” before a listener, else “said”; a more specific verb is kept rather than “said”."""
    for match in _TELL.finditer(facts.folded):
        if not _CLAUSE.search(facts.folded, max(0, match.start() - 12), match.start()):
            yield _mark(facts, match.start(), match.end(), _kept(facts.folded, match))
    for match in _SAID_TWICE.finditer(facts.folded):
        words = Span(match.start(), match.end("verb")).text(facts.text)
        yield _mark(facts, match.start(), match.end(), words)
    yield from _between_words(facts)
    yield from _before_stops_and_hearers(facts)
    for match in _THAT.finditer(facts.folded):
        if not _WHAT.search(facts.folded, max(0, match.start() - 36), match.start()):
            better = match["verb"] or match["first"] or match["other"]
            yield _mark(facts, match.start(), match.end(), better)


def _between_words(facts: Facts) -> Iterator[Mark]:
    """Two verbs where what stands around them leaves room for one: after a quotation, at the start of a sentence, around “that”."""
    for frame in _MORE if _ANY.search(facts.folded) else ():
        for match in frame.finditer(facts.text):
            better = match["two"] if match["one"] in _PLAINEST else match["one"]
            yield _mark(facts, *match.span("pair"), better)
    for match in _THAT_AGAIN.finditer(facts.folded):
        if not _RELATIVE.search(facts.folded, max(0, match.start() - 36), match.start()):
            better = match["two"] if match["one"] in ("said", "told") and match["two"] != "told" else match["one"]
            yield _mark(facts, *match.span("pair"), f"{better} that")
    for match in _SAYING_AGAIN.finditer(facts.folded):
        if not _RELATIVE.search(facts.folded, max(0, match.start() - 36), match.start()):
            yield _mark(facts, *match.span("pair"), "said that")


def _before_stops_and_hearers(facts: Facts) -> Iterator[Mark]:
    """Two verbs that nothing follows, or of which one is “told” before a listener."""
    for frame in _CLOSED if _ANY.search(facts.folded) else ():
        for match in frame.finditer(facts.text):
            yield _mark(facts, *match.span("pair"), match["two"] if match["one"] in _PLAINEST else match["one"])
    for match in _TOLD.finditer(facts.folded):
        named = _NAMED_HEARER.match(facts.text, match.end()) or _HEARER.match(facts.folded, match.end())
        by_one = _BY_ONE.search(facts.text, max(0, match.start() - 8), match.start())
        named = named or (by_one and _GROUP.match(facts.folded, match.end()))
        if named and not _CLAUSE.search(facts.folded, max(0, match.start() - 12), match.start()):
            yield _mark(facts, *match.span(), "told")


def _mark(facts: Facts, start: int, end: int, better: str) -> Mark:
    span = Span(start, end)
    return Mark(
        span, fields={"words": span.text(facts.text), "better": better}, suggestions=(replacement(span, better),)
    )


def _kept(folded: str, match: re.Match[str]) -> str:
    """The verb that fits the words after it."""
    say, tell = _forms(match[0])
    if _HEARER.match(folded, match.end()):
        return tell
    if _PLAIN.match(folded, match.end()):
        return say
    more = _HEARER_AND_MORE.match(folded, match.end())
    auxiliary = _AUXILIARY.match(folded, match.end())
    return tell if more and not (auxiliary and auxiliary.end() < more.end()) else say


def _forms(pair: str) -> tuple[str, str]:
    first, second = pair.split()
    return (first, second) if first.startswith("sa") else (second, first)
