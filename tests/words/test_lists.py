from __future__ import annotations

import pickle
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.model.errors import UsageError
from checker.model.word_list import WordEntry, WordList
from checker.words.accepted import AcceptedWords
from checker.words.imports import Imported
from checker.words.imports.formats import import_list, rendered
from checker.words.imports.vale import words_of
from checker.words.lists import parse_word_list, read_word_list
from tests.growth import assert_linear

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
PHRASES = st.lists(TEXTS, min_size=1, max_size=4).map(" ".join)
ENTRIES = st.builds(lambda text, kind: WordEntry(text, kind == "exact", kind == "inflected"), PHRASES, st.sampled_from(["plain", "exact", "inflected"]))  # fmt: skip
LISTS = st.lists(ENTRIES, max_size=6).map(WordList.of)


def written(words: WordList) -> set[str]:
    return {entry.written for entry in words}


def entries_of(found: Imported) -> list[str]:
    return [entry.written for entry in found.entries]


def test_comments_and_blank_lines_are_not_entries() -> None:
    words = parse_word_list("# brands\n\nVelmarski  # the yard\n  # more\nliveblog+\n=Donbass\nHryts   Kovalenko\n")
    assert [entry.written for entry in words] == ["=Donbass", "Hryts Kovalenko", "Velmarski", "liveblog+"]
    assert {entry.text: entry.line for entry in words}["liveblog"] == 5


def test_a_mark_after_a_backslash_is_an_ordinary_character() -> None:
    words = parse_word_list("Canal\\+\n\\#tag\n\\=so\nC \\# it\n")
    assert {entry.text for entry in words} == {"Canal+", "#tag", "=so", "C # it"}
    assert not any(entry.exact or entry.inflected for entry in words)


@given(ENTRIES)
@example(WordEntry("a+", exact=False, inflected=True))
def test_an_entry_is_read_as_it_was_written(entry: WordEntry) -> None:
    (read,) = parse_word_list(entry.written)
    assert read[:3] == (unicodedata.normalize("NFC", entry.text), entry.exact, entry.inflected)


@given(LISTS, LISTS, LISTS)
def test_joining_lists_does_not_depend_on_their_order(one: WordList, two: WordList, three: WordList) -> None:
    joined = WordList.joined([one, two, three])
    assert joined == WordList.joined([three, one, two]) == (two | three) | one
    assert joined.digest == ((three | two) | one).digest
    assert set(joined) == {*one, *two, *three}


@given(LISTS)
def test_a_list_is_a_value(words: WordList) -> None:
    again = pickle.loads(pickle.dumps(words))  # noqa: S301 - made a moment ago
    assert again == words
    assert hash(again) == hash(words)
    assert again.digest == WordList.of(entry._replace(path="other.txt", line=7) for entry in words).digest


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("one\n=\n", "words.txt:2: “=” without a word"),
        ("+\n", "words.txt:1: “+” without a word"),
        ("one\n\nzero\u200bwidth\n", "words.txt:3: invisible character (U+200B); remove it"),
        (" ".join(["word"] * 26), "words.txt:1: 26 words on one line"),
    ],
)
def test_reports_the_line_of_an_invalid_entry(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "words.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_word_list(path)
    assert message in str(caught.value)


def test_reports_the_line_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes("one\ncafé\n".encode("latin-1"))
    with pytest.raises(UsageError, match=r"^--accept: .*words\.txt:2: not UTF-8 \(byte 0xE9\)"):
        read_word_list(path, "--accept: ")
    with pytest.raises(UsageError, match=r"none\.txt: cannot read the file: No such file"):
        read_word_list(tmp_path / "none.txt")


def test_cspell_settings_are_read_with_their_comments_and_dictionaries(tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_text("# terms\nblorp\n!blarp\nquux*\n+ette\n~Zorbal # any case\n", encoding="utf-8")
    settings = tmp_path / "cspell.json"
    settings.write_text(
        """{
        // our words
        "words": ["Velmarski", "live//blog", /* so */ "canalette",],
        "ignoreWords": ["Hryts Kovalenko"],
        "flagWords": ["hte"],
        "overrides": [{"filename": "*.md", "words": ["snorvel"]}],
        "dictionaryDefinitions": [{"name": "terms", "path": "terms.txt"}, {"name": "far", "path": "far.trie.gz"}],
        }""",
        encoding="utf-8",
    )
    found = import_list(str(settings))
    assert entries_of(found) == ["blorp", "canalette", "Hryts Kovalenko", "live//blog", "quux", "snorvel", "Velmarski", "zorbal"]  # fmt: skip
    assert [left.text for left in found.left_out] == ["hte", "!blarp", "+ette", "far.trie.gz"]
    assert found.left_out[1].place.endswith("terms.txt:3")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".cspell.yaml", "words:\n  - blorp\n  - no\nignoreWords: [Quux]\n"),
        ("cspell.config.toml", 'words = ["blorp", "no"]\nignoreWords = ["Quux"]\n'),
        ("package.json", '{"name": "x", "cspell": {"words": ["blorp", "no", "Quux"]}}'),
        ("terms.txt", "blorp\n# cspell-tools: split\nno Quux\n"),
    ],
)
def test_cspell_writes_its_words_in_several_formats(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert entries_of(import_list(str(tmp_path / name))) == ["blorp", "no", "Quux"]


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("Velmarski", ["Velmarski"]),
        ("[Oo]bservability", ["Observability", "observability"]),
        ("(?i)GitHub", ["github"]),
        ("Node.js", ["Node.js"]),
        (r"C\+\+", ["C++"]),
        ("Hryts  Kovalenko", ["Hryts Kovalenko"]),
    ],
)
def test_a_simple_expression_of_vale_becomes_its_words(expression: str, words: list[str]) -> None:
    assert words_of(expression) == words


