from __future__ import annotations

import pytest

from checker.model.settings import ReaderOptions
from checker.reading.registry import prose_words
from checker.reading.source import Source
from tests.conftest import Runner

SENTENCE = "The ferry sailed on Monday morning and its owner said that all was well. "
STORY = SENTENCE * 12
CODE = "for (let i = 0; i < ships.length; i += 1) {\n  sail(ships[i], { to: 'Torvic' });\n}\n"


def test_a_file_of_which_almost_nothing_was_read_has_no_all_clear(run: Runner) -> None:
    run.write("a.md", f"---\ntitle: Ferry back at sea\nstory: >-\n  {STORY}\n---\n")
    ran = run("check", "a.md")
    assert ran.code == 0
    assert "a.md: MOSTLY UNREAD: 4 of 168 words were read\n" in ran.stdout
    assert "“front-matter”" in ran.stdout
    assert "NO ERRORS" not in ran.stdout


def test_a_file_of_which_nothing_was_read_makes_the_run_incomplete(run: Runner) -> None:
    run.write("a.md", f"---\nslug: ferry\nstory: >-\n  {STORY}\n---\n")
    ran = run("check", "a.md")
    assert ran.code == 3
    assert "a.md: none of its 168 words were read" in ran.stderr


def test_a_story_in_front_matter_that_cannot_be_parsed_is_not_passed_over(run: Runner) -> None:
    run.write("a.md", f"---\nslug: ferry\nstory: [\n{STORY}\n---\n")
    assert run("check", "a.md").code == 3


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (
            "data.md",
            "---\ntitle: Ferries\nships:\n  - Amber Star of the North Sea\n  - Blue Anchor\nport: Torvic\n---\n",
        ),
        ("code.md", f"# Sail\n\n```js\n// {STORY}\n{CODE * 20}```\n"),
        ("indented.md", "# Sail\n\n" + f"    {SENTENCE}\n" * 20),
        (
            "script.html",
            f"<title>Sail</title><script>// {STORY}\n{CODE * 20}</script><style>{CODE}</style><h1>Sail</h1>",
        ),
        ("menu.html", "<h1>Sail</h1><nav>" + "<a href='/'>Ships and ports of the north</a>" * 60 + "</nav><p>Out.</p>"),
        ("links.html", "<h1>Sail</h1><aside>" + "<p><a href='/'>Ships and ports</a></p>" * 60 + "</aside><p>Out.</p>"),
        ("comment.html", f"<!-- {STORY} --><p>Out.</p>"),
        ("liquid.md", "# Sail\n\n" + '{% include ship.html name="Amber Star" port="Torvic" fare="12" %}\n' * 40),
        ("code.rst", "Sail\n====\n\n::\n\n" + f"    {SENTENCE}\n" * 20),
        ("code.adoc", f"= Sail\n\n----\n{STORY}\n----\n"),
    ],
)
def test_pages_of_code_data_and_links_are_read_as_before(run: Runner, path: str, written: str) -> None:
    run.write(path, written)
    ran = run("check", path)
    assert (ran.code, "MOSTLY UNREAD" in ran.stdout) == (0, False)


def test_a_page_of_data_alone_has_a_note(run: Runner) -> None:
    run.write("a.md", "---\nships:\n  - Amber Star\n---\n")
    ran = run("check", "a.md")
    assert ran.code == 0
    assert "no prose was found in the file" in ran.stdout


def test_findings_stand_beside_what_was_not_read(run: Runner) -> None:
    run.write("a.md", f"---\ntitle: Some experts say so\nstory: >-\n  {STORY}\n---\n")
    assert "MOSTLY UNREAD: 4 of 168 words were read: 1 question" in run("check", "a.md").stdout


def test_a_cached_result_has_the_note_too(run: Runner) -> None:
    run.write("a.md", f"---\ntitle: Ferry back at sea\nstory: >-\n  {STORY}\n---\n")
    first, again = run("check", "a.md"), run("check", "a.md")
    assert first.stdout == again.stdout
    assert "MOSTLY UNREAD" in again.stdout


@pytest.mark.parametrize(
    "written",
    [
        "<script>" * 40_000,
        "<!--" * 40_000,
        "{% raw %}" * 40_000,
        "```\n" * 40_000,
        "a " * 90_000,
        "\n \n" * 60_000,
        "---\n" * 40_000,
    ],
)
def test_words_are_counted_of_any_text(written: str) -> None:
    for path in ("a.md", "a.html", "a.rst", "a.tex"):
        assert prose_words(Source(path, written), ReaderOptions()) >= 0
