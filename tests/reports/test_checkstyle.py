"""Checkstyle XML: files and errors, as most CI servers read them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from checker.reports.annotations import full_message

from .runs import (
    CLEAN,
    NEWS,
    RUNS,
    Run,
    checked,
    counted,
    hostile,
    incomplete,
    pulled_before_first_results,
    written,
)


def tree_of(run: Run) -> ElementTree.Element:
    return ElementTree.fromstring(written("checkstyle", run).encode())  # noqa: S314 - our own output


@pytest.mark.parametrize("name", RUNS)
def test_it_has_the_shape_of_version_4_3(name: str) -> None:
    tree = tree_of(RUNS[name]())
    assert (tree.tag, tree.attrib) == ("checkstyle", {"version": "4.3"})
    for file in tree:
        assert file.tag == "file"
        assert list(file.attrib) == ["name"]
        for error in file:
            assert error.tag == "error"
            assert {"line", "severity", "message", "source"} <= set(error.attrib) <= {
                "line", "column", "severity", "message", "source",
            }  # fmt: skip
            assert error.get("severity") in ("info", "warning", "error")
            assert re.fullmatch(r"[1-9]\d*", error.get("line", ""))
            assert re.fullmatch(r"checker\.[A-Za-z0-9-]+", error.get("source", ""))
            assert len(error) == 0
            assert error.get("message")


def test_each_open_finding_is_an_error_at_its_place() -> None:
    run = checked(NEWS)
    (report,) = run.reports
    (file,) = tree_of(run)
    for error, finding in zip(file, report.open, strict=True):
        line, column = report.lines.position(finding.place.start)
        assert error.attrib == {
            "line": str(line),
            "column": str(column),
            "severity": str(finding.severity),
            "message": full_message(finding),
            "source": f"checker.{finding.code}",
        }


def test_clean_files_are_listed() -> None:
    assert [(file.get("name"), len(file)) for file in tree_of(checked(CLEAN, CLEAN))] == [("0.txt", 0), ("1.txt", 0)]


def test_the_documents_of_one_file_are_one_element() -> None:
    (report,) = checked(NEWS).reports
    (file,) = tree_of(counted(report._replace(unit="row 1"), report._replace(unit="row 2")))
    assert len(file) == 2 * len(report.open)


def test_what_was_not_checked_is_an_error() -> None:
    found = [(file.get("name"), error.get("source")) for file in tree_of(incomplete()) for error in file][-3:]
    assert found == [
        ("no such, %1: file.txt", "checker.unread-input"),
        ("b\ufffd.bin", "checker.unread-input"),
        ("0.txt", "checker.failed-rule"),
    ]


def test_hostile_paths_are_read_back_with_names_for_what_xml_cannot_carry() -> None:
    names = {file.get("name") for file in tree_of(hostile())}
    assert {"line\nbreak.txt", "]]>.txt", "q\"uote's<&>.txt", "bell<U+0007>.txt", "caf\ufffd.txt", "deep.txt"} <= names


def test_files_are_written_as_documents_are_checked() -> None:
    assert pulled_before_first_results("checkstyle", "<error") == 1
