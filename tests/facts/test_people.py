from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.people.spelling import are_couple, key_of, stems_of
from checker.facts.view import Facts
from checker.reading.source import Source
from checker.reading.text import reader as text_format
from checker.words.resources import Resources

RESOURCES = Resources()

ONE = (
    "Anton Vaintrub led the race. Later Weintrub set the best time.",
    "Alexei Voronkov spoke first. Mr Voronkow left before lunch.",
    "Oleg Zhdanovich came. Zdanovich said no.",
    "Sergei Obrezkoff won. Obrezkov was glad.",
    "Vladas Rimeikis resigned. According to Rimeykis, all is well.",
    "Yevhen Drozdenko was there. Mr. Drozdienko was not.",
    "Olga Karpinets complained. Karpinez accused the firm.",
    "Mikhail Shchurov left. Shurov is ill.",
    "Khadim Torvalla met us. Hadim Torvalla is a coach.",
    "Maksim Dubrenko ran. Maxim Dubrenko won.",
    "Jürgen Wössner spoke. Woessner left.",
    "Hans Großmeier spoke. Grossmeyer left.",
    "Ignacio Saldívez left. Zaldívez asked why.",
    "Guðlín Hrafns said so. Gudlin Hrafns left.",
    "Akira Tonosaki threw. Tonozaki was hit.",
    "Ranil Wickremasinga spoke. Mr Wickramasinga left.",
    "Ask for Mrs. Branovsku. If Mrs. Branovska is not there, wait.",
    "Coach Pavel Drabek chose. The players of Drabka were glad.",
    "Jan Horvatek sold it. They gave Horvatku the money.",
    "Petr Slavinec wrote. The book of Slavinca is long.",
    "Oleh Marchuvenko won. The team of Marchuvenka was late.",
    "Andrey Zubrovsky left. We met with Zubrovskym.",
    "Ivan Belogradov spoke. We wrote to Belogradovu.",
    "Milan Rusnovak came. Later with Rusnovakem they left.",
    "Eva Kolarska came. We asked Kolarsku about it.",
    "Paul Cawthrop was shot. David saw Cawhtrop fall.",
    "Adam Lanfordson said so. Mr Langfordson agreed.",
    "Damir Tulemanbetov came. Tulemabetov left.",
    "Peiter Zadkovich left. Pieter Zadkovich is his full name.",
    "They fled from Vynogradar. In Vinohradar and Vinogradar it is calm.",
    "It has ports in Mozirets. The bus to Mozyrets is late.",
    "The firm Sennexar grew. Senexar is old.",
    "Abu Al-Tarrab was hit. Al-Tarab is dead.",
    "Corey Farrell said so. Mrs Ferral left, and Farel stayed with Farrell.",
)
TWO = (
    "Anton Vaintrub led the race. Boris Weintrub was second.",
    "Mr Petrenkov spoke. Mrs Petrenkova left.",
    "Ivan Petrenkov and his wife came. Petrenkova left.",
    "Jan Kowalevski and Anna Kowalevska came.",
    "Jan Drabek and Eva Drabkova came.",
    "Roger Mitchel spoke. Michell Gondar left.",
    "Yakoub Mustaf said so. Mohammed Yacoub left.",
    "Yonggang and Yungang are two firms.",
    "Li Xiaoming came. Xiaomeng is a city.",
    "Zhengzhou is far. Zhangzhou is near.",
    "The Torvalls came. Torvall is a village.",
    "Torvall spoke. Torvall’s wife left.",
    "Paul Johnson met Mark Johnston.",
    "Richie Byrne won. Ritchie and Archibald came too.",
    "Dawson wins. Dowson and Haughton play.",
    "Michele met Michelle.",
    "Obama spoke. Osama was dead.",
    "Iran spoke. Iranians came.",
    "They came from Oslo and Osla.",
    "The cow Batrukh, Batrukha and the calf came.",
    "Kobarne, also known as Kobarni, is a town.",
    "Kobarne (Kobarni) is a town.",
    "José Zubieta spoke. Jose Zubieta left.",
    "Guðrún Hale and Gudrun Hale-Smith: two cooks. Alfreð Torf and Maria Torff came.",
    "Tarab spoke. Al-Tarab left.",
    "Geordan Murphy scored. Gordon ran with D'Arcy.",
    "Hassan Mohamud spoke. Mohamed Hassan left.",
    "Koizumi spoke. In Kashima it rained.",
    "Shaun Maloney scored. Malone, Harty and Morrison came.",
    "It was cold in January. In Janeiro it was warm.",
    "Kennedy spoke. Canada won.",
    "London is big. Lyndon Edwards is small.",
    "Alexandr Torvic came. Alexandra Torvic left.",
    "Mark Bugatti drove. Two Bugattis stood there.",
    "Kim Jong-un spoke. Kim Jong-il is dead.",
)


def facts_of(text: str) -> Facts:
    (document,) = text_format.read(Source("a.txt", text))
    return Facts(document, RESOURCES)


@pytest.mark.parametrize("text", ONE)
def test_one_person_in_two_spellings_is_found(text: str) -> None:
    assert facts_of(text).people.variants


@pytest.mark.parametrize("text", TWO)
def test_two_people_are_told_apart(text: str) -> None:
    assert not facts_of(text).people.variants


def test_a_spelling_has_the_names_and_titles_beside_it() -> None:
    forms = facts_of("Mr Jan van Torvic met Ana M. Korvey in May. Madame Korvey left.").people.forms
    assert forms["Jan"].titles == {"Mr"}
    assert forms["Torvic"].before == {"Jan"}
    assert forms["Korvey"].before == {"Ana"}
    assert forms["Korvey"].sexes == {"woman"}
    assert forms["Ana"].is_given_name
    assert forms["Korvey"].is_family_name
    assert forms["Korvey"].count == 2


def test_the_more_common_spelling_comes_first() -> None:
    (variant,) = facts_of("Zdanovich said no. Zhdanovich came, and Zhdanovich left.").people.variants
    assert (variant.common.name, variant.rare.name, variant.relation) == ("Zhdanovich", "Zdanovich", "sound")


def test_a_stem_is_a_name_without_the_ending_of_a_case() -> None:
    assert set(stems_of("Drabka", RESOURCES.rows("name_endings"))) >= {"ek drab"}


@pytest.mark.parametrize(("man", "woman"), [("Petrov", "Petrova"), ("Gorsky", "Gorska"), ("Gorskiy", "Gorskaya")])
def test_a_man_and_a_woman_may_be_a_couple(man: str, woman: str) -> None:
    assert are_couple(man, woman)
    assert are_couple(woman, man)


@given(st.text(max_size=40))
def test_every_text_has_a_key_of_its_own_size(name: str) -> None:
    assert len(key_of(name, RESOURCES.rows("name_sounds"))) <= 4 * len(name)
