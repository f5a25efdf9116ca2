from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.errors import SourceError, UsageError
from checker.reading.source import Source, decode, read_source
from tests.growth import assert_linear

EXAMPLES = settings(max_examples=100)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=40)


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
@given(text=TEXTS)
@EXAMPLES
def test_a_text_comes_back_from_its_bytes_and_its_bytes_from_the_text(bom: bytes, encoding: str, text: str) -> None:
    data = bom + text.encode(encoding)
    source = decode("a.txt", data)
    assert (source.path, source.text, source.encoding, source.bom) == ("a.txt", text, encoding, bom)
    assert source.encoded(source.text) == data


@given(st.binary(max_size=40), st.sampled_from(["", "latin-1", "cp1252", "utf-16", "shift_jis", "ascii"]))
@EXAMPLES
def test_any_bytes_are_read_exactly_or_refused_with_a_reason(data: bytes, fallback: str) -> None:
    refused = None
    try:
        source = decode("a.txt", data, fallback)
        assert source.text == data[len(source.bom) :].decode(source.encoding)
        assert data.startswith(source.bom)
        assert "\0" not in source.text
    except SourceError as error:
        refused = error
    assert refused is None or (refused.path == "a.txt" and refused.reason)


@given(st.binary(max_size=40))
@EXAMPLES
def test_a_fallback_is_not_used_where_the_bytes_are_utf8(data: bytes) -> None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    if "\0" not in text and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        assert decode("a.txt", data, "latin-1") == Source("a.txt", text)


def test_a_declared_encoding_is_used_where_utf8_fails() -> None:
    source = decode("a.txt", "“Café”\r\n".encode("cp1252"), "cp1252")
    assert (source.text, source.encoding) == ("“Café”\r\n", "cp1252")
    assert source.encoded("“The”") == b"\x93The\x94"


@pytest.mark.parametrize(
    ("data", "fallback", "reason"),
    [
        (b"Caf\xe9", "", "invalid UTF-8 at byte 3; set its encoding with --encoding"),
        (codecs.BOM_UTF8 + b"ab\xff", "cp1252", "invalid UTF-8 at byte 5"),  # a mark is believed
        (codecs.BOM_UTF16_LE + b"a\0b", "", "invalid UTF-16-LE at byte 4"),  # half a character
        (codecs.BOM_UTF16_BE + b"\xd8\x00\x00a", "", "invalid UTF-16-BE at byte 2"),  # half a pair
        (b"\xff\x81", "cp1252", "neither UTF-8 nor cp1252 at byte 1"),
        (b"\xed\xa0\x80", "", "invalid UTF-8 at byte 0; set its encoding with --encoding"),  # a lone surrogate
        (b"MZ\0\0", "", "binary data (contains NUL bytes), not text"),
        (b"MZ\0\xff", "latin-1", "binary data (contains NUL bytes), not text"),
        (codecs.BOM_UTF16_LE + b"a\0\0\0", "", "binary data (contains NUL characters), not text"),
        (codecs.BOM_UTF32_LE + "ab".encode("utf-32-le"), "", "binary data (contains NUL characters), not text"),
    ],
)
def test_what_can_not_be_read_says_why(data: bytes, fallback: str, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode("a.txt", data, fallback)
    assert (caught.value.path, caught.value.reason, caught.value.exit_code) == ("a.txt", reason, 3)


@pytest.mark.parametrize("fallback", ["utf-9", "rot13", "hex"])
def test_an_encoding_that_does_not_exist_is_wrong_usage(fallback: str) -> None:
    with pytest.raises(UsageError, match=f"unknown encoding “{fallback}”"):
        decode("a.txt", b"\xff", fallback)


@pytest.mark.parametrize("text", ["The café", "The port"])
def test_a_declared_utf16_is_read_without_a_mark(text: str) -> None:
    assert decode("a.txt", text.encode("utf-16-le"), "utf-16-le").text == text


@pytest.mark.parametrize(
    ("text", "newline", "mixed"),
    [
        ("", "\n", False),
        ("one line", "\n", False),
        ("a\nb\n", "\n", False),
        ("a\r\nb\r\n", "\r\n", False),
        ("a\rb\r", "\r", False),
        ("a\r\nb\nc", "\r\n", True),
        ("a\nb\r", "\n", True),
        ("a\rb\r\n", "\r", True),
        ("a\n\rb", "\n", True),
        ("a\u2028b\u0085c\vd", "\n", False),
    ],
)
def test_newlines_are_reported_and_kept(text: str, newline: str, mixed: bool) -> None:
    source = decode("a.txt", text.encode())
    assert (source.text, source.newline, source.mixed_newlines) == (text, newline, mixed)


def test_a_text_that_the_encoding_lacks_is_not_written() -> None:
    with pytest.raises(SourceError, match="“—” can't be encoded in latin-1"):
        Source("a.txt", "x", "latin-1").encoded("a — b")
    with pytest.raises(SourceError, match="can't be encoded in utf-8"):
        Source("a.txt", "x").encoded("\ud800")


def test_a_file_is_read_with_its_newlines(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(codecs.BOM_UTF8 + "One.\r\nZwei – drei.\r".encode())
    assert read_source(file) == Source(file.as_posix(), "One.\r\nZwei – drei.\r", "utf-8", codecs.BOM_UTF8)
    file.write_bytes(b"")
    assert read_source(file) == Source(file.as_posix(), "")


def test_what_is_no_readable_file_says_why(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.txt: no such file"):
        read_source(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="can't be read: Is a directory"):
        read_source(tmp_path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_why(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The text.")
    file.chmod(0)
    with pytest.raises(SourceError, match="can't be read: Permission denied"):
        read_source(file)


def test_ten_megabytes_on_one_line_are_read_in_linear_time(tmp_path: Path) -> None:
    def line(words: int) -> Path:
        file = tmp_path / f"{words}.txt"
        file.write_bytes(b"word " * words)
        return file

    source = read_source(line(2_000_000))
    assert (len(source.text), source.mixed_newlines) == (10_000_000, False)
    assert_linear(line, read_source, 2_000_000)
