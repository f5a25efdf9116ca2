"""The planted defects are well formed, and the stories that they are planted in are clean."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from draft import of_draft
from plant_articles import Article, read_articles
from plant_frames import FOLDER, FrameError, Host, planted, read_frames, read_hosts
from plant_scores import Desk, is_alarm

FRAMES = read_frames()
HOSTS = read_hosts()
ARTICLES = read_articles()


def test_there_are_many_kinds_with_eight_frames_each() -> None:
    kinds = Counter(frame.kind for frame in FRAMES)
    assert len(kinds) >= 24
    assert {kind for kind, frames in kinds.items() if frames < 8} == set()


def test_no_sentence_is_planted_twice() -> None:
    twice = [text for text, number in Counter(frame.wrong for frame in FRAMES).items() if number > 1]
    assert twice == []


@pytest.mark.parametrize(
    ("frame", "complaint"),
    [
        ("{wrong: a b c, right: a c}", "one ⟦ and one ⟧"),
        ("{wrong: a ⟦b⟧ ⟦c⟧, right: a c}", "one ⟦ and one ⟧"),
        ("{wrong: a ⟦b⟧ c, right: a d}", "differs outside the marks from “a d”"),
        ("{wrong: a ⟦b⟧ c, right: a d c, fixed: [e c]}", "differs outside the marks from “e c”"),
        ("{wrong: a⟦b⟧ba, right: aba}", None),
        ("{wrong: ab⟦c⟧ba, right: aba}", "differs outside the marks"),
        ("{wrong: a ⟦b⟧ c, right: a b c}", "nothing is wrong"),
        ("{wrong: a ⟦⟧ c, right: a b c}", "nothing is wrong"),
    ],
)
def test_a_twin_differs_at_the_marked_words_only(frame: str, complaint: str | None, tmp_path: Path) -> None:
    (tmp_path / "made-up.yaml").write_text(f"frames:\n- {frame}\n", "utf-8")
    if complaint is None:
        assert len(read_frames(folder=tmp_path)) == 1
    else:
        with pytest.raises(FrameError, match=f"made-up 1: .*{complaint}"):
            read_frames(folder=tmp_path)


def test_an_unknown_kind_or_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "made-up.yaml").write_text("places: [attic]\nframes: []\n", "utf-8")
    with pytest.raises(FrameError, match="no such place: attic"):
        read_frames(folder=tmp_path)
    with pytest.raises(FrameError, match="no such kind: cellar; there are made-up"):
        read_frames(["cellar"], tmp_path)


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.name)
def test_a_host_has_no_errors_or_warnings(host: Host) -> None:
    assert [f"{finding.rule}: {finding.text}" for finding in Desk().find(host.text) if is_alarm(finding)] == []
    assert 200 <= len(host.text.split()) <= 300


def test_each_frame_stands_in_several_stories_and_places() -> None:
    plants = list(planted(FRAMES, HOSTS, 1))
    where = Counter((plant.frame.name, plant.surroundings.split(", ")[0]) for plant in plants)
    assert set(where.values()) == {1}
    places = {(plant.frame.name, plant.surroundings.split(", ")[1]) for plant in plants}
    assert len(places) == sum(len(frame.places) for frame in FRAMES)
    assert plants == list(planted(FRAMES, HOSTS, 1))
    assert plants != list(planted(FRAMES, HOSTS, 2))


def test_the_marked_words_are_found_again_in_the_story() -> None:
    for plant in planted(FRAMES, HOSTS, 1):
        frame = plant.frame
        assert plant.wrong[plant.start : plant.end] == frame.wrong[frame.start : frame.end]
        assert plant.wrong.replace(frame.wrong, frame.rights[0], 1) == plant.rights[0]


def test_a_frame_that_ends_the_text_stands_last() -> None:
    last = [frame for frame in FRAMES if frame.places == ("last",)]
    assert last
    assert all(plant.wrong.endswith(f"{plant.frame.wrong}\n") for plant in planted(last, HOSTS, 1))


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_a_garbled_article_is_its_clean_version_with_its_defects(article: Article) -> None:
    assert 8 <= len(article.defects) <= 25
    repaired, kept = "", 0
    for defect in article.defects:
        assert kept <= defect.start < defect.end
        assert article.bad[defect.start : defect.end] not in defect.fixes
        repaired, kept = repaired + article.bad[kept : defect.start] + defect.fixes[0], defect.end
    assert repaired + article.bad[kept:] == article.clean


def test_each_garbled_article_has_its_three_files() -> None:
    assert len(ARTICLES) >= 20
    assert len(list((FOLDER / "articles").iterdir())) == 3 * len(ARTICLES)


def test_a_draft_gives_the_three_files_of_an_article() -> None:
    files = of_draft(
        "It rose ⟦40% percent|40 percent|40%|doubled unit⟧. ⟦CLICK ||promo line⟧It cost ⟦$2|$2 million|lost?⟧."
    )
    assert files["bad.txt"] == "It rose 40% percent. CLICK It cost $2."
    assert files["clean.txt"] == "It rose 40 percent. It cost $2 million."
    gold = files["gold.json"]
    assert gold.count('"kind"') == 3
    assert '"also_ok": [\n    "40%"\n   ]' in gold
    assert gold.count('"query": true') == 1
