"""``checker serve``."""

from __future__ import annotations

from importlib.util import find_spec

from checker.base.processes import most_jobs
from checker.cli.messages import say
from checker.cli.options import workspace_from
from checker.config.options import CliOptions
from checker.model.errors import UsageError

PACKAGE = "pip install 'newschecker[serve]'"


def command(options: CliOptions) -> int:
    """Serves the page and the API until it is interrupted. Raises UsageError where Starlette or uvicorn is missing, or an option is invalid."""
    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        raise UsageError(f"the server needs Starlette and uvicorn; install them with: {PACKAGE}")
    import uvicorn  # noqa: PLC0415 - optional

    from checker.serve.app import make_app  # noqa: PLC0415 - optional, and takes 100 ms
    from checker.serve.workers import Workers  # noqa: PLC0415

    with workspace_from(options) as workspace:
        workspace.checker(workspace.settings)
        app = make_app(workspace.settings, Workers(most_jobs(0), 60))
        say(f"checker is at http://127.0.0.1:{options['port']}/ (Ctrl+C ends it)")
        uvicorn.run(app, host="127.0.0.1", port=options["port"], log_level="warning")
    return 0
