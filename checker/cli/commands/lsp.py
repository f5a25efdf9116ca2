"""``checker lsp``."""

from __future__ import annotations

from importlib.util import find_spec

from checker.cli.options import workspace_from
from checker.config.options import CliOptions
from checker.model.errors import UsageError

PACKAGE = "pip install 'pygls>=2,<3'"


def command(options: CliOptions) -> int:
    """Serves an editor until it ends the session. Raises UsageError where pygls isn't installed, or an option is invalid."""
    if find_spec("pygls") is None:
        raise UsageError(f"the language server needs the package pygls; install it with: {PACKAGE}")
    from checker.editor.server import serve  # noqa: PLC0415 - pygls is optional, and takes 100 ms

    settings = options.with_given(readability=False)
    with workspace_from(settings) as workspace:
        workspace.checker(workspace.settings)  # an invalid option ends the program, instead of a message in the editor
    serve(lambda: workspace_from(settings))
    return 0
