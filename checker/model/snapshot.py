"""Files of another revision that govern a run in place of those in the working tree."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class Snapshot(NamedTuple):
    """``folder`` has copies of files that ``rev`` has below ``top``, the root of the repository."""

    top: str
    folder: str
    rev: str

    def copy(self, path: Path | str) -> Path:
        """Where the copy of a file is; there is none where the revision hasn't the file. What is outside of the repository is itself."""
        written = os.path.abspath(path).replace(os.sep, "/")  # noqa: PTH100 - links are not followed
        for place in (written, self._resolved(written)):
            if place == self.top or place.startswith(f"{self.top}/"):
                return Path(self.folder + place.removeprefix(self.top))
        return Path(path)

    @staticmethod
    def _resolved(path: str) -> str:
        """A path whose folder is given without links: the repository may have been entered through one."""
        folder, _, name = path.rpartition("/")
        return f"{Path(folder or '/').resolve().as_posix().rstrip('/')}/{name}"

    def original(self, path: str) -> str:
        """The place in the working tree of a copy."""
        return self.top + path.removeprefix(self.folder) if path.startswith(self.folder) else path

    def named(self, message: str) -> str:
        """A message in which copies are called as Git does: ``main:checker.toml``."""
        return message.replace(f"{self.folder}/", f"{self.rev}:").replace(self.folder, f"{self.rev}:")
