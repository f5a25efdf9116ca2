"""language-tool-python in remote mode. Imported late: the package is optional, and this fails without it."""

from __future__ import annotations

from typing import Any

from language_tool_python import LanguageTool

from checker.backends.languagetool.http import Asker


class Remote(LanguageTool):
    """The package with our connections, which have their own time limit and use no proxy for this machine."""

    def __init__(self, language: str, asker: Asker) -> None:
        self._asker = asker
        super().__init__(language, remote_server=asker.url, host="127.0.0.1")

    def form(self) -> dict[str, str]:
        """What each question says beside its text."""
        return self._create_params("")

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = 2,  # noqa: ARG002 - the package's signature
        method: str = "get",
    ) -> Any:
        return self._asker.ask(url, params if method == "post" else None)
