from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.engine.run import Engine
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind, Comment, Document, OffsetMap, Piece, Place
from checker.model.finding import State
from checker.model.settings import Settings
from checker.model.span import LineIndex, Span
from checker.reading.source import Source
from checker.reading.text import read as read_text
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.selection import select
from checker.triage.directives import Policy, directive_of
from checker.triage.suppression import Silenced, obeyed
from checker.words.resources import Resources

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


def silenced(source: str, policy: Policy = POLICY) -> Silenced:
    document = document_of(source)
    findings, failed = ENGINE.check(Facts(document, ENGINE.resources))
    assert not failed
    return obeyed(document, LineIndex(source), findings, policy)


def states(found: Silenced) -> list[tuple[str, str]]:
    return [(finding.rule.partition("/")[2], finding.state) for finding in found.findings]


def note(source: str, policy: Policy = POLICY) -> str:
    (told,) = silenced(source, policy).notes
    return told


def test_a_directive_silences_the_findings_of_its_line() -> None:
    found = silenced(f"{STOP} <!-- checker: ignore[structure/stray-stop] as the minutes have it -->\n\n{OTHER}\n")
    assert states(found) == [("stray-stop", "suppressed"), ("stray-stop", "open")]
    assert found.findings[0].reason == "as the minutes have it"
    assert found.notes == ()


def test_a_directive_alone_on_its_line_silences_the_next_block_and_no_more() -> None:
    directive = "<!-- checker: ignore[STR104, doubled-word] so it was said -->"
    found = silenced(f"{STOP}\n\n{directive}\n{TWICE} {OTHER}\n\n{AGAIN}\n")
    assert [state for _, state in states(found)] == ["open", "suppressed", "suppressed", "open"]


def test_a_dateline_is_one_block_with_its_paragraph() -> None:
    found = silenced(f"<!-- checker: ignore[structure] so it was said -->\nVELMAR, May 3 (Agency) — {STOP}\n")
    assert [state for _, state in states(found)] == ["suppressed"]


def test_all_between_disable_and_enable_is_silenced() -> None:
    found = silenced(
        f"{TWICE}\n\n<!-- checker: disable[structure, DUP101] the speech as it was held -->\n{STOP}\n\n"
        f"<!-- checker: enable[structure] -->\n{OTHER} {AGAIN}\n\n<!-- checker: enable[doubled-word] -->\n{TWICE[8:]}\n"
    )
    assert [state for _, state in states(found)] == ["open", "suppressed", "open", "suppressed", "open"]
    assert found.notes == ()


def test_a_file_ignore_silences_everywhere() -> None:
    found = silenced(f"{STOP}\n\n{TWICE}\n\n{OTHER} <!-- checker: file-ignore[structure] a play -->\n")
    assert [state for _, state in states(found)] == ["suppressed", "open", "suppressed"]


def test_a_directive_may_end_on_a_day() -> None:
    source = f"{STOP} <!-- checker: ignore[structure] by the minutes (until 2027-01-31) -->\n"
    undated = silenced(source)
    assert (undated.findings[0].state, undated.findings[0].reason) == (State.SUPPRESSED, "by the minutes")
    assert silenced(source, POLICY._replace(date="2027-01-31")).findings[0].state is State.SUPPRESSED
    over = silenced(source, POLICY._replace(date="2027-02-01"))
    assert over.findings[0].is_open
    assert over.notes == ("line 1: ignore[structure]: it held until 2027-01-31",)


@pytest.mark.parametrize(
    ("directive", "told"),
    [
        ("ignore", "“ignore” names no rule; write ignore[figures/lost-magnitude] and the reason"),
        ("ignore[] no rule", "“ignore” names no rule"),
        ("ignore all of it", "“ignore” names no rule"),
        ("ignore[structure/stray-stop]", "ignore[structure/stray-stop] gives no reason"),
        ("ignore[structure/stray-stop] (until 2027-01-31)", "gives no reason"),
        ("ignore[structure/stray-stops] typo", "unknown rule “structure/stray-stops”; did you mean “structure/stray-stop”?"),
        ("ignore[ALL] blanket", "unknown rule “ALL”"),
        ("ignore[STR] a prefix", "unknown rule “STR”"),
        ("ignore[STR104, zzz] two", "unknown rule “zzz”"),
        ("ignor[STR104] typo", "unknown directive “ignor”; did you mean “ignore”?"),
        ("zzz[STR104] typo", "unknown directive “zzz”; there are ignore, disable, enable, file-ignore"),
        ("ignore[STR104] later (until soon)", "“until soon” is no day of the calendar"),
        ("ignore[STR104] later (until 2027-02-30)", "“until 2027-02-30” is no day of the calendar"),
    ],
)  # fmt: skip
def test_a_wrong_directive_silences_nothing_and_is_told(directive: str, told: str) -> None:
    source = f"A line.\n\n{STOP} <!-- checker: {directive} -->\n"
    assert silenced(source).findings[0].is_open
    assert note(source).startswith("line 3: ")
    assert told in note(source)


