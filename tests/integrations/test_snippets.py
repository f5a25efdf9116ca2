"""The README and the documentation show the files of ``integrations/``, which the tests beside this one run."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SNIPPETS = ("pre-commit-config.yaml", "github-workflow.yml", "gitlab-include.yml")
PAGES = {
    "use-pre-commit.md": ("pre-commit-config.yaml",),
    "use-github-actions.md": ("github-workflow.yml", "github-code-scanning.yml"),
    "use-gitlab.md": ("gitlab-include.yml",),
}


def fenced(name: str) -> str:
    """A file as a page shows it; because of the comment, the tests of the documentation compare it."""
    return f"<!-- copy: integrations/{name} -->\n```yaml\n{(ROOT / 'integrations' / name).read_text('utf-8')}```\n"


@pytest.mark.parametrize("name", SNIPPETS)
def test_the_readme_has_a_snippet_of_fewer_than_ten_lines(name: str) -> None:
    assert (ROOT / "integrations" / name).read_text("utf-8").count("\n") < 10
    assert fenced(name) in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(("page", "names"), PAGES.items())
def test_the_page_on_each_service_has_its_files(page: str, names: tuple[str, ...]) -> None:
    text = (ROOT / "docs" / "how-to" / page).read_text("utf-8")
    for name in names:
        assert fenced(name) in text
