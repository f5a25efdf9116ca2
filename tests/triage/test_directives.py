from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.engine.identity import HERE_TOO
from checker.engine.run import Engine
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind, Comment, Document, OffsetMap, Piece, Place
from checker.model.finding import Finding, RelatedPlace, State
from checker.model.settings import Settings
from checker.model.span import LineIndex, Span
from checker.reading.source import Source
from checker.reading.text.reader import read as read_text
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.selection import select
from checker.triage.apply_directives import Suppressed, apply_directives
from checker.triage.directives import Policy, directive_of
from checker.words.resources import Resources
from tests.growth import assert_linear

CATALOGUE = Catalogue.shipped()
POLICY = Policy.of(CATALOGUE, Settings())
ENGINE = Engine(CATALOGUE, select(CATALOGUE, (), ()), Resources())
COMMENT = re.compile(r"(?P<alone>^<!--(?P<line>(?:(?!-->).)*)-->\n)|<!--(?P<inner>.*?)-->", re.MULTILINE | re.DOTALL)
STOP = "The council sent its crews. to the river."
OTHER = "The mayor brought his men. to the bridge."
TWICE = "It paid for the the dam."
AGAIN = "They sold the the ferry."


def document_of(source: str) -> Document:
    """The prose of a source with HTML comments, which are no part of it."""
    pieces: list[Piece] = []
    comments: list[Comment] = []
    text, at = "", 0
    for found in [*COMMENT.finditer(source), None]:
        start, end = found.span() if found else (len(source), len(source))
        if start > at:
            pieces.append(Piece(len(text), len(text) + start - at, at, start, exact=True))
            text += source[at:start]
        if found:
            group = "line" if found["alone"] else "inner"
            place = Place("", found.start(group) - 4, found.end(group) + 3)
            comments.append(Comment(f" {found[group]} ", place, len(text), alone=found["alone"] is not None))
        at = end
    blocks = next(read_text(Source("a.md", text))).blocks
    return Document("a.md", text, blocks, OffsetMap(tuple(pieces)), language="en", comments=tuple(comments))


def suppressed(source: str, policy: Policy = POLICY) -> Suppressed:
    document = document_of(source)
    findings, failed, *_ = ENGINE.run(Facts(document, ENGINE.resources))
    assert not failed
    return apply_directives(document, LineIndex(source), findings, policy)


def states(found: Suppressed) -> list[tuple[str, str]]:
    return [(finding.rule.partition("/")[2], finding.state) for finding in found.findings]


def note(source: str, policy: Policy = POLICY) -> str:
    (message,) = suppressed(source, policy).notes
    return message


def test_a_directive_suppresses_the_findings_of_its_line() -> None:
    found = suppressed(f"{STOP} <!-- checker: ignore[structure/stray-stop] as the minutes have it -->\n\n{OTHER}\n")
    assert states(found) == [("stray-stop", "suppressed"), ("stray-stop", "open")]
    assert found.findings[0].reason == "as the minutes have it"
    assert found.notes == ()


def test_a_directive_alone_on_its_line_suppresses_the_next_block_and_no_more() -> None:
    directive = "<!-- checker: ignore[STR104, doubled-word] so it was said -->"
    found = suppressed(f"{STOP}\n\n{directive}\n{TWICE} {OTHER}\n\n{AGAIN}\n")
    assert [state for _, state in states(found)] == ["open", "suppressed", "suppressed", "open"]


def test_a_dateline_is_one_block_with_its_paragraph() -> None:
    found = suppressed(f"<!-- checker: ignore[structure] so it was said -->\nVELMAR, May 3 (Agency) — {STOP}\n")
    assert [state for _, state in states(found)] == ["suppressed"]


def test_all_between_disable_and_enable_is_suppressed() -> None:
    found = suppressed(
        f"{TWICE}\n\n<!-- checker: disable[structure, DUP101] the speech as it was held -->\n{STOP}\n\n"
        f"<!-- checker: enable[structure] -->\n{OTHER} {AGAIN}\n\n<!-- checker: enable[doubled-word] -->\n{TWICE[8:]}\n"
    )
    assert [state for _, state in states(found)] == ["open", "suppressed", "open", "suppressed", "open"]
    assert found.notes == ()


def test_a_file_ignore_suppresses_everywhere() -> None:
    found = suppressed(f"{STOP}\n\n{TWICE}\n\n{OTHER} <!-- checker: file-ignore[structure] a play -->\n")
    assert [state for _, state in states(found)] == ["suppressed", "open", "suppressed"]


def test_a_directive_may_end_on_a_day() -> None:
    source = f"{STOP} <!-- checker: ignore[structure] by the minutes (until 2027-01-31) -->\n"
    undated = suppressed(source)
    assert (undated.findings[0].state, undated.findings[0].reason) == (State.SUPPRESSED, "by the minutes")
    assert suppressed(source, POLICY._replace(date="2027-01-31")).findings[0].state is State.SUPPRESSED
    over = suppressed(source, POLICY._replace(date="2027-02-01"))
    assert over.findings[0].is_open
    assert over.notes == ("line 1: ignore[structure]: expired on 2027-01-31",)


