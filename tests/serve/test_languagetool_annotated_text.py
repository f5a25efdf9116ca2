"""Annotated text: where its words are in the whole, and what LanguageTool refuses."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.span import Span
from checker.serve.languagetool_api.annotated_text import AnnotatedText
from checker.serve.languagetool_api.errors import RefusedError

SIGNS = st.text(st.sampled_from("ab .\r\n😀👨‍👩‍👧é&<\u0301"), max_size=8)
TEXT = st.builds(lambda words: {"text": words}, SIGNS)
MARKUP = st.builds(lambda seen: {"markup": seen}, SIGNS)
READ_AS = st.builds(lambda seen, read: {"markup": seen, "interpretAs": read}, SIGNS, SIGNS)
PARTS = st.lists(st.one_of(TEXT, TEXT, MARKUP, READ_AS), max_size=8)


def annotated(*parts: object) -> AnnotatedText:
    return AnnotatedText.of_data(json.dumps({"annotation": parts}))


def in_utf16(text: str, start: int, end: int) -> str:
    """A stretch of a text whose ends are counted in UTF-16 code units."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@given(PARTS)
def test_each_character_of_the_text_is_found_in_the_whole(parts: list[dict[str, str]]) -> None:
    text = annotated(*parts)
    assert text.whole == "".join(part.get("text", part.get("markup", "")) for part in parts)
    at = 0
    for part in parts:
        for sign in part.get("text", ""):
            place = text.offsets.place(Span(at, at + 1))
            assert in_utf16(text.whole, text.utf16(place.start), text.utf16(place.end)) == sign
            at += 1
        at += len(part.get("interpretAs", ""))
    assert at == len(text.plain)
    assert text.length == len(text.whole.encode("utf-16-le")) // 2


def test_a_range_has_the_markup_within_it_and_none_around_it() -> None:
    text = annotated({"markup": "<b>"}, {"text": "me"}, {"markup": "<i>"}, {"text": "n"}, {"markup": "</i></b>"})
    assert text.plain == "men"
    assert text.offsets.place(Span(0, 3)) == ("", 3, 9)


def test_a_part_of_what_markup_is_read_as_is_all_of_the_markup() -> None:
    text = annotated({"text": "a"}, {"markup": "<br>", "interpretAs": "\n\n"}, {"text": "b"})
    assert text.offsets.place(Span(1, 2)) == text.offsets.place(Span(2, 3)) == ("", 1, 5)


def test_data_may_be_plain_text() -> None:
    text = AnnotatedText.of_data('{"text": "a \\ud83d\\ude00 b"}')
    assert (text.plain, text.length) == ("a 😀 b", 6)


def test_half_a_character_is_one_sign_that_can_be_written() -> None:
    text = AnnotatedText.of_data('{"annotation": [{"text": "a\\ud83d"}, {"markup": "\\ude00"}]}')
    assert text.whole == "a\ufffd\ufffd"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("[" * 100_000, "Could not parse JSON from 'data' parameter"),
        ("{bad", "Could not parse JSON from 'data' parameter"),
        ("[]", "'data' key in JSON requires 'text' or 'annotation' key"),
        ("{}", "'data' key in JSON requires 'text' or 'annotation' key"),
        ('{"annotation": [1]}', "Only 'text' and 'markup' are supported in 'annotation' list: 1"),
        (
            '{"annotation": [{"foo": "A"}]}',
            "Only 'text' and 'markup' are supported in 'annotation' list: {\"foo\":\"A\"}",
        ),
        (
            '{"annotation": [{"markup": "<b>", "text": "x"}]}',
            (
                "Only either 'text' or 'markup' are supported in an object in 'annotation' list, not both:"
                ' {"markup":"<b>","text":"x"}'
            ),
        ),
        (
            '{"annotation": [{"text": "A", "interpretAs": "b"}]}',
            '\'text\' cannot be used with \'interpretAs\' (only \'markup\' can): {"text":"A","interpretAs":"b"}',
        ),
        ('{"annotation": [{"text": 1}]}', "'text' must be a string: {\"text\":1}"),
        ('{"text": "a", "annotation": []}', "'data' key in JSON requires 'text' or 'annotation' key, not both"),
    ],
)
def test_what_is_no_annotated_text_is_refused(data: str, message: str) -> None:
    with pytest.raises(RefusedError) as refused:
        AnnotatedText.of_data(data)
    assert (str(refused.value), refused.value.status) == (message, 400)
