"""Prose of any length for measurements: news in which names, figures, days and speech are as frequent as in real news, and new words never end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice

from checker.words.lexicon import Shipped

_SENTENCES = (
    "{given} {name}, the mayor of {town}, said on {day} that the council would spend ${amount} million on the {noun} this year.",
    "“We have waited for the {noun} since {year},” {name} told reporters in {town}, “and {number} families still live beside it.”",
    "Police in {town} said that {number} people were taken to hospital after the {noun} broke down near the old {other}.",
    "The {noun} was built in {year} by {town} Harbour Board, which owns {percent} percent of the {other}.",
    "About {number} residents signed a letter against the {other}, according to the newspaper.",
    "{name} didn’t answer questions about the {noun}, and left {town} before noon.",
    "Officials expect that repairs will take until {month} {year}, because the {other} has to be moved first.",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MONTHS = ("January", "March", "June", "September", "November")
_GIVEN = ("Anna", "Peter", "Maria", "David", "Helen", "Thomas", "Laura")
_LEAST_WORD, _LEAST_NAME = 4, 6
_SENTENCES_IN_PARAGRAPH = 3


def prose(length: int) -> str:
    """The first ``length`` characters: a longer text begins with a shorter one."""
    shipped = Shipped()
    words = sorted(word for word in shipped.frequent if len(word) > _LEAST_WORD)
    names = [name.title() for letter in "bdgklmnprtv" for name in shipped.names.starting(letter) if _is_long(name)]
    text: list[str] = []
    while sum(map(len, text)) < length:
        text = list(islice(_paragraphs(words, names), 2 * len(text) or 64))
    return "\n\n".join(text)[:length]


def _paragraphs(words: list[str], names: list[str]) -> Iterator[str]:
    for number in count():
        first = number * _SENTENCES_IN_PARAGRAPH
        yield " ".join(_sentence(first + n, words, names) for n in range(_SENTENCES_IN_PARAGRAPH))


def _sentence(number: int, words: list[str], names: list[str]) -> str:
    return _SENTENCES[number % len(_SENTENCES)].format(
        given=_GIVEN[number % len(_GIVEN)],
        name=names[number // 4 * 61 % len(names)],
        town=names[number * 31 % len(names)],
        noun=words[number * 37 % len(words)],
        other=words[number * 101 % len(words)],
        number=number * 17 % 900 + 11,
        amount=number % 80 + 2,
        percent=number % 60 + 20,
        year=1950 + number % 70,
        day=_DAYS[number % len(_DAYS)],
        month=_MONTHS[number % len(_MONTHS)],
    )


def _is_long(name: str) -> bool:
    return name.isalpha() and len(name) >= _LEAST_NAME
