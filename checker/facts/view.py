"""The view of a Document that rules receive. It fills itself on demand, each fact once."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from checker.base.patterns import pattern
from checker.facts.attributions import Attribution, find_attributions
from checker.facts.dates import DateMention, find_dates
from checker.facts.folding import folded, spaced
from checker.facts.mojibake import misreadings, suspect_words
from checker.facts.names import NameMention, find_names
from checker.facts.number_style import NumberStyle, number_style
from checker.facts.promos import Written, mark_promos, promo_table
from checker.facts.protected import protected_spans
from checker.facts.quantities import Quantity, find_quantities
from checker.facts.quotations import Quotation, find_quotations
from checker.facts.repeats import Repeats, find_repeats
from checker.facts.segments import Segments, find_segments
from checker.facts.spans import SpanSet, merged
from checker.facts.tokens import Tokens
from checker.model.document import Block, BlockKind, Document
from checker.model.span import Span
from checker.words.resources import Resources


class Facts:
    """Facts of one Document. ``text`` is as it stands; ``folded`` is its lower-case view of the same length."""

    def __init__(self, document: Document, resources: Resources) -> None:
        self.document = document
        self.resources = resources
        self.text = document.text

    @cached_property
    def folded(self) -> str:
        """Lower case, with straight apostrophes and blanks, each character one character: offsets are those of ``text``."""
        return folded(self.text)

    @cached_property
    def spaced(self) -> str:
        """The text with no-break, narrow and thin blanks as plain ones: a rule that looks for a blank finds each of them."""
        return spaced(self.text)

    @cached_property
    def tokens(self) -> Tokens:
        """The words."""
        return Tokens(self.text, self.folded)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Each word once, folded; of a compound or a possessive its parts too."""
        words = set(self.tokens.words)
        joined = [word for word in words if not word.isalnum()]
        return frozenset(words.union(*map(_PARTS.split, joined)))

    @cached_property
    def characters(self) -> frozenset[str]:
        """Each character once: tells at once that a text has none of a script, or of a mark."""
        return frozenset(self.text)

    @cached_property
    def repeats(self) -> Repeats:
        """Which runs of words stand again at once: rules on repetition look no further without."""
        return find_repeats(self.tokens.words)

    @cached_property
    def segments(self) -> Segments:
        """The typed segments."""
        found = find_segments(self.text, self.document.blocks, self.resources)
        calls = promo_table(self.resources.rows("promo_phrases")).find(self.folded, self.vocabulary)
        blocks = frozenset(block.span for block in self.document.blocks)
        return mark_promos(found, Written(self.text, self.folded, self.quoted), calls, blocks)

    @cached_property
    def quotations(self) -> list[Quotation]:
        """Direct speech, in order."""
        return find_quotations(self.text, self.document.blocks)

    @cached_property
    def quoted(self) -> SpanSet:
        """The quotations as spans, marks included."""
        return SpanSet([quotation.span for quotation in self.quotations])

    @cached_property
    def protected(self) -> SpanSet:
        """Addresses, handles, code and what is marked [sic]."""
        return SpanSet(merged([*protected_spans(self.text, self.folded), *self.document.opaque]))

    @cached_property
    def mojibake(self) -> SpanSet:
        """Words that may be UTF-8 read as another character set: a mark in one may be half of a letter, so only their decoding changes them."""
        return SpanSet(suspect_words(self.text, self.characters, misreadings(self.resources.rows("misread_encodings"))))

    @cached_property
    def dates(self) -> list[DateMention]:
        """Dates with a day and a month, in order."""
        return find_dates(self.text)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Figures with sign, magnitude, unit and qualifier, in order."""
        return find_quantities(self.spaced)

    @cached_property
    def number_style(self) -> NumberStyle:
        """How the text writes thousands and decimals."""
        return number_style(self.spaced)

    @cached_property
    def names(self) -> list[NameMention]:
        """People with their titles and given names, in order."""
        return find_names(self.text)

    @cached_property
    def attributions(self) -> list[Attribution]:
        """Speakers with their verbs of saying, in order."""
        return find_attributions(self.text, self.resources.rows("say_verbs"))

    @cached_property
    def year(self) -> int:
        """The year that the story is from: of the given date, else of its first full date; 0 where none is known."""
        if self.document.date:
            return int(self.document.date[:4])
        return next((mention.year for mention in self.dates if mention.year), 0)

    @cached_property
    def headline(self) -> Span | None:
        """The headline block, where the text has one: captions may stand before it, running text doesn't."""
        for kind, span in self.document.blocks:
            if kind is BlockKind.HEADLINE:
                return span
            if kind in _RUNNING:
                break
        return None

    @cached_property
    def scoreable(self) -> list[Span]:
        """The whole sentences whose readability can be told: a broken one would count as easy."""
        return [
            segment.span
            for segment in self.segments
            if segment.whole and not _BROKEN.search(segment.span.text(self.text))
        ]

    def strangers_around(self, span: Span, reach: int) -> int:
        """How many words in lower case within ``reach`` characters of a span, and outside of it, no list knows: several tell of another language."""
        start, end = max(0, span.start - reach), span.end + reach
        around = f"{self.text[start : span.start]} {self.text[span.end : end]}"
        # A word that the edge of the stretch cuts is none.
        words = [word for word in _LOWER.findall(around) if word in self.vocabulary]
        unknown = self.resources.lexicon.unknown(frozenset(words))
        return sum(word in unknown for word in words)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.document.blocks]

    def block_at(self, offset: int) -> Span:
        """The block that holds an offset, or the last before it. Raises IndexError before the first."""
        return self.document_block_at(offset).span

    def document_block_at(self, offset: int) -> Block:
        """The same, with its kind. Raises IndexError before the first."""
        index = bisect_right(self._block_starts, offset) - 1
        if index < 0:
            raise IndexError(f"no block holds offset {offset}")
        return self.document.blocks[index]

    def begins_block(self, offset: int) -> bool:
        """Whether a block begins at an offset."""
        index = bisect_right(self._block_starts, offset) - 1
        return index >= 0 and self._block_starts[index] == offset

    def runs_at(self, offset: int) -> bool:
        """Whether an offset stands in running text: not in a heading, caption, table or quoted block, which may say again what the text says."""
        index = bisect_right(self._block_starts, offset) - 1
        return index >= 0 and self.document.blocks[index].kind in _RUNNING

    def block_after(self, offset: int) -> Span | None:
        """The first block that starts after an offset."""
        blocks = self.document.blocks[bisect_right(self._block_starts, offset) :][:1]
        return blocks[0].span if blocks else None

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The blocks of running text."""
        return tuple(
            b for b in self.document.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM)
        )


_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.DATELINE})

# A stop before a lower-case word or a dash, or the same word twice: the sentence is not what its writer wrote.
_BROKEN = pattern(r"[a-z]{4}\. (?:[a-z]|[–—-])|\b([a-z]{2,20}) \1 \1\b")

_PARTS = pattern(r"[-‑']")
_LOWER = pattern(r"(?<![\w’'.@/#*-])[a-zà-öø-ÿ]{3,30}(?![\w@/-]|[’'][a-z])")
