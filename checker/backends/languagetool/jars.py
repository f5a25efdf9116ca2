"""The jars of LanguageTool: where they are kept, which version is known, and whether they are all there."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from checker.model.errors import BackendError

PINNED = "6.8"
# Those whose answers were compared: they differ by version, so that another one is not used unseen.
KNOWN = ("6.6", "6.7", PINNED)
DATA = Path(__file__).parents[2] / "data" / "languagetool"
INSTALL = "“checker languagetool install” fetches it"
_SERVER = "languagetool-server*.jar"


class Jar(NamedTuple):
    """A jar of the pinned version."""

    name: str
    size: int
    sha256: str


class Jars(NamedTuple):
    """A folder with LanguageTool in it, and its jars in the order in which they are searched, relative to the folder."""

    folder: Path
    names: tuple[str, ...]


def default_folder() -> Path:
    """Where ``checker languagetool install`` puts the pinned version for this user."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "checker" / "languagetool" / PINNED / "libs"


def jars_in(folder: Path) -> Jars:
    """The jars of a folder: those of ``install``, or of LanguageTool as it is distributed. Raises BackendError where there is no server among them."""
    if not folder.is_dir():
        raise BackendError(f"LanguageTool is not there: no folder {folder}; {INSTALL}")
    if not any(folder.glob(_SERVER)):
        raise BackendError(f"LanguageTool is not there: no {_SERVER} in {folder}; {INSTALL}")
    if folder == default_folder() and (missing := sum(not (folder / jar.name).is_file() for jar in pinned_jars())):
        raise BackendError(f"{missing} of {len(pinned_jars())} jars of LanguageTool are missing in {folder}; {INSTALL}")
    # Java takes “*.jar” in the order of the file system, and the first of two files of one name counts.
    names = [path.relative_to(folder).as_posix() for part in (folder, folder / "libs") for path in _sorted_jars(part)]
    return Jars(folder, tuple(names))


def _sorted_jars(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.jar"), key=lambda path: path.name)


def version_in(folder: Path) -> str:
    """The version that the name of the server's jar tells; "" where there is none, or several, or it doesn't tell."""
    found = [path.stem.removeprefix("languagetool-server-") for path in folder.glob("languagetool-server-*.jar")]
    return found[0] if len(found) == 1 else ""


@cache
def pinned_jars() -> tuple[Jar, ...]:
    """The jars of the pinned version."""
    rows = [line.split("\t") for line in (DATA / "jars.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
    return tuple(Jar(name, int(size), digest) for name, size, digest in rows[1:])


def damage(folder: Path) -> Iterator[str]:
    """What keeps a folder from being the pinned set: a line a jar that is missing, differs, or doesn't belong there."""
    for jar in pinned_jars():
        path = folder / jar.name
        if not path.is_file():
            yield f"{jar.name} is missing"
        elif path.stat().st_size != jar.size or hashlib.sha256(path.read_bytes()).hexdigest() != jar.sha256:
            yield f"{jar.name} is not the jar that was published"
    names = {jar.name for jar in pinned_jars()}
    yield from (f"{path.name} doesn't belong there" for path in _sorted_jars(folder) if path.name not in names)
