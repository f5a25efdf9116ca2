"""What LanguageTool says of a request that it doesn't answer."""

from __future__ import annotations

from checker.model.errors import CheckerError


class RefusedError(CheckerError):
    """A request that isn't answered: ``status`` is the HTTP status, the message what stands behind “Error: ”."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status

    def __reduce__(self) -> tuple[type[RefusedError], tuple[str, int]]:
        # It travels from a worker process.
        return type(self), (str(self), self.status)
