"""``checker serve``."""

from __future__ import annotations

from importlib.util import find_spec

from checker.cli.messages import say
from checker.cli.options import workspace_from
from checker.config.options import CliOptions
from checker.model.errors import UsageError

PACKAGE = "pip install 'starlette>=1,<2' 'uvicorn>=0.40'"


def command(options: CliOptions) -> int:
    """Serves the page and the API until it is interrupted. Raises UsageError where Starlette or uvicorn is missing, or an option is invalid."""
    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        raise UsageError(f"the server needs Starlette and uvicorn; install them with: {PACKAGE}")
    from checker.serve.command import ServeOptions, serve  # noqa: PLC0415 - optional, and takes 200 ms

    with workspace_from(options) as workspace:
        workspace.checker(workspace.settings)
        serve(
            workspace.settings,
            ServeOptions(options["host"], options["port"], options["token"], tuple(options["allow-origin"])),
            say,
        )
    return 0
