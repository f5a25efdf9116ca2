from __future__ import annotations

import pytest

from checker.model.readability import Readability
from checker.model.report import DocumentReport
from checker.model.settings import Settings
from checker.reading.source import Source
from checker.run.checker import Checker

SENTENCES = (
    "The port of Harlow Bay will close for six weeks while crews repair the sea wall.",
    "The mayor said on Monday that the the work would cost a lot.",
    "A storm broke the wall in March and left forty homes without water.",
    "Mr. Dean, who runs the fish market, said the delay could ruin small traders.",
    "The Coast Guard will send two ships. to help the town.",
    "Trucks will carry food and fuel from the town of Elm until the port opens again.",
    "A plan to build a higher wall was turned down by the council because it cost too much.",
    "Residents say that they warned the council for years.",
    "Nobody at the town hall could say how the work will be paid for in the end.",
)
TEXT = " ".join(SENTENCES)


def scores(text: str = TEXT, **settings: object) -> Readability:
    (report,) = Checker(Settings(**settings)).check_source(Source("a.txt", text))  # type: ignore[arg-type]
    assert isinstance(report, DocumentReport)
    assert report.readability is not None
    return report.readability


@pytest.mark.parametrize(
    "settings",
    [
        {"select": ("figures",)},
        {"ignore": ("DUP101", "structure")},
        {"preview": True},
        {"suppressions": False},
        {"options": (("duplication/doubled-word", ()),)},
    ],
    ids=str,
)
def test_no_setting_changes_a_score(settings: dict[str, object]) -> None:
    assert scores(**settings) == scores()


def test_what_is_suppressed_is_still_broken() -> None:
    found = scores(f"<!-- checker: off -->\n\n{TEXT}")
    assert (found.flesch_reading_ease, found.sentences_scored) == (scores().flesch_reading_ease, 7)


def test_sentences_with_a_defect_are_not_scored() -> None:
    found = scores()
    assert (found.sentences_scored, found.sentences_skipped) == (7, 2)
    assert found.unscored == ""
    assert not any("the the" in TEXT[hard.start : hard.end] for hard in found.hardest)


def test_broken_text_gets_no_figures() -> None:
    broken = TEXT + " It paid for the the dam." * 5
    assert scores(broken).flesch_reading_ease is None
    assert scores(broken).unscored == "only 7 of 14 sentences are complete"


def test_a_short_text_gets_none_for_another_reason() -> None:
    assert scores(SENTENCES[0]).unscored == "fewer than 100 words in complete sentences"
