"""What no suggestion may do, whichever rule proposes it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from checker.engine.draft import Draft
from checker.engine.edited_words import Rewrite
from checker.engine.suggestion_guard import drop_harmful
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind, Document, OffsetMap
from checker.model.finding import Applicability, Severity
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.rule_info import Case, RuleInfo
from checker.model.span import Span
from checker.words.resources import Resources

RESOURCES = Resources()
REVIEW, QUERY, SAFE = Applicability.REVIEW, Applicability.QUERY, Applicability.SAFE


def rule(*, rewords: bool) -> RuleInfo:
    return RuleInfo("f", "r", "FFF101", "stable", "0", {}, "w", "m", "p", rewords=rewords)


def kept(
    text: str,
    old: str,
    new: str,
    how: Applicability = REVIEW,
    *,
    rewords: bool = False,
    cuts: bool = False,
    headline: str = "",
) -> bool:
    """Whether the suggestion to replace ``old`` by ``new`` in a text survives. A headline comes first, as a block of its own."""
    whole = f"{headline}\n\n{text}" if headline else text
    blocks: list[Block] = []
    if headline:
        blocks.append(Block(BlockKind.HEADLINE, Span(0, len(headline))))
    blocks.append(Block(BlockKind.PARAGRAPH, Span(len(whole) - len(text), len(whole))))
    facts = Facts(Document("a.txt", whole, tuple(blocks), OffsetMap.identity(len(whole))), RESOURCES)
    start = whole.index(old)
    span = Span(start, start + len(old))
    mark = Mark(span, suggestions=(Suggestion("new", (Edit(span, new),)),))
    draft = Draft(rule(rewords=rewords), Case(Severity.ERROR, how, "m", "q?", cuts), mark, how, "m", "q?")
    drop_harmful([draft], facts)
    return bool(draft.mark.suggestions)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("It sold for $110,00 on Monday.", "$110,00", "$110.000"),
        ("They came in 1945 and left.", "1945", "1954"),
        ("The loan is $ 2.5 a head.", "$ 2.5", "$2.5 billion"),
        ("Some five men stayed there.", "five", "nine"),
        ("It cost two million a year.", "two million", "two billion"),
        ("It cost two milliom a year.", "milliom", "million"),
    ],
)
def test_a_fix_changes_no_figure(text: str, old: str, new: str) -> None:
    assert not kept(text, old, new, rewords=True)
    assert not kept(text, old, new, SAFE, rewords=True)
    assert kept(text, old, new, QUERY), "an answer is a person's decision"


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("It cost $ 40 a head.", "$ 40", "$40"),
        ("It cost 3,5 million euros.", "3,5", "3.5"),
        ("Some 10 000 people came.", "10 000", "10,000"),
        ("It starts at 14: 00 on Monday.", "14: 00", "14:00"),
        ("It cost three millions euros.", "three millions", "three million"),
        ("It cost three biillion euros.", "biillion", "billion"),
        ("The thrid man ran.", "thrid", "third"),
        ("It cost 4 mln euros.", "4 mln", "4 million"),
        ("It cost 5million euros.", "5million", "5 million"),
        ("It was the 21th time.", "21th", "21st"),
        ("A nine years old boy left.", "nine years old", "nine-year-old"),
        ("They met in 2019 in 2019 and left.", "in 2019 in 2019", "in 2019"),
        ("The league&#8217;s rule holds.", "&#8217;", "’"),
    ],
)
def test_another_spelling_of_the_same_figure_is_no_change(text: str, old: str, new: str) -> None:
    assert kept(text, old, new, SAFE, rewords=True)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("The pope met the cardinals.", "pope", "pop"),
        ("The angry crowd left.", "angry", "hungry"),
        ("Ms Whyte left the room.", "Whyte", "White"),
        # No list knows it, but the text uses it as a name.
        ("Ozkarap left. Then OZKARAP SPOKE UP in the hall.", "OZKARAP", "OSCAR"),
    ],
)
def test_a_fix_turns_no_known_word_or_name_into_another(text: str, old: str, new: str) -> None:
    assert not kept(text, old, new)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("He recieved the letter.", "recieved", "received"),
        ("The cafe naive and resume.", "cafe", "café"),
        ("The village isnt rich.", "isnt", "isn't"),
        ("They met in the caf&#233; of the town.", "&#233;", "é"),
        ("The men. to the border went.", "men. to", "men to"),
        ("THE INVASES OF THE NORTH", "INVASES", "INVADES"),
    ],
)
def test_an_unknown_word_may_be_corrected(text: str, old: str, new: str) -> None:
    assert kept(text, old, new)


def test_a_rule_with_a_table_of_words_may_replace_known_ones() -> None:
    assert kept("The general declared marital law.", "marital", "martial", rewords=True)
    assert not kept("The general declared marital law.", "marital", "martial")


def test_a_sentence_keeps_its_verb() -> None:
    assert not kept("The mayor opened the bridge.", "opened the", "the", rewords=True)
    assert kept("The mayor opened opened the bridge.", "opened opened", "opened", rewords=True)
    assert kept("The mayor opened the bridge and left.", "and left", "and", rewords=True)


def test_a_headline_is_never_cut() -> None:
    title = "Top stars join US flood show"
    assert not kept("Three singers came.", title, "", SAFE, cuts=True, headline=title)
    assert kept("Three singers came.", "VIDEO: ", "", SAFE, cuts=True, headline=f"VIDEO: {title}")
    assert kept("Click here to subscribe.", "Click here to subscribe.", "", SAFE, cuts=True, headline=title)


def test_a_suffix_that_leaves_a_headline_may_be_longer_than_the_headline() -> None:
    suffix = " - live updates | Elmford Gazette"
    assert kept("The storm came.", suffix, "", SAFE, cuts=True, headline=f"Storm on the coast{suffix}")
    assert not kept("The storm came.", suffix, "", SAFE, cuts=True, headline=f"Storm{suffix}")
    assert not kept(
        "It is here.", " of the year on coast", "", SAFE, cuts=True, headline="The worst storm yet of the year on coast"
    )


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("It came under scrutiny: The mayor left.", "scrutiny:", "scrutiny:."),
        ("The mayor, who left, spoke.", ", who left,", ",,"),
        ("The old mayor left the hall.", "old", ""),
        ("He left. It rained.", "left.", "left.."),
    ],
)
def test_no_answer_leaves_marks_that_no_sentence_has(text: str, old: str, new: str) -> None:
    assert not kept(text, old, new, QUERY)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("It is 5 p.m. they said ... and left.", "said", "say"),
        ("He works for Acme Inc. in town.", "Acme Inc.", "Acme Inc.,"),
        ("The sum is $ .50 a day.", "$ .50", "$.50"),
    ],
)
def test_marks_that_sentences_have_are_kept(text: str, old: str, new: str) -> None:
    assert kept(text, old, new, QUERY)


def test_no_fix_touches_a_word_that_may_be_mojibake() -> None:
    assert not kept("She flew to RÄ«ga in May.", "«", "“", SAFE)
    assert kept("She flew to «Riga» in May.", "«", "“", SAFE)


def figures_changed(before: Sequence[str], after: str) -> bool:
    text = " ".join(before)
    return Rewrite(Edit(Span(0, len(text)), after), text).changes_figures


def test_removing_a_repeated_figure_is_no_change() -> None:
    assert not figures_changed(["12", "people", "12"], "12 people")
    assert figures_changed(["12", "people", "13"], "12 people")
    assert figures_changed(["12", "people"], "people")
