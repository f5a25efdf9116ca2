"""GitHub's fingerprint of a line, by which code scanning knows a finding again in a changed file.

Source: the algorithm that GitHub's upload action publishes (https://github.com/github/codeql-action, fingerprints).
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Iterator
from operator import mul

_BLOCK = 100
_POWERS = tuple(pow(37, _BLOCK - 1 - place, 1 << 64) for place in range(_BLOCK))
_CARRIAGE_RETURN = re.compile(r"\r\n?")
_LINE_FEED = 10
_END_OF_FILE = 0xFFFF


def line_hashes(text: str) -> list[str]:
    """A hash for each line, ``hex:n``: of the 100 UTF-16 units that follow its start, blanks left out; the nth line that has it."""
    units = _units(text)
    counts: Counter[int] = Counter()
    hashes = []
    for start in _line_starts(units):
        value = sum(map(mul, units[start : start + _BLOCK], _POWERS)) % (1 << 64)
        counts[value] += 1
        hashes.append(f"{value:x}:{counts[value]}")
    return hashes


def _units(text: str) -> tuple[int, ...]:
    # The order matters: a blank between CR and LF makes them two line ends.
    shown = _CARRIAGE_RETURN.sub("\n", text).replace(" ", "").replace("\t", "")
    encoded = shown.encode("utf-16-le", "surrogatepass")
    return (*struct.unpack(f"<{len(encoded) // 2}H", encoded), _END_OF_FILE, *([0] * _BLOCK))


def _line_starts(units: tuple[int, ...]) -> Iterator[int]:
    yield 0
    yield from (place + 1 for place, unit in enumerate(units) if unit == _LINE_FEED)
