from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from checker.config.options import CliOptions
from checker.config.scope import Configurations
from checker.model.errors import SourceError
from checker.model.report import OutOfScope
from checker.reading.discover import discover
from checker.rulebook.catalogue import Catalogue
from tests.growth import assert_linear

CATALOGUE = Catalogue.shipped()
Walk = Callable[..., "Walked"]


class Walked:
    """What a walk finds and what it leaves out."""

    def __init__(self, paths: tuple[str, ...], configurations: Configurations) -> None:
        found = list(discover(map(Path, paths), scope=configurations))
        assert not any(isinstance(path, SourceError) for path in found)
        self.found = [path.as_posix() for path in found if isinstance(path, Path)]
        self.left = {entry.path: entry.reason for entry in found if isinstance(entry, OutOfScope)}


@pytest.fixture
def walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walk:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "news/a.txt", "news/old.bak.txt", "news/wire/b.txt", "venv/c.txt", "drafts/d.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("x\n", "utf-8")

    def build(files: dict[str, str], *paths: str, **options: object) -> Walked:
        for name, text in files.items():
            Path(name).write_text(text, "utf-8")
        line = CliOptions({name.replace("_", "-"): value for name, value in options.items()})
        return Walked(paths or (".",), Configurations(Path(), lambda _: CATALOGUE, line))

    return build


ALL = ["a.txt", "drafts/d.txt", "news/a.txt", "news/old.bak.txt", "news/wire/b.txt"]


def without(*names: str) -> list[str]:
    return [name for name in ALL if name not in names]


def test_folders_without_articles_are_left_out_by_default(walk: Walk) -> None:
    walked = walk({})
    assert (walked.found, walked.left) == (ALL, {"venv/": "excluded by default"})


def test_excludes_are_relative_to_their_file_and_take_the_place_of_the_default(walk: Walk) -> None:
    walked = walk({"news/checker.toml": 'exclude = ["/wire", "*.bak.*"]\n'})
    assert walked.found == without("news/old.bak.txt", "news/wire/b.txt")
    assert walked.left["news/wire/"] == "excluded by news/checker.toml"
    assert walked.left["venv/"] == "excluded by default"
    walked = walk({"checker.toml": 'exclude = ["wire/"]\n', "news/checker.toml": ""})
    assert walked.found == [*ALL, "venv/c.txt"]
    Path("news/checker.toml").unlink()
    assert walk({}).found == [*without("news/wire/b.txt"), "venv/c.txt"]


def test_extend_exclude_adds_and_may_take_back(walk: Walk) -> None:
    walked = walk({"checker.toml": 'extend-exclude = ["news", "!venv"]\n'})
    assert walked.found == ["a.txt", "drafts/d.txt", "venv/c.txt"]
    walked = walk(
        {"checker.toml": 'extend = "b.toml"\nextend-exclude = ["!*.bak.txt"]\n', "b.toml": 'exclude = ["*.txt"]\n'}
    )
    assert walked.found == ["news/old.bak.txt"]


def test_what_git_ignores_is_left_out_unless_the_project_says_otherwise(walk: Walk) -> None:
    walked = walk({".gitignore": "drafts/\n*.bak.txt\n", "news/.gitignore": "!old.bak.txt\nwire\n"})
    assert walked.found == without("drafts/d.txt", "news/wire/b.txt")
    assert walked.left == {"drafts/": "ignored by Git", "news/wire/": "ignored by Git", "venv/": "excluded by default"}
    assert walk({"checker.toml": "respect-gitignore = false\n"}).found == ALL
    assert walk({"checker.toml": ""}, respect_gitignore=False).found == ALL


def test_what_is_named_is_read_although_it_is_excluded(walk: Walk) -> None:
    files = {"checker.toml": 'extend-exclude = ["drafts", "/a.txt"]\n', ".gitignore": "news/\n"}
    walked = walk(files, "a.txt", "drafts", "news", "venv/c.txt")
    assert walked.found == ["a.txt", "drafts/d.txt", "news/a.txt", "news/old.bak.txt", "news/wire/b.txt", "venv/c.txt"]
    assert walked.left == {}


def test_force_exclude_leaves_it_out_all_the_same(walk: Walk) -> None:
    text = 'extend-exclude = ["drafts", "/a.txt"]\n'
    for files, options in (
        ({"checker.toml": f"{text}force-exclude = true\n"}, {}),
        ({"checker.toml": text}, {"force_exclude": True}),
    ):
        walked = walk(
            {**files, ".gitignore": "wire\n"},
            "a.txt",
            "drafts/d.txt",
            "news/wire/b.txt",
            "news/a.txt",
            "venv",
            **options,
        )
        assert walked.found == ["news/a.txt"]
        assert walked.left == {
            "a.txt": "excluded by checker.toml",
            "drafts/d.txt": "excluded by checker.toml",
            "news/wire/b.txt": "ignored by Git",
            "venv/": "excluded by default",
        }


def test_the_command_line_excludes_too(walk: Walk) -> None:
    assert walk({"checker.toml": 'exclude = ["*"]\n'}, exclude=["news"]).found == [
        "a.txt",
        "drafts/d.txt",
        "venv/c.txt",
    ]
    Path("checker.toml").write_text('extend-exclude = ["drafts"]\n', "utf-8")
    assert walk({}, extend_exclude=["wire"]).found == without("drafts/d.txt", "news/wire/b.txt")
    assert walk({}, extend_exclude=["wire"]).left["news/wire/"] == "excluded by --extend-exclude"


def test_each_folder_has_the_formats_of_its_configuration(walk: Walk) -> None:
    files = {"news/checker.toml": 'formats = {".story" = "text"}\n', "news/x.story": "x\n", "drafts/y.story": "x\n"}
    assert sorted(walk(files).found) == sorted([*ALL, "news/x.story"])


def test_a_file_can_be_looked_up_without_a_walk(walk: Walk) -> None:
    walk({"checker.toml": 'extend-exclude = ["drafts"]\n'})
    found = Configurations(Path(), lambda _: CATALOGUE)
    assert found.excluded(Path("drafts/d.txt")) == ""
    assert found.excluded(Path("drafts/d.txt"), named=False) == "excluded by checker.toml"
    assert found.excluded(Path("a.txt"), named=False) == ""


def test_a_corpus_is_walked_in_linear_time(walk: Walk, tmp_path: Path) -> None:
    @cache
    def corpus(folders: int) -> Path:
        for number in range(folders):
            folder = tmp_path / f"{folders}/{number:03}"
            folder.mkdir(parents=True)
            for file in range(100):
                (folder / f"{file:03}.txt").touch()
        return Path(f"{folders}")

    def walked(corpus: Path) -> None:
        configurations = Configurations(Path(), lambda _: CATALOGUE)
        found = list(discover([corpus], scope=configurations))
        assert len({configurations.settings_for(path) for path in found if isinstance(path, Path)}) == 1
        assert len(found) == 100 * int(corpus.name)

    Path(".gitignore").write_text("*.log\nbuild/\n/dist\n!keep.log\nnode_modules/\ntmp/**\n*.bak\nout-*/\n", "utf-8")
    Path("checker.toml").write_text('extend-exclude = ["*.old.txt", "archive/"]\n', "utf-8")
    assert_linear(corpus, walked, 200)
