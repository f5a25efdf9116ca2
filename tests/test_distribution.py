"""No document, template or message makes anybody install an unrelated package.

The distribution is not on the package index, where the name of the command is another project's. So a line that installs names a path, an
address, or a dependency of ours. A variable (``$NAME``) is as good as what its document sets it to.
"""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.backends.languagetool.backend import PACKAGE

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
DEPENDENCIES = {
    re.sub(r"\s", "", named) for named in (*PROJECT["dependencies"], *(n for e in EXTRAS.values() for n in e))
}
PLACES = (
    "*.md", "*.yml", "*.yaml", "Makefile", ".ci/*", "docs/**/*.md", "integrations/*", "bench/*.py", "checker/**/*.py",
    "rules/**/*.yaml", "samples/**/*.md", "scripts/*", "tests/**/*.md",
)  # fmt: skip
DOCUMENTS = sorted({path for place in PLACES for path in ROOT.glob(place) if path.is_file()})

INSTALLS = re.compile(
    r"""\b(?:(?P<run>uvx|pipx\ run|uv\ tool\ run)
        | (?:pip[0-9.]*|pipx|uv\ pip|uv\ tool|pipenv)(?:\ -[^\s]+)*\ (?:install|download|wheel|inject|upgrade)
        | (?:uv|poetry|pdm|rye)\ add )(?=\s(?P<rest>[^\n`]*))""",
    re.VERBOSE,
)
END = re.compile(r"[;&|<>()#]+")
FROM = ("--from", "--spec", "--with", "-e", "--editable")
VALUED = ("-c", "--constraint", "-f", "--find-links", "-i", "--index-url", "--python", "-r", "--requirement", "-t", "--target",
          "-w", "--wheel-dir", "-d", "--dest")  # fmt: skip
ADDRESS = re.compile(r"(?:git\+)?(?:https|file)://\S+")
REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(?:\[(?P<extras>[\w,-]+)\])? @ (?P<address>\S+)")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def installed(text: str) -> Iterator[tuple[str, bool]]:
    """What the lines of a text install, and whether they ask no index for it."""
    for found in INSTALLS.finditer(text.replace("\\\n", " ")):
        words = words_of(found["rest"])
        offline = "--no-index" in words
        sources = [word for at, word in enumerate(words) if at and words[at - 1] in FROM]
        values = {at + 1 for at, word in enumerate(words) if word in (*FROM, *VALUED)}
        plain = [word for at, word in enumerate(words) if at not in values and not word.startswith("-")]
        if found["run"]:
            plain = [] if sources else plain[:1]  # what follows are the arguments of the program
        yield from ((word, offline) for word in sources + plain)


def words_of(command: str) -> list[str]:
    """The words of a command, as a shell reads them, up to its end."""
    # A message in a Python string ends with its quote.
    closed = command if command.count('"') % 2 == 0 else command.rpartition('"')[0]
    reader = shlex.shlex(closed, posix=True, punctuation_chars=True)
    reader.whitespace_split = True
    reader.commenters = ""
    words: list[str] = []
    try:
        for word in reader:
            if END.fullmatch(word):
                break
            words.append(word)
    except ValueError:  # an apostrophe: the line is a sentence, not a command
        return command.split()
    return words


def is_ours(word: str, text: str, *, offline: bool = False) -> bool:
    if variable := re.fullmatch(r"\$\{?(\w+)\}?", word):
        values = re.findall(rf"^\s*{variable[1]}[:=] *(\S.*)$", text, re.MULTILINE)
        return bool(values) and all(value == "${{ github.action_path }}" or is_ours(value, text) for value in values)
    if requirement := REQUIREMENT.fullmatch(word):
        extras = set((requirement["extras"] or "").split(",")) - {""}
        return (
            requirement["name"] == PROJECT["name"]
            and extras <= set(EXTRAS)
            and bool(ADDRESS.fullmatch(requirement["address"]))
        )
    if ADDRESS.fullmatch(word) or re.match(r"\.(?:$|[/\[])|\.\./|/|~/", word):
        return True
    return word in DEPENDENCIES or (offline and word == PROJECT["name"])


def test_no_document_installs_an_unrelated_package() -> None:
    texts = {named(path): path.read_text("utf-8") for path in DOCUMENTS}
    unrelated = {
        name: [word for word, offline in installed(text) if not is_ours(word, text, offline=offline)]
        for name, text in texts.items()
    }
    assert {name: words for name, words in unrelated.items() if words} == {}


def test_the_documents_that_install_something_are_found() -> None:
    found = {named(path) for path in DOCUMENTS if any(installed(path.read_text("utf-8")))}
    assert found >= {
        "Makefile", "README.md", "action.yml", "checker/backends/languagetool/backend.py", "docs/how-to/use-gitlab.md",
        "docs/how-to/use-languagetool.md", "integrations/Containerfile", "integrations/gitlab-ci.yml",
    }  # fmt: skip


def test_a_page_with_a_placeholder_explains_it() -> None:
    pages = [path for path in DOCUMENTS if path.suffix == ".md"]
    texts = {named(path): path.read_text("utf-8") for path in pages}
    placed = {name for name, text in texts.items() if any("/OWNER/" in word for word, _ in installed(text))}
    assert {"README.md", "docs/how-to/use-languagetool.md"} <= placed
    assert {
        name
        for name in placed
        if "Replace `OWNER` with " not in texts[name] and "your copy of this repository" not in texts[name]
    } == set()


@pytest.mark.parametrize(
    "line",
    [
        "pip install .", "pip install '.[languagetool]'", 'python -m pip install --quiet -e ".[dev]"', "pip install ./checker",
        "pipx install git+https://github.com/OWNER/checker", "uvx --from git+https://github.com/OWNER/checker checker check a.txt",
        'pip install "newschecker[languagetool] @ git+https://github.com/OWNER/checker"', "pip wheel --wheel-dir /wheels .",
        "pip install --no-index --find-links /wheels newschecker \\\n    && useradd checker",
        'SOURCE: https://news.example/checker.tar.gz\npip install "$SOURCE"',
    ],
)  # fmt: skip
def test_lines_that_install_from_a_place_pass(line: str) -> None:
    assert list(installed(line))
    assert all(is_ours(word, line, offline=offline) for word, offline in installed(line))


@pytest.mark.parametrize(
    "line",
    [
        "pip install checker", "pip install 'checker[languagetool]'", "pip install newschecker", "python3 -m pip install -U checker==0.1.0",
        "pipx install checker", "uv tool install newschecker", "uvx checker check a.txt", "pipx run checker", "uv add checker",
        "pip install -r requirements.txt checker", "pip install --find-links /wheels newschecker", 'pip install "$SOURCE"',
        'SOURCE: checker\npip install "$SOURCE"', 'pip install "checker @ git+https://github.com/OWNER/checker"',
        'pip install "newschecker[nothing] @ git+https://github.com/OWNER/checker"', "`pip install checker` adds it",
        'MESSAGE = "pip install checker"', "pip install . && pip install checker", "The desk's way: pip install checker",
        "pip install \\\n    checker", "pip --quiet install checker",
    ],
)  # fmt: skip
def test_lines_that_install_by_a_name_from_the_index_are_found(line: str) -> None:
    assert any(not is_ours(word, line, offline=offline) for word, offline in installed(line))


def test_the_message_of_a_missing_package_names_what_the_extra_requires() -> None:
    assert [word for word, _ in installed(PACKAGE)] == EXTRAS["languagetool"]
