"""Collections are read row by row: a bad line says what is wrong with it and costs no other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.model.errors import SourceError
from checker.model.settings import ReaderOptions
from checker.reading.collection import Row, is_collection, read_collection

GOOD = b'{"id": "a", "text": "The ferry left."}'
WHOLE = 'expected {"id": …, "text": …}'


def rows(folder: Path, data: bytes, options: ReaderOptions | None = None) -> list[Row | SourceError]:
    path = folder / "wire.jsonl"
    path.write_bytes(data)
    return list(read_collection(path, options or ReaderOptions()))


def shown(folder: Path, found: list[Row | SourceError]) -> list[tuple[str, str]]:
    """The places below the folder, with the format or the reason."""
    pairs = [(row.path, row.reason) if isinstance(row, SourceError) else (row.source.path, row.format) for row in found]
    return [(place.removeprefix(f"{folder.as_posix()}/"), what) for place, what in pairs]


@pytest.mark.parametrize(
    ("row", "format"),
    [
        ({"id": "a", "text": ""}, "text"),
        ({"id": "a.md", "text": ""}, "markdown"),
        ({"id": "a.HTML", "text": ""}, "html"),
        ({"id": "a.docx", "text": ""}, "text"),
        ({"id": "a.md", "text": "", "format": "html"}, "html"),
        ({"id": "a.md", "text": "", "format": None, "source": "wire"}, "markdown"),
        ({"id": 7, "text": ""}, "text"),
    ],
)
def test_the_format_is_the_rows_own_else_that_of_its_id_else_text(
    tmp_path: Path, row: dict[str, object], format: str
) -> None:
    assert shown(tmp_path, rows(tmp_path, json.dumps(row).encode())) == [(f"wire.jsonl#{row['id']}", format)]


def test_the_options_may_set_the_format_of_all_rows_or_of_further_extensions(tmp_path: Path) -> None:
    data = b'{"id": "a.story", "text": ""}\n{"id": "b.md", "text": "", "format": "html"}\n'
    assert [what for _, what in shown(tmp_path, rows(tmp_path, data, ReaderOptions(input_format="masked")))] == [
        "masked",
        "masked",
    ]
    own = ReaderOptions(formats=((".story", "markdown"),))
    assert [what for _, what in shown(tmp_path, rows(tmp_path, data, own))] == ["markdown", "html"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", f"not JSON (Expecting property name enclosed in double quotes: character 2); {WHOLE}"),
        (b"The ferry left.", f"not JSON (Expecting value: character 1); {WHOLE}"),
        (b"[" * 100_000, f"not JSON that can be read; {WHOLE}"),
        (b"9" * 5_000, f"not JSON that can be read; {WHOLE}"),
        (b'["a", "b"]', f"a list; {WHOLE}"),
        (b"null", f"null; {WHOLE}"),
        (b"NaN", f"a number; {WHOLE}"),
        (b'{"text": "a"}', f"no “id”; {WHOLE}"),
        (b'{"id": "a"}', f"no “text”; {WHOLE}"),
        (b'{"id": true, "text": "a"}', "“id” must be a string, not true or false"),
        (b'{"id": "a", "text": {}}', "“text” must be a string, not an object"),
        (b'{"id": "a", "text": "a", "format": 3}', "“format” must be a string, not a number"),
        (
            b'{"id": "a", "text": "a", "format": "markdwn"}',
            "unknown format “markdwn” (available: html, markdown, masked, text); did you mean “markdown”?",
        ),
        (b'{"id": "a", "text": "caf\xe9"}', "invalid UTF-8 at byte 25 of the line"),
        (b'{"id": "a", "text": "\\u0000"}', "binary data (contains NUL characters), not text"),
    ],
)
def test_a_bad_line_is_named_and_costs_no_other(tmp_path: Path, line: bytes, reason: str) -> None:
    found = shown(tmp_path, rows(tmp_path, b"\n".join((GOOD, b"", line, GOOD))))
    assert found == [("wire.jsonl#a", "text"), ("wire.jsonl:3", reason), ("wire.jsonl#a", "text")]


def test_blank_lines_a_byte_order_mark_and_crlf_are_no_faults(tmp_path: Path) -> None:
    found = rows(tmp_path, b"\xef\xbb\xbf" + GOOD + b"\r\n \r\n" + GOOD + b"\r\n")
    assert [row.source.text for row in found if isinstance(row, Row)] == ["The ferry left."] * 2


def test_a_line_ends_with_a_line_feed_alone(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, '{"id": "a", "text": "One\u2028two\u0085three"}'.encode())
    assert isinstance(row, Row)
    assert row.source.text == "One\u2028two\u0085three"


def test_an_id_can_not_steer_a_terminal(tmp_path: Path) -> None:
    found = rows(tmp_path, rb'{"id": "a\u001b[2J\nb\ud800", "text": ""}')
    assert shown(tmp_path, found) == [("wire.jsonl#a\ufffd[2J\ufffdb\ufffd", "text")]


def test_what_cant_be_read_is_one_error(tmp_path: Path) -> None:
    assert shown(tmp_path, rows(tmp_path, b"\n \n")) == [
        ("wire.jsonl", "nothing to check: no texts in this collection")
    ]
    (gone,) = read_collection(tmp_path / "gone.jsonl", ReaderOptions())
    assert isinstance(gone, SourceError)
    assert gone.reason == "no such file"


def test_devices_are_not_read() -> None:
    (device,) = read_collection(Path("/dev/null"), ReaderOptions())
    assert isinstance(device, SourceError)
    assert device.reason == "a device, not a regular file"


def test_no_more_is_read_than_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_bytes((GOOD + b"\n") * 100_000)
    found = read_collection(path, ReaderOptions())
    next(found)
    path.write_bytes(b"")  # a reader that held the whole file would go on
    assert sum(1 for _ in found) < 100_000


def test_collections_are_known_by_their_extension_unless_they_are_folders(tmp_path: Path) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    assert is_collection(tmp_path / "gone.JSONL")
    assert not is_collection(tmp_path / "folder.jsonl")
    assert not is_collection(tmp_path / "a.json")
