"""Real clients of LanguageTool against a real server: language-tool-python, and LanguageTool's own client in Java."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checker.backends.languagetool.jars import PINNED
from checker.run.catalogues import catalogue_of
from tests.backends.stand_ins import missing, needs_package

if TYPE_CHECKING:
    from language_tool_python import LanguageTool, Match

    from tests.serve.conftest import Server

# scripts/install_languagetool.sh puts both there.
SHARE = Path(sys.prefix) / "share"
CLIENT = SHARE / "languagetool-client"
JARS = SHARE / "checker" / "languagetool" / PINNED / "libs"
PROGRAM = Path(__file__).parent / "LanguageToolClient.java"

STORY = (
    "😀👨‍👩‍👧 The envoys met in Velmar on Monday and will meet again in May, their hosts said."
    " STORM CLOSES SCOOLS IN THE NORTH: LIVE UPDATES “Nobody left the hall before midnight,” one of them told reporters.\n\n"
    "The general 😀 had ordered his men. to the border two days before. The bank lent 😀 $3 million in May and $ 4.5 in June."
    " Click here to receive the 😀 newspaper's application. They met on Monday.\n"
)
WORDS = {
    "STRUCTURE_EMBEDDED_HEADLINE": "STORM CLOSES SCOOLS IN THE NORTH: LIVE UPDATES ",
    "STRUCTURE_STRAY_STOP": "men. to",
    "FIGURES_LOST_MAGNITUDE": "$ 4.5",
    "LEFTOVERS_PROMO_LINE": "Click here to receive the 😀 newspaper's application. ",
}
NEW_WORDS = {"STRUCTURE_STRAY_STOP": "men to", "FIGURES_LOST_MAGNITUDE": "$4.5 million"}
FIXED = {rule: STORY.replace(words, NEW_WORDS.get(rule, "")) for rule, words in WORDS.items()}
WITH_EMOJI = "LEFTOVERS_PROMO_LINE"


@pytest.fixture
def tool(server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[LanguageTool]:
    """language-tool-python, with the server as its remote one."""
    needs_package()
    from language_tool_python import LanguageTool

    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with LanguageTool("en-US", remote_server=server.address) as tool:
        yield tool


def words_of(match: Match) -> str:
    """The words that a match marks. The client turns the offset into code points; the length stays as it was sent, in UTF-16 code units."""
    after = STORY[match.offset :].encode("utf-16-le")
    return after[: 2 * match.error_length].decode("utf-16-le")


def test_language_tool_python_has_the_matches_at_their_words(tool: LanguageTool) -> None:
    assert {match.rule_id: words_of(match) for match in tool.check(STORY)} == WORDS


def test_language_tool_python_applies_replacements(tool: LanguageTool) -> None:
    from language_tool_python.utils import correct

    # Where there is an emoji in the marked words, it replaces one character too many, with LanguageTool's server too.
    tool.disabled_rules = {WITH_EMOJI}
    matches = tool.check(STORY)
    assert {match.rule_id: correct(STORY, [match]) for match in matches} == {
        rule: fixed for rule, fixed in FIXED.items() if rule != WITH_EMOJI
    }
    fixed = STORY
    for rule, words in WORDS.items():
        fixed = fixed if rule == WITH_EMOJI else fixed.replace(words, NEW_WORDS.get(rule, ""))
    assert tool.correct(STORY) == fixed


def test_language_tool_python_chooses_rules(tool: LanguageTool) -> None:
    tool.disabled_rules = {"STRUCTURE_STRAY_STOP", WITH_EMOJI}
    tool.disabled_categories = {"FIGURES"}
    assert [match.rule_id for match in tool.check(STORY)] == ["STRUCTURE_EMBEDDED_HEADLINE"]
    tool.disabled_rules, tool.disabled_categories = set(), set()
    tool.enabled_rules, tool.enabled_rules_only = {"FIGURES_LOST_MAGNITUDE"}, True
    assert [match.rule_id for match in tool.check(STORY)] == ["FIGURES_LOST_MAGNITUDE"]


def test_language_tool_python_can_turn_off_spelling(tool: LanguageTool) -> None:
    text = "The scool was shut, and the minister apologised for it."
    assert [match.category for match in tool.check(text)] == ["TYPOS"]
    tool.disable_spellchecking()
    assert tool.check(text) == []


def test_language_tool_python_shows_an_error(tool: LanguageTool) -> None:
    from language_tool_python.exceptions import LanguageToolError

    tool.enabled_rules_only = True
    with pytest.raises(LanguageToolError, match="You must specify enabled rules or categories"):
        tool.check("a")


def test_language_tool_python_refuses_a_language_that_is_not_listed(server: Server, tool: LanguageTool) -> None:
    with pytest.raises(ValueError, match="fr"):
        tool.language = "fr"


def java_with_compiler() -> str:
    """The program ``java`` of a JDK."""
    java = Path(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else Path("java")
    found = shutil.which(java)
    if found is None:
        missing("Java")
    modules = subprocess.run([str(found), "--list-modules"], capture_output=True, check=True).stdout
    if b"jdk.compiler@" not in modules:
        missing("Java's compiler")
    return str(found)


def checked_by_java(server: Server, text: str, *disabled: str) -> dict[str, Any]:
    """What LanguageTool's own client makes of the server's answers."""
    if not any(CLIENT.glob("*.jar")) or not JARS.is_dir():
        missing("LanguageTool's client")
    classes = os.pathsep.join(map(str, [*CLIENT.glob("*.jar"), *JARS.glob("jackson-*.jar")]))
    command = [java_with_compiler(), "-cp", classes, str(PROGRAM), server.address, *disabled]
    ran = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    result: dict[str, Any] = json.loads(ran.stdout)
    return result


def test_languagetools_own_client_has_the_matches_at_their_words_and_applies_replacements(server: Server) -> None:
    found = checked_by_java(server, STORY)
    assert {match["rule"]: match["words"] for match in found["matches"]} == WORDS
    assert {match["rule"]: match["fixed"] for match in found["matches"]} == FIXED
    assert all(match["context"] == match["words"] for match in found["matches"])
    assert (found["software"], found["language"], found["detected"]) == ("checker", "en-US", "en-US")
    assert found["rules"] == len(catalogue_of(None))


def test_languagetools_own_client_turns_rules_off(server: Server) -> None:
    found = checked_by_java(server, STORY, "STRUCTURE_STRAY_STOP", "FIGURES_LOST_MAGNITUDE", WITH_EMOJI)
    assert [match["rule"] for match in found["matches"]] == ["STRUCTURE_EMBEDDED_HEADLINE"]
