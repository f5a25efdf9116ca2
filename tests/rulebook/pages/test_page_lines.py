"""Lines of a web page: a leftover in a story, a part of a page."""

from __future__ import annotations

import pytest

from checker.model.finding import State
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.run.checker import Checker

_CHECKER = Checker(Settings(select=("leftovers/page-line",), readability=False, language="en"))


def marked(name: str, text: str) -> list[str]:
    (report,) = Summary().watch(_CHECKER.check_source(Source(name, text)))
    return [finding.text for finding in report.findings if finding.state is State.OPEN]


@pytest.mark.parametrize("line", ["Privacy policy", "© 2024 Elmford Gazette", "Facebook", "https://example.org/lowick"])
def test_a_page_in_markdown_or_html_has_links_and_rights_of_its_own(line: str) -> None:
    assert marked("story.txt", f"The bridge fell on Monday.\n\n{line}\n\nNobody was hurt.\n") == [line]
    assert marked("page.md", f"The bridge fell on Monday.\n\n{line}\n\nNobody was hurt.\n") == []
    html = f"<body><p>The bridge fell on Monday.</p><p>{line}</p><p>Nobody was hurt.</p></body>"
    assert marked("page.html", html) == []


def test_a_player_that_asks_for_a_browser_is_a_leftover_in_any_format() -> None:
    line = "This slideshow requires JavaScript."
    assert marked("page.md", f"The bridge fell on Monday.\n\n{line}\n\nNobody was hurt.\n") == [line]


def test_a_plain_paragraph_that_asks_to_sign_in_is_a_leftover_in_any_format() -> None:
    line = "Sign in to join the discussion"
    assert marked("page.md", f"The bridge fell on Monday.\n\n{line}\n\nNobody was hurt.\n") == [line]
    html = f"<body><p>The bridge fell on Monday.</p><p>{line}</p><p>Nobody was hurt.</p></body>"
    assert marked("page.html", html) == [line]


def test_a_list_in_markdown_is_left_alone() -> None:
    assert (
        marked("page.md", "# Lowick\n\n- Home\n- About us\n- Facebook\n- Tested by: Anna\n\nThe bridge fell.\n") == []
    )
