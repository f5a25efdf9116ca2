"""A run of capitals in a paragraph: the headline of another story, or a subheading that was joined to the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.text.segments import SegmentKind
from checker.facts.text.tokens import are_cells
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut, unstated

_WORD = pattern(r"[^\W\d_]{3,40}")
_WORDS = pattern(r"[^\W\d_]+")
# A subheading with a dash before its paragraph.
_LABELLED = pattern(r"\s{0,2}(?:[–—-]{1,2} |—)")
_LOWER = pattern(r"[a-zß-öø-ÿ]{2}")
_QUESTION = pattern(r"(?:(?:WHO|WHAT|WHY|HOW|WHERE|WHEN|WHICH)\b|.{4,120}\?\Z)", 0)
_ADDRESS = pattern(
    r"\b(?:P\.?O\.? BOX|\d{1,5}[A-Z]? (?:[A-Z’'.-]{1,20} ){1,3}(?:STREET|ST|ROAD|RD|AVENUE|AVE|LANE|SQUARE|DRIVE|BOULEVARD|BLVD|WAY|PLACE|COURT|HIGHWAY)\b|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b)"
)
# Words in capitals with commas between them: acronyms or names.
_LIST = pattern(r"(?:[\w.&’'-]{2,20}, ){2,20}[\w.&’'-]{2,20}\Z")
# In the middle of a sentence, a few words in capitals are stressed.
_LEAST_INSIDE = 5
_FEWEST = 3
_LEAST_TITLES = 4
# Two to four words in capitals before a sentence: too few for the headline of another story.
_SHORT = pattern(r"(?P<words>[A-Z’']{1,20}(?: [A-Z’']{1,20}){1,3}\??)(?= (?:[A-ZÀ-Þ“\"][a-zà-ÿ’']|[AI] [a-z]))")
_HEADS = pattern(
    r"(?:THE|AN?|WHO|WHAT|WHY|HOW|WHERE|WHEN|WHICH|IS|ARE|CAN|DO|DOES|DID|WILL|HAS|HAVE|SHOULD|OUR|MY|NO|NEW|LIFE|ON|IN) |.{4,60}\?\Z|(?:\S{2,20} ){2}"
)
# “The sign at the gate reads: NO ENTRY WITHOUT A PASS.”
_SIGN = pattern(
    r"\b(?:[Ss]ign|[Bb]anner|[Pp]lacard|[Pp]oster|[Ss]logan|[Ww]ords?|[Nn]otice|[Nn]ote|[Ll]abel|[Ii]nscription|[Pp]laque|[Ss]ticker|[Bb]illboard|[Ss]creen|[Gg]raffiti|[Ll]ettering|[Cc]apitals|[Ss]tamp|[Mm]essage|[Tt]weet(?:ed)?|[Pp]ost(?:ed)?|[Ww]rote|[Ww]ritten|[Pp]rinted|[Pp]ainted"
    r"|[Ss]prayed|[Rr]eads?|[Rr]eading|[Mm]arked|[Ll]abelled|[Ll]abeled|[Ss]tamped|[Ii]nscribed|[Tt]itled|[Ss]houting|[Cc]hanting|[Ss]houted|[Cc]hanted)\b[^.!?\n]{0,60}(?::|\b(?:reads?|reading|says?|saying|said|marked|labelled|labeled|stamped|inscribed|titled|shouting|chanting))\Z"
)
_SIGN_REACH = 120
# The row of a table: “GRADE......MAR 27”.
_LEADERS = pattern(r"\.{4}")
# A run-in heading, with its last word: “THE WAR OVER JUDICIAL SALARIES takes a victim.”
_RUNS_ON = pattern(r"\s?[A-ZÀ-Þ’'-]{2,20} [a-z]{2}")
_STOPPED = pattern(r"[.!?…][”\"’')]{0,2} \Z")
_LEAST_LETTERS, _LEAST_NEWS, _LONG, _CLAUSE = 9, 5, 4, 3


class _Shout(NamedTuple):
    """A run of capitals with the text before and after it in its block."""

    span: Span
    before: str
    after: str


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A cut between two sentences, a question if the line has news of its own; a subheading at the start of a paragraph."""
    shouts = [
        shout
        for segment in facts.segments
        if segment.kind is SegmentKind.SHOUT and (shout := _shout(facts, segment.span))
    ]
    opening = [shout for shout in shouts if not shout.before and not _is_other_news(facts, shout)]
    subheads = bool(opening) or _are_titles(facts, shouts)
    for shout in shouts:
        span = shout.span
        if _is_subhead(facts, shout, among=subheads):
            yield Mark(span, "subhead", suggestions=(_on_its_own(facts, shout), Suggestion("leave it as it is", ())))
        elif news := unstated(facts, span):
            keep = Suggestion("keep it as part of this story", ())
            yield Mark(span, "unique", {"news": news}, (cut(facts.text, span), keep))
        elif not shout.before:
            yield Mark(span, "opening", suggestions=(cut(facts.text, span), _on_its_own(facts, shout)))
        else:
            yield Mark(span, suggestions=(cut(facts.text, span),))
    for shout in _short_subheads(facts, shouts):
        yield Mark(shout.span, "subhead", suggestions=(_on_its_own(facts, shout), Suggestion("leave it as it is", ())))


