from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.engine.covering import settle
from checker.engine.draft import Draft
from checker.engine.findings import findings_of
from checker.engine.run import Engine
from checker.facts.view import Facts
from checker.model.document import Document, OffsetMap
from checker.model.finding import Applicability, Severity, State
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.rule_info import Case, RuleInfo
from checker.model.span import Span
from checker.rulebook.catalogue import Catalogue
from checker.words.resources import Resources
from tests.growth import assert_linear

SAFE, REVIEW, QUERY, NONE = Applicability
TEXT = "x" * 40


def rule(slug: str, covers: Sequence[str] = (), **more: object) -> RuleInfo:
    values: dict[str, object] = {"cases": {}, "kind": "pattern", "data": {"find": []}} | more
    return RuleInfo(family="f", slug=slug, code="COV101", status="stable", since="0", why="w", mqm="m", path="p",
                    covers=tuple(f"f/{name}" for name in covers), **values)  # type: ignore[arg-type]  # fmt: skip


def draft(
    slug: str,
    start: int,
    end: int,
    how: Applicability = NONE,
    *,
    cuts: bool = False,
    covers: Sequence[str] = (),
    edits: Sequence[tuple[int, int]] | None = None,
    silent: bool = False,
) -> Draft:
    """A draft of rule ``slug``; unless it says otherwise, a fix replaces its own span."""
    spans = edits if edits is not None else [(start, end)] if how in (SAFE, REVIEW) else []
    suggestions = (Suggestion("new", tuple(Edit(Span(*span), "new") for span in spans)),) if spans else ()
    case = Case(Severity.WARNING, how, "m", "q?", cuts)
    mark = Mark(Span(start, end), suggestions=suggestions)
    return Draft(rule(slug, covers), case, mark, how, "q?" if how is QUERY else "", silent, id=f"{slug}@{start}")


def covered(*drafts: Draft) -> dict[str, str]:
    """Who covers whom, by id."""
    settle(sorted(drafts, key=lambda one: one.order))
    return {one.id: one.cover.id for one in drafts if one.cover}


def withheld(*drafts: Draft, text: str = "") -> list[str]:
    settle(sorted(drafts, key=lambda one: one.order), text)
    return [one.id for one in drafts if one.withheld]


def test_a_cut_covers_findings_wholly_inside_it() -> None:
    cut = draft("cut", 10, 20, REVIEW, cuts=True)
    inside = [draft("a", 10, 12), draft("b", 18, 20, QUERY), draft("c", 10, 20), draft("d", 14, 16, SAFE)]
    outside = [draft("e", 8, 11), draft("f", 19, 21), draft("g", 20, 22), draft("h", 0, 30)]
    assert covered(cut, *inside, *outside) == dict.fromkeys([one.id for one in inside], "cut@10")


def test_nested_cuts_are_covered_by_the_outermost() -> None:
    cuts = [
        draft("out", 0, 30, REVIEW, cuts=True),
        draft("mid", 5, 25, REVIEW, cuts=True),
        draft("in", 8, 20, REVIEW, cuts=True),
    ]
    assert covered(*cuts, draft("a", 10, 12)) == {"mid@5": "out@0", "in@8": "out@0", "a@10": "out@0"}


def test_one_of_two_cuts_of_the_same_words_stays_open() -> None:
    assert covered(draft("a", 5, 9, REVIEW, cuts=True), draft("b", 5, 9, REVIEW, cuts=True)) == {"b@5": "a@5"}


def test_a_finding_covers_overlapping_ones_of_the_rules_that_its_page_names() -> None:
    coverer = draft("a", 10, 20, QUERY, covers=["b"])
    others = [draft("b", 8, 11), draft("b", 19, 22), draft("b", 5, 10), draft("b", 20, 22), draft("c", 12, 14)]
    assert covered(coverer, *others) == {"b@8": "a@10", "b@19": "a@10"}


def test_a_cut_covers_what_a_finding_inside_it_covers() -> None:
    found = covered(draft("cut", 0, 20, REVIEW, cuts=True), draft("a", 5, 20, QUERY, covers=["b"]), draft("b", 18, 25))
    assert found == {"a@5": "cut@0", "b@18": "cut@0"}


def test_an_edit_that_touches_an_open_question_is_withheld() -> None:
    query = draft("q", 10, 20, QUERY)
    assert withheld(query, draft("a", 8, 11, SAFE), draft("b", 19, 22, REVIEW)) == ["a@8", "b@19"]
    assert withheld(query, draft("a", 30, 32, SAFE, edits=[(30, 32), (12, 12)])) == ["a@30"]  # an insertion far away
    assert withheld(query, draft("a", 5, 10, SAFE), draft("b", 20, 22, SAFE), draft("c", 12, 14)) == []


def test_a_question_that_is_covered_withholds_nothing() -> None:
    query, cut = draft("q", 10, 20, QUERY), draft("cut", 8, 22, QUERY, cuts=True)
    assert withheld(query, cut, draft("a", 19, 24, SAFE)) == ["a@19"]  # the cut asks
    assert withheld(draft("q", 10, 20, QUERY), draft("z", 10, 20, covers=["q"]), draft("a", 19, 24, SAFE)) == []


