from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.facts.view import Facts
from checker.model.document import Document, OffsetMap
from checker.model.errors import UsageError
from checker.model.span import Span
from checker.model.word_list import WordList
from checker.rulebook.detectors.spelling import nonword
from checker.words.accepted import AcceptedWords, inflections
from checker.words.lexicon import Lexicon
from checker.words.lists import parse_word_list
from checker.words.name_table import HouseName, names_from, own_names
from checker.words.resources import Resources

SHIPPED = Resources()


def facts_of(text: str, words: WordList) -> Facts:
    document = Document("a.txt", text, (), OffsetMap.identity(len(text)), language="en")
    return Facts(document, SHIPPED.for_project(words, None))


def flagged(text: str, words: WordList) -> list[str]:
    return [mark.span.text(text) for mark in nonword.detect(facts_of(text, words), {})]


def accepted_words(*lines: str) -> AcceptedWords:
    return AcceptedWords(parse_word_list("\n".join(lines)))


@pytest.mark.parametrize(
    ("line", "accepted", "refused"),
    [
        ("blorp", ["blorp", "Blorp", "BLORP", "blorp's", "Blorp’s", "BLORP'S"], ["blorps", "blorping"]),
        ("Velmarski", ["Velmarski", "VELMARSKI", "Velmarski’s"], ["velmarski", "Velmarskis"]),
        ("McQuux", ["McQuux", "MCQUUX", "McQuux’s"], ["Mcquux", "mcquux"]),
        ("=Donbass", ["Donbass", "Donbass’s", "Donbass'"], ["donbass", "DONBASS"]),
        ("liveblog+", ["liveblogs", "Liveblogging", "liveblogged", "liveblog’s"], ["liveblogger"]),
        ("Quux+", ["Quuxes", "Quuxed", "QUUXES"], ["quuxes"]),
        ("Hryts Kovalenko", ["Hryts", "KOVALENKO", "Kovalenko’s"], ["hryts", "kovalenko"]),
        ("Zorp!", ["Zorp"], ["zorp"]),
        ("blorp test-run+", ["test-runs", "blorp"], ["blorps"]),
        ("Straßner", ["Straßner", "STRASSNER"], ["straßner"]),
    ],
)  # fmt: skip
def test_an_entry_accepts_its_cases_and_forms(line: str, accepted: list[str], refused: list[str]) -> None:
    words = accepted_words(line)
    assert [word for word in accepted if not words.accepts(word)] == []
    assert [word for word in refused if words.accepts(word)] == []


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("liveblog", "liveblogs liveblogged liveblogging livebloged livebloging"),
        ("travel", "travels travelled travelling traveled traveling"),
        ("blog", "blogs blogged blogging"),
        ("fix", "fixes fixed fixing"),
        ("mow", "mows mowed mowing"),
        ("heat", "heats heated heating"),
        ("panic", "panics panicked panicking"),
        ("tie", "ties tied tying"),
        ("agree", "agrees agreed agreeing"),
        ("google", "googles googled googling"),
        ("try", "tries tried trying"),
        ("stay", "stays stayed staying"),
        ("quiz", "quizzes quizzed quizzing"),
        ("veto", "vetos vetoes vetoed vetoing"),
        ("x", ""),
    ],
)
def test_inflections_are_those_of_english(word: str, forms: str) -> None:
    assert sorted(inflections(word)) == sorted(forms.split())


SLIPS = ["recieved", "goverment", "comission", "wich", "becuase", "seperate", "occured"]


@pytest.mark.parametrize("word", SLIPS)
def test_the_spelling_rule_reports_the_word_without_a_list(word: str) -> None:
    assert flagged(f"They said {word} on Monday.", WordList()) == [word]


