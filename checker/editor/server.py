"""The language server of ``checker lsp``: checks a document when it is opened, changed or saved."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from checker.config.locate import NAMES
from checker.editor.diagnostics import diagnostics_of, quick_fixes
from checker.model.errors import CheckerError
from checker.model.report import DocumentReport
from checker.model.summary import Summary
from checker.model.version import VERSION
from checker.reading.registry import reader_for
from checker.reading.source import Source
from checker.run.baselines import tolerant_baselines, without_known
from checker.run.workspace import Workspace

PAUSE = 0.3
"""Seconds without a change before a document is checked again: a check while somebody types would be out of date when it ends."""


class CheckerServer(LanguageServer):
    """Holds the reports on the open documents. ``open_workspace`` reads the configuration anew."""

    def __init__(self, open_workspace: Callable[[], Workspace]) -> None:
        super().__init__("checker", VERSION)
        self._open_workspace = open_workspace
        self._workspace: Workspace | None = None
        self.reports: dict[str, list[DocumentReport]] = {}

    def check(self, uri: str) -> None:
        """Checks an open document, and publishes its diagnostics. What keeps it from being checked is shown to the user."""
        document = self.workspace.get_text_document(uri)
        try:
            self.reports[uri] = self._reports_on(Path(document.path or uris.to_fs_path(uri) or uri), document.source)
        except CheckerError as error:
            self.reports[uri] = []
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"checker: {error}"))
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, diagnostics_of(self.reports[uri]), document.version)
        )

    def _reports_on(self, path: Path, text: str) -> list[DocumentReport]:
        workspace = self._workspace or self._open_workspace()
        self._workspace = workspace
        settings = workspace.settings_for(path)
        if reader_for(path.name, settings.reader) is None:
            return []
        summary = Summary()
        events = workspace.checker(settings).check_source(Source(path.as_posix(), text))
        reports = list(summary.watch(without_known(tolerant_baselines(workspace), events)))
        for skipped in summary.skipped:
            raise CheckerError(f"{skipped.path}: {skipped.reason}")
        return reports

    def forget_configuration(self) -> None:
        """Reads the configuration anew at the next check."""
        if self._workspace is not None:
            self._workspace.close()
        self._workspace = None


def serve(open_workspace: Callable[[], Workspace]) -> None:
    """Speaks the protocol on standard input and output until the editor ends it."""
    server = make_server(open_workspace)
    server.start_io()
    server.forget_configuration()


def make_server(open_workspace: Callable[[], Workspace]) -> CheckerServer:
    """A server with all its features."""
    server = CheckerServer(open_workspace)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        await asyncio.sleep(PAUSE)
        uri = params.text_document.uri
        if server.workspace.get_text_document(uri).version == params.text_document.version:
            server.check(uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        if Path(uris.to_fs_path(params.text_document.uri) or "").name in NAMES:
            server.forget_configuration()
            for uri in list(server.reports):
                server.check(uri)
        elif params.text_document.uri in server.reports:
            server.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.reports.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        return list(quick_fixes(server.reports.get(uri, []), params.context.diagnostics, uri))

    return server
