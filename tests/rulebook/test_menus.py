"""Menus of a page: where they end."""

from __future__ import annotations

from checker.facts.view import Facts
from checker.reading.source import Source
from checker.reading.text.reader import read
from checker.rulebook.furniture.menus import menus
from checker.words.resources import Resources

RESOURCES = Resources()
MENU = "Log in\nSubscribe\nNews\nSport\nMusic\nPodcasts\nVideo\nEvents\nJobs\nLive\nShop"


def _found(text: str) -> list[str]:
    facts = Facts(next(iter(read(Source("story.txt", text)))), RESOURCES)
    return [part.text(text) for parts in menus(facts) for part in parts]


def test_results_below_a_menu_are_no_part_of_it() -> None:
    assert _found(f"{MENU}\n\nWins of the Rowers at Lowick\nGirls 12 of the 20 Boats\nBoys 11 of the 20 Boats") == [
        MENU
    ]


def test_the_last_lines_of_a_text_go_with_its_menu() -> None:
    tail = "How to Find the Mill House\nAll Towns of the Year 2019"
    assert _found(f"The bridge fell on Monday.\n\n{MENU}\n\n{tail}") == [MENU, tail]


def test_a_headline_and_its_author_part_two_menus() -> None:
    story = "Bridge falls in Lowick at noon\n\nBy Anna Corvey\n\n18 May 2019"
    assert _found(f"{MENU}\n\n{story}\n\nShare\n\nPrint\n\nThe bridge fell on Monday.") == [MENU]


def test_a_long_menu_is_found_in_parts() -> None:
    towns = "\n".join(f"Town of {name}" for name in ("Lowick", "Elmford", "Narvia", "Serran", "Torvic", "Oakby"))
    parts = _found(f"The bridge fell on Monday.\n\n{MENU}\n{towns}\n{MENU}\n\nIt was old.")
    assert len(parts) == 2
    assert "\n".join(parts) == f"{MENU}\n{towns}\n{MENU}"
