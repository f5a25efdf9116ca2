from __future__ import annotations

import json
import tomllib
from itertools import pairwise

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.errors import EditRefusedError
from checker.model.settings import ReaderOptions
from checker.reading.front_matter import Scalar
from checker.reading.front_matter.block import FrontMatter, check_rewritten, split

EXAMPLES = settings(max_examples=200)
WORDS = st.text(st.sampled_from("ab é🙂'\"\\:#-,[]{}&*!|>%@`\n\t\u00a0\u2028—“”.57?"), min_size=1, max_size=20)
YAML = """---
title: "Storm \\"A\\" \\u00e9 closes\\
   port"
date: 2022-03-30T10:00:00Z
draft: yes
lang: en
description: >-
  Foo bar
  baz qux

  next
images:
  - src: a.png
    alt: 'The mayor''s dog'
  - {src: b, alt: Plain words, n: 5}
alt: multi line
  plain text
caption: |
  One
    two
slug: x
tags: [alt, b]
---
Body
"""


def front(text: str, keys: tuple[str, ...] = ReaderOptions().front_matter) -> FrontMatter:
    found = split(text, ReaderOptions(front_matter=keys))
    assert found is not None
    return found


def keys_and_texts(text: str) -> list[tuple[str, str]]:
    return [(scalar.key, scalar.text) for scalar in front(text).scalars]


def assert_places(text: str, scalar: Scalar) -> None:
    """Pieces are in order on both sides, and exact ones are the source."""
    assert "".join(scalar.text[piece.text_start : piece.text_end] for piece in scalar.pieces) == scalar.text
    assert all(one.text_end == other.text_start for one, other in pairwise(scalar.pieces))
    assert all(one.source_end <= other.source_start for one, other in pairwise(scalar.pieces))
    for piece in scalar.pieces:
        written = text[piece.source_start : piece.source_end]
        assert not piece.exact or written == scalar.text[piece.text_start : piece.text_end]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_yaml_is_read_with_its_places(newline: str) -> None:
    text = YAML.replace("\n", newline)
    found = front(text)
    assert text[found.end :] == f"Body{newline}"
    assert keys_and_texts(text) == [
        ("title", 'Storm "A" é closesport'),
        ("description", "Foo bar baz qux\nnext"),
        ("alt", "The mayor's dog"),
        ("alt", "Plain words"),
        ("alt", "multi line plain text"),
        ("caption", "One\n  two"),
    ]
    assert (found.date, found.draft, found.language, found.title) == (
        "2022-03-30",
        True,
        "en",
        'Storm "A" é closesport',
    )
    for scalar in found.scalars:
        assert_places(text, scalar)


