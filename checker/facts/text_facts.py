"""What rules need to know about the text of a Document: words, segments, quotations, blocks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from checker.base.patterns import pattern
from checker.facts.speech.attributions import Attribution, find_attributions, speaker_at
from checker.facts.speech.quote_marks import QuotedParagraph, find_quoted_paragraphs
from checker.facts.text.lines import Lines
from checker.facts.text.marks import apostrophe_of, dash_of
from checker.facts.text.mojibake import misreadings, suspect_words
from checker.facts.text.promos import Written, mark_promos, promo_table
from checker.facts.text.protected import protected_spans
from checker.facts.text.segments import SegmentKind, Segments, find_segments
from checker.facts.text.spans import SpanSet, merged, occurrences
from checker.facts.text.speech import Quotation, find_quotations
from checker.facts.text.tokens import Repeats, Tokens, find_repeats, folded, spaced
from checker.facts.text.voice import speaks_of_itself
from checker.model.document import Block, BlockKind, Document
from checker.model.span import Span
from checker.words.resources import Resources

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.DATELINE})
_PARTS = pattern(r"[-‑']")
_LOWER = pattern(r"(?<![\w’'.@/#*-])[a-zà-öø-ÿ]{3,30}(?![\w@/-]|[’'][a-z])")


class TextFacts:
    """The facts about the text of one Document. All views of its text have its length.

    ``text`` has plain blanks for no-break, narrow and thin ones: no pattern has to know them. ``document.text`` is unchanged.
    """

    def __init__(self, document: Document, resources: Resources) -> None:
        self.document = document
        self.resources = resources
        self.text = spaced(document.text)

    @cached_property
    def folded(self) -> str:
        """The text in lower case with straight apostrophes and plain blanks; offsets are those of ``text``."""
        return folded(self.text)

    @cached_property
    def spaced(self) -> str:
        """The same as ``text``."""
        return self.text

    @cached_property
    def lines(self) -> Lines:
        """The lines."""
        return Lines(self.text)

    @cached_property
    def tokens(self) -> Tokens:
        """The words."""
        return Tokens(self.text, self.folded)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The set of folded words, with the parts of compounds and possessives."""
        words = set(self.tokens.words)
        joined = [word for word in words if not word.isalnum()]
        return frozenset(words.union(*map(_PARTS.split, joined)))

    @cached_property
    def characters(self) -> frozenset[str]:
        """The set of characters: a quick test for a script or a mark."""
        return frozenset(self.document.text)

    @cached_property
    def repeats(self) -> Repeats:
        """The repeated runs of words: a quick test for rules on repetition."""
        return find_repeats(self.tokens.words)

    @cached_property
    def segments(self) -> Segments:
        """The typed segments."""
        found = find_segments(self.text, self.document.blocks, self.resources)
        calls = promo_table(self.resources.rows("promo_phrases")).find(self.folded, self.vocabulary)
        return mark_promos(found, Written(self.text, self.folded, self.quoted), calls, self.resources)

    @cached_property
    def quotations(self) -> list[Quotation]:
        """Direct speech, in order."""
        return find_quotations(self.text, self.document.blocks)

    @cached_property
    def quoted(self) -> SpanSet:
        """The spans of the quotations, marks included."""
        return SpanSet([quotation.span for quotation in self.quotations])

    @cached_property
    def speaks_of_itself(self) -> bool:
        """Whether the text speaks for its publishers: “we” and “our” stand outside quotations and promotional lines."""
        promos = SpanSet([segment.span for segment in self.segments if segment.kind is SegmentKind.PROMO])
        return speaks_of_itself(self.text, (self.quoted, promos))

    @cached_property
    def quoted_paragraphs(self) -> list[QuotedParagraph]:
        """The paragraphs that have double quotation marks, each mark with what it does."""
        return find_quoted_paragraphs(self.text, self.document.blocks)

    @cached_property
    def protected(self) -> SpanSet:
        """Addresses, handles, code and words marked [sic]."""
        return SpanSet(merged([*protected_spans(self.text, self.folded), *self.document.opaque]))

    @cached_property
    def mojibake(self) -> SpanSet:
        """Words that may be UTF-8 read as another character set. A mark in one may be half of a letter, so only decoding may change them."""
        return SpanSet(
            suspect_words(self.document.text, self.characters, misreadings(self.resources.rows("misread_encodings")))
        )

    @cached_property
    def attributions(self) -> list[Attribution]:
        """Speakers with their verbs of saying, in order."""
        return find_attributions(self.text, self.resources.rows("say_verbs"))

    def speaker_at(self, offset: int) -> Span | None:
        """The speaker with the verb of saying, if they stand at an offset, as behind a quotation."""
        return speaker_at(self.spaced, offset, self.resources.rows("say_verbs"))

    @cached_property
    def apostrophe(self) -> str:
        """The apostrophe that the text uses."""
        return apostrophe_of(self.text)

    @cached_property
    def dash(self) -> str:
        """The dash that the text uses, with its blanks."""
        return dash_of(self.text)

    @cached_property
    def headline(self) -> Span | None:
        """The headline block, if any: only captions may come before it, not running text."""
        for kind, span in self.document.blocks:
            if kind is BlockKind.HEADLINE:
                return span
            if kind in _RUNNING:
                break
        return None

    @cached_property
    def headline_copies(self) -> SpanSet:
        """Where the text has its headline again, word for word."""
        if self.headline is None:
            return SpanSet([])
        words = self.headline.text(self.folded).strip()
        return SpanSet(list(occurrences(self.folded, words, self.headline.end)))

    def unknown_words_around(self, span: Span, reach: int) -> int:
        """The number of unknown words in lower case within ``reach`` characters around a span: several suggest another language."""
        start, end = max(0, span.start - reach), span.end + reach
        around = f"{self.text[start : span.start]} {self.text[span.end : end]}"
        # Words that are cut at the edges don't count.
        words = [word for word in _LOWER.findall(around) if word in self.vocabulary]
        unknown = self.resources.lexicon.unknown(frozenset(words))
        return sum(word in unknown for word in words)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.document.blocks]

    def _block_index(self, offset: int) -> int:
        """Index of the block that contains an offset, or of the last one before it; -1 before the first."""
        return bisect_right(self._block_starts, offset) - 1

    def block_at(self, offset: int) -> Span:
        """The block that contains an offset, or the last one before it. Raises IndexError before the first."""
        return self.document_block_at(offset).span

    def document_block_at(self, offset: int) -> Block:
        """The same, with its kind. Raises IndexError before the first."""
        index = self._block_index(offset)
        if index < 0:
            raise IndexError(f"no block contains offset {offset}")
        return self.document.blocks[index]

    def blocks_touching(self, span: Span) -> Sequence[Block]:
        """The blocks that share a character with a span."""
        first = max(self._block_index(span.start), 0)
        near = self.document.blocks[first : bisect_left(self._block_starts, span.end)]
        return [block for block in near if block.span.overlaps(span)]

    def begins_block(self, offset: int) -> bool:
        """Whether a block begins at an offset."""
        index = self._block_index(offset)
        return index >= 0 and self._block_starts[index] == offset

    def continues_lost_word(self, span: Span) -> bool:
        """Whether a block begins with a word in lower case: the rest of a cut word (“[The co]mpany said”), which nobody can guess."""
        return self.text[span.start].islower() and self.begins_block(span.start)

    def runs_at(self, offset: int) -> bool:
        """Whether an offset is in running text, not in a heading, caption, table or quoted block, which may repeat the text."""
        index = self._block_index(offset)
        return index >= 0 and self.document.blocks[index].kind in _RUNNING

    def block_after(self, offset: int) -> Span | None:
        """The first block that starts after an offset."""
        following = self._block_index(offset) + 1
        return self.document.blocks[following].span if following < len(self.document.blocks) else None

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The blocks of running text."""
        return tuple(
            b for b in self.document.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM)
        )
