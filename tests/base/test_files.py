"""Only regular files are read: a device never ends, and a pipe would be waited for."""

from __future__ import annotations

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from checker.base.files import (
    MEGABYTE,
    NotRegularError,
    TooLargeError,
    check_regular,
    read_regular,
    read_stamped,
    read_within,
    regular_lines,
)

posix = pytest.mark.skipif(os.name != "posix", reason="files of POSIX")


@pytest.mark.parametrize("data", [b"", b"one\r\ntwo\n\0", bytes(range(256)) * 1000])
def test_the_bytes_of_a_file_are_read_as_they_are_also_behind_a_link(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    assert read_regular(path) == read_regular(str(link)) == data


@posix
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "link").symlink_to(pipe)
    for path in (pipe, tmp_path / "link"):
        with pytest.raises(NotRegularError) as caught:
            read_regular(path)
        assert str(caught.value) == "a pipe, not a regular file; use “-” to read standard input"


@pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/random", "/dev/null"])
def test_a_device_is_refused(device: str) -> None:
    with pytest.raises(NotRegularError, match="a device, not a regular file"):
        read_regular(device)


@posix
def test_a_socket_can_not_be_read(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        with pytest.raises(NotRegularError, match="a socket, not a regular file"):
            read_regular(tmp_path / "s")


def test_a_folder_and_a_missing_file_raise_what_the_system_says(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "none")
    with pytest.raises((IsADirectoryError, PermissionError)):
        read_regular(tmp_path)


def test_a_stamp_changes_with_the_bytes_and_with_the_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    data, first = read_stamped(path)
    assert data == b"one"
    assert read_stamped(path)[1] == first
    path.write_bytes(b"two")
    os.utime(path, ns=(first.modified, first.modified))
    same_time = read_stamped(path)[1]
    assert (same_time.size, same_time.modified) == (first.size, first.modified)
    assert same_time != first
    path.write_bytes(b"one")
    os.utime(path, ns=(first.modified, first.modified + 1))
    assert read_stamped(path)[1] != first


def test_a_file_of_the_most_bytes_is_read_and_one_of_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * MEGABYTE)
    assert len(read_regular(path, MEGABYTE)) == len(read_stamped(path, MEGABYTE)[0]) == MEGABYTE
    path.write_bytes(b"x" * (MEGABYTE + 1))
    for read in (read_regular, read_stamped):
        with pytest.raises(TooLargeError) as caught:
            read(path, MEGABYTE)
        assert str(caught.value) == "larger than 1 MB"


@pytest.mark.skipif(sys.platform != "linux", reason="files of Linux that are made up when they are read")
def test_a_file_without_a_size_has_the_same_limit() -> None:
    assert Path("/proc/self/maps").stat().st_size == 0
    assert len(read_regular("/proc/self/maps")) > 10
    with pytest.raises(TooLargeError):
        read_regular("/proc/self/maps", 10)


def test_lines_have_a_limit_each_and_a_file_of_lines_has_none(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"12345\n" * 100)
    assert list(regular_lines(path, 6)) == [b"12345\n"] * 100
    path.write_bytes(b"12345\n1234567\n")
    with pytest.raises(TooLargeError):
        list(regular_lines(path, 6))


def test_a_stream_has_a_limit() -> None:
    assert read_within(io.BytesIO(b"12345"), 5) == b"12345"
    with pytest.raises(TooLargeError):
        read_within(io.BytesIO(b"123456"), 5)


@posix
def test_what_is_regular_is_told_without_opening_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.txt").touch()
    check_regular(tmp_path / "a.txt")
    with pytest.raises(NotRegularError):
        check_regular(tmp_path / "pipe")