@pytest.mark.parametrize("expression", ["colou?rs", "(?:foo|bar)", "[pP]y.*", r"\w+", "x{2}", "[ab]c", "(a", "[a", "C++", "^a$", r"\bS"])  # fmt: skip
def test_other_expressions_of_vale_have_no_words(expression: str) -> None:
    assert words_of(expression) == []


def test_unsupported_lines_of_vale_are_reported(tmp_path: Path) -> None:
    (tmp_path / "accept.txt").write_text("# Base\n[Qq]uux\nblorp.*\nBlorp\n", encoding="utf-8")
    (tmp_path / "reject.txt").write_text("blarp\n", encoding="utf-8")
    found = import_list(str(tmp_path / "accept.txt"))
    assert entries_of(found) == ["Blorp", "quux"]
    assert [(left.place.rpartition("/")[2], left.text) for left in found.left_out] == [("accept.txt:3", "blorp.*")]
    assert [left.text for left in import_list(str(tmp_path / "reject.txt")).left_out] == ["blarp"]


@pytest.mark.parametrize("given_as", ["xx.dic", "xx.aff", "hunspell=xx.dic"])
def test_a_hunspell_dictionary_is_refused_with_the_command_that_lists_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given_as: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("xx.dic").touch()
    Path("xx.aff").touch()
    with pytest.raises(UsageError, match=r"unmunch xx\.dic xx\.aff > words\.txt$"):
        import_list(given_as)


def test_possessives_are_dropped_with_their_owners(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("blorp\nblorp's\nquux's\n", encoding="utf-8")
    assert entries_of(import_list(str(tmp_path / "words.txt"))) == ["blorp", "quux's"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("terms.txt.gz", "unpack it"),
        ("terms.docx", "put cspell= or vale= before the path"),
        ("none.txt", "no such file"),
        ("cspell.json", "can't be read"),
        (".cspell.yaml", "not a cspell configuration"),
    ],
)
def test_reports_a_file_that_can_not_be_imported(tmp_path: Path, name: str, message: str) -> None:
    if name != "none.txt":
        (tmp_path / name).write_text("[", encoding="utf-8") if "json" in name else (tmp_path / name).write_text("- a\n")
    with pytest.raises(UsageError, match=message.replace("(", r"\(")):
        import_list(str(tmp_path / name))


def test_the_program_of_a_list_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_text("[Qq]uux\n", encoding="utf-8")
    assert entries_of(import_list(f"vale={tmp_path / 'terms.txt'}")) == ["quux"]
    assert entries_of(import_list(str(tmp_path / "terms.txt"))) == ["[Qq]uux"]


@given(st.lists(ENTRIES, max_size=8), st.lists(ENTRIES, max_size=8), st.lists(PHRASES, max_size=4))
@settings(max_examples=60)
def test_a_list_that_was_imported_accepts_the_same_once_it_is_printed(
    one: list[WordEntry], other: list[WordEntry], words: list[str]
) -> None:
    lists = [Imported.of(Path("a.txt"), "cspell", one), Imported.of(Path("b.txt"), "Vale", other)]
    printed = parse_word_list("".join(rendered(lists)))
    given_list = WordList.of([*one, *other])
    before, after = (AcceptedWords(parse_word_list("\n".join(sorted(written(w))))) for w in (given_list, printed))
    for word in [*words, *(form for entry in given_list for form in (entry.text, *entry.text.split()))]:
        for form in (word, word.lower(), word.upper(), word.capitalize()):
            assert before.accepts(form) == after.accepts(form)


def test_a_list_of_fifty_thousand_entries_is_read_in_linear_time(tmp_path: Path) -> None:
    def written_list(entries: int) -> Path:
        path = tmp_path / f"{entries}.txt"
        path.write_text("\n".join(f"{'qx' * (n % 4 + 1)}{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676 % 26)}{chr(97 + n // 17576)}{'+' * (n % 9 == 0)}" for n in range(entries)))  # fmt: skip
        return path

    assert_linear(written_list, lambda path: AcceptedWords(read_word_list(path)).accepts("elsewhere"), 50_000)