@given(st.sampled_from(SLIPS), st.sampled_from(["{}", "{}+", "={}", "the {} case", "{}  # so"]), st.integers(0, 3))
@settings(max_examples=60)
def test_an_accepted_word_is_never_flagged_in_a_case_it_is_accepted_in(word: str, line: str, form: int) -> None:
    words = parse_word_list(line.format(word))
    written = (word, word.capitalize(), word.upper(), f"{word}’s")[0 if line.startswith("=") else form]
    assert flagged(f"They said {written} on Monday.", words) == []


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=9), st.sampled_from(["", "+"]))
@settings(max_examples=60)
def test_any_word_and_its_inflections_are_accepted(word: str, mark: str) -> None:
    words = parse_word_list(word + mark)
    for form in (word, *(inflections(word) if mark else ())):
        assert flagged(f"They said {form} on Monday.", words) == []
        assert not facts_of(form, words).resources.lexicon.unknown(frozenset({form}))


def test_a_name_does_not_excuse_a_misspelling() -> None:
    assert flagged("They recieved it.", parse_word_list("Recieved")) == ["recieved"]
    assert Lexicon.load(parse_word_list("Velmarski")).is_name("Velmarski")


def test_projects_share_the_shipped_lists_and_have_different_digests() -> None:
    own = SHIPPED.for_project(parse_word_list("blorp"), None)
    assert own.lexicon.shipped is SHIPPED.lexicon.shipped
    assert own.digest != SHIPPED.digest
    assert own.for_project(own.accepted, None) is own
    assert not SHIPPED.lexicon.knows("blorp")


def test_entries_are_needed_where_a_word_would_be_unknown_without_them() -> None:
    words = parse_word_list("Velmarski\nblorp+\nMoscow\nquux\nHryts Kovalenk\n=Zorp\n", "words.txt")
    lexicon = SHIPPED.for_project(words, None).lexicon
    needed = lexicon.entries_needed(
        facts_of("Moscow: VELMARSKI’s blorped-up yard, Kovalenk said. ZORP.", words).tokens.written()
    )
    assert sorted(entry.text for entry in needed) == ["Hryts Kovalenk", "Velmarski", "blorp"]
    assert [entry.text for entry in words if lexicon.is_redundant(entry)] == ["Moscow"]


def test_a_variant_inside_an_exempt_phrase_is_exempt() -> None:
    entry = HouseName("Kyiv", ("Kiev",), ("kiev post",))
    text = "the kiev post wrote from kiev"
    assert entry.exempts(text, Span(4, 8))
    assert not entry.exempts(text, Span(25, 29))


def test_exempt_phrases_are_folded() -> None:
    (entry,) = names_from([{"form": "Kyiv", "variants": ["Kiev"], "exempt": ["Kiev’s  Post"]}], "names.yaml")
    assert entry.exempt == ("kiev's post",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {form: Kyiv}", "entry 1 needs “form” and a list of “variants”"),
        ("- {form: Kyiv, variants: [Kiev]}\n- {form: '', variants: [b]}", "entry 2 needs “form”"),
        ("- {form: Kyiv, variants: [Kiev], exmept: [x]}", "entry 1: unknown key “exmept” (available: form, variants, exempt, fix, place)"),
        ("- {form: Kyiv, variants: [Kiev], exempt: Kiev Post}", "entry 1: “exempt” must be a list of phrases"),
        ("- {form: Kyiv, variants: [Kiev], fix: always}", "entry 1: “fix” must be safe or review, not “always”"),
        ("- {form: Kyiv, variants: [Kyiv]}", "entry 1: “Kyiv” is both the form and a variant"),
        ("- {form: Kyiv, variants: [Kiev]}\n- {form: Kyjiw, variants: [Kiev]}", "entries 1 and 2 have different forms for the variant “Kiev”"),
        ("form: Kyiv", "expected a list of entries"),
        ("- [", "invalid YAML"),
    ],
)  # fmt: skip
def test_reports_the_invalid_entry_of_a_table_of_names(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "names.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        own_names(path)
    assert f"names.yaml: {message}" in str(caught.value)
