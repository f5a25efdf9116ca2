from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.text.mojibake import restored
from checker.facts.view import Facts
from checker.model.span import Span
from checker.reading.source import Source
from checker.reading.text import reader as text_format
from checker.words.resources import Resources

RESOURCES = Resources()
CODECS = ("cp1252", "latin-1", "mac_roman")
NAMES = ("Łódź", "Gdańsk", "Rīga", "İzmir", "Beyoğlu", "Budějovice", "Göteborg", "Málaga", "naïve", "Dvořák", "Kőszeg")


def facts_of(text: str) -> Facts:
    (document,) = text_format.read(Source("a.txt", text))
    return Facts(document, RESOURCES)


def suspects(text: str) -> list[str]:
    return [span.text(text) for span in facts_of(text).mojibake]


def misread(word: str, codec: str) -> str:
    """The word as a program shows it that takes its UTF-8 for another character set; "" where it can't show a byte."""
    try:
        return word.encode().decode(codec)
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("name", NAMES)
def test_a_misread_word_is_suspect_and_its_neighbours_are_not(name: str, codec: str) -> None:
    if word := misread(name, codec):
        assert suspects(f"A ferry to {word} left.") == [word]


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
@pytest.mark.parametrize("name", NAMES)
def test_a_misread_word_is_restored_as_it_was(name: str, codec: str) -> None:
    if word := misread(name, codec):
        text = f"A ferry to {word} left."
        start = text.index(word)
        assert restored(facts_of(text), Span(start, start + len(word))) == (name, True)


@pytest.mark.parametrize("name", ["Málaga", "Göteborg"])
def test_what_was_misread_twice_is_restored(name: str) -> None:
    text = misread(misread(name, "cp1252"), "cp1252")
    assert restored(facts_of(text), Span(0, len(text))) == (name, True)


@pytest.mark.parametrize(
    "text",
    [
        "Ägypten, Ångström, Đà Nẵng, São Paulo and Ñuñoa",
        "«Âge d'or» and «Île-de-France», «Café» and «À table»",
        "The mayor of Київ met Віктор in Лівія: «Динамо» won.",
        "NESTLÉ’s café – the “CAFÉ” – is in Århus… it’s €5.",
        "SÃO JOÃO, AMANHÃ, MÜLLER, GRÖSSE",
        "π ≈ 3, √2, f(x) = ƒ(y), ¬ a, 20°C, ½ and ‚x‘",
    ],
)
def test_correct_words_with_such_letters_are_not_suspect(text: str) -> None:
    assert suspects(text) == []


@pytest.mark.parametrize("word", ["MarÃa", "ReykjavÃk", "newâ€", "100Â", "WÅodek"])
def test_a_word_that_lost_half_of_a_letter_is_suspect(word: str) -> None:
    assert suspects(f"It was {word} then.") == [word]


def test_a_no_break_space_after_its_letter_belongs_to_the_word() -> None:
    assert suspects("Dinner Ã\u00a0 la carte") == ["Ã\u00a0"]


@given(st.text(st.sampled_from("abc .,ÃÂÄÅâ€™œž«»„“”\u00a0\u00adÐÑв√Р\n"), max_size=60))
def test_suspects_are_words_in_order(text: str) -> None:
    spans = list(facts_of(text).mojibake)
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert not any(set(span.text(text)) & set(" \n") for span in spans)


@given(st.text(st.characters(max_codepoint=127), max_size=200))
def test_plain_text_has_no_suspects(text: str) -> None:
    assert suspects(text) == []
