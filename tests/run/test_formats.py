"""Articles in the formats of content repositories, read, checked and fixed as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.engine.fixing import Choice
from checker.model.errors import SourceError
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading import registry
from checker.reading.source import Source
from checker.run.checker import Checker
from checker.run.fix_source import fix_source

if TYPE_CHECKING:
    from tests.conftest import Runner

CHECKER = Checker(Settings(readability=False))
FIRST = "The harbour of Velmar will open again on Monday, its director said."
PAGE = f"""<!doctype html>
<html lang="en"><head><title>The harbour opens again | Velmar Times</title>
<meta name="description" content="{FIRST}"></head>
<body><nav>Home the the</nav><main><h1>The harbour opens again</h1>
<figure><img src="a.jpg" alt="{FIRST}"><figcaption>{FIRST}</figcaption></figure>
<p>{FIRST} The crews. to the quay came $ 40&nbsp;million late.</p></main></body></html>
"""
ARTICLE = f"""---
title: The harbour opens again in Velmar
description: {FIRST}
date: 2026-03-03
tags: [the the]
---

# The harbour opens again in Velmar

{FIRST} The council sent its **crews**. to
the quay, which cost $ 40 million.

```text
the the
```
"""


def found(name: str, text: str) -> list[tuple[str, str]]:
    (report,) = Summary().watch(CHECKER.check_source(Source(name, text)))
    return [(finding.rule, finding.text) for finding in report.open]


def test_what_a_page_says_again_in_captions_and_its_head_is_no_repetition() -> None:
    assert found("a.html", PAGE) == [("structure/stray-stop", "crews. to"), ("figures/spaced-currency", "$ 40")]
    assert found("a.md", ARTICLE) == [("structure/stray-stop", "crews. to"), ("figures/spaced-currency", "$ 40")]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("name", "text", "changes"),
    [
        ("a.html", PAGE, {"crews. to": "crews to", "$ 40": "$40"}),
        ("a.md", ARTICLE, {"**crews**. to": "**crews** to", "$ 40": "$40"}),
    ],
)
def test_fixing_changes_nothing_beside_the_fixes(
    run: Runner, name: str, text: str, changes: dict[str, str], newline: str
) -> None:
    before = text.replace("\n", newline)
    path = run.write(name, b"\xef\xbb\xbf" + before.encode())
    assert run("fix", name, "--review", "--fail-on", "never").code == 0
    for old, new in changes.items():
        assert old in before
        before = before.replace(old, new)
    assert path.read_bytes() == b"\xef\xbb\xbf" + before.encode()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_diff_of_a_fixed_article_is_a_patch_for_git(run: Runner, newline: str) -> None:
    import subprocess

    path = run.write("a.md", ARTICLE.replace("\n", newline))
    patch = run("fix", "a.md", "--review", "--diff")
    assert patch.code == 1
    subprocess.run(["git", "apply", "-"], cwd=run.folder, input=patch.out, check=True, capture_output=True)
    assert "$40 million" in path.read_bytes().decode()
    assert run("fix", "a.md", "--review", "--diff").out == b""


def test_a_directive_in_a_comment_suppresses_its_block(run: Runner) -> None:
    text = (
        "The cost was $ 40 million.\n\n<!-- checker: ignore[FIG103] as the minutes have it -->\nIt was $ 12 million.\n"
    )
    run.write("a.md", text)
    run.write("a.html", "".join(f"<p>{block}</p>" if block[0] != "<" else block for block in text.split("\n\n")))
    run.write("a.rst", text.replace("<!-- checker", ".. checker").replace(" -->\n", "\n\n"))
    for name in ("a.md", "a.rst"):
        ran = run("check", name, "--format", "concise")
        assert [line.split(":")[1:3] for line in ran.lines] == [["1", "14"]], name


def test_front_matter_that_fixing_would_harm_is_left_as_it_is(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source("a.md", ARTICLE)
    monkeypatch.setattr(
        "checker.run.fix_source.fix",
        lambda text, *_: type("F", (), {"text": text.replace("tags", "tag"), "stable": True}),
    )
    with pytest.raises(SourceError, match=r"a\.md: not changed: .*front matter"):
        fix_source(CHECKER, source, Choice())
    registry.check_rewritten(Source("a.txt", ARTICLE), "anything", CHECKER.settings.reader)


def test_the_page_shows_the_language_of_an_article(run: Runner) -> None:
    run.write("a.html", '<html lang="de"><body><p>The the words are English.</p></body></html>')
    run.write("b.md", "---\nlang: fr-CA\n---\n\nThe the words are English.\n")
    ran = run("check", "a.html", "b.md", "--format", "concise")
    assert (ran.code, ran.out) == (0, b"")
    assert "a.html: out of scope: written in German" in ran.stderr
    assert "b.md: out of scope: written in French" in ran.stderr


def test_a_draft_can_be_left_out(run: Runner) -> None:
    run.write("checker.toml", 'drafts = "skip"\n')
    run.write("a.md", "---\ndraft: true\n---\n\nThe the words.\n")
    assert run("check", "a.md", "--format", "concise").code == 0
    assert Path(run.folder, "a.md").exists()
