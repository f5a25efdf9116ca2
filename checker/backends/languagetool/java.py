"""The Java of this machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from checker.model.errors import BackendError

OLDEST = 17
_VERSION = re.compile(r'version "(\d+)')


def java() -> str:
    """The path of the program: that of JAVA_HOME, or the first on the PATH. Raises BackendError where there is none."""
    home = os.environ.get("JAVA_HOME", "")
    found = home and shutil.which("java", path=Path(home) / "bin")
    found = found or shutil.which("java")
    if not found:
        raise BackendError(f"LanguageTool needs Java {OLDEST} or newer, and there is no “java” on the PATH")
    return str(Path(found).absolute())


def java_version(path: str) -> int:
    """The major version of a Java; 0 where it doesn't tell."""
    try:
        # Not in the working folder: files in it, as .hotspotrc, may have settings of Java.
        ran = subprocess.run(  # noqa: S603 - the user's own Java
            [path, "-version"], capture_output=True, timeout=30, check=False, cwd=Path(path).parent
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = _VERSION.search(ran.stderr.decode(errors="replace"))
    return int(found[1]) if found else 0
