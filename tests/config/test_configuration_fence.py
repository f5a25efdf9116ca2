"""Whoever may change an article may change its configuration: it leads nowhere outside of the project."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.backends.languagetool.options import is_local
from tests.integrations.test_github import PROJECT_RULE

if TYPE_CHECKING:
    from tests.conftest import Runner

STORY = "The council sent its crews. to the river.\n"
HIDDEN = "t0ken\u200bwhich nobody may see\n"
KEYS = ("accept", "words", "names", "baseline", "rules", "extend")
LISTS = ("accept", "words")


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    path = tmp_path / "outside" / "secret.txt"
    path.parent.mkdir()
    path.write_text(HIDDEN, "utf-8")
    return path


@pytest.fixture
def news(run: Runner, outside: Path) -> Runner:
    """A repository beside which a file lies that is none of its business."""
    assert outside.parent.parent == run.folder
    folder = run.folder / "news"
    (folder / ".git").mkdir(parents=True)
    (folder / "a.txt").write_text(STORY, "utf-8")
    return type(run)(folder)


def line(key: str, name: str | Path) -> str:
    return f'{key} = ["{name}"]\n' if key in LISTS else f'{key} = "{name}"\n'


def assert_refused(run: Runner, name: str, key: str, *options: str, place: str = "checker.toml:2") -> None:
    for command in (("check", "."), ("fix", "."), ("baseline", "."), ("check", "a.txt", "--untrusted")):
        ran = run(*command, *options)
        assert (ran.code, ran.stdout) == (2, "")
        assert ran.stderr.startswith(f"checker: {place}: {key}: “{name}” is outside the project folder"), ran.stderr
        assert "t0ken" not in ran.stderr


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("absolute", [True, False])
def test_no_key_leads_outside_of_the_repository(news: Runner, outside: Path, key: str, *, absolute: bool) -> None:
    name = str(outside) if absolute else "../outside/secret.txt"
    news.write("checker.toml", "# what the desk wants\n" + line(key, name))
    assert_refused(news, name, key)


@pytest.mark.parametrize("key", KEYS)
def test_no_link_leads_outside_either(news: Runner, outside: Path, key: str) -> None:
    (news.folder / "desk").symlink_to(outside.parent)
    (news.folder / "words.txt").symlink_to(outside)
    for name in ("words.txt", "desk/secret.txt", "desk/../desk/secret.txt"):
        news.write("checker.toml", "# what the desk wants\n" + line(key, name))
        assert_refused(news, name, key)


@pytest.mark.parametrize("key", LISTS)
def test_what_git_keeps_for_itself_is_outside(news: Runner, key: str) -> None:
    news.write(".git/config", '[http "https://news.example/"]\nextraheader = t0ken\n')
    news.write("checker.toml", "# what the desk wants\n" + line(key, ".git/config"))
    assert_refused(news, ".git/config", key)


@pytest.mark.parametrize("text", ['accept = ["{}"]', 'language = "{}"', '"{}" = 1', 'languagetool-url = "h/{}"'])
def test_no_value_forges_a_line_of_the_message(news: Runner, text: str) -> None:
    news.write("checker.toml", text.replace("{}", r"../a\n::error file=a.txt::forged\u001b[31m\u202e"))
    ran = news("check", ".")
    assert (ran.code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert ran.stderr[:-1].isprintable()


def test_nothing_is_written_outside(news: Runner, outside: Path) -> None:
    news.write("checker.toml", 'baseline = "../outside/new.tsv"\n[rules]\nfolder = "../outside"\n')
    for command in (("baseline", "."), ("new-rule", "desk/worn-word"), ("test-rules",)):
        assert news(*command).code == 2
    assert [path.name for path in outside.parent.iterdir()] == ["secret.txt"]


def test_a_nested_file_may_name_what_lies_above_it_in_the_repository(news: Runner) -> None:
    news.write("desk/words.txt", "crews\n")
    news.write("checker.toml", 'fail-on = "never"\n')
    news.write("north/checker.toml", 'extend = "../checker.toml"\naccept = ["../desk/words.txt"]\n')
    news.write("north/a.txt", STORY)
    assert news("check", "north").code == 0


def test_a_link_within_the_repository_is_followed(news: Runner) -> None:
    news.write("desk/words.txt", "Welm\n")
    (news.folder / "words.txt").symlink_to("desk/words.txt")
    news.write("checker.toml", 'accept = ["words.txt"]\n')
    assert news("check", "a.txt").code == 1


def test_without_a_repository_the_outermost_configuration_is_the_fence(run: Runner, outside: Path) -> None:
    run.write("site/checker.toml", "")
    run.write("site/words.txt", "Welm\n")
    run.write("site/north/checker.toml", 'accept = ["../words.txt"]\n')
    run.write("site/north/a.txt", STORY)
    assert run("check", "site/north").code == 1
    run.write("site/north/checker.toml", line("accept", outside))
    ran = run("check", "site/north")
    assert ran.code == 2
    assert "is outside the project folder" in ran.stderr


def test_a_configuration_that_is_a_link_to_elsewhere_is_not_read(news: Runner, outside: Path) -> None:
    (news.folder / "checker.toml").symlink_to(outside)
    ran = news("check", ".")
    assert (ran.code, ran.stderr) == (2, "checker: checker.toml: links to a file outside the project folder\n")


def test_a_page_of_a_rule_is_no_link_to_elsewhere(news: Runner, outside: Path) -> None:
    news.write("rules/desk/worn-word.yaml", PROJECT_RULE)
    (news.folder / "rules" / "desk" / "other.yaml").symlink_to(outside)
    news.write("checker.toml", 'rules = "rules"\n')
    ran = news("check", "a.txt")
    assert ran.code == 2
    assert ran.stderr.startswith("checker: checker.toml:1: rules: “rules/desk/other.yaml” is outside the project")
    assert news("check", "a.txt", "--no-local-rules").code == 1


@pytest.mark.parametrize("key", LISTS)
def test_a_file_that_is_named_on_the_command_line_may_lead_anywhere(news: Runner, outside: Path, key: str) -> None:
    outside.write_text("Welm\n", "utf-8")
    mine = outside.parent / "mine.toml"
    mine.write_text(line(key, outside) + 'fail-on = "never"\n', "utf-8")
    assert news("check", "a.txt", "--config", str(mine)).code == 0
    near = news.write("near.toml", line(key, outside))
    assert news("check", "a.txt", "--config", str(near)).code == 1
    assert news("check", "a.txt", "--config", str(near), "--untrusted").code == 2
    assert news("check", "a.txt", "--accept", str(outside), "--untrusted").code == 1


def test_what_a_named_file_extends_is_held_to_its_own_project(news: Runner, outside: Path) -> None:
    news.write("checker.toml", line("accept", outside))
    mine = outside.parent / "mine.toml"
    mine.write_text('extend = "../news/checker.toml"\n', "utf-8")
    ran = news("check", "a.txt", "--config", str(mine))
    assert ran.code == 2
    assert ran.stderr.startswith("checker: checker.toml:1: accept: ")


def test_own_rules_are_left_out_of_what_is_not_trusted(news: Runner) -> None:
    news.write("good.txt", "The council met on Monday.\n")
    news.write("rules/desk/worn-word.yaml", PROJECT_RULE)
    news.write("checker.toml", 'rules = "rules"\n')
    assert news("check", "good.txt").code == 1
    assert news("check", "good.txt", "--untrusted").code == 0
    for command in ("fix", "baseline"):
        assert news(command, "good.txt", "--untrusted").code == 0
    assert "desk" not in (news.folder / "checker-baseline.tsv").read_text("utf-8")


@pytest.fixture
def server() -> Iterator[tuple[int, list[str]]]:
    """The port of a server that is no LanguageTool, and the paths that it was asked for."""
    requests: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            requests.append(self.path)
            self.send_error(404)

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield listening.server_address[1], requests
        listening.shutdown()


@pytest.mark.parametrize(
    "address",
    [
        "http://news.example:8081",
        "news.example",
        "http://192.0.2.7/",
        "http://0.0.0.0:{port}",
        "http://localhost@news.example/",
        "http://news.example\\\\@localhost:{port}/",
        "http://me@127.0.0.1:{port}/",
        "http://localhost.news.example/",
        "http://[2001:db8::1]/",
        "http://127.0.0.1:{port}/internal/admin",
        "http://localhost:{port}/internal/v2",
    ],
)
def test_no_address_elsewhere_is_taken_from_a_configuration(
    news: Runner, server: tuple[int, list[str]], address: str
) -> None:
    port, requests = server
    news.write("checker.toml", f'languagetool-url = "{address.format(port=port)}"\nwith = ["languagetool"]\n')
    ran = news("check", "a.txt")
    assert ran.code == 2
    assert ran.stderr.startswith("checker: checker.toml:1: languagetool-url: “")
    assert requests == []
    # One that the command line names takes its place, as do other programs than this.
    assert news("check", "a.txt", "--with", "none", "--languagetool-url", "http://localhost:1").code == 1


def test_an_address_is_not_taken_from_what_is_not_trusted(news: Runner, server: tuple[int, list[str]]) -> None:
    port, requests = server
    news.write("checker.toml", f'languagetool-url = "http://127.0.0.1:{port}/admin"\nwith = ["languagetool"]\n')
    empty = news.folder.parent / "empty"
    empty.mkdir()
    ran = news("check", "a.txt", "--untrusted", "--languagetool-folder", str(empty), "--format", "json")
    assert (ran.code, requests) == (3, [])
    assert [found["rule"] for found in json.loads(ran.out)["files"][0]["findings"]] == ["structure/stray-stop"]


@pytest.mark.parametrize(
    "address", ["http://localhost:8081", "localhost:8081", "127.0.0.1", "http://127.4.5.6/v2", "https://[::1]:81/"]
)
def test_an_address_of_this_machine_is_taken_from_a_configuration(news: Runner, address: str) -> None:
    assert is_local(address)
    news.write("checker.toml", f'languagetool-url = "{address}"\n')
    assert news("check", "a.txt").code == 1