def test_toml_is_read_with_its_places() -> None:
    text = (
        '+++\ntitle = "Storm \\"A\\" \\U0001F642" # a "b"\ndate = 2022-03-30\ndraft = true\ndescription = """\nFoo \\\n   bar ""quoted"" x"""\n'
        '[[images]]\nsrc = \'a"b\'\nalt = \'x y\'\n[params]\n"alt" = \'\'\'raw\nlines\'\'\'\na = [{alt = "in", src="b"}]\nb.alt = ["one", "two"]\n+++\nBody'
    )
    for written in (text, text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        assert keys_and_texts(written) == [
            ("title", 'Storm "A" 🙂'),
            ("description", 'Foo bar ""quoted"" x'),
            ("alt", "x y"),
            ("alt", "raw\nlines"),
            ("alt", "in"),
            ("alt", "one"),
            ("alt", "two"),
        ]
        for scalar in front(written).scalars:
            assert_places(written, scalar)
        assert written[front(written).end :] == "Body"


def test_json_is_read_with_its_places() -> None:
    text = '{\n "title": "Storm \\u00e9 \\ud83d\\ude42 \\n x", "draft": true, "date": "2022-03-30",\n "a": [{"alt": "x"}, {"alt": ""}], "alt": ["b", ["c"]]\n}\n\nBody'
    found = front(text)
    assert [scalar.text for scalar in found.scalars] == ["Storm é 🙂 \n x", "x", "", "b", "c"]
    assert (found.date, found.draft, text[found.end :]) == ("2022-03-30", True, "\nBody")
    for scalar in found.scalars:
        assert_places(text, scalar)


@pytest.mark.parametrize(
    "text",
    ["", "Words", "---", "---\nno end", "--- a\n---\n", "---\nWords between rulers.\n---\n", "---\n- a\n---\n", "---\n[a\n---\n", "+++\nno end", "{{< x >}}", "{", "{a}", "{% x %}", " ---\na: b\n---\n"],
)  # fmt: skip
def test_what_only_looks_like_front_matter_is_text(text: str) -> None:
    assert split(text) is None


@pytest.mark.parametrize(
    "text",
    ["---\na: [\n---\nBody", "---\na: b: c\n---\nBody", '---\na: *b\nb: "\\q"\n---\nBody', "+++\na = \n+++\nBody", "---\na: " + "[" * 9999 + "\n---\nBody",
     "---\na: b\n--- !x\nc: d\n---\nBody", "+++\na = " + "[" * 9999 + "\n+++\nBody", '{\n"a": ' + "[" * 99999 + "\n}\nBody", "---\na: \x07\n---\nBody"],
)  # fmt: skip
def test_broken_front_matter_is_no_prose_and_says_why(text: str) -> None:
    found = front(text)
    assert found.problem
    assert not found.scalars
    assert text[found.end :] == "Body"


@pytest.mark.parametrize(
    ("written", "expected"),
    [("2022-03-30", "2022-03-30"), ("2022-3-5 10:00", "2022-03-05"), ('"2022-03-30"', "2022-03-30"), ("2022-02-30", ""), ("March 30", ""), ("[]", "")],
)  # fmt: skip
def test_dates_are_iso_days(written: str, expected: str) -> None:
    assert front(f"---\ndate: {written}\n---\n").date == expected


@pytest.mark.parametrize(
    ("written", "expected"), [("en", "en"), ("en_GB", "en-GB"), ("no", "no"), ("English", ""), ("*x", "")]
)
def test_languages_are_tags(written: str, expected: str) -> None:
    assert front(f"---\na: &x en\nlanguage: {written}\n---\n").language == expected


def test_only_strings_are_prose() -> None:
    assert keys_and_texts("---\ntitle: 2022\nalt: yes\ncaption: ~\ndescription: !x y\n---\n") == []
    assert keys_and_texts("---\nTitle: A\nparams:\n  ALT: b\n  title: {en: c}\n---\n") == [("Title", "A"), ("ALT", "b")]


def rewritten(text: str, scalar: Scalar, words: str) -> str:
    first, last = scalar.pieces[0], scalar.pieces[-1]
    return text[: first.source_start] + first.encode(words) + text[last.source_end :]


@pytest.mark.parametrize("style", ["{}", "'{}'", '"{}"', ">-\n  {}", "|-\n  {}", "[{}]", "\n  - {{alt: {}}}"])
@given(words=WORDS)
@EXAMPLES
def test_words_written_into_yaml_are_read_back_or_refused(style: str, words: str) -> None:
    key = "images" if "alt" in style else "alt"
    text = f"---\nslug: a\n{key}: {style.format('old words')}\nlast: 'b'\n---\nBody"
    (scalar,) = front(text).scalars
    try:
        result = rewritten(text, scalar, words)
        check_rewritten(text, result)
    except EditRefusedError:
        return
    assert [one.text for one in front(result).scalars] == [words]
    loaded = yaml.safe_load(result[len("---\n") : result.rindex("---\nBody")])
    assert (loaded["slug"], loaded["last"]) == ("a", "b")


@pytest.mark.parametrize("style", ['"{}"', "'{}'", '"""{}"""', "'''{}'''"])
@given(words=WORDS)
@EXAMPLES
def test_words_written_into_toml_are_read_back_or_refused(style: str, words: str) -> None:
    text = f"+++\nslug = 'a'\nalt = {style.format('old words')}\n+++\nBody"
    (scalar,) = front(text).scalars
    try:
        result = rewritten(text, scalar, words)
    except EditRefusedError:
        assert style[0] == "'"
        return
    assert tomllib.loads(result.split("+++")[1]) == {"slug": "a", "alt": words}


@given(words=WORDS)
@EXAMPLES
def test_words_written_into_json_are_read_back(words: str) -> None:
    text = '{"slug": "a", "alt": "old words"}\nBody'
    (scalar,) = front(text).scalars
    assert json.loads(rewritten(text, scalar, words)[:-5]) == {"slug": "a", "alt": words}


@given(st.dictionaries(st.sampled_from(["title", "alt", "a"]), WORDS, min_size=1), st.booleans(), st.booleans())
@EXAMPLES
def test_what_other_programs_write_is_read_as_they_read_it(values: dict[str, str], unicode: bool, flow: bool) -> None:
    body = yaml.safe_dump(values, allow_unicode=unicode, default_flow_style=flow, sort_keys=False, width=20)
    written = f"---\n{body}---\nBody"
    for text in (written, f"{json.dumps(values, ensure_ascii=not unicode)}\nBody"):
        prose = {key: value for key, value in values.items() if key != "a"}
        found = front(text)
        assert {scalar.key: scalar.text.strip() for scalar in found.scalars} == {
            key: value.strip() for key, value in prose.items()
        }
        for scalar in found.scalars:
            assert_places(text, scalar)


@pytest.mark.parametrize(
    "words", ["yes", "5", "a: b", "a #b", "- a", "[a", '"a', "a:", " a", "a ", "~", "null", "@a", "a\nb"]
)
def test_unquoted_yaml_refuses_what_would_be_read_as_something_else(words: str) -> None:
    (scalar,) = front("---\ntitle: old\n---\n").scalars
    with pytest.raises(EditRefusedError):
        scalar.pieces[0].encode(words)


def test_numbers_may_stand_among_unquoted_words() -> None:
    (scalar,) = front("---\ntitle: five die\n---\n").scalars
    assert scalar.pieces[0].encode("5") == "5"


def test_an_anchored_string_is_not_changed() -> None:
    (scalar,) = front("---\ntitle: &t old\nslug: *t\n---\n").scalars
    with pytest.raises(EditRefusedError):
        scalar.pieces[0].encode("new")


@pytest.mark.parametrize(
    ("before", "after"),
    [("a: b\ntitle: c", "a: d\ntitle: c"), ("title: c", "title: 5"), ("title: c", "title: c: d"), ("a: b\ntitle: c", "title: c"), ("title: c", "title: c\na: b"), ("tags: [title]", "tags: [headline]"),
     ("a: 'b'\ntitle: c", "a: 'b"), ("a: [", "a: [["), ("title: c", "title: [c]"), ("title: c", "- c")],
)  # fmt: skip
def test_a_fix_that_changes_more_than_prose_is_refused(before: str, after: str) -> None:
    with pytest.raises(EditRefusedError):
        check_rewritten(f"---\n{before}\n---\nBody", f"---\n{after}\n---\nBody")


def test_a_fix_of_prose_is_allowed() -> None:
    check_rewritten(YAML, YAML.replace("Foo bar", "Foo baz").replace("Body", "Other"))
    check_rewritten("Words", "Other")
    check_rewritten("---\na: [\n---\nBody", "---\na: [\n---\nOther")
    check_rewritten("---\nlead: a\n---\n", "---\nlead: b\n---\n", ReaderOptions(front_matter=("lead",)))


@given(
    st.sampled_from(["---\n", "+++\n", "{"]), st.text(st.sampled_from("---+++{}[]\"'\\\n\r :=#&*!|>aé1,"), max_size=60)
)
@EXAMPLES
def test_any_front_matter_is_read_or_reported_as_broken(start: str, rest: str) -> None:
    text = f"{start}{rest}"
    found = split(text)
    if found is not None:
        assert 0 < found.end <= len(text)
        for scalar in found.scalars:
            assert_places(text, scalar)
        check_rewritten(text, f"{text}x" if found.end < len(text) else text)
