"""Expressions of project rules find what Python's own engine finds, and none of them can make a run hang."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.rulebook.expressions.linear import MOST_SETS, LinearExpression, fault
from checker.rulebook.expressions.matching import Budget, TooMuchWorkError
from tests.growth import assert_linear

Places = list[tuple[tuple[int, int], dict[str, tuple[int, int]]]]
AMPLE = 10**12


def found(expression: str, text: str) -> Places:
    matches = LinearExpression(expression).finditer(text, Budget(AMPLE))
    return [(match.span, dict(match.groups)) for match in matches]


def expected(expression: str, text: str) -> Places:
    compiled = re.compile(expression)
    return [
        (match.span(), {name: match.span(name) for name in compiled.groupindex}) for match in compiled.finditer(text)
    ]


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (r"\bcafé\b", "Café, un café: cafés"),
        (r"\b\w{2,9}\b", "über straße ŁÓDŹ x² naïve-té 東京都 ٣٤ a_b"),
        (r"\d{1,4}", "12 ٣٤ ４５ x² ½"),
        (r"a\sb", "a b a\u00a0b a\u2009b a\u200bb a\nb a\x1cb"),
        (r"[^\W\d_]{1,5}", "abc12_é_9Ж"),
        (r"\Bo\b", "so o éo oé"),
        (r"(?i)straße|maß|k\b", "STRASSE Straße STRAßE MASS Maß K \u212a"),
        (r"(?i)[a-é]{2}", "ÀÉ àé zz"),
        (r"(?m)^Ad$", "Ad\nAd x\nAd\n"),
        (r"\Athe|end\Z", "the the end end"),
        (r"^the", "the\nthe"),
        (r".{1,3}", "a\nbé\u2028c\r"),
        (r"(?s).{1,3}", "a\nbé\u2028c"),
        (r"(?x) a \s b  # two letters", "a b"),
        (r"(?:a|ab)(?:c|bcd)(?P<rest>d{0,3})", "abcd acd abcdd"),
        (r"a{1,3}?b?|(?P<none>z)c", "aaab zc"),
        (r"[“”‘’]\w{1,5}[^“”]", "“x’y” ”x‘z "),
        (r"[]\-^]x[\[a]", "]x[ -xa ^x["),
        (r"(?P<sum>[$€£] ?\d{1,3}(?:,\d{3}){0,3})(?P<word> million)?", "€ 1,200,300 million, $5 and £ 7"),
        (r"\u2019s\x20\u20ac", "it’s € 5"),
        (r"(?:(a)|b){2}c", "abc bac"),
        (r"(?i:the) End", "THE End the end"),
    ],
)  # fmt: skip
def test_an_expression_finds_what_it_finds_in_python(expression: str, text: str) -> None:
    assert fault(expression) == ""
    assert found(expression, text) == expected(expression, text) != []


ATOMS = st.sampled_from(
    ["a", "é", "-", " ", r"\w", r"\W", r"\d", r"\s", ".", "[a-c]", "[^aé]", r"[\w-]", "“", r"\n", "ß"]
)
PLACES = st.sampled_from([r"\b", r"\B", "^", r"\Z", "(?m:^)", "(?m:$)"])
REPEATS = st.sampled_from(["", "", "{0,2}", "{1,3}", "?", "{2}", "{0,2}?", "??", "{1,3}?"])


def group(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    alternatives = st.lists(st.lists(inner, min_size=1, max_size=3).map("".join), min_size=1, max_size=3)
    # Each turn of a repeat takes a character: on empty turns engines differ, and no one means them.
    return st.builds(
        lambda first, others, times: f"({first}(?:{'|'.join(others)})){times}", ATOMS, alternatives, REPEATS
    )


PARTS = st.recursive(st.one_of(st.builds(str.__add__, ATOMS, REPEATS), PLACES), group, max_leaves=6)
FLAGS = st.sampled_from(["", "", "(?i)", "(?s)", "(?m)"])
EXPRESSIONS = st.builds(lambda flags, parts: flags + "".join(parts), FLAGS, st.lists(PARTS, min_size=1, max_size=4))
TEXTS = st.text(alphabet="aAbcéÉ-  \n1٣“_ßs東", max_size=30)


@settings(max_examples=400)
@given(expression=EXPRESSIONS, texts=st.lists(TEXTS, min_size=2, max_size=2))
def test_any_expression_that_is_allowed_finds_what_it_finds_in_python(expression: str, texts: list[str]) -> None:
    numbered = re.sub(r"\((?!\?)", lambda start: f"(?P<g{start.start()}>", expression)
    if fault(numbered):
        return
    linear = LinearExpression(numbered)
    for text in texts:
        matches = [(match.span, dict(match.groups)) for match in linear.finditer(text, Budget(AMPLE))]
        assert matches == expected(numbered, text)
        assert linear.occurs_in(text, Budget(AMPLE)) is bool(matches)


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("(?=a)b", "looks ahead or behind; match the neighbouring words too and mark the rest with (?P<mark>…), or use “unless”"),
        ("a(?!b)", "looks ahead or behind"),
        ("(?<=a)b", "looks ahead or behind"),
        ("(?<!a)b", "looks ahead or behind"),
        (r"(\w)\1", "refers back to a group; write out the alternatives"),
        ("(?P<a>b)(?P=a)", "refers back to a group"),
        ("(b)?(?(1)x|(?:a+)+X)", "has a condition (?(…)…); write two entries"),
        ("(?>(?:a+)+X)", "has an atomic group; write (?:…) for (?>…)"),
        ("(?:a{1,9}X)?+b", "has a possessive repeat; leave out its last “+”"),
        ("end$", r"has “$”; write “\Z” for the end of the text, or begin with (?m) for the ends of lines"),
        (r"(?a)\w", "has the flag (?a); leave it out and write [a-z] or [0-9]"),
        ("[[a]b", "has a possible nested set; write “\\[”, “\\-”, “\\&”, “\\|” or “\\~” in a set"),
        ("a+b", "has a repeat without a limit; set one of at most 400"),
        ("a{1,401}b", "has a repeat without a limit"),
        ("a?", "also matches where nothing stands; make one of its parts necessary"),
        (r"\b", "also matches where nothing stands"),
        ("(?:a{1,40} ){1,40}", "is too large; shorten its repeats, or divide it into several entries"),
        (".{0,400}" * 6 + "Q", "is too large"),
        ("".join(f"[{chr(code)}-龥]" for code in range(0x4E00, 0x4E00 + MOST_SETS + 1)), f"has more than {MOST_SETS} sets of characters"),
        ("".join(map(chr, range(0x4E00, 0x4E00 + 100))), "names too many different letters; divide it into several entries"),
    ],
)  # fmt: skip
def test_what_an_expression_can_not_have_is_refused_with_what_to_write(expression: str, reason: str) -> None:
    assert fault(expression).startswith(f"regular expression not allowed in a project rule: it {reason}")


def test_an_expression_may_name_all_letters_of_english() -> None:
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert found(letters, f"{letters} and é") == [((0, 52), {})]


def test_characters_that_no_earlier_text_had_are_still_told_apart() -> None:
    expression = LinearExpression(r"[α-ω]{2}|[^\w\s]x")
    for text in ("ab .x", "αω -x", "東京 。x", "\U0001f600x \udcffx"):
        matches = [match.span for match in expression.finditer(text, Budget(AMPLE))]
        assert matches == [match.span() for match in re.finditer(r"[α-ω]{2}|[^\w\s]x", text)]


HANG = {
    r".{0,400}.{0,400}\d{9}Q": "The council met. ",
    r"(?:-{1,30}){1,30}X": "-",
    r"(?:[ -]{1,30}){1,30}X": "- ",
    r"(?:a|aa)?" * 40 + "X": "a",
    "a?" * 60 + "a" * 60 + "X": "a",
    r"(?:a{1,20}){1,20}X": "a",
    r"(?:a|b|ab){1,40}c": "ab",
}


@pytest.mark.parametrize("expression", HANG, ids=[expression[:30] for expression in HANG])
def test_an_expression_that_would_hang_python_takes_linear_time(expression: str) -> None:
    assert fault(expression) == ""
    search: Callable[[str], Places] = partial(found, expression)
    assert_linear(lambda length: HANG[expression] * (length // len(HANG[expression])), search, 100_000)


def test_many_matches_of_a_long_expression_use_up_the_budget_and_few_do_not() -> None:
    expression = LinearExpression("[ab]{0,150}a[ab]{150}a[ab]{0,99}Q|[ab]")
    assert len(list(expression.finditer("ab" * 500, Budget(1_000)))) == 1_000
    with pytest.raises(TooMuchWorkError, match="match too often for their length; shorten their repeats"):
        list(expression.finditer("ab" * 50_000, Budget(100_000)))


def test_what_must_not_be_near_uses_up_the_budget_too() -> None:
    expression = LinearExpression(".{0,400}.{0,400}Q")
    budget = Budget(100)
    with pytest.raises(TooMuchWorkError):
        any(expression.occurs_in("a" * 80, budget) for _ in range(100_000))
