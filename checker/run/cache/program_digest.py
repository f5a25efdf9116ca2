"""A digest of the program: two versions that differ must not share results."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[2]


@cache
def program_digest() -> str:
    """Digest of the program's files in a source checkout, where they change within a version; "" for an installed release."""
    if not (_PACKAGE.parent / "rules").is_dir():
        return ""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(_PACKAGE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
