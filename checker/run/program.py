"""Which program this is: two that differ must not share results."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


@cache
def program_digest() -> str:
    """Of the program's own files in a source checkout, where they change under one version; "" for an installed release."""
    if not (_PACKAGE.parent / "rules").is_dir():
        return ""
    import hashlib  # noqa: PLC0415 - only where results are kept

    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(_PACKAGE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