def _short_subheads(facts: Facts, shouts: list[_Shout]) -> Iterator[_Shout]:
    """“THE BACKGROUND The two states …”: common words, at the start of a paragraph or after a full stop."""
    frequent, taken = facts.resources.lexicon.frequent, {shout.span.start for shout in shouts}
    for match in _SHORT.finditer(facts.text):
        span, words = Span(*match.span("words")), match["words"]
        block = facts.document_block_at(span.start)
        before = facts.text[block.span.start : span.start]
        if span.start in taken or block.kind is not BlockKind.PARAGRAPH or facts.quoted.touching(span):
            continue
        if (before and not _STOPPED.search(before[-6:])) or not _HEADS.match(words) or len(words) < _LEAST_LETTERS:
            continue
        if all(len(word) == 1 or word.lower() in frequent for word in _WORDS.findall(words)):
            yield _Shout(span, before.rstrip(), facts.text[span.end : block.span.end].lstrip())


def _shout(facts: Facts, span: Span) -> _Shout | None:
    """The run if it is inside a paragraph: on a separate line it is a title, a subheading, a source or an address."""
    block = facts.document_block_at(span.start)
    if facts.quoted.touching(span) or block.kind is BlockKind.TABLE_CELL:
        return None
    words = span.text(facts.text)
    before, after = facts.text[block.span.start : span.start].rstrip(), facts.text[span.end : block.span.end].lstrip()
    if not (_LOWER.search(before) or _LOWER.search(after)) or len(_WORD.findall(words)) < _FEWEST - (not before):
        return None
    if _ADDRESS.search(words) or _LIST.match(words) or (not before and _LABELLED.match(facts.text, span.end)):
        return None
    if _SIGN.search(before[-_SIGN_REACH:]) or _is_row_or_run_in(facts, span):
        return None
    between_sentences = before[-1:] in (*".!?…”\"’')]:",) or after[:1].isupper()
    inside = after[:1].islower() and len(_WORD.findall(words)) >= _LEAST_INSIDE
    if before and not (between_sentences or inside):
        return None
    return _Shout(span, before, after)


def _is_row_or_run_in(facts: Facts, span: Span) -> bool:
    cells = are_cells(_WORD.findall(facts.text, *span))
    leaders = _LEADERS.search(facts.text, max(0, span.start - 4), span.end + 4)
    return cells or leaders is not None or _RUNS_ON.match(facts.text, span.end) is not None


def _are_titles(facts: Facts, shouts: list[_Shout]) -> bool:
    """Whether there are many runs and most have no verb: the text lists games, films or books, or has subheadings."""
    verbs = facts.resources.verbs
    verbless = [
        shout for shout in shouts if not any(map(verbs.only_verb, _WORDS.findall(shout.span.text(facts.folded))))
    ]
    return len(shouts) >= _LEAST_TITLES and len(verbless) * 2 > len(shouts)


def _is_subhead(facts: Facts, shout: _Shout, *, among: bool) -> bool:
    """Whether the run belongs to the text after it: it begins the paragraph, is a question, or is one of several subheadings."""
    if among or (not shout.before and not _is_other_news(facts, shout)):
        return True
    words = shout.span.text(facts.text)
    return bool(shout.after) and _QUESTION.match(words) is not None


def _is_other_news(facts: Facts, shout: _Shout) -> bool:
    """“MINISTER OPENS BRIDGE, SAYS MORE TO COME” at the start of a paragraph: it has a verb as no subheading has, and the story says nothing of it."""
    words = _WORD.findall(shout.span.text(facts.folded))
    if len(words) < _LEAST_NEWS or not _has_clause(facts, words):
        return False
    again = [word for word in words if len(word) > _LONG and len(facts.tokens.places.get(word, ())) > 1]
    return len(again) <= 1


def _has_clause(facts: Facts, words: Sequence[str]) -> bool:
    """“minister opens”, “shares plunge”: a subject without an article, and its verb."""
    verbs = facts.resources.verbs
    subject = words[0] not in facts.resources.words("english_function_words")
    return any(map(verbs.only_verb, words[1:])) or any(
        subject and (verbs.base(verb) if noun.endswith("s") else verb.endswith("s") and verbs.finite(verb))
        for noun, verb in pairwise(words[:_CLAUSE])
    )


def _on_its_own(facts: Facts, shout: _Shout) -> Suggestion:
    edits = []
    for at, there in ((shout.span.start, shout.before), (shout.span.end, shout.after)):
        if there:
            start, end = at, at
            while facts.text[start - 1 : start] == " ":
                start -= 1
            while facts.text[end : end + 1] == " ":
                end += 1
            edits.append(Edit(Span(start, end), "\n\n"))
    return Suggestion("put it on a separate line", tuple(edits))