def test_a_question_of_a_rule_that_is_off_withholds_and_covers() -> None:
    silent = draft("q", 10, 20, QUERY, covers=["b"], silent=True)
    assert withheld(silent, draft("a", 19, 24, SAFE)) == ["a@19"]
    assert covered(silent, draft("b", 12, 13, SAFE)) == {"b@12": "q@10"}


def test_an_edit_that_reaches_into_an_open_cut_is_withheld() -> None:
    cut = draft("cut", 10, 20, REVIEW, cuts=True)
    assert withheld(cut, draft("a", 8, 12, SAFE), draft("b", 2, 4, SAFE, edits=[(2, 4), (15, 17)])) == ["a@8", "b@2"]


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: (pair[0], pair[0] + pair[1]))
DRAFTS = st.builds(
    lambda slug, span, how, cuts, lower: draft(
        f"r{slug}", span[0], span[1], how, cuts=cuts and slug == 0, covers=[f"r{n}" for n in lower if 0 < n < slug]
    ),
    st.integers(0, 5), SPANS, st.sampled_from(Applicability), st.booleans(), st.sets(st.integers(1, 4)),
)  # fmt: skip


@given(st.lists(DRAFTS, max_size=12, unique_by=lambda one: one.order))
@settings(max_examples=100)
def test_any_drafts_are_settled_by_their_spans(drafts: list[Draft]) -> None:
    settle(sorted(drafts, key=lambda one: one.order))
    places = {id(one): set(range(*one.span)) for one in drafts}
    for one in drafts:
        cuts = [cut for cut in drafts if cut.cuts and cut is not one and places[id(cut)] >= places[id(one)]]
        pages = [
            other for other in drafts if one.rule.name in other.rule.covers and places[id(one)] & places[id(other)]
        ]
        assert (one.cover is not None) == bool(
            [c for c in cuts if c.span != one.span or c.order < one.order or not one.cuts] or pages
        )
        if one.cover in cuts:
            assert one.cover.cover is None
        touched = [
            other
            for other in drafts
            if other.cover is None and places[id(other)] & places[id(one)] and other is not one
        ]
        fixes = one.cover is None and one.applicability in (SAFE, REVIEW)
        if fixes and any(other.asks for other in touched):
            assert one.withheld
        if one.withheld:
            assert fixes
            assert any(other.asks or other.cuts for other in touched)


@given(st.lists(DRAFTS, max_size=12, unique_by=lambda one: one.order))
@settings(max_examples=100)
def test_a_covered_finding_names_its_cover(drafts: list[Draft]) -> None:
    drafts = sorted(drafts, key=lambda one: one.order)
    settle(drafts)
    findings = findings_of(drafts, Document("a.txt", TEXT, (), OffsetMap.identity(len(TEXT)), language="en"))
    for one, finding in zip(drafts, findings, strict=True):
        assert finding.covered_by == (one.cover.id if one.cover else None)
        assert (finding.state is State.COVERED) == bool(finding.reason) == (one.cover is not None)


def test_many_findings_are_settled_in_linear_time() -> None:
    def drafts(number: int) -> list[Draft]:
        return [draft(f"r{n % 2}", 3 * n, 3 * n + 2, REVIEW, cuts=n % 2 == 0) for n in range(number)]

    assert_linear(drafts, settle, 20_000)


def engine_on(text: str, cases: Mapping[str, Case], data: Sequence[Mapping[str, str]]) -> list[str]:
    own = rule("own", cases=cases, data={"find": list(data)})
    engine = Engine(Catalogue([own], "0"), [own], Resources())
    facts = Facts(Document("a.txt", text, (), OffsetMap.identity(len(text)), language="en"), Resources())
    outcome = engine.run(facts)
    return [*(finding.message for finding in outcome.findings), *(one.rule for one in outcome.failed)]


def test_a_broken_message_template_fails_only_its_rule() -> None:
    cases = {"main": Case(Severity.ERROR, NONE, "what of “{nothing}”?")}
    assert engine_on("a word", cases, [{"match": "word"}]) == ["f/own"]


def test_findings_of_one_place_and_rule_are_ordered_by_message() -> None:
    cases = {"a": Case(Severity.ERROR, NONE, "second"), "b": Case(Severity.ERROR, NONE, "first")}
    found = engine_on("a word", cases, [{"match": "word", "case": "a"}, {"match": "word", "case": "b"}])
    assert found == ["first", "second"]


def test_a_safe_edit_that_shares_a_word_with_a_question_is_withheld() -> None:
    text = "paid 31th-May to all"
    question = draft("ask", 10, 13, QUERY)
    assert withheld(draft("fix", 5, 9, SAFE), question, text=text) == ["fix@5"]
    assert withheld(draft("fix", 5, 9, REVIEW), question, text=text) == []
    assert withheld(draft("fix", 0, 4, SAFE), question, text=text) == []
