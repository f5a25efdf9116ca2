"""A verb, adjective or noun with a particle too many, without one, or with another one: “congratulated to”, “participated the race”, “depends from”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.rulebook.tables.frame_table import Row, frame_table
from checker.rulebook.tables.object_frames import find_object_frames

_WORD = pattern(r"(?<![\w’'-])(?P<word>[a-z]{2,16}|[A-Z][a-z]{2,13}ing)(?= )")
_BE = pattern(
    r"(?:\b(?:is|are|was|were|be|been|being|get|got|gets|getting|as|than|so)|n[’']t)(?: [a-z]{2,14}ly| not| also)? \Z"
)
# “Is committed for”; not “a crime committed for”.
_IS = pattern(
    r"\b(?:is|are|was|were|be|been|am|remains?|stays?|(?<=[a-z])['’]s|(?<=[a-z])['’]re)(?: not| also| still| now| falsely| wrongly)?(?: (?:fully|strongly|firmly|deeply|totally|very))? \Z"
)
_LOOK_BACK = 40
_THE = r"(?:the|an?|his|her|its|their|our|my|your|this|these|those)"
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|\d[\d.,]{0,12})"
# “Without say a word”, “for solve the problem”.
_BASE = pattern(
    rf"(?<![\w’'-])(?P<particle>[Bb]y|[Ww]ithout|for|[Aa]fter|[Bb]efore|of|from|besides|instead of|despite) (?P<base>(?!sense\b)[a-z]{{3,14}})(?= (?:{_THE}|{_NUMBER}|him|them|us|me|it|in|to|with|from)\b)"
)
# Behind these, the particle belongs to what stands before: “what they stand for include the …”.
_OPEN = pattern(
    r"\b(?:call|calls|called|stands?|stood|look|looked|looking|vote|voted|ask|asked|paid|pay|go|known|responsible|accounted|argued?|fight|fought|need|needs|do|does|did|not|to|will|can|could|would|should|must|may|might|named|led|run|works?|worked) \Z"
)
_OBJECT = pattern(
    rf"[.,]| (?:{_THE}|{_NUMBER}|him|them|us|me|you|it|each|every|all|more|[A-Z][\w’'-]{{1,20}}|in|on|at|to|with|from|for|against|by|as|again|back|here|there|soon)\b"
)
_LET = pattern(
    r"(?<![\w’'-])(?:let|lets|letting|made|makes|making) (?:him|her|them|us|me|people) (?P<to>to) (?P<base>[a-z]{2,14})(?![\w’'-])"
)
# “You may be interested to know” is right.
_NOTICING = frozenset({"see", "hear", "know", "learn", "find", "note", "read", "discover"})
_NO_LET = frozenset({"order", "measure", "last", "be"})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the frame that the word has."""
    frames = frame_table(
        facts.resources.rows("verb_frames"), facts.resources.rows("frame_company"), facts.resources.inflection
    )
    for match in _WORD.finditer(facts.text):
        for row in frames.get(match["word"].lower(), ()):
            mark = _mark(facts, match, row)
            if mark:
                yield mark
                break
    for span, right in find_object_frames(facts):
        yield _frame(span, right)
    yield from _bases(facts)


def _bases(facts: Facts) -> Iterator[Mark]:
    """“Without say a word”, “let them to go”."""
    for match in _BASE.finditer(facts.text):
        base, start = match["base"], match.start()
        if _is_verb_alone(facts, base) and not _OPEN.search(facts.text, max(0, start - _LOOK_BACK), start):
            right = f"{match['particle']} {facts.resources.inflection.gerund(base)}"
            yield _frame(Span(*match.span()), right if match["particle"] != "for" else f"to {base}")
    for match in _LET.finditer(facts.text):
        if facts.resources.verbs.base(match["base"]) and match["base"] not in _NO_LET:
            span = Span(*match.span())
            yield _frame(span, f"{facts.text[span.start : match.start('to')]}{match['base']}")


def _is_verb_alone(facts: Facts, base: str) -> bool:
    return base in facts.resources.words("plain_verbs") or base in facts.resources.words("intransitive_verbs")


def _mark(facts: Facts, match: re.Match[str], row: Row) -> Mark | None:
    start, end = _start(facts, match, row), match.end("word")
    if start is None:
        return None
    if row.shape != "needs":
        if not facts.text.startswith(f" {row.particle} ", end):
            return None
        end += len(row.particle) + 1
    following = row.following.match(facts.text, end)
    if following is None or (row.shape in ("without", "needs") and _is_passive(facts, match)):
        return None
    words = facts.text[start : match.end("word")]
    if row.shape == "gerund":
        return _gerund_for(facts, Span(start, following.end("base")), row, words, following["base"])
    right = row.particle if row.shape == "needs" else row.right
    return _frame(Span(start, end), f"{words} {right}".rstrip())


def _start(facts: Facts, match: re.Match[str], row: Row) -> int | None:
    """Where the words of a row begin; nowhere if what it needs doesn't stand before."""
    start = match.start()
    back = facts.text[max(0, start - _LOOK_BACK) : start]
    if row.needs_be and not _IS.search(back):
        return None
    if not row.before:
        return start
    low = back.lower()
    for before in row.before:
        if low.endswith(before) and not low[: -len(before)][-1:].isalnum():
            return start - len(before)
    return None


def _gerund_for(facts: Facts, span: Span, row: Row, words: str, base: str) -> Mark | None:
    # Behind “to”, a noun may follow: “in addition to work”.
    is_verb = _is_verb_alone(facts, base) if row.right == "to" else facts.resources.verbs.base(base)
    if not is_verb or base == "be" or (words == "interested" and base in _NOTICING):
        return None
    # “look forward to better days”
    if row.right == "forward to" and not _OBJECT.match(facts.text, span.end):
        return None
    gerund = facts.resources.inflection.gerund(base)
    return _frame(span, " ".join(word for word in (words, row.right, gerund) if word))


def _frame(span: Span, right: str) -> Mark:
    return Mark(span, fields={"better": right}, suggestions=(replacement(span, right),))


def _is_passive(facts: Facts, match: re.Match[str]) -> bool:
    """“The law was notified to the court”: no object follows a passive."""
    return not match["word"].endswith("ing") and bool(
        _BE.search(facts.text, max(0, match.start() - _LOOK_BACK), match.start())
    )
