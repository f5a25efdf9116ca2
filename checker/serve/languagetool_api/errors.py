"""What LanguageTool says of a request that it doesn't answer."""

from __future__ import annotations

from checker.serve.requests import ApiError


class RefusedError(ApiError):
    """A request that isn't answered. The message is what stands behind “Error: ” in LanguageTool's answer."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(status, "refused", message)
