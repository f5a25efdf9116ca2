"""Becomes the program that it is told to run, which the system then kills as soon as the process that asked for it is gone.

Run as a file, with nothing but the standard library: ``python -I -S watching.py PARENT PROGRAM ARGS``. The wish to die with the parent
survives the exec. It could be told between fork and exec as well, but running Python there is unsafe in a process with threads.
"""

from __future__ import annotations

import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def launcher(program: str) -> list[str]:
    """The start of a command line that runs ``program`` until this process ends; on systems other than Linux it only runs it."""
    if sys.platform != "linux" or not sys.executable:
        return [program]
    return [sys.executable, "-I", "-S", os.path.abspath(__file__), str(os.getpid()), program]  # noqa: PTH100 - pathlib is not loaded here


def main() -> None:
    """Asks to be killed with the parent, makes sure that it still lives, and runs the program."""
    import ctypes  # noqa: PLC0415 - the program that is launched needs it, the one that launches doesn't

    parent, *command = sys.argv[1:]
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != int(parent):
        raise SystemExit(1)
    os.execv(command[0], command)  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main()
