"""Makes the pictures of the editor's page for the tutorial, from the real page in Chromium: docs/pictures/*.png.

Needs what scripts/install_browser.sh installs. Each picture is stored with 256 colours, in about a quarter of its size.
"""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "pictures"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOURS = 256


def main() -> None:
    command = [sys.executable, "-m", "checker", "serve", "--port", "0"]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        address = re.search(r"http://[\d.]+:\d+", server.stderr.readline())
        assert address, "checker serve has not started"
        TARGET.mkdir(exist_ok=True)
        script = ROOT / "tests" / "browser" / "pictures.js"
        subprocess.run(["node", str(script), address[0], str(TARGET)], check=True)
    finally:
        server.terminate()
        server.wait()
    for path in sorted(TARGET.glob("*.png")):
        path.write_bytes(smaller(path.read_bytes()))
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")


def smaller(png: bytes) -> bytes:
    """A picture of 8-bit RGB with a palette of its most frequent colours; others become the nearest of them."""
    chunks = dict(_chunks(png))
    width, height, depth, kind = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (depth, kind) == (8, 2), "no 8-bit RGB"
    rows = list(_rows(zlib.decompress(chunks[b"IDAT"]), width, height))
    counts = Counter(row[at : at + 3] for row in rows for at in range(0, len(row), 3))
    palette = [colour for colour, _ in counts.most_common(_COLOURS)]
    index = {colour: _nearest(colour, palette) for colour in counts}
    packed = b"".join(b"\0" + bytes(index[row[at : at + 3]] for at in range(0, len(row), 3)) for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [(b"IHDR", header), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b"")]
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks by name; the data of a picture in one."""
    data = b""
    at = len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        name, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12
        if name == b"IDAT":
            data += content
        else:
            yield name, content
    yield b"IDAT", data


def _rows(data: bytes, width: int, height: int) -> Iterator[bytes]:
    """The rows of an RGB picture, their filters undone."""
    size = 3 * width
    above = bytearray(size)
    for number in range(height):
        start = number * (size + 1)
        row = bytearray(data[start + 1 : start + 1 + size])
        _unfilter(data[start], row, above)
        yield bytes(row)
        above = row


def _unfilter(kind: int, row: bytearray, above: bytearray) -> None:
    for at, value in enumerate(row):
        left, corner = (row[at - 3], above[at - 3]) if at >= 3 else (0, 0)
        guess = (0, left, above[at], (left + above[at]) // 2, _paeth(left, above[at], corner))[kind]
        row[at] = (value + guess) & 0xFF


def _paeth(left: int, above: int, corner: int) -> int:
    estimate = left + above - corner
    return min((left, above, corner), key=lambda value: abs(estimate - value))


def _nearest(colour: bytes, palette: list[bytes]) -> int:
    return min(range(len(palette)), key=lambda at: sum((a - b) ** 2 for a, b in zip(colour, palette[at], strict=True)))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


if __name__ == "__main__":
    main()
