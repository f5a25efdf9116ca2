"""What rules need to know about the figures and days of a Document, and what follows from several of them."""

from __future__ import annotations

from functools import cached_property

from checker.facts.dates import DateMention, dateline_date, find_dates, find_numeric_dates
from checker.facts.days.elapsed import Elapsed, find_elapsed
from checker.facts.days.hours import Timed, find_timed
from checker.facts.days.ledger import Day, find_days
from checker.facts.figures.counts import Count, find_counts
from checker.facts.figures.ledger import Figure, find_figures
from checker.facts.figures.notation import NumberStyle, number_style
from checker.facts.figures.quantities import Quantity, find_quantities
from checker.facts.relations.bare_shares import find_bare_shares
from checker.facts.relations.breakdowns import Breakdown, find_breakdowns
from checker.facts.relations.changes import Change, find_changes
from checker.facts.relations.conversions import Conversion, find_conversions
from checker.facts.relations.converted_ranges import ConvertedEnd, find_converted_ranges
from checker.facts.relations.divided_hundreds import find_divided_hundreds
from checker.facts.relations.exchanges import Exchange, find_exchanges
from checker.facts.relations.headline_figures import find_headline_rivals
from checker.facts.relations.later_parts import LaterParts
from checker.facts.relations.moves import Move, find_moves
from checker.facts.relations.named_shares import find_named_shares
from checker.facts.relations.points import Points, find_percent_differences, find_wrong_points
from checker.facts.relations.products import Product, find_wrong_products
from checker.facts.relations.relations import Relation, find_relations
from checker.facts.relations.remainders import find_remainders
from checker.facts.relations.shares import Share, find_shares
from checker.facts.relations.tolls import Toll, find_tolls
from checker.facts.relations.unmatched_tolls import UnmatchedToll, find_unmatched_tolls
from checker.facts.text.spans import SpanSet, merged
from checker.facts.text_facts import TextFacts


class FigureFacts(TextFacts):
    """The figures and days of one Document."""

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
        taken = SpanSet(merged([*dates, *self.protected]))
        return find_figures(self.text, self.folded, self.quantities, taken, self.resources)

    @cached_property
    def conversions(self) -> list[Conversion]:
        """Measures and temperatures with their conversions."""
        return find_conversions(self.text, self.resources.rows("units"))

    @cached_property
    def converted_ranges(self) -> list[ConvertedEnd]:
        """Both ends of ranges with a conversion."""
        return find_converted_ranges(self.text, self.resources.rows("units"))

    @cached_property
    def relations(self) -> list[Relation]:
        """The figures that belong together, in order."""
        return find_relations(self.spaced, self.figures, [*self.conversions, *self.converted_ranges], self.resources)

    @cached_property
    def moves(self) -> list[Move]:
        """The changes that a word calls a rise or a fall, in order."""
        return list(find_moves(self.text, self.relations))

    @cached_property
    def published(self) -> str:
        """The day of the story as YYYY-MM-DD: the given date, else that of its dateline; "" if unknown."""
        return self.document.date or dateline_date(self.text, self.dates)

    @cached_property
    def days(self) -> list[Day]:
        """The ledger of days and months, in order."""
        dates = [*self.dates, *find_numeric_dates(self.text)]
        return find_days(self.text, sorted(dates, key=lambda mention: mention.span), self.published)

    @cached_property
    def elapsed(self) -> list[Elapsed]:
        """Lengths of time up to the day of the story that its date contradicts."""
        return list(find_elapsed(self.spaced, self.days, self.published))

    @cached_property
    def timed(self) -> list[Timed]:
        """Lengths of time that the hours or weekdays beside them contradict."""
        return list(find_timed(self.spaced))

    @cached_property
    def counts(self) -> list[Count]:
        """Counts of things, in digits and in words, in order."""
        return find_counts(self.text, self.figures, self.tokens)

    @cached_property
    def shares(self) -> list[Share]:
        """Shares in percent with the part and the whole that they restate: those beside both, then those of a whole that the text names."""
        beside = find_shares(self.text, self.figures, self.segments)
        named = find_named_shares(self.text, self.figures, self.relations, self.segments)
        return [*beside, *named, *find_bare_shares(self.text, self.figures, self.segments)]

    @cached_property
    def changes(self) -> list[Change]:
        """Changes in percent beside the two figures that they compare, in order."""
        return find_changes(self.text, self.figures, self.relations, self.segments)

    @cached_property
    def breakdowns(self) -> list[Breakdown]:
        """Totals with the parts that make them up."""
        beside = find_breakdowns(self.text, self.folded, self.counts, self.segments)
        later = LaterParts(self.text, self.counts, self.figures, self.tolls, self.segments)
        remainders = find_remainders(self.text, self.figures, self.segments)
        return [*beside, *later.find(self.folded), *remainders]

    @cached_property
    def divided_hundreds(self) -> list[tuple[Figure, ...]]:
        """The shares of one whole that make more than 100 percent, those of each sentence together."""
        return list(find_divided_hundreds(self.text, self.figures, self.segments))

    @cached_property
    def wrong_points(self) -> list[Points]:
        """Changes in points that the two shares beside them contradict."""
        return list(find_wrong_points(self.text, self.figures, self.relations, self.segments))

    @cached_property
    def percent_differences(self) -> list[Figure]:
        """Differences of two shares that are called percent."""
        return list(find_percent_differences(self.spaced, self.figures, self.relations, self.segments))

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
        figures = [one for one in self.figures if not self.headline_copies.touching(one.span)]
        return list(find_headline_rivals(self.text, figures, self.tolls, self.headline))

    @cached_property
    def number_style(self) -> NumberStyle:
        """How the text writes thousands and decimals."""
        return number_style(self.spaced)

    @cached_property
    def year(self) -> int:
        """The year of the story: from the given date, else from the first full date in the text; 0 if unknown."""
        if self.document.date:
            return int(self.document.date[:4])
        return next((mention.year for mention in self.dates if mention.year), 0)
