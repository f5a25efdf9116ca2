from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli.commands.words import command, import_lists, learn_words, list_unused
from checker.config.options import CliOptions
from checker.model.errors import UsageError
from checker.model.settings import Settings
from checker.run.workspace import Workspace
from checker.words.lexicon import Lexicon
from checker.words.lists import parse_word_list, read_word_list
from tests.conftest import Runner

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def writing(name: str, text: str) -> Path:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return writing


def test_imported_lists_are_printed_under_their_files_each_word_once(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    write("cspell.json", '{"words": ["snorvel", "Zorbal", "Canal+"], "flagWords": ["hte"]}')
    write("styles/accept.txt", "(?i)snorvel\n[Bb]lorp\nqu.*x\n")
    assert import_lists(["cspell.json", "styles/accept.txt"]) == 0
    printed = capsys.readouterr()
    assert printed.out == (
        "# From cspell.json (cspell): 3 entries\nCanal\\+\nsnorvel\nZorbal\n"
        "# Not imported from cspell.json:\n#   cspell.json: flagWords: hte  (a word list can't forbid words; use a project rule or the table of names)\n\n"
        "# From styles/accept.txt (Vale): 1 entry\nblorp\n"
        "# Not imported from styles/accept.txt:\n#   styles/accept.txt:3: qu.*x  (regular expressions are not supported: list the words that it matches)\n\n"
    )
    assert printed.err == "checker: 2 entries left out; comments give the reasons\n"
    lexicon = Lexicon.load(parse_word_list(printed.out))
    assert not lexicon.unknown(frozenset({"snorvel", "blorp"}))


def test_words_to_learn_are_lines_of_a_list(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    for name in "abc":
        write(f"{name}.txt", "In Quuxville they snorvel it and they recieved the old letter.\n")
    assert learn_words([Path()], Workspace(Settings())) == 0
    out = capsys.readouterr().out
    assert out == (
        "# Unknown words that occur in at least 3 of 3 articles\n"
        "\n# Words\nsnorvel  # 3 articles: Quuxville they snorvel it and they\n"
        "\n# Names\nQuuxville  # 3 articles: In Quuxville they snorvel it\n"
        "\n# Possible misspellings: remove the # to accept one\n"
        "# recieved  # 3 articles; perhaps “received”: and they recieved the old letter\n"
    )
    assert {entry.text for entry in parse_word_list(out)} == {"snorvel", "Quuxville"}


def test_a_file_that_is_not_read_makes_the_run_incomplete(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.txt", "They met.\n")
    assert learn_words([Path("a.txt"), Path("none.txt")], Workspace(Settings())) == 3
    assert "checker: none.txt: no such file" in capsys.readouterr().err


def test_unneeded_entries_are_listed_with_their_places(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.txt", "In Quuxville they met.\n")
    workspace = Workspace(Settings(accepted=frozenset({"Quuxville", "snorvel+", "London"})))
    assert list_unused([Path("a.txt")], workspace) == 1
    assert capsys.readouterr().out == "London: already known\nsnorvel+: not used in any article\n"
    assert list_unused([Path("a.txt")], Workspace(Settings(accepted=frozenset({"Quuxville"})))) == 0


def test_a_list_is_no_article(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    words = read_word_list(write("words.txt", "Quuxville\nsnorvel\n"))
    write("a.txt", "In Quuxville they met.\n")
    assert list_unused([Path()], Workspace(Settings(accepted=words))) == 1
    assert capsys.readouterr().out == "words.txt:2: snorvel: not used in any article\n"


def test_without_a_list_nothing_can_be_unneeded(write: Write) -> None:
    write("a.txt", "They met.\n")
    with pytest.raises(UsageError, match="no word list in use"):
        list_unused([Path()], Workspace(Settings()))


def test_one_thing_is_done_at_a_time(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write("terms.txt", "snorvel\n")
    assert command(CliOptions({"import": True}), [Path("terms.txt")]) == 0
    assert "snorvel" in capsys.readouterr().out
    with pytest.raises(UsageError, match="given: none"):
        command(CliOptions(), [])
    with pytest.raises(UsageError, match="given: --import and --learn"):
        command(CliOptions({"import": True, "learn": True}), [])


def test_lists_of_a_folder_hold_for_its_articles(run: Runner) -> None:
    run.write("checker.toml", 'words = ["words.txt"]\n')
    run.write("words.txt", "blorp\n")
    run.write("desk/checker.toml", 'words = ["own.txt"]\n')
    run.write("desk/own.txt", "snorvel+\nZorbal\n")
    run.write("desk/a.txt", "They were snorvelling it.\n")
    ran = run("words", "--unused", ".")
    assert (ran.code, ran.lines) == (
        1,
        ["desk/own.txt:2: Zorbal: not used in any article", "words.txt:1: blorp: not used in any article"],
    )


def test_a_list_that_can_not_be_imported_is_wrong_usage(run: Runner) -> None:
    ran = run("words", "--import", "none.dic")
    assert (ran.code, ran.stderr) == (2, "checker: none.dic: no such file\n")