@pytest.mark.parametrize(
    ("directive", "message"),
    [
        ("ignore", "“ignore” names no rules; write ignore[figures/lost-magnitude] followed by the reason"),
        ("ignore[] no rule", "“ignore” names no rule"),
        ("ignore all of it", "“ignore” names no rule"),
        ("ignore[structure/stray-stop]", "ignore[structure/stray-stop] has no reason"),
        ("ignore[structure/stray-stop] (until 2027-01-31)", "has no reason"),
        ("ignore[structure/stray-stops] typo", "unknown rule “structure/stray-stops”; did you mean “structure/stray-stop”?"),
        ("ignore[ALL] blanket", "unknown rule “ALL”"),
        ("ignore[STR] a prefix", "unknown rule “STR”"),
        ("ignore[STR104, zzz] two", "unknown rule “zzz”"),
        ("ignor[STR104] typo", "unknown directive “ignor”; did you mean “ignore”?"),
        ("zzz[STR104] typo", "unknown directive “zzz”; available: ignore, disable, enable, file-ignore"),
        ("ignore[STR104] later (until soon)", "“until soon” is not a valid date"),
        ("ignore[STR104] later (until 2027-02-30)", "“until 2027-02-30” is not a valid date"),
    ],
)  # fmt: skip
def test_a_wrong_directive_suppresses_nothing_and_is_reported(directive: str, message: str) -> None:
    source = f"A line.\n\n{STOP} <!-- checker: {directive} -->\n"
    assert suppressed(source).findings[0].is_open
    assert note(source).startswith("line 3: ")
    assert message in note(source)


def test_disable_and_enable_go_together() -> None:
    unclosed = f"<!-- checker: disable[structure] a speech -->\n{STOP}\n"
    assert note(unclosed) == ("line 1: disable[structure]: has no matching “enable”, so it has no effect")
    assert suppressed(unclosed).findings[0].is_open
    assert note(f"{STOP}\n\n<!-- checker: enable[structure] -->\n") == (
        "line 3: enable[structure]: has no matching “disable”"
    )


def test_a_directive_that_suppresses_nothing_is_reported_unless_its_rules_did_not_run() -> None:
    source = f"{STOP} <!-- checker: ignore[duplication] so it was said -->\n"
    assert note(source) == "line 1: ignore[duplication]: is unused; remove it"
    partly = Policy.of(CATALOGUE, Settings(ignore=("DUP101",)))
    assert suppressed(source, partly).notes == ()


def test_a_directive_before_no_text_is_reported() -> None:
    assert note(f"{STOP}\n\n<!-- checker: ignore[structure] what follows -->\n") == (
        "line 3: ignore[structure]: has no text after it, so it has no effect"
    )


def test_a_gated_rule_is_not_suppressed_and_that_is_reported() -> None:
    gate = POLICY._replace(gate=frozenset({"structure/stray-stop"}))
    refused = f"{STOP} <!-- checker: ignore[STR104] so it was said -->\n"
    assert suppressed(refused, gate).findings[0].is_open
    assert note(refused, gate) == (
        "line 1: ignore[STR104]: structure/stray-stop can't be suppressed: “gate” in the configuration lists it; the directive has no effect"
    )
    both = suppressed(f"{STOP} {TWICE} <!-- checker: ignore[structure, DUP101] so it was said -->\n", gate)
    assert [state for _, state in states(both)] == ["open", "suppressed"]
    assert len(both.notes) == 1


def test_a_defect_in_several_places_is_suppressed_only_where_all_of_it_is() -> None:
    misspelt = "They will recieve it."
    once = f"{misspelt} <!-- checker: ignore[nonword] so the poem has it -->\n\nThe men {misspelt.lower()[5:]}\n"
    assert suppressed(once).findings[0].is_open
    assert note(once) == (
        "line 1: ignore[nonword]: has no effect: the same defect is on line 3 as well (file-ignore suppresses both)"
    )
    whole = once.replace("checker: ignore", "checker: file-ignore")
    assert suppressed(whole).findings[0].state is State.SUPPRESSED


def test_a_covered_finding_stays_covered_and_its_directive_is_no_idle_one() -> None:
    source = "The town paid $ 2.5 for it, and $500 million is part of it. <!-- checker: ignore[spaced-currency] by hand -->\n"
    found = suppressed(source)
    assert ("spaced-currency", "covered") in states(found)
    assert found.notes == ()
    coverer = suppressed(source.replace("spaced-currency", "lost-magnitude"))
    assert dict(states(coverer)) == {"lost-magnitude": "suppressed", "spaced-currency": "covered"}


def test_other_comments_and_documents_without_comments_are_left_alone() -> None:
    assert suppressed(f"{STOP} <!-- To do: ask the checker: ignore this -->\n").notes == ()
    assert suppressed(f"{STOP}\n").findings[0].is_open


