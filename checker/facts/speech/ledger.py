"""The ledger of speech: quotations, over several paragraphs if need be, with who says them and the verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.facts.speech.quotations import Marks, find_quoted
from checker.facts.speech.speakers import SENTENCE_END, Sources, Speaker, Speakers
from checker.model.document import Block
from checker.model.span import Span

_NOBODY = Speaker("", Span(0, 0), "")
_FARTHEST = 160


class Speech(NamedTuple):
    """A quotation. ``parts`` are its stretches, one a paragraph, marks included; ``speaker`` and ``verb`` may be "".

    ``closed`` is False if its closing mark is missing.
    """

    span: Span
    parts: tuple[Span, ...]
    closed: bool
    speaker: str
    speaker_span: Span
    verb: str


def find_speech(text: str, blocks: Sequence[Block], marks: Marks, sources: Sources) -> list[Speech]:
    """Find what is said in a text, in order. A speaker may be that of the quotation before."""
    speakers = Speakers(text, sources)
    found: list[Speech] = []
    for quoted in find_quoted(text, blocks, marks):
        earlier = found[-1] if found else None
        speaker = speakers.speaker(quoted.span, earlier.span.end if earlier else 0)
        if speaker is None and earlier is not None and _continues(text, earlier, quoted.span.start):
            speaker = Speaker(earlier.speaker, earlier.speaker_span, earlier.verb)
        words, place, verb = speaker or _NOBODY
        found.append(Speech(quoted.span, quoted.parts, quoted.closed, words, place, verb))
    return found


def _continues(text: str, earlier: Speech, start: int) -> bool:
    """“…,” Kovac said. “…”: nothing but the speaker stands between; or it is one sentence: “late” and “loud”."""
    between = text[earlier.span.end : start]
    if not earlier.closed and not between.strip() and "\n" not in between:
        return True
    if not earlier.verb or len(between) > _FARTHEST or "\n" in between:
        return False
    named = earlier.span.end < earlier.speaker_span.end <= start
    return named or not SENTENCE_END.search(text, earlier.span.end - 2, start + 1)
