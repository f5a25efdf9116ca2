"""Two sentences with no stop between them: “at high speed They spend twice as long”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

_DAY = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_SEAM = pattern(
    rf"(?<![\w’'/@#.-])(?P<two>[a-z’'-]{{1,20}}) (?P<one>[a-z]{{2,20}}|[A-Z][a-z]{{2,20}}(?= On )|{_DAY})"
    r" (?P<start>(?:The|In|At|It|He|She|They|This|There|We|However|But|According|These|Those|As|After|When|If|For|His|Her|Its|Their|From|So|Then|You|And|By)(?=(?:[’'](?:s|re|ve))? [a-z]{1,20}\b)|The(?= (?:Speaker|Governor|President|Prime Minister|Minister|Commissioner|Chairman|Mayor|Court|House|Senate|Council|Ministry|Police|Army)\b)"
    r"|(?:Meanwhile|Moreover|Furthermore|Nevertheless|Therefore|However|Subsequently|Additionally|Afterwards|Initially|Currently|Previously|Finally)(?=,? (?:the|a|an|he|she|it|they|we|there|in|on|at|this|these|two|three|police|some|many|if|when|while|as|after|since|for|its|his|their|no|not|with|[A-Z][a-z]{2,20}) )"
    rf"|On(?= [a-z]{{2,20}} [a-z]| {_DAY}))"
)
_DAY_NAME = pattern(_DAY)
_BEFORE_DAY = frozenset(
    {"on", "until", "till", "by", "since", "last", "next", "from", "before", "after", "late", "early"}
)
_SENTENCE = pattern(r"[.!?:][”\"’')]{0,2} |\n|[|•…]|\A")
_LEAST_WORDS, _WINDOW, _MOST = 4, 300, 12


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Among small words on both sides. A headline that runs into the lead, titles and verse are left alone."""
    found: list[Mark] = []
    for block in facts.document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for match in _SEAM.finditer(facts.text, *block.span):
            if _is_seam(facts, match, block.span) and not _is_broken(facts, match):
                at = match.end("one")
                span = Span(match.start("one"), match.end("start"))
                label = f"{match['one']}. {match['start']}"
                found.append(Mark(span, suggestions=(Suggestion(label, (Edit(Span(at, at), "."),)),)))
    if len(found) <= _MOST:
        yield from found


def _is_broken(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the writer ended the line between the two, as in verse."""
    place = facts.document.offsets.place(Span(match.end("one"), match.start("start")))
    return place.end - place.start > 1


def _is_seam(facts: Facts, match: re.Match[str], block: Span) -> bool:
    if match["one"] in facts.resources.words("title_cues") or facts.quoted.touching(Span(*match.span())) is not None:
        return False
    if _DAY_NAME.fullmatch(match["one"]) and match["two"] not in _BEFORE_DAY:
        return False
    if not facts.resources.lexicon.is_word(match["one"].lower()) and match["one"].islower():
        return False
    start = max(block.start, match.start() - _WINDOW)
    sentence = facts.text[start : match.end("one")]
    ends = [found.end() for found in _SENTENCE.finditer(sentence)]
    words = sentence[ends[-1] :].split()
    is_first = start == block.start == facts.document.blocks[0].span.start and ends[-1] == 0
    inner = words[1:-1] if _DAY_NAME.fullmatch(match["one"]) else words[1:]
    small = sum(word[0].islower() for word in inner)
    return not is_first and len(words) >= _LEAST_WORDS and small * 3 >= 2 * len(inner)
