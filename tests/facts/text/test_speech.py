from __future__ import annotations

from checker.facts.view import Facts
from checker.reading.source import Source
from checker.reading.text import reader as text_format
from checker.words.resources import Resources

RESOURCES = Resources()


def facts(text: str) -> Facts:
    return Facts(next(text_format.read(Source("a.txt", text))), RESOURCES)


def test_a_quotation_is_found_and_an_open_one_ends_with_its_sentence() -> None:
    text = "“We stay,” she said. “We never left. He went home."
    assert [(q.span.text(text), q.paired) for q in facts(text).quotations] == [
        ("“We stay,”", True),
        ("“We never left.", False),
    ]


def test_an_embedded_post_is_speech() -> None:
    text = "He wrote this.\n\nwe are not done yet pic.twitter.com/abcdef1234\n\nNobody answered."
    assert [q.span.text(text) for q in facts(text).quotations] == ["we are not done yet pic.twitter.com/abcdef1234"]


def test_two_single_marks_are_one_double_mark() -> None:
    text = "''We stay,'' she said; it was the workers' ''own'' choice. ``It's late,'' he said. The '90s were ''good."
    assert [q.span.text(text) for q in facts(text).quotations] == ["''We stay,''", "''own''", "``It's late,''"]