def test_disable_and_enable_go_together() -> None:
    unclosed = f"<!-- checker: disable[structure] a speech -->\n{STOP}\n"
    assert note(unclosed) == (
        "line 1: disable[structure]: is never ended by an “enable” of the same rules, and silences nothing"
    )
    assert silenced(unclosed).findings[0].is_open
    assert note(f"{STOP}\n\n<!-- checker: enable[structure] -->\n") == (
        "line 3: enable[structure]: ends no “disable” of the same rules"
    )


def test_a_directive_that_silences_nothing_is_told_unless_its_rules_did_not_run() -> None:
    source = f"{STOP} <!-- checker: ignore[duplication] so it was said -->\n"
    assert note(source) == "line 1: ignore[duplication]: silences nothing: take it out"
    partly = Policy.of(CATALOGUE, Settings(ignore=("DUP101",)))
    assert silenced(source, partly).notes == ()


def test_a_directive_before_no_text_is_told() -> None:
    assert note(f"{STOP}\n\n<!-- checker: ignore[structure] what follows -->\n") == (
        "line 3: ignore[structure]: no text follows it"
    )


def test_a_gated_rule_is_not_silenced_and_that_is_told() -> None:
    gate = POLICY._replace(gate=frozenset({"structure/stray-stop"}))
    refused = f"{STOP} <!-- checker: ignore[STR104] so it was said -->\n"
    assert silenced(refused, gate).findings[0].is_open
    assert note(refused, gate) == (
        "line 1: ignore[STR104]: structure/stray-stop may not be silenced: the settings gate it; nothing is silenced"
    )
    both = silenced(f"{STOP} {TWICE} <!-- checker: ignore[structure, DUP101] so it was said -->\n", gate)
    assert [state for _, state in states(both)] == ["open", "suppressed"]
    assert len(both.notes) == 1


def test_a_defect_that_stands_elsewhere_too_is_silenced_only_where_all_of_it_is() -> None:
    misspelt = "They will recieve it."
    once = f"{misspelt} <!-- checker: ignore[nonword] so the poem has it -->\n\nThe men {misspelt.lower()[5:]}\n"
    assert silenced(once).findings[0].is_open
    assert note(once) == (
        "line 1: ignore[nonword]: silences nothing: the same stands on line 3 too; a file-ignore silences both"
    )
    whole = once.replace("checker: ignore", "checker: file-ignore")
    assert silenced(whole).findings[0].state is State.SUPPRESSED


def test_a_covered_finding_stays_covered_and_its_directive_is_no_idle_one() -> None:
    source = "The town paid $ 2.5 for it, and $500 million is part of it. <!-- checker: ignore[spaced-currency] by hand -->\n"
    found = silenced(source)
    assert ("spaced-currency", "covered") in states(found)
    assert found.notes == ()
    coverer = silenced(source.replace("spaced-currency", "lost-magnitude"))
    assert dict(states(coverer)) == {"lost-magnitude": "suppressed", "spaced-currency": "covered"}


def test_a_suppressed_question_has_no_number_and_the_next_takes_it() -> None:
    found = silenced(
        "Some experts say the bridge holds. <!-- checker: ignore[vague-source] known to the desk -->\n\n"
        "Some analysts say it does not.\n"
    )
    assert [finding.query and finding.query.number for finding in found.findings] == [None, 1]


def test_other_comments_and_documents_without_comments_are_left_alone() -> None:
    assert silenced(f"{STOP} <!-- To do: ask the checker: ignore this -->\n").notes == ()
    assert silenced(f"{STOP}\n").findings[0].is_open


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
    findings, _ = ENGINE.check(Facts(document, ENGINE.resources))
    found = obeyed(document, LineIndex(text), findings, POLICY)
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
    findings, _ = ENGINE.check(Facts(document, ENGINE.resources))
    found = obeyed(document, LineIndex(source), findings, POLICY._replace(date=date))
    assert [f.id for f in found.findings] == [f.id for f in findings]
    for before, after in zip(findings, found.findings, strict=True):
        assert after.state is before.state or (before.is_open and after.state is State.SUPPRESSED and after.reason)
    numbers = [f.query.number for f in found.findings if f.query and f.is_open]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(told.startswith("line ") for told in found.notes)
