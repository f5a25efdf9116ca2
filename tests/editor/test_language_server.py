"""The language server, with a real client at the other end of its pipes."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from checker.cli.commands.lsp import PACKAGE, command
from checker.config.options import CliOptions
from checker.model.errors import UsageError

if TYPE_CHECKING:
    from tests.conftest import Runner

DAMAGED = "The general had ordered his men. to the border on Monday. It paid $ 40 million. 🙂 It paid $ 50 million.\n"
LONGEST = 120


class Editor:
    """An editor with one document open."""

    def __init__(self, client: LanguageClient, path: Path) -> None:
        self.client, self.uri, self.version = client, path.as_uri(), 0
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: asyncio.Queue[types.ShowMessageParams] = asyncio.Queue()
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self.published.put_nowait))
        client.feature(types.WINDOW_SHOW_MESSAGE)(partial(self.messages.put_nowait))

    async def open(self, text: str) -> list[types.Diagnostic]:
        item = types.TextDocumentItem(self.uri, "plaintext", self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.diagnostics()

    def type(self, text: str) -> None:
        self.version += 1
        document = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def diagnostics(self) -> list[types.Diagnostic]:
        published = await asyncio.wait_for(self.published.get(), LONGEST)
        assert published.uri == self.uri
        return list(published.diagnostics)

    async def quick_fixes(self, *about: types.Diagnostic) -> list[types.CodeAction]:
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri), about[0].range, types.CodeActionContext(list(about))
        )
        found = await self.client.text_document_code_action_async(params)
        return [action for action in found or [] if isinstance(action, types.CodeAction)]


@asynccontextmanager
async def editor(path: Path) -> AsyncIterator[Editor]:
    client = LanguageClient("an editor", "1")
    opened = Editor(client, path)
    await client.start_io(sys.executable, "-m", "checker", "lsp", cwd=path.parent)
    await client.initialize_async(types.InitializeParams(types.ClientCapabilities(), root_uri=path.parent.as_uri()))
    client.initialized(types.InitializedParams())
    try:
        yield opened
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()


def in_an_editor(path: Path, session: Callable[[Editor], Awaitable[None]]) -> None:
    async def run() -> None:
        async with editor(path) as opened:
            await session(opened)

    asyncio.run(run())


def applied(text: str, action: types.CodeAction, uri: str) -> str:
    assert action.edit is not None
    assert action.edit.changes is not None
    lines = text.split("\n")
    for edit in sorted(action.edit.changes[uri], key=lambda edit: edit.range.start.character, reverse=True):
        line = lines[edit.range.start.line].encode("utf-16-le")
        start, end = 2 * edit.range.start.character, 2 * edit.range.end.character
        lines[edit.range.start.line] = (line[:start] + edit.new_text.encode("utf-16-le") + line[end:]).decode(
            "utf-16-le"
        )
    return "\n".join(lines)


def test_findings_are_diagnostics_and_fixes_quick_fixes(tmp_path: Path) -> None:
    async def session(opened: Editor) -> None:
        found = await opened.open(DAMAGED)
        assert [(one.code, one.source) for one in found] == [
            ("structure/stray-stop", "checker"),
            ("figures/spaced-currency", "checker"),
            ("figures/spaced-currency", "checker"),
        ]
        (fix,) = await opened.quick_fixes(found[2])
        assert fix.is_preferred
        assert applied(DAMAGED, fix, opened.uri) == DAMAGED.replace("$ 50", "$50")
        assert (await opened.quick_fixes(found[0]))[0].is_preferred is False

    in_an_editor(tmp_path / "story.txt", session)


def test_answers_of_a_question_are_quick_fixes(tmp_path: Path) -> None:
    text = "The donors are raising their aid by $500 million, which brings it to $2.5 this year.\n"

    async def session(opened: Editor) -> None:
        (question,) = await opened.open(text)
        assert question.message.startswith("$2.5") or "billion" in question.message
        (answer,) = await opened.quick_fixes(question)
        assert answer.title == "checker: answer A: $2.5 billion"
        assert applied(text, answer, opened.uri) == text.replace("$2.5", "$2.5 billion")

    in_an_editor(tmp_path / "story.txt", session)


def test_only_the_last_of_several_quick_changes_is_checked(tmp_path: Path) -> None:
    async def session(opened: Editor) -> None:
        assert await opened.open(DAMAGED)
        for text in (DAMAGED * 2, DAMAGED * 3, "The port is open.\n"):
            opened.type(text)
        assert await opened.diagnostics() == []
        assert opened.published.empty()

    in_an_editor(tmp_path / "story.txt", session)


def test_a_saved_configuration_holds_at_once(tmp_path: Path) -> None:
    configuration = tmp_path / "checker.toml"

    async def session(opened: Editor) -> None:
        assert len(await opened.open(DAMAGED)) == 3
        configuration.write_text('ignore = ["figures"]\n', encoding="utf-8")
        saved = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(configuration.as_uri()))
        opened.client.text_document_did_save(saved)
        assert [one.code for one in await opened.diagnostics()] == ["structure/stray-stop"]
        configuration.write_text("ignore = 3\n", encoding="utf-8")
        opened.client.text_document_did_save(saved)
        assert await opened.diagnostics() == []
        message = await asyncio.wait_for(opened.messages.get(), LONGEST)
        assert "checker.toml" in message.message
        assert "ignore" in message.message

    in_an_editor(tmp_path / "story.txt", session)


def test_a_document_of_another_kind_has_no_diagnostics(tmp_path: Path) -> None:
    async def session(opened: Editor) -> None:
        assert await opened.open('{"text": "It paid $ 40 million."}') == []

    in_an_editor(tmp_path / "data.json", session)


def test_without_pygls_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.cli.commands.lsp.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=re.escape(PACKAGE)):
        command(CliOptions())


def test_an_invalid_option_ends_the_program(run: Runner) -> None:
    ran = run("lsp", "--select", "nothing/such")
    assert ran.code == 2
    assert "nothing/such" in ran.stderr
