"""The view of a Document that rules receive. Each fact is computed on first use."""

from __future__ import annotations

from functools import cached_property

from checker.facts.figure_facts import FigureFacts
from checker.facts.names import NameMention, find_names
from checker.facts.people.ledger import Person, find_persons
from checker.facts.people.mixed_pronouns import Mixed, find_mixed_pronouns
from checker.facts.people.offices_held import Rivals, find_rival_offices
from checker.facts.people.own_pronouns import find_own_pronouns
from checker.facts.people.rival_given import RivalGiven, find_rival_given, find_rival_titles
from checker.facts.people.stated_ages import StatedAge, find_stated_ages
from checker.facts.people.switched_pronouns import Switched, find_switched_pronouns
from checker.facts.people.turned_pronouns import find_turned_pronouns
from checker.facts.people.two_ages import TwoAges, find_two_ages
from checker.facts.people.variants import People, find_people
from checker.facts.speech.ledger import Speech, find_speech
from checker.facts.speech.quotations import Marks
from checker.facts.speech.speakers import Sources
from checker.facts.text.foreign import find_foreign_sentences, foreign_sections
from checker.facts.text.spans import SpanSet
from checker.model.span import Span


class Facts(FigureFacts):
    """All facts of one Document: those about its text and its figures, and here its people, its speech and its languages."""

    @cached_property
    def foreign_sentences(self) -> list[int]:
        """The indices of the segments that are sentences in another language."""
        return find_foreign_sentences(self)

    @cached_property
    def foreign_sections(self) -> SpanSet:
        """Passages of several sentences in another language, such as a translation for other readers."""
        return foreign_sections(self, self.foreign_sentences)

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
    def rival_offices(self) -> list[Rivals]:
        """The people with two offices that nobody holds at the same time."""
        return list(find_rival_offices(self.text, self.persons, self.resources))

    @cached_property
    def rival_given_names(self) -> list[RivalGiven]:
        """The people with one office whose given name the text has in two forms."""
        return list(find_rival_given(self.text, self.folded, self.persons, self.resources))

    @cached_property
    def rival_titles(self) -> list[RivalGiven]:
        """“Mrs” where the only person of that name is “Mr” elsewhere, or the reverse."""
        return list(find_rival_titles(self.folded, self.persons))

    @cached_property
    def switched_pronouns(self) -> list[Switched]:
        """“He” right after a sentence in which the same person is “she”, or the reverse."""
        return list(find_switched_pronouns(self))

    @cached_property
    def own_pronouns(self) -> list[Switched]:
        """“Corvey said he …” of somebody whom the rest of the text calls “she”, or the reverse."""
        return list(find_own_pronouns(self))

    @cached_property
    def stated_ages(self) -> list[StatedAge]:
        """Ages of people whose year of birth stands in another sentence."""
        return list(find_stated_ages(self.text, self.persons, self.days, self.segments, self.year))

    @cached_property
    def two_ages(self) -> list[TwoAges]:
        """The people to whom the text gives two ages."""
        return list(find_two_ages(self.text, self.folded, self.persons))

    @cached_property
    def names(self) -> list[NameMention]:
        """People with their titles and given names, in order."""
        return find_names(self.text)

    @cached_property
    def people(self) -> People:
        """The spellings of names with their titles and given names, and the pairs that are one name."""
        return find_people(self.text, self.resources)
