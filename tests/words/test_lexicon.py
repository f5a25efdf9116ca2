from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.words.lexicon import Lexicon
from checker.words.suggestions import suggest
from checker.words.verbs import Verbs

LEXICON = Lexicon.load()
VERBS = Verbs.load()


@pytest.mark.parametrize(
    "word", ["colour", "color", "organisation", "invades", "lockdown", "Moscow", "mayor’s", "COVID"]
)
def test_words_names_possessives_and_compounds_are_known(word: str) -> None:
    assert LEXICON.knows(word)


@pytest.mark.parametrize("word", ["recieved", "goverment", "invases", "lawers", "everone"])
def test_misspellings_are_unknown(word: str) -> None:
    assert not LEXICON.knows(word)


def test_accepted_words_are_known_whatever_their_case() -> None:
    lexicon = Lexicon.load(frozenset({"Quuxville", "blorp"}))
    assert lexicon.knows("quuxville")
    assert lexicon.knows("BLORP")
    assert not LEXICON.knows("blorp")


def test_an_accepted_name_is_unknown_in_lower_case() -> None:
    lexicon = Lexicon.load(frozenset({"Quuxville", "blorp"}))
    assert lexicon.unknown(frozenset({"quuxville", "blorp"})) == {"quuxville"}
    assert lexicon.is_name("QUUXVILLE")


def test_the_digest_depends_on_the_accepted_words() -> None:
    assert Lexicon.load().digest == ""
    assert Lexicon.load(["one", "two"]).digest == Lexicon.load({"two", "one"}).digest != Lexicon.load(["one"]).digest


@pytest.mark.parametrize(
    ("word", "meant"),
    [("INVASES", "INVADES"), ("recieved", "received"), ("lawers", "lawyers"), ("Goverment", "Government"), ("settlementsare", "settlements are"), ("troups", "troops")],
)  # fmt: skip
def test_the_first_suggestion_keeps_case_and_inflection(word: str, meant: str) -> None:
    assert suggest(word, LEXICON)[0] == meant


@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(word: str) -> None:
    assert LEXICON.unknown(frozenset({word})) <= {word}


@given(st.sampled_from(sorted(LEXICON.words_starting("q"))))
def test_every_word_of_the_list_is_known(word: str) -> None:
    assert LEXICON.knows(word)
    assert LEXICON.knows(word.upper())


def test_verb_forms() -> None:
    assert VERBS.only_verb("describes")
    assert not VERBS.only_verb("plans")
    assert VERBS.base("write")
    assert VERBS.finite("went")
    assert VERBS.finite("was")
    assert not VERBS.finite("table")


REGULAR = ("stops", "stopped", "occurs", "agrees", "agreed", "goes", "dies", "died", "laughs", "travelled", "traveled")


@pytest.mark.parametrize("word", [*REGULAR, "cannot"])
def test_verbs_with_a_doubled_consonant_or_another_spelling_are_known(word: str) -> None:
    assert VERBS.finite(word)


@pytest.mark.parametrize("word", ["laughes", "gos", "outdos", "smoothes"])
def test_forms_that_english_does_not_spell_so_are_not(word: str) -> None:
    assert not VERBS.finite(word)
