from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.authoring.learn_words import Learned, articles_of, learn, unused, unused_entries
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind, Document, OffsetMap
from checker.model.report import Skipped
from checker.model.settings import Settings
from checker.model.span import Span
from checker.model.word_list import WordList
from checker.rulebook.catalogue import Catalogue
from checker.run.workspace import Workspace
from checker.words.lexicon import Lexicon
from checker.words.lists import parse_word_list
from checker.words.resources import Resources

SHIPPED = Resources()
CATALOGUE = Catalogue.shipped()


def article(text: str, words: WordList = WordList()) -> Facts:  # noqa: B008 - a value
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),) if text else ()
    document = Document("a.txt", text, blocks, OffsetMap.identity(len(text)), language="en")
    return Facts(document, SHIPPED.for_project(words, None))


def learned(*texts: str, least: int = 3, words: WordList = WordList()) -> Learned:  # noqa: B008 - a value
    return learn([article(text, words) for text in texts], CATALOGUE, least)


def entries(proposals: Sequence[object]) -> list[str]:
    return [proposal.entry.written for proposal in proposals]  # type: ignore[attr-defined]


def test_words_and_names_of_three_articles_are_proposed_the_most_frequent_first() -> None:
    text = "The council of Quuxville will flernap the old harbour next week."
    found = learned(text, text, text, "In Quuxville they met.", "They met Zorbal once.", "Zorbal left.")
    assert found.articles == 6
    assert entries(found.words) == ["flernap"]
    assert [(p.entry.written, p.articles) for p in found.names] == [("Quuxville", 4)]
    assert found.words[0].excerpt == "Quuxville will flernap the old harbour"


def test_inflections_are_one_entry() -> None:
    found = learned("They flernap it now.", "She flernaps it now.", "He was flernapping it now.")
    (proposal,) = found.words
    assert proposal.entry.written == "flernap+"
    assert (proposal.articles, proposal.forms) == (3, ("flernaps", "flernapping"))


def test_what_the_spelling_rule_takes_for_a_misspelling_is_listed_separately() -> None:
    found = learned(*["They recieved the old letter on Monday."] * 3)
    assert entries(found.words) == []
    assert [(p.entry.written, p.better) for p in found.slips] == [("recieved", "received")]


def test_nothing_is_learned_from_speech_addresses_capitals_and_other_languages() -> None:
    found = learned(
        *["He said “we flernap it” to them. See www.blorpel.org. QUUX ZORBAL MEET. Lo dobrel zamik korlat jusnev here."]
        * 3
    )
    assert entries(found.words) == entries(found.slips) == []
    assert entries(found.names) == []


def test_a_capital_at_the_start_of_a_sentence_makes_no_name() -> None:
    found = learned("Flernap it.", "They flernap it.", "He said: “Flernap them.”")
    assert entries(found.words) == ["flernap"]
    assert found.names == ()


def test_a_name_that_is_written_small_once_is_a_name() -> None:
    found = learned("In Quuxville.", "To Quuxville.", "To quuxville.")
    assert found.words == ()
    assert entries(found.names) == ["Quuxville"]


def test_a_name_is_proposed_as_it_is_mostly_written() -> None:
    found = learned("They met McQuux’s team.", "They met McQuux there.", "They met Mcquux and the NKZB-led team.", "NKZB is it.", "An NKZB man.")  # fmt: skip
    assert entries(found.names) == ["McQuux", "NKZB"]


def test_accepted_words_are_not_proposed_again() -> None:
    words = parse_word_list("flernap\nQuuxville")
    assert learned(*["In Quuxville they flernap it."] * 3, words=words) == Learned(3, (), (), ())


@given(st.permutations(["They flernap it.", "In Quuxville.", "They flernaps it.", "To Quuxville they flernap it."]))
@settings(max_examples=20)
def test_the_order_of_articles_changes_no_entry(texts: list[str]) -> None:
    found = learned(*texts, least=2)
    assert (entries(found.words), entries(found.names)) == (["flernap+"], ["Quuxville"])


def test_entries_that_no_article_needs_are_reported_with_the_reason() -> None:
    words = parse_word_list("Quuxville\nflernap\nLondon\n", "words.txt")
    other = parse_word_list("blorp\n", "b.txt")
    found = unused([article("In Quuxville and London.", words), article("A test.", other)], words)
    assert [(entry.place, entry.text, why) for entry, why in found] == [
        ("b.txt:1", "blorp", "not used in any article"),
        ("words.txt:2", "flernap", "not used in any article"),
        ("words.txt:3", "London", "already known"),
    ]
    assert unused_entries(words, words, Lexicon.load()) == ()


def test_articles_in_other_languages_and_files_that_can_not_be_read_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They flernap it.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Der Rat hat das nicht gewollt, und die Stadt ist mit dem Haus auf der Insel nicht zufrieden, weil sie es für das Land nicht will.\n", encoding="utf-8")  # fmt: skip
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\x02\x00")
    workspace = Workspace(Settings())
    found = list(articles_of(workspace, [tmp_path]))
    assert [facts.text.strip() for facts in found if isinstance(facts, Facts)] == ["They flernap it."]
    assert [Path(skipped.path).name for skipped in found if isinstance(skipped, Skipped)] == ["c.txt"]
