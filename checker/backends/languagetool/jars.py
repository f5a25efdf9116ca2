"""The jars of LanguageTool and the Java that runs them: where they are, which versions are known, and whether anything
is missing."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from checker.base.user_folders import data_folder
from checker.model.errors import BackendError

PINNED = "6.8"
# Versions whose answers were compared. Answers differ by version, so no other one is used.
KNOWN = ("6.6", "6.7", PINNED)
DATA = Path(__file__).parents[2] / "data" / "languagetool"
INSTALL = "install it with “checker languagetool install”"
_SERVER = "languagetool-server*.jar"
OLDEST_JAVA = 17
_JAVA_VERSION = re.compile(r'version "(\d+)')


class Jar(NamedTuple):
    """A jar of the pinned version."""

    name: str
    size: int
    sha256: str


class Jars(NamedTuple):
    """A folder with LanguageTool in it, and its jars in the order of the class path, relative to the folder."""

    folder: Path
    names: tuple[str, ...]


def default_folder() -> Path:
    """Where ``checker languagetool install`` puts the pinned version for this user."""
    return data_folder() / "languagetool" / PINNED / "libs"


def jars_in(folder: Path) -> Jars:
    """The jars of a folder: those of ``install``, or of LanguageTool as it is distributed. Raises BackendError if there
    is no server among them."""
    if not folder.is_dir():
        raise BackendError(f"LanguageTool is not installed: there is no folder {folder}; {INSTALL}")
    if not any(folder.glob(_SERVER)):
        raise BackendError(f"LanguageTool is not installed: there is no {_SERVER} in {folder}; {INSTALL}")
    if folder == default_folder() and (missing := sum(not (folder / jar.name).is_file() for jar in pinned_jars())):
        raise BackendError(f"{missing} of {len(pinned_jars())} LanguageTool jars are missing in {folder}; {INSTALL}")
    # Java takes “*.jar” in the order of the file system, and the first of two files of one name counts.
    names = [path.relative_to(folder).as_posix() for part in (folder, folder / "libs") for path in _sorted_jars(part)]
    return Jars(folder, tuple(names))


def _sorted_jars(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.jar"), key=lambda path: path.name)


def version_in(folder: Path) -> str:
    """The version in the name of the server's jar; "" if there is none, or several."""
    found = [path.stem.removeprefix("languagetool-server-") for path in folder.glob("languagetool-server-*.jar")]
    return found[0] if len(found) == 1 else ""


@cache
def pinned_jars() -> tuple[Jar, ...]:
    """The jars of the pinned version."""
    rows = [line.split("\t") for line in (DATA / "jars.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
    return tuple(Jar(name, int(size), digest) for name, size, digest in rows[1:])


def damage(folder: Path) -> Iterator[str]:
    """The differences of a folder from the pinned set: a line for each jar that is missing, differs, or doesn't belong
    there."""
    for jar in pinned_jars():
        path = folder / jar.name
        if not path.is_file():
            yield f"{jar.name} is missing"
        elif path.stat().st_size != jar.size or hashlib.sha256(path.read_bytes()).hexdigest() != jar.sha256:
            yield f"{jar.name} differs from the published jar"
    names = {jar.name for jar in pinned_jars()}
    yield from (
        f"{path.name} is not part of LanguageTool {PINNED}" for path in _sorted_jars(folder) if path.name not in names
    )


def java() -> str:
    """The path of Java: that of JAVA_HOME, or the first on the PATH. Raises BackendError if there is none."""
    home = os.environ.get("JAVA_HOME", "")
    found = home and shutil.which("java", path=Path(home) / "bin")
    found = found or shutil.which("java")
    if not found:
        raise BackendError(f"LanguageTool needs Java {OLDEST_JAVA} or newer, but there is no “java” on the PATH")
    return str(Path(found).absolute())


def java_version(path: str) -> int:
    """The major version of a Java; 0 if it is unknown."""
    try:
        # Not in the working folder: files in it, as .hotspotrc, may have settings of Java.
        ran = subprocess.run(  # noqa: S603 - the user's own Java
            [path, "-version"], capture_output=True, timeout=30, check=False, cwd=Path(path).parent
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = _JAVA_VERSION.search(ran.stderr.decode(errors="replace"))
    return int(found[1]) if found else 0