@pytest.mark.parametrize(
    "text",
    [
        "checker: ignore[STR104] by hand",
        "\n  checker:\n  ignore[STR104]\n  by hand\n",
        "<!-- checker: ignore [ STR104 ] -- by hand -->",
        ".. checker: ignore[STR104]: by hand",
        "// checker: ignore[STR104] by hand",
        "%% checker:ignore[STR104] by hand",
    ],
)
def test_blanks_and_the_marks_of_a_format_make_no_difference(text: str) -> None:
    directive = directive_of(Comment(text, Place("", 0, 0), 0, alone=True), POLICY)
    assert directive
    assert (directive.verb, directive.rules, directive.reason) == ("ignore", {"structure/stray-stop"}, "by hand")


def test_only_comments_of_the_same_part_go_together() -> None:
    text = f"{STOP}\n"
    one = Comment("checker: disable[structure] a speech", Place("one.xml", 0, 0), 0, alone=True)
    other = Comment("checker: enable[structure]", Place("two.xml", 99, 99), len(text), alone=True)
    block = Block(BlockKind.PARAGRAPH, Span(0, len(STOP)))
    document = Document("a.zip", text, (block,), OffsetMap.identity(len(text)), language="en", comments=(one, other))
    findings, *_ = ENGINE.run(Facts(document, ENGINE.resources))
    found = apply_directives(document, LineIndex(text), findings, POLICY)
    assert found.findings[0].is_open
    assert len(found.notes) == 2


VERBS = st.sampled_from(["ignore", "disable", "enable", "file-ignore", "ignor", ""])
NAMES = st.sampled_from(["[structure]", "[STR104, DUP101]", "[]", "[zzz]", "", "[ALL]", "[duplication/doubled-word]"])
REASONS = st.sampled_from(["by hand", "", "by hand (until 2027-01-31)", "(until x)"])
DIRECTIVES = st.builds("<!-- checker: {}{} {} -->".format, VERBS, NAMES, REASONS)
PARTS = st.one_of(st.sampled_from([STOP, TWICE, "\n\n", "\n"]), DIRECTIVES)


@settings(max_examples=60)
@given(st.lists(PARTS, max_size=9), st.sampled_from(["", "2028-01-01"]))
def test_directives_change_states_alone_and_only_those_of_open_findings(parts: Sequence[str], date: str) -> None:
    source = " ".join(parts).replace("\n ", "\n").replace(" \n", "\n")
    document = document_of(source)
    findings, *_ = ENGINE.run(Facts(document, ENGINE.resources))
    found = apply_directives(document, LineIndex(source), findings, POLICY._replace(date=date))
    assert [f.id for f in found.findings] == [f.id for f in findings]
    for before, after in zip(findings, found.findings, strict=True):
        assert after.state is before.state or (before.is_open and after.state is State.SUPPRESSED and after.reason)
    assert all(message.startswith("line ") for message in found.notes)


UNITS = {
    "used": f"<!-- checker: ignore[structure] seen -->\n{STOP}\n\n",
    "unused": f"<!-- checker: ignore[figures] seen -->\n{STOP}\n\n",
    "elsewhere as well": f"<!-- checker: ignore[duplication] seen -->\n{TWICE}\n\n",
    "of one finding": f"<!-- checker: ignore[structure] seen -->\n{STOP}\n\n",
    "pairs": f"<!-- checker: disable[structure] seen -->\n{STOP}\n\n<!-- checker: enable[structure] -->\n{OTHER}\n\n",
    "without an end": f"<!-- checker: disable[structure] seen -->\n{STOP}\n\n",
    "of the file": f"<!-- checker: file-ignore[figures] seen -->\n{STOP}\n\n",
}


@pytest.mark.parametrize("name", UNITS)
def test_many_directives_beside_many_findings_take_linear_time(name: str) -> None:
    unit = UNITS[name]
    (sample, *_) = ENGINE.run(Facts(document_of(unit), ENGINE.resources)).findings

    def made(times: int) -> tuple[Document, LineIndex, tuple[Finding, ...]]:
        document = document_of(unit * times)
        length = len(document.text) // times
        places = [
            document.offsets.place(Span(at + sample.span.start, at + sample.span.end))
            for at in range(0, times * length, length)
        ]
        findings = [sample._replace(place=place) for place in places]
        if name == "elsewhere as well":
            findings = [
                each._replace(related=(RelatedPlace(next_, HERE_TOO),))
                for each, next_ in zip(findings, places[1:], strict=False)
            ]
        if name == "of one finding":
            others = tuple(RelatedPlace(place, HERE_TOO) for place in places[1:])
            findings = [sample._replace(place=places[0], related=others)]
        return document, LineIndex(unit * times), tuple(findings)

    assert_linear(made, lambda made: apply_directives(*made, POLICY), 1_600)
