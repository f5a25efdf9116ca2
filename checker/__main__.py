"""``python -m checker``.

Python puts the working folder first on its path for this. Code of a folder that is checked must not run, so the folder is taken off before anything
else is imported. What Python itself imports before that comes from the folder all the same: where strangers may have written to it, use
``python -P -m checker``, or the command ``checker``.
"""

import os
import sys


def _added_folder() -> str:
    """The working folder where Python has put it first on the path; empty where it hasn't."""
    if sys.flags.safe_path:
        return ""
    try:
        folder = os.getcwd()  # noqa: PTH109 - pathlib would be imported from there
    except FileNotFoundError:
        return ""
    # In a source checkout that is not installed, the package itself comes from the working folder.
    own = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    return "" if folder == own else folder


if sys.path[0] == _added_folder():
    del sys.path[0]

from checker.cli.entry import run  # noqa: E402 - see above

if __name__ == "__main__":  # a worker process of the server imports this module too
    run()
