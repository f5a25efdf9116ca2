"""Judgements are kept without their texts, and a file of them is never half understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.authoring.judgements import Judgements
from checker.model.audit import AlarmKey, Verdict
from checker.model.errors import UsageError

ONE = AlarmKey("0" * 16, "1" * 16, "structure/stray-stop")
TWO = AlarmKey("0" * 16, "2" * 16, "structure/stray-stop")
ids = st.text("0123456789abcdef", min_size=16, max_size=16)
keys = st.builds(AlarmKey, ids, ids, st.sampled_from(["structure/stray-stop", "duplication/doubled-word"]))


def line(key: AlarmKey, verdict: str) -> str:
    return "\t".join((*key, verdict)) + "\n"


def read(folder: Path, text: str | bytes) -> Judgements:
    path = folder / "judged.tsv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Judgements.read(path)


def test_a_line_has_document_finding_rule_and_verdict(tmp_path: Path) -> None:
    found = read(tmp_path, f"# read in May\n\n{line(ONE, 'style')}{line(TWO, 'unread')}")
    assert [found.verdict(key) for key in (ONE, TWO)] == [Verdict.STYLE, Verdict.UNREAD]
    assert list(found.judged()) == [ONE]
    assert found.documents == {"0" * 16}


def test_what_the_file_does_not_name_is_unread() -> None:
    assert Judgements().verdict(ONE) is Verdict.UNREAD


def test_editors_may_leave_a_byte_order_mark_crlf_and_blanks(tmp_path: Path) -> None:
    found = read(tmp_path, b"\xef\xbb\xbf" + line(ONE, "true ").replace("\n", "\r\n").encode())
    assert found.verdict(ONE) is Verdict.TRUE


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("true\n", "judged.tsv:2: expected document, finding, rule and verdict, separated by tabs"),
        (line(ONE, "true\tfalse"), "judged.tsv:2: expected document"),
        (line(ONE._replace(document="wire#7"), "true"), "judged.tsv:2: “wire#7” is not an id (16 digits or letters a"),
        (line(ONE._replace(finding="1" * 15), "true"), f"judged.tsv:2: “{'1' * 15}” is not an id"),
        (line(ONE, "flase"), "unknown verdict “flase” (allowed: true, style, false, unread); did you mean “false”?"),
        (line(ONE, ""), "judged.tsv:2: expected document"),
        (line(ONE, "true") + line(ONE, "false"), "judged.tsv:3: “false”, but line 2 says “true”; keep one of them"),
        ("<<<<<<< HEAD\n", "judged.tsv:2: expected document"),
    ],
)  # fmt: skip
def test_a_line_that_cant_be_used_is_wrong_usage(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(tmp_path, f"# judged\n{text}")
    assert message in str(caught.value)


def test_the_same_line_twice_does_no_harm(tmp_path: Path) -> None:
    assert list(read(tmp_path, line(ONE, "true") * 2).judged()) == [ONE]


def test_a_file_that_cant_be_read_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"judged\.tsv: invalid UTF-8 at byte 4"):
        read(tmp_path, b"# a \xff\n")
    with pytest.raises(UsageError, match="can't be read: Is a directory"):
        Judgements.read(tmp_path)


@given(st.dictionaries(keys, st.sampled_from(list(Verdict))), st.lists(keys, unique=True), st.booleans())
def test_what_is_written_is_read_again_and_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, given: dict[AlarmKey, Verdict], sampled: list[AlarmKey], ended: bool
) -> None:
    folder = tmp_path_factory.mktemp("judged")
    text = "# mine\n" + "".join(line(key, verdict) for key, verdict in given.items())
    before = read(folder, text if ended else text.rstrip("\n"))
    lacking = before.lacking(sampled)
    written = before.with_unread(lacking)
    after = read(folder, written)
    assert written.startswith(text)
    assert {key: after.verdict(key) for key in (*given, *sampled)} == dict.fromkeys(sampled, Verdict.UNREAD) | given
    assert not after.lacking((*given, *sampled))
    assert after.with_unread(after.lacking(sampled)) == written


def test_a_new_file_says_what_it_holds() -> None:
    assert Judgements().with_unread([ONE]) == (
        "# document\tfinding\trule\tverdict: true, style, false, unread; written by “checker audit --write”\n"
        + line(ONE, "unread")
    )
