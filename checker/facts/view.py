"""The view of a Document that rules receive. Each fact is computed on first use."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from checker.base.patterns import pattern
from checker.facts.dates import DateMention, dateline_date, find_dates, find_numeric_dates
from checker.facts.days.ledger import Day, find_days
from checker.facts.figures.counts import Count, find_counts
from checker.facts.figures.ledger import Figure, find_figures
from checker.facts.figures.notation import NumberStyle, number_style
from checker.facts.figures.quantities import Quantity, find_quantities
from checker.facts.names import NameMention, find_names
from checker.facts.people.ledger import Person, find_persons
from checker.facts.people.mixed_pronouns import Mixed, find_mixed_pronouns
from checker.facts.people.offices_held import Rivals, find_rival_offices
from checker.facts.people.stated_ages import StatedAge, find_stated_ages
from checker.facts.people.switched_pronouns import Switched, find_switched_pronouns
from checker.facts.people.turned_pronouns import find_turned_pronouns
from checker.facts.people.variants import People, find_people
from checker.facts.relations.breakdowns import Breakdown, find_breakdowns
from checker.facts.relations.changes import Change, find_changes
from checker.facts.relations.conversions import Conversion, find_conversions
from checker.facts.relations.exchanges import Exchange, find_exchanges
from checker.facts.relations.headline_figures import find_headline_rivals
from checker.facts.relations.later_parts import LaterParts
from checker.facts.relations.moves import Move, find_moves
from checker.facts.relations.named_shares import find_named_shares
from checker.facts.relations.products import Product, find_wrong_products
from checker.facts.relations.relations import Relation, find_relations
from checker.facts.relations.shares import Share, find_shares
from checker.facts.relations.tolls import Toll, find_tolls
from checker.facts.relations.unmatched_tolls import UnmatchedToll, find_unmatched_tolls
from checker.facts.speech.attributions import Attribution, find_attributions, speaker_at
from checker.facts.speech.ledger import Speech, find_speech
from checker.facts.speech.quotations import Marks
from checker.facts.speech.quote_marks import QuotedParagraph, find_quoted_paragraphs
from checker.facts.speech.speakers import Sources
from checker.facts.text.foreign import find_foreign_sentences, foreign_sections
from checker.facts.text.marks import apostrophe_of, dash_of
from checker.facts.text.mojibake import misreadings, suspect_words
from checker.facts.text.promos import Written, mark_promos, promo_table
from checker.facts.text.protected import protected_spans
from checker.facts.text.segments import SegmentKind, Segments, find_segments
from checker.facts.text.spans import SpanSet, merged
from checker.facts.text.speech import Quotation, find_quotations
from checker.facts.text.tokens import Repeats, Tokens, find_repeats, folded, spaced
from checker.facts.text.voice import speaks_of_itself
from checker.model.document import Block, BlockKind, Document
from checker.model.span import Span
from checker.words.resources import Resources


class Facts:
    """The facts of one Document. All views of its text have its length.

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
    def foreign_sentences(self) -> list[int]:
        """The indices of the segments that are sentences in another language."""
        return find_foreign_sentences(self)

    @cached_property
    def foreign_sections(self) -> SpanSet:
        """Passages of several sentences in another language, such as a translation for other readers."""
        return foreign_sections(self, self.foreign_sentences)

    @cached_property
    def dates(self) -> list[DateMention]:
        """Dates with a day and a month, in order."""
        return find_dates(self.text)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Figures with sign, magnitude, unit and qualifier, in order."""
        return find_quantities(self.spaced)

    @cached_property
    def figures(self) -> list[Figure]:
        """The ledger of figures outside of dates, in order: what each stands for, and what it counts."""
        dates = [day.span for day in self.days if day.day or day.year]
        return find_figures(self.text, self.quantities, SpanSet(merged([*dates, *self.protected])), self.resources)

    @cached_property
    def conversions(self) -> list[Conversion]:
        """Measures and temperatures with their conversions."""
        return find_conversions(self.text, self.resources.rows("units"))

    @cached_property
    def relations(self) -> list[Relation]:
        """The figures that belong together, in order."""
        return find_relations(self.text, self.figures, self.conversions, self.resources)

    @cached_property
    def moves(self) -> list[Move]:
        """The changes that a word calls a rise or a fall, in order."""
        return list(find_moves(self.text, self.relations))

    @cached_property
    def days(self) -> list[Day]:
        """The ledger of days and months, in order."""
        dates = [*self.dates, *find_numeric_dates(self.text)]
        published = self.document.date or dateline_date(self.text, self.dates)
        return find_days(self.text, sorted(dates, key=lambda mention: mention.span), published)

    @cached_property
    def persons(self) -> list[Person]:
        """The ledger of people, in the order in which they are named."""
        return find_persons(self.text, self.document.blocks, self.resources)

    @cached_property
    def mixed_pronouns(self) -> Mixed | None:
        """“He” and “she” for the one person of a short text."""
        return find_mixed_pronouns(self)

    @cached_property
    def turned_pronouns(self) -> list[Span]:
        """“He” of a woman, or “she” of a man, where it can mean nobody else."""
        return find_turned_pronouns(self)

    @cached_property
    def speech(self) -> list[Speech]:
        """The ledger of speech: quotations with who says them, in order."""
        rows = self.resources.rows("say_verbs")
        verbs, bases = frozenset(form for row in rows for form in row[1:3]), frozenset(row[0] for row in rows)
        sources = Sources(self.attributions, self.speaker_at, verbs, bases)
        return find_speech(self.text, self.document.blocks, Marks(self.quotations, self.quoted_paragraphs), sources)

    @cached_property
    def counts(self) -> list[Count]:
        """Counts of things, in digits and in words, in order."""
        return find_counts(self.text, self.figures, self.tokens)

    @cached_property
    def shares(self) -> list[Share]:
        """Shares in percent with the part and the whole that they restate: those beside both, then those of a whole that the text names."""
        beside = find_shares(self.text, self.figures, self.segments)
        return [*beside, *find_named_shares(self.text, self.figures, self.relations, self.segments)]

    @cached_property
    def changes(self) -> list[Change]:
        """Changes in percent beside the two figures that they compare, in order."""
        return find_changes(self.text, self.figures, self.relations, self.segments)

    @cached_property
    def breakdowns(self) -> list[Breakdown]:
        """Totals with the parts that make them up."""
        beside = find_breakdowns(self.text, self.folded, self.counts, self.segments)
        later = LaterParts(self.text, self.counts, self.figures, self.tolls, self.segments)
        return [*beside, *later.find(self.folded)]

    @cached_property
    def rival_offices(self) -> list[Rivals]:
        """The people with two offices that nobody holds at the same time."""
        return list(find_rival_offices(self.text, self.persons, self.resources))

    @cached_property
    def switched_pronouns(self) -> list[Switched]:
        """“He” right after a sentence in which the same person is “she”, or the reverse."""
        return list(find_switched_pronouns(self))

    @cached_property
    def tolls(self) -> list[Toll]:
        """How many people are dead, hurt or missing, in order."""
        return find_tolls(self.text, self.figures)

    @cached_property
    def unmatched_tolls(self) -> list[UnmatchedToll]:
        """Numbers of dead or hurt that the text takes for known, and has named otherwise."""
        return list(find_unmatched_tolls(self.text, self.folded, self.figures, self.tolls))

    @cached_property
    def exchanges(self) -> list[Exchange]:
        """Amounts of money in two currencies, with the rate of each pair."""
        return find_exchanges(self.text, self.relations, self.segments)

    @cached_property
    def wrong_products(self) -> list[Product]:
        """Numbers of things whose price and total don't agree."""
        return list(find_wrong_products(self.text, self.figures, self.segments))

    @cached_property
    def headline_rivals(self) -> list[tuple[Figure, Figure]]:
        """Figures of the headline that the story has in another form, each with that of the story."""
        return list(find_headline_rivals(self.text, self.figures, self.tolls, self.headline))

    @cached_property
    def stated_ages(self) -> list[StatedAge]:
        """Ages of people whose year of birth stands in another sentence."""
        return list(find_stated_ages(self.text, self.persons, self.days, self.segments, self.year))

    @cached_property
    def number_style(self) -> NumberStyle:
        """How the text writes thousands and decimals."""
        return number_style(self.spaced)

    @cached_property
    def names(self) -> list[NameMention]:
        """People with their titles and given names, in order."""
        return find_names(self.text)

    @cached_property
    def people(self) -> People:
        """The spellings of names with their titles and given names, and the pairs that are one name."""
        return find_people(self.text, self.resources)

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
    def year(self) -> int:
        """The year of the story: from the given date, else from the first full date in the text; 0 if unknown."""
        if self.document.date:
            return int(self.document.date[:4])
        return next((mention.year for mention in self.dates if mention.year), 0)

    @cached_property
    def headline(self) -> Span | None:
        """The headline block, if any: only captions may come before it, not running text."""
        for kind, span in self.document.blocks:
            if kind is BlockKind.HEADLINE:
                return span
            if kind in _RUNNING:
                break
        return None

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


_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.DATELINE})

_PARTS = pattern(r"[-‑']")
_LOWER = pattern(r"(?<![\w’'.@/#*-])[a-zà-öø-ÿ]{3,30}(?![\w@/-]|[’'][a-z])")
