"""Matches: their places in text with emoji and markup, their words, and what their replacements make of the text."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.settings import Settings
from checker.run.catalogues import catalogue_of
from checker.serve.languagetool_api.checking import answer_to, configuration_of
from checker.serve.languagetool_api.parameters import CheckParameters
from checker.serve.languagetool_api.rule_names import category_of, issue_type_of, rule_id, rules_by_id

STORY = (
    "😀 The envoys met in Velmar on Monday and will meet again in May, their hosts said."
    " STORM CLOSES SCOOLS IN THE NORTH: LIVE UPDATES “Nobody left the hall before midnight,” one of them told reporters.\r\n\r\n"
    "The general 😀 had ordered his men. to the border two days before. The donors are raising their aid by $500 million,"
    " which brings it to $ 2.5 this year. The bank lent $3 million in May and $ 4.5 in June. Some analysts say the truce will hold.\r\n"
)


def answer(**values: str) -> dict[str, Any]:
    return answer_to(CheckParameters.of({"language": "en-US", **values}), Settings())


def check(text: str, **values: str) -> list[dict[str, Any]]:
    return answer(text=text, **values)["matches"]


def check_parts(*parts: dict[str, str]) -> list[dict[str, Any]]:
    return answer(data=json.dumps({"annotation": parts}))["matches"]


def marked(text: str, match: dict[str, Any]) -> str:
    start, end = 2 * match["offset"], 2 * (match["offset"] + match["length"])
    return text.encode("utf-16-le")[start:end].decode("utf-16-le")


def replaced(text: str, match: dict[str, Any], number: int = 0) -> str:
    start, end = 2 * match["offset"], 2 * (match["offset"] + match["length"])
    units, words = text.encode("utf-16-le"), match["replacements"][number]["value"]
    return (units[:start] + words.encode("utf-16-le") + units[end:]).decode("utf-16-le")


def of_rule(matches: list[dict[str, Any]], rule: str) -> dict[str, Any]:
    return next(match for match in matches if match["rule"]["id"] == rule)


def test_matches_are_at_their_words_and_their_replacements_fix_them() -> None:
    found = check(STORY)
    stop = of_rule(found, "STRUCTURE_STRAY_STOP")
    assert marked(STORY, stop) == "men. to"
    assert replaced(STORY, stop) == STORY.replace("men. to", "men to")
    assert [marked(STORY, match) for match in found if match["rule"]["id"] == "FIGURES_LOST_MAGNITUDE"] == [
        "$ 2.5",
        "$ 4.5",
    ]


def test_a_cut_takes_the_blanks_that_go_with_it() -> None:
    cut = of_rule(check(STORY), "STRUCTURE_EMBEDDED_HEADLINE")
    assert marked(STORY, cut).strip() == "STORM CLOSES SCOOLS IN THE NORTH: LIVE UPDATES"
    assert [one["value"] for one in cut["replacements"]] == [""]
    assert cut["sentence"] == "STORM CLOSES SCOOLS IN THE NORTH: LIVE UPDATES"
    assert "hosts said. “Nobody left" in replaced(STORY, cut)


def test_a_cut_at_the_end_takes_the_blank_before_it() -> None:
    text = "The envoys met on Monday. Click here to receive the newspaper's application."
    cut = of_rule(check(text), "LEFTOVERS_PROMO_LINE")
    assert replaced(text, cut) == "The envoys met on Monday."
    assert cut["sentence"] == "Click here to receive the newspaper's application."


def test_a_question_has_its_answers() -> None:
    text = "The bank lent $3 million in May and $ 4.5 in June."
    (question,) = check(text)
    assert question["message"].endswith("“$ 4.5”: million or billion? A: $4.5 million; B: $4.5 billion.")
    assert question["replacements"] == [
        {"value": "$4.5 million", "shortDescription": "answer A"},
        {"value": "$4.5 billion", "shortDescription": "answer B"},
    ]


def test_all_fields_of_a_match() -> None:
    assert of_rule(check(STORY), "STRUCTURE_STRAY_STOP") == {
        "message": "Full stop inside a sentence, before “to”.",
        "shortMessage": "Stray stop",
        "replacements": [{"value": "men to"}],
        "offset": 233,
        "length": 7,
        "context": {
            "text": "...rters.\r \r The general 😀 had ordered his men. to the border two days before. The donors ...",
            "offset": 44,
            "length": 7,
        },
        "sentence": "The general 😀 had ordered his men. to the border two days before.",
        "type": {"typeName": "Other"},
        "rule": {
            "id": "STRUCTURE_STRAY_STOP",
            "description": "Translation and scraping leave full stops in the middle of sentences",
            "issueType": "typographical",
            "category": {"id": "STRUCTURE", "name": "Structure"},
        },
        "ignoreForIncompleteSentence": True,
        "contextForSureMatch": -1,
    }


def test_an_edit_elsewhere_is_no_replacement() -> None:
    text = "The choir has 40 singers, 25 women and 10 men."
    match = of_rule(check(text), "FIGURES_SUM_MISMATCH")
    assert marked(text, match) == "25 women and 10"
    assert "35" in match["message"]
    assert [replaced(text, match, number) for number in range(len(match["replacements"]))] == [
        "The choir has 40 singers, 25 women and 15 men."
    ]


def test_markup_around_the_words_stays() -> None:
    parts = ({"text": "The general had ordered his "}, {"markup": "<b>"}, {"text": "men. to"}, {"markup": "</b>"})
    whole = "The general had ordered his <b>men. to</b> the border two days before."
    (match,) = check_parts(*parts, {"text": " the border two days before."})
    assert (marked(whole, match), replaced(whole, match)) == ("men. to", whole.replace(".", "", 1))


@pytest.mark.parametrize(
    ("before", "markup", "read", "after", "fixed"),
    [
        ("men.", "</b>", "", " to", "men</b> to"),
        ("men", "</b>", "", ". to", "men</b> to"),
        ("men.", "</b>&nbsp;", " ", "to", "men</b>&nbsp;to"),
        ("men.", "&nbsp;", " ", "to", "men&nbsp;to"),
        ("men", "&#46;", ".", " to", "men to"),
        ("men", ".", ".", " to", "men to"),
        ("men", "<dot/>", ".", " to", None),
    ],
)
def test_markup_within_the_words_stays_or_there_is_no_replacement(
    before: str, markup: str, read: str, after: str, fixed: str | None
) -> None:
    start, end = "😀 The general had ordered his ", " the border two days before."
    parts = ({"text": start + before}, {"markup": markup, "interpretAs": read}, {"text": after + end})
    (match,) = check_parts(*parts)
    assert marked(start + before + markup + after + end, match) == before + markup + after
    assert [one["value"] for one in match["replacements"]] == ([] if fixed is None else [fixed])


@pytest.mark.parametrize("word", ["<b>governmen</b>", "<b>gover<i>nmen</i></b>", "<b>governme<i></i>n</b>"])
def test_letters_at_the_end_go_before_the_markup_there(word: str) -> None:
    whole = f"The {word} said on Monday that it would pay."
    parts = [{"markup" if part[:1] == "<" else "text": part} for part in re.split(r"(</?[bi]>)", whole) if part]
    (match,) = check_parts(*parts)
    assert replaced(whole, match) == whole.replace("n</", "nt</")


READ_AS = {"<b>": "", "</b 😀>": "", "<i 😀>": "", "<p>": "\n\n", "<br>\r\n": "\r\n", "&nbsp;": " "}
PIECES = st.sampled_from(
    [
        {"text": "Click here to receive the newspaper's application. "},
        {"text": "The choir has 40 singers, 25 women and 10 men. "},
        {"text": "The general had ordered his men. to the border. "},
        {"text": "The bank lent $3 million in May and $ 4.5 in June.\r\n\r\n"},
        {"text": "They saw the the man, he said. "},
        {"text": "😀"},
        {"text": "👨‍👩‍👧 \r\n"},
        {"markup": "\r\n\r\n", "interpretAs": "\r\n\r\n"},
        *({"markup": markup, "interpretAs": read} for markup, read in READ_AS.items()),
    ]
)


check_once = cache(check)


def cut_up(parts: list[dict[str, str]], cuts: list[int]) -> list[dict[str, str]]:
    """The same parts, some texts in two with markup between them."""
    result = []
    for part, cut in zip(parts, cuts, strict=False):
        text = part.get("text", "")
        result += [{"text": text[:cut]}, {"markup": "<i 😀>"}, {"text": text[cut:]}] if text else [part]
    return result


ANNOTATED = st.builds(
    cut_up, st.lists(PIECES, min_size=1, max_size=7), st.lists(st.integers(0, 60), min_size=7, max_size=7)
)


@given(ANNOTATED)
def test_each_match_cuts_the_words_of_its_finding_out_of_the_whole(parts: list[dict[str, str]]) -> None:
    plain, whole = plain_of(parts), whole_of(parts)
    matches, expected = check_parts(*parts), check_once(plain)
    assert [match["rule"]["id"] for match in matches] == [match["rule"]["id"] for match in expected]
    for match, in_plain in zip(matches, expected, strict=True):
        assert read_as(parts, match) == marked(plain, in_plain)
        assert marked(match["context"]["text"], match["context"]) == marked(whole, match).replace("\n", " ")


@given(ANNOTATED)
def test_each_replacement_makes_of_the_whole_what_it_makes_of_the_plain_text(parts: list[dict[str, str]]) -> None:
    plain, whole = plain_of(parts), whole_of(parts)
    for match, in_plain in zip(check_parts(*parts), check_once(plain), strict=True):
        expected = {replaced(plain, in_plain, number) for number in range(len(in_plain["replacements"]))}
        for number in range(len(match["replacements"])):
            fixed = replaced(whole, match, number)
            assert without_markup(fixed) in expected
            assert [fixed.count(markup) for markup in TAGS] == [whole.count(markup) for markup in TAGS]


TAGS = [markup for markup in READ_AS if markup != "&nbsp;"]


def without_markup(text: str) -> str:
    for markup, read in READ_AS.items():
        text = text.replace(markup, read)
    return text


def plain_of(parts: list[dict[str, str]]) -> str:
    return "".join(part.get("text", part.get("interpretAs", "")) for part in parts)


def whole_of(parts: list[dict[str, str]]) -> str:
    return "".join(part.get("text", part.get("markup", "")) for part in parts)


def read_as(parts: list[dict[str, str]], match: dict[str, Any]) -> str:
    """The text that a match marks, read as the parts say."""
    start, end, at, words = match["offset"], match["offset"] + match["length"], 0, ""
    for part in parts:
        seen = part.get("text", part.get("markup", "")).encode("utf-16-le")
        first, last = max(start - at, 0), min(end - at, len(seen) // 2)
        if first < last:
            words += part.get("interpretAs", "") if "markup" in part else seen[2 * first : 2 * last].decode("utf-16-le")
        at += len(seen) // 2
    return words


def test_each_rule_has_an_id_that_leads_back_to_it() -> None:
    rules = [rule.name for rule in catalogue_of(None)]
    by_id = rules_by_id(rules)
    assert [by_id[rule_id(rule)] for rule in rules] == rules
    assert all(name.replace("_", "").isalnum() and name.isupper() and name.isascii() for name in by_id)
    assert [rule["ruleId"] for rule in configuration_of(Settings())["rules"]] == list(by_id)


def test_each_rule_has_a_category_and_a_kind_that_is_listed() -> None:
    for rule in catalogue_of(None):
        assert category_of(rule.family).id
        assert issue_type_of(rule.mqm).name != "uncategorized" or rule.mqm == "linguistic-conventions/unintelligible"


def test_the_language_of_an_answer() -> None:
    german = answer(text="Dies ist ein kurzer Satz in deutscher Sprache über das Wetter von heute.", language="auto")
    assert german["language"]["code"] == german["language"]["detectedLanguage"]["code"] == "de"
    assert german["matches"] == []
    british = answer(text=STORY, language="auto", preferredVariants="en-GB")
    assert british["language"]["name"] == "English (GB)"
    assert british["matches"] == check(STORY)


def test_sentences_of_an_answer() -> None:
    text = "😀 One is here. It goes on."
    assert answer(text=text)["sentenceRanges"] == [(0, 15), (16, 27)]
    parts = [{"text": "One. "}, {"markup": "<b>"}, {"text": "Two."}, {"markup": "</b>"}]
    assert answer(data=json.dumps({"annotation": parts}))["sentenceRanges"] == [(0, 4), (8, 12)]


def test_enabling_a_rule_turns_on_no_other() -> None:
    preview = next(rule for rule in catalogue_of(None) if rule.preview)
    text = preview.bad[0].text.replace("⟦", "").replace("⟧", "")
    by_id = [match["rule"]["id"] for match in check(text, enabledRules=rule_id(preview.name))]
    assert rule_id(preview.name) in by_id
    assert rule_id(preview.name) in [match["rule"]["id"] for match in check(text, level="picky")]
    assert check(text, enabledRules="OTHER") == check(text)
    assert rule_id(preview.name) not in [match["rule"]["id"] for match in check(text)]


def test_a_client_that_asks_by_sentence_gets_each_match_once() -> None:
    assert check(STORY, mode="allButTextLevelOnly") == []
    assert check(STORY, mode="textLevelOnly") == check(STORY, mode="all") == check(STORY)


@pytest.mark.parametrize("text", ["", " \r\n", "😀"])
def test_texts_without_words(text: str) -> None:
    found = answer(text=text, language="auto")
    assert found["matches"] == []
    assert found["language"]["code"] == "en-US"
