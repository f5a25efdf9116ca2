"""A sentence that begins with a verb of saying and has no speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

_VERBS = (
    "said|says|told|added|adds|stated|announced|declared|warned|explained|reported|confirmed|claimed|noted|insisted|stressed"
    "|indicated|underlined|affirmed|maintained|acknowledged|admitted|mentioned|remarked|commented|clarified|argued|recalled"
    "|assured|emphasised|emphasized"
)
NEEDS = (*(f"{verb} " for verb in _VERBS.split("|")), "pointed out ")
_DAY = r"(?:on |last |this )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday)"
_HEARER = r"(?:reporters|journalists|the (?:newspaper|paper|agency|media|press|station|broadcaster)|reuters|afp|a news conference|(?:a|the) (?:local |national |regional |state |daily |weekly |private |public )?(?:news(?:paper| agency| channel| site)|paper|agency|radio|television|channel|station|website|magazine|broadcaster))"
_VERB = rf"(?P<verb>{_VERBS}|pointed out)"
_EVENT = r"(?:match|game|meeting|talks|trial|hearing|conference|interview|speech|evening|morning|afternoon|session|ceremony|visit|briefing|accident|incident|vote|voting|election|race|final|debate|verdict|call|conversation|inspection|operation|fire|attack|concert|premiere|rehearsal|training|time|day)"
# A report may say what an interview can't, so “after the report said that” is a clause.
_PAPER = r"(?:report|article|letter|message|post|statement|column|address|appeal|commentary|broadcast|programme|program|note|video)"
_LEAD = (
    r"(?:(?:(?:and|but)(?: also| then| later)?|also|then|later|finally|further|moreover,?|however,?|in addition,?|"
    rf"(?:after|before|during|following|at|in|on) (?:(?:the|a|an|his|her|their|this|that|another|today's|yesterday's) )(?:[a-z-]{{3,14}} )?{_EVENT}(?: (?:with|of|in|on|at) (?:(?:the|a|his|her) )?(?:press|media|journalists|reporters|day|[a-z]{{3,12}}day))?,?|"
    rf"(?:in|on) (?:the|a|an|his|her|their|this|another) (?:[a-z-]{{3,14}} )?{_PAPER},?|at the same time,?|"
    rf"{_DAY},?|in a statement(?: {_DAY})?,?|at a (?:news|press) conference(?: {_DAY})?,?) )?"
)
# Nobody turns “he said” round before a clause: “Said he went home”.
_CLAUSE = (
    r"(?:said|added|stated|explained) (?:he|she|they|it) (?:was|were|had|would|could|did|will|is|has|went|came|saw|knew|felt|got"
    r"|took|made|wanted|needed|[a-z]{3,12}ed)\b(?=[^:“\"\n]{8,300}[.\n])"
)
_SENTENCE = pattern(
    r"(?P<mark>"
    rf"{_CLAUSE}|"
    rf"{_LEAD}{_VERB} (?:also )?(?:(?:{_DAY}|in a statement)(?: (?:in a statement|{_DAY}))?,? )?(?:{_HEARER}(?: {_DAY})?(?P<heard>)|that))\b(?!,| (?:day|night|morning|week|year|same|was|is|about|much|way))"
)
# “Warned that it might break, families left”: the verb belongs to the clause after the comma.
_PASSIVE = frozenset(
    {"told", "warned", "assured", "announced", "reported", "confirmed", "declared", "claimed", "noted"}
)
_MAIN_CLAUSE = pattern(r"[^.!?\n]{3,160}?, (?!and |or |but |which |who |where |when |as |while |including |with )\w")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Requires “that” or a listener after the verb: in “Said the mayor”, the speaker comes after it."""
    for segment in facts.segments:
        match = _SENTENCE.match(facts.folded, segment.span.start)
        if match is None:
            continue
        span = Span(*match.span("mark"))
        words = span.text(facts.text)
        if not words[0].isupper() or words.isupper() or _belongs_to_a_later_clause(facts.folded, match):
            continue
        yield Mark(span, fields={"words": words})


def _belongs_to_a_later_clause(folded: str, match: re.Match[str]) -> bool:
    return (
        match["verb"] in _PASSIVE
        and match["heard"] is None
        and (match["verb"] in ("told", "assured") or _MAIN_CLAUSE.match(folded, match.end()) is not None)
    )
