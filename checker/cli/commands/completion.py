"""``checker completion``."""

from __future__ import annotations

import sys

from typer.completion import get_completion_script  # type: ignore[attr-defined] # typer exports no way to print it

from checker.base.did_you_mean import hint
from checker.cli.entry import COMPLETE_VARIABLE
from checker.config.options import CliOptions
from checker.model.errors import UsageError

_SHELLS = ("bash", "zsh", "fish", "powershell")
_AVAILABLE = f"available: {', '.join(_SHELLS)}"


def command(options: CliOptions, shell: str) -> int:
    """Prints the script that makes a shell complete commands and options. Raises UsageError for a shell without one."""
    if shell not in _SHELLS:
        raise UsageError(f"no completion for “{shell}”{hint(shell, _SHELLS, _AVAILABLE)}")
    script = get_completion_script(prog_name="checker", complete_var=COMPLETE_VARIABLE, shell=shell)
    sys.stdout.write(script.rstrip() + "\n")
    return 0
