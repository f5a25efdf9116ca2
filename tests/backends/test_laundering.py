"""No suggestion of LanguageTool hides a defect."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.backends.languagetool.answers import Answer, Match
from checker.backends.languagetool.matches.laundering import Recheck, laundering_reason
from checker.backends.languagetool.producer import Client
from checker.engine.draft import ProducerContext
from checker.engine.run import Engine, Outcome
from checker.facts.view import Facts
from checker.model.backend_report import BackendReport
from checker.model.mark import Edit
from checker.model.producer import Produced
from checker.model.span import Span
from checker.rulebook.selection import select
from tests.backends.hand_made import (
    CATALOGUE,
    RESOURCES,
    Fixed,
    anything,
    backend_findings,
    facts_of,
    match,
    offered,
    outcome,
)

# Each begins alike, so that a defect stands in a text that has amounts, names and speech around it.
OPENINGS = (
    "The harbour was shut on Monday.",
    "The bank lent $3 million in May, the mayor said.",
    "“Nobody left the hall,” Ana Costa told the court.",
    "",
)
SENTENCES = (
    "The general had ordered his crews to the old port.",
    "The owners of the mill gave money to the school and to its teachers.",
    "Voters in the valley wait for the results of the second round.",
)
MISTAKES = ("", " He have said so.", " They was late again.", " She go there on sundays.")
MOJIBAKE = ("couldnâ€™t", "cafÃ©", "Iraqâ€™s", "naÃ¯ve", "donâ€™t", "FranÃ§ois", "AT&amp;T", "it&#39;s")
AMOUNTS = ("$ 2.5", "$ 7", "€ 4.1", "$4.5", "£ 3", "US$ 9", "€6")


@st.composite
def stray_stops(draw: st.DrawFn) -> tuple[str, str]:
    """A text with a stop too many, and what still stands there where it is left alone or taken out."""
    sentence = draw(st.sampled_from(SENTENCES))
    gap = draw(st.sampled_from([*re.finditer(r"(\w+) ([a-z]{2,})", sentence)][1:]))
    broken = f"{sentence[: gap.end(1)]}.{sentence[gap.end(1) :]}"
    return _around(draw, broken), rf"(?i:{gap[1]})\.? {gap[2]}"


@st.composite
def lost_magnitudes(draw: st.DrawFn) -> tuple[str, str]:
    amount = draw(st.sampled_from(AMOUNTS))
    sentence = draw(
        st.sampled_from(("The gift brings the fund to {} this year.", "Damage is put at {}, and aid at $800 million."))
    )
    return _around(draw, sentence.format(amount)), re.escape(amount)


@st.composite
def broken_encodings(draw: st.DrawFn) -> tuple[str, str]:
    word = draw(st.sampled_from(MOJIBAKE))
    sentence = draw(st.sampled_from(("The men say that {} is what they read.", "Nobody in {} would sign it.")))
    return _around(draw, sentence.format(word)), re.escape(word)


def _around(draw: st.DrawFn, sentence: str) -> str:
    return f"{draw(st.sampled_from(OPENINGS))} {sentence}{draw(st.sampled_from(MISTAKES))}".strip()


class Malicious:
    """A client that finds fault with each stretch of one to three words, and has the worst suggestions for it."""

    version = "6.8"

    def check(self, texts: Sequence[str]) -> list[Answer]:
        return [Answer(tuple(_worst(text)), self.version, incomplete=False) for text in texts]

    def close(self) -> None:
        pass


def _worst(text: str) -> list[Match]:
    places = [found.span() for found in re.finditer(r"\S+", text)]
    stretches = [(places[i][0], places[j][1]) for i in range(len(places)) for j in range(i, min(i + 3, len(places)))]
    matches = []
    for start, end in stretches:
        words = text[start:end]
        last = words.rpartition(" ")[2]
        capital = f"{words[: len(words) - len(last)]}{last[:1].upper()}{last[1:]}"
        closed = re.sub(r"([$€£]) ", r"\1", words)
        tidied = re.sub(r"[^\w\s.,]|[ÂÃâ]", "", words)
        plain = words.replace("â€™", "’").replace("â€", "").replace("&amp;", "&")
        found = [
            made
            for made in dict.fromkeys((capital, closed, tidied, plain, words[:1].upper() + words[1:]))
            if made != words
        ]
        matches.extend(
            [Match(start, end, "MD_BASEFORM", "GRAMMAR", "grammar", f"Did you mean “{found[0]}”?", "", tuple(found))]
            if found
            else []
        )
    return matches


def laundered(text: str, planted: str, found: Outcome) -> list[str]:
    """The suggestions and messages after which the planted defect is no longer visible, though it is not fixed."""
    bad = []
    for finding in backend_findings(found):
        for answer in finding.answers:
            after = text
            for edit in sorted(answer.edits, reverse=True):
                after = after[: edit.start] + edit.text + after[edit.end :]
            if not re.search(rf"{planted}(?![^\W\d_])", after):
                bad.append(f"{finding.rule}: {finding.text} -> {answer.label}")
        named = set(re.findall(r"“([^”]+)”", finding.message)) - {finding.text}
        if not finding.answers and named:
            bad.append(finding.message)
    return bad


PLANTED = st.one_of(stray_stops(), lost_magnitudes(), broken_encodings())
MODEST = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@MODEST
@given(PLANTED)
def test_the_worst_suggestions_on_any_words_are_withheld(planted: tuple[str, str]) -> None:
    text, words = planted
    found = outcome(text, Malicious(), takes=anything)
    assert laundered(text, words, found) == []
    assert any(reason.startswith("suggestion_") for reason, _ in found.backends[0].filtered), "some were withheld"


@MODEST
@given(PLANTED)
def test_they_are_withheld_even_if_our_rules_are_off(planted: tuple[str, str]) -> None:
    text, words = planted
    assert laundered(text, words, outcome(text, Malicious(), takes=anything, ignore=("ALL",))) == []


@settings(MODEST, max_examples=60)
@given(planted=PLANTED)
def test_no_suggestion_of_languagetool_hides_a_planted_defect(client: Client, planted: tuple[str, str]) -> None:
    text, words = planted
    assert laundered(text, words, outcome(text, client, takes=anything)) == []


def test_useful_suggestions_are_still_offered(client: Client) -> None:
    text = "The mayor was at the mill with $3 million. She clearly have left."
    assert "has" in offered(outcome(text, client))


class Recorder:
    """A producer that keeps its context."""

    name = identity = "recorder"
    context: ProducerContext

    def marks(self, context: ProducerContext) -> Produced:
        self.context = context
        return Produced((), BackendReport(self.name, ""))


def context_of(text: str) -> ProducerContext:
    producer = Recorder()
    Engine(CATALOGUE, select(CATALOGUE, (), ()), RESOURCES, None, (producer,)).run(facts_of(text))
    return producer.context


def reason_to_withhold(text: str, old: str, new: str) -> str:
    """Why ``new`` instead of ``old`` is not offered, whatever our rules say there now."""
    start = text.index(old)
    edit = Edit(Span(start, start + len(old)), new)
    context = context_of(text)
    return laundering_reason(edit, context.facts, [d for d in context.drafts if d.span.overlaps(edit.span)]) or Recheck(
        context
    ).regression(edit)


@pytest.mark.parametrize(
    ("text", "old", "new", "reason"),
    [
        ("“He sent his men. to the border,” she said.", "to", "To", "open"),
        ("he left at noon, and nobody asked.", "he", "He", "capital"),
        ("He sent his men to the border.", "men to", "men. To", "capital"),
        ("The fund is at $ 7 now.", "$ 7", "$7", "figure"),
        ("It costs 12.000 a year.", "12.000", "12,000", "open"),
        ("It was 35 in June.", "35", "36", "figure"),
        ("He said ï¿½yes to it.", "ï¿½yes", "yes", "open"),
        ("They asked Kozyrev to wait.", "Kozyrev", "Korea", "name"),
        ("They met (in the hall) at noon.", "(in", "in", "mark"),
        ("The cat sat on the mat.", "the mat", "the the mat", "breaks_rule"),
        ("The wall was low.", "wall was", "wall goverment was", "breaks_rule"),
    ],
)
def test_a_suggestion_that_hides_a_defect_is_withheld_with_a_reason(text: str, old: str, new: str, reason: str) -> None:
    assert reason_to_withhold(text, old, new) == reason


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("He sent his men to the border.", "men", "crews"),
        ("The owners has accepted it.", "has", "have"),
        ("They speaks english at home.", "english", "English"),
        ("They was at Al Qaeda camps.", "Al Qaeda", "Al-Qaeda"),
        ("The $3 million fund have closed.", "have", "has"),
        ("In may he left.", "may", "May"),
    ],
)
def test_a_suggestion_that_fixes_is_offered(text: str, old: str, new: str) -> None:
    assert reason_to_withhold(text, old, new) == ""


def test_an_edit_that_suppresses_a_rule_elsewhere_is_withheld() -> None:
    text = "The price is $12, up from $3 million last year."
    assert reason_to_withhold(text, "$3 million", "some $3 hundred") != ""
    assert reason_to_withhold(text, "up from $3 million last", "up from last") != ""


def test_only_the_first_five_suggestions_are_tried() -> None:
    text = "He confide in her."
    words = ("confides", "confines", "confirms", "confuses", "conforms", "converts", "combines")
    assert offered(outcome(text, Fixed({text: [match(text, "confide", *words)]}))) == list(words[:5])


def test_in_a_long_paragraph_only_the_neighbouring_sentences_are_rechecked() -> None:
    filler = "The road to the mill was shut for a day, and nobody knew why it was. " * 60
    text = f"{filler}He would confided in her. {filler}".strip()
    read: list[int] = []
    context = context_of(text)

    def check(facts: Facts) -> Sequence[object]:
        read.append(len(facts.text))
        return context.check(facts)

    start = text.index("confided")
    recheck = Recheck(context._replace(check=check))  # type: ignore[arg-type]
    assert recheck.regression(Edit(Span(start, start + 8), "confide")) == ""
    assert recheck.regression(Edit(Span(start, start + 8), "confiding")) == ""
    assert len(read) == 3, "what stands there now is checked once"
    assert max(read) < 300
