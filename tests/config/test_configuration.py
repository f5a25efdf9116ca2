from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.config.command_line import CommandLine
from checker.config.origins import lines_of
from checker.config.required_version import fits, is_specifier
from checker.config.scope import Configurations
from checker.model.errors import UsageError
from checker.model.finding import Severity
from checker.model.settings import Settings
from checker.model.version import VERSION
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.selection import select

CATALOGUE = Catalogue.shipped()


def shipped(folder: Path | None) -> Catalogue:
    """The rules of a house without rules of its own."""
    assert folder is None
    return CATALOGUE


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Configurations]:
    """Writes files by name and gives the configuration of the folder."""
    monkeypatch.chdir(tmp_path)

    def build(files: dict[str, str], **options: object) -> Configurations:
        for name, text in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, "utf-8")
        return Configurations(Path(), shipped, **options)  # type: ignore[arg-type]

    return build


House = Callable[..., Configurations]


def refused(configurations: Configurations, path: str = "a.txt") -> str:
    with pytest.raises(UsageError) as told:
        configurations.settings_for(Path(path))
    assert told.value.exit_code == 2
    return str(told.value)


def test_without_a_file_the_command_line_alone_counts(house: House) -> None:
    asked = Settings(select=("figures",), date="2026-01-02")
    assert house({}, overrides=CommandLine(asked)).settings_for(Path("news/a.txt")) is asked


def test_the_nearest_file_wins_and_nothing_is_merged(house: House) -> None:
    found = house(
        {"checker.toml": 'preview = true\nfail-on = "info"\n', "news/wire/checker.toml": 'fail-on = "warning"\n'}
    )
    assert found.settings_for(Path("a.txt")).preview
    assert found.settings_for(Path("news/a.txt")).fail_on is Severity.INFO
    assert found.settings_for(Path("news/wire/a.txt")) == Settings(fail_on=Severity.WARNING)
    assert found.settings_for(Path("news/wire/deep/a.txt")).preview is False


def test_in_one_folder_the_hidden_file_wins_then_the_plain_one_then_the_project(house: House) -> None:
    files = {
        ".checker.toml": 'fail-on = "info"\n',
        "checker.toml": 'fail-on = "warning"\n',
        "pyproject.toml": '[tool.checker]\nfail-on = "never"\n',
    }
    for bar in (Severity.INFO, Severity.WARNING, None):
        assert house(files).settings_for(Path("a.txt")).fail_on is bar
        name = next(iter(files))
        Path(name).unlink()
        del files[name]


def test_a_project_file_without_the_table_is_passed_over(house: House) -> None:
    found = house(
        {
            "pyproject.toml": '[tool.checker]\nfail-on = "info"\n',
            "news/pyproject.toml": '[project]\nname = "news"\ndependencies = ["checker"]\n',
            "other/pyproject.toml": "this is [no TOML\n",
        }
    )
    assert found.settings_for(Path("news/a.txt")).fail_on is Severity.INFO
    assert found.settings_for(Path("other/a.txt")).fail_on is Severity.INFO


def test_a_folder_called_like_a_configuration_file_is_none(house: House) -> None:
    Path("checker.toml").mkdir()
    assert house({}).settings_for(Path("a.txt")) == Settings()


def test_extend_builds_on_another_file(house: House) -> None:
    found = house(
        {
            "house/base.toml": 'fail-on = "info"\nlanguage = "en"\nignore = ["figures"]\nextend-ignore = ["DUP101"]\n'
            '[rules.FIG103]\nseverity = "error"\n[rules.FIG101]\nseverity = "info"\n',
            "checker.toml": 'extend = "house/base.toml"\nfail-on = "warning"\nextend-ignore = ["STR104"]\n[rules."figures/lost-magnitude"]\n'
            'severity = "warning"\n',
        }
    )
    made = found.settings_for(Path("a.txt"))
    assert (made.fail_on, made.language, made.ignore) == (Severity.WARNING, "en", ("figures", "DUP101", "STR104"))
    assert dict(made.severities) == {
        "figures/lost-magnitude": Severity.WARNING,
        "figures/spaced-currency": Severity.ERROR,
    }


def test_a_selection_of_its_own_begins_anew(house: House) -> None:
    found = house(
        {
            "base.toml": 'select = ["ALL"]\nextend-select = ["FIG101"]\nignore = ["figures"]\nextend-ignore = ["dates"]\n',
            "checker.toml": 'extend = "base.toml"\nselect = ["figures"]\n',
            "more/checker.toml": 'extend = "../base.toml"\nextend-select = ["FIG103"]\n',
        }
    )
    assert (found.settings_for(Path("a.txt")).select, found.settings_for(Path("a.txt")).ignore) == (("figures",), ())
    assert found.settings_for(Path("more/a.txt")).select == ("ALL", "FIG101", "FIG103")
    assert found.settings_for(Path("more/a.txt")).ignore == ("figures", "dates")


def test_extend_select_adds_to_all_rules_where_none_are_selected(house: House) -> None:
    assert house({"checker.toml": 'extend-select = ["FIG101"]\n'}).settings_for(Path("a")).select == ("ALL", "FIG101")


def test_files_that_extend_one_another_are_refused(house: House) -> None:
    files = {"checker.toml": '\nextend = "in/a.toml"\n', "in/a.toml": 'extend = "../checker.toml"\n'}
    assert refused(house(files)) == "in/a.toml:1: extends itself, through checker.toml"
    assert (
        refused(house({"checker.toml": 'extend = "none.toml"\n'}))
        == "checker.toml:1: extend has “none.toml”: no file none.toml"
    )


def test_globs_are_relative_to_the_file_that_holds_them(house: House) -> None:
    found = house(
        {
            "checker.toml": 'per-file-ignores = {"wire/**" = ["figures/lost-magnitude"]}\nlanguages = {"wire/de-*" = "de", "*.fr.txt" = "fr"}\n',
            "in/checker.toml": 'extend = "../checker.toml"\n',
            "own/checker.toml": '[per-file-ignores]\n"wire" = ["DUP101"]\n',
        }
    )
    off = ("figures/lost-magnitude",)
    assert found.settings_for(Path("wire/a.txt")).ignore == off
    assert found.settings_for(Path("wire/deep/a.txt")).ignore == off
    assert found.settings_for(Path("wires/a.txt")).ignore == ()
    assert found.settings_for(Path("in/wire/a.txt")).ignore == ()
    assert found.settings_for(Path("own/wire/deep/a.txt")).ignore == ("duplication/doubled-word",)
    assert found.settings_for(Path("wire/de-1.txt")).language == "de"
    assert found.settings_for(Path("in/deep/x.fr.txt")).language == "fr"
    assert found.settings_for(Path("wire/de-1.fr.txt")).language == "fr"
    assert found.settings_for(Path("a.txt")).language == "auto"


def test_a_rule_that_is_off_for_a_file_is_off_however_it_is_selected(house: House) -> None:
    found = house({"checker.toml": 'select = ["FIG101", "DUP101"]\nper-file-ignores = {"wire/**" = ["figures"]}\n'})
    made = found.settings_for(Path("wire/a.txt"))
    assert [rule.code for rule in select(CATALOGUE, made.select, made.ignore)] == ["DUP101"]


def test_a_named_file_takes_the_place_of_all_others(house: House) -> None:
    files = {
        "checker.toml": 'fail-on = "info"\n',
        "conf/ci.toml": 'per-file-ignores = {"wire/**" = ["FIG101"]}\naccept = ["words.txt"]\n',
        "conf/words.txt": "Velmar\n",
    }
    found = house(files, config=Path("conf/ci.toml"))
    made = found.settings_for(Path("wire/a.txt"))
    assert (made.fail_on, made.ignore) == (Severity.ERROR, ("figures/lost-magnitude",))
    assert [entry.text for entry in made.accepted] == ["Velmar"]
    assert refused(house({}, config=Path("none.toml"))) == "--config: no file none.toml"
    bare = house({"pyproject.toml": "[project]\n"}, config=Path("pyproject.toml"))
    assert refused(bare) == "pyproject.toml: no table [tool.checker] in it"


def test_isolated_reads_no_file(house: House) -> None:
    found = house({"checker.toml": 'nonsense = 1\n[root-policy]\nfail-on = "info"\n'}, isolated=True)
    assert found.settings_for(Path("a.txt")) == Settings()


def test_the_command_line_beats_files(house: House) -> None:
    text = 'fail-on = "info"\nselect = ["figures"]\nignore = ["FIG101"]\nlanguages = {"*" = "de"}\npreview = true\njobs = 3\n'
    asked = Settings(fail_on=Severity.WARNING, language="en", ignore=("DUP101",), date="2026-01-02", readability=False)
    line = CommandLine(asked, frozenset({"fail_on", "language", "ignore"}))
    made = house({"checker.toml": text}, overrides=line).settings_for(Path("a.txt"))
    assert (made.fail_on, made.language, made.preview, made.jobs) == (Severity.WARNING, "en", True, 3)
    assert (made.select, made.ignore) == (("figures",), ("FIG101", "DUP101"))
    assert (made.date, made.readability) == ("2026-01-02", False)
    chosen = CommandLine(Settings(select=("FIG101",)), frozenset({"select"}))
    made = house({}, overrides=chosen).settings_for(Path("a.txt"))
    assert (made.select, made.ignore, made.fail_on) == (("FIG101",), (), Severity.INFO)


def test_every_key_reaches_its_setting(house: House) -> None:
    text = """
preview = true
encoding = "cp1252"
formats = {".Story" = "text"}
front-matter = ["lead"]
html-root = ["article"]
html-skip = []
accept = ["words.txt"]
words = ["own.txt"]
names = "names.yaml"
baseline = "old.txt"
catalogue = "0.1.0"
drafts = "skip"
jobs = 2
cache = false
required-version = ">=0.1"
"""
    files = {"in/checker.toml": text, "in/words.txt": "# ours\nVelmar\n", "in/own.txt": "Welm\n", "in/names.yaml": ""}
    made = house(files).settings_for(Path("in/a.txt"))
    assert (made.preview, made.encoding, made.drafts, made.catalogue) == (True, "cp1252", "skip", "0.1.0")
    assert made.reader._asdict() == {
        "front_matter": ("lead",), "root": ("article",), "skip": (), "formats": ((".story", "text"),), "input_format": "",
    }  # fmt: skip
    assert sorted(entry.text for entry in made.accepted) == ["Velmar", "Welm"]
    assert (made.names, made.baseline, made.words) == (Path("in/names.yaml"), Path("in/old.txt"), (Path("in/own.txt"),))
    assert (made.jobs, made.cache) == (2, False)


def test_accepted_words_of_the_command_line_are_added(house: House) -> None:
    line = CommandLine(Settings(accepted=frozenset({"Welm"})), frozenset({"accepted"}))
    made = house({"checker.toml": 'accept = ["w.txt"]\n', "w.txt": "Velmar\n"}, overrides=line).settings_for(Path("a"))
    assert sorted(entry.text for entry in made.accepted) == ["Velmar", "Welm"]


def test_a_folder_of_own_rules_is_asked_for_their_names(house: House) -> None:
    asked: list[Path | None] = []

    def catalogues(folder: Path | None) -> Catalogue:
        asked.append(folder)
        return CATALOGUE

    house(
        {"checker.toml": 'rules = "own"\n', "b/checker.toml": '[rules]\nfolder = "../own"\nFIG101.severity = "info"\n'}
    )
    Path("own").mkdir()
    found = Configurations(Path(), catalogues)
    assert found.settings_for(Path("a.txt")).rules == found.settings_for(Path("b/a.txt")).rules == Path("own")
    assert asked == [Path("own"), Path("own")]
    assert found.settings_for(Path("b/a.txt")).severities == (("figures/lost-magnitude", Severity.INFO),)


REFUSED = [
    ('selct = ["a"]', "1: unknown key “selct”; did you mean “select”?"),
    ("\n\nfail-no = 1", "3: unknown key “fail-no”; did you mean “fail-on”?"),
    ("zzz = 1", "1: unknown key “zzz”"),
    ('select = "figures"', "1: select is a list of rules, not a text"),
    ("select = [1]", "1: select is a list of rules, not a list of something else than texts"),
    ('select = [\n  "figures",\n  "figurs",\n]', "3: unknown rule “figurs”; did you mean “figures”?"),
    ('[per-file-ignores]\n"a" = ["figures"]\n"b" = [\n"FIG999"]', "4: unknown rule “FIG999”; “checker rules” lists them"),
    ('per-file-ignores = {"!a" = ["figures"]}', "1: per-file-ignores has “!a”: a glob of its own can't take back what another names"),
    ("preview = 1", "1: preview is true or false, not the number 1"),
    ("jobs = -1", "1: jobs is a whole number from 0 to 256, not the number -1"),
    ("jobs = true", "1: jobs is a whole number from 0 to 256, not true or false"),
    ('fail-on = "eror"', "1: fail-on is “eror”; it is one of error, warning, info, never; did you mean “error”?"),
    ('drafts = "no"', "1: drafts is “no”; it is one of check, skip"),
    ('language = "English"', "1: language has “English”: it is auto, or a language of two or three letters, as en"),
    ('encoding = "utf-99"', "1: encoding has “utf-99”: there is no such encoding"),
    ('catalogue = "new"', "1: catalogue has “new”: it is a version, as 0.1.0"),
    ('required-version = "new"', "1: required-version has “new”: it says which versions may be used, as >=0.1,<2"),
    ('formats = {".x" = "txt"}', "1: formats has “txt”: it is one of text, markdown, html, masked"),
    ('formats = {"x" = "text"}', "1: formats has “x”: it is an extension with its stop, as .story"),
    ('exclude = ["!"]', "1: exclude has “!”: it is no glob, as wire/**"),
    ('accept = ["none.txt"]', "1: accept has “none.txt”: no file none.txt"),
    ('names = "none.yaml"', "1: names has “none.yaml”: no file none.yaml"),
    ('[rules."figures/lost-magnitud"]\nseverity = "info"', "1: unknown rule “figures/lost-magnitud”; did you mean “figures/lost-magnitude”?"),
    ('[rules.FIG101]\nseverity = "bad"', "2: severity is “bad”; it is one of error, warning, info"),
    ('[rules.FIG101]\nseverty = "info"', "2: figures/lost-magnitude has no option “severty”; did you mean “severity”?"),
    ("[rules.FIG101]\nmost = [1]", "2: most is a text, a number, or true or false, not a list of something else than texts"),
    ('rules = {FIG101 = "info"}', '1: rules has “FIG101”: a rule has a table, as [rules."FIG101"], not a text'),
    ("root-policy = 1", "1: [root-policy] is a table"),
    ('[root-policy]\nselect = ["figures"]', "2: unknown key “select” in [root-policy]"),
    ('gate = ["figures"]', "1: unknown key “gate”; it stands in [root-policy]"),
    ('[root-policy]\ngate = ["figurs"]', "2: unknown rule “figurs”; did you mean “figures”?"),
    ("x = = 1", "1: not TOML: Invalid value"),
    ("a = 1\nb", "2: not TOML: Expected '=' after a key in a key/value pair"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), REFUSED, ids=[text[:40] for text, _ in REFUSED])
def test_what_can_not_be_is_refused_with_its_line_and_the_nearest_name(house: House, text: str, told: str) -> None:
    # Which readers there are grows: the message goes on with them.
    assert refused(house({"checker.toml": text + "\n"})).startswith(f"checker.toml:{told}")
    nested = (
        text.replace("[root-policy]", "[tool.checker.root-policy]")
        .replace("[rules.", "[tool.checker.rules.")
        .replace("[per-", "[tool.checker.per-")
    )
    table = "" if nested.startswith("[tool") else "[tool.checker]\n"
    line, _, rest = told.partition(":")
    moved = f"{int(line) + bool(table)}:{rest}"
    assert refused(house({"in/pyproject.toml": f"{table}{nested}\n"}), "in/a.txt").startswith(
        f"in/pyproject.toml:{moved}"
    ) or ("none." in told)


def test_a_file_for_another_version_is_refused_before_its_keys(house: House) -> None:
    text = 'new-key = 1\nrequired-version = ">=99"\n'
    told = f"checker.toml:2: required-version is “>=99”, but this is checker {VERSION}: install one that fits"
    assert refused(house({"checker.toml": text})) == told


def test_a_file_that_is_no_utf_8_is_refused(house: House) -> None:
    found = house({})
    Path("checker.toml").write_bytes(b"# \xff\nselect = []\n")
    assert refused(found) == "checker.toml: a configuration file is UTF-8, and this is none at byte 2"


def test_a_file_with_a_mark_and_windows_newlines_is_read(house: House) -> None:
    found = house({})
    Path("checker.toml").write_bytes(b"\xef\xbb\xbfpreview = true\r\nzzz = 1\r\n")
    assert refused(found) == "checker.toml:2: unknown key “zzz”"


def test_equal_settings_are_one_object_can_be_hashed_and_travel(house: House) -> None:
    found = house(
        {"checker.toml": 'per-file-ignores = {"wire/**" = ["FIG101"]}\n', "news/checker.toml": "", "words.txt": "a\n"}
    )
    one, other = found.settings_for(Path("a.txt")), found.settings_for(Path("b/c.txt"))
    assert one is other
    assert found.settings_for(Path("news/a.txt")) == one
    wired = found.settings_for(Path("wire/a.txt"))
    assert len({one, other, wired, found.settings_for(Path("news/x.txt"))}) == 2
    assert pickle.loads(pickle.dumps(wired)) == wired  # noqa: S301 - our own
    travelled = pickle.loads(pickle.dumps(found))  # noqa: S301
    assert travelled.settings_for(Path("wire/b.txt")) == wired


def test_paths_are_as_the_start_is(house: House, tmp_path: Path) -> None:
    house({"in/checker.toml": 'names = "n.yaml"\n', "in/n.yaml": "", "bad/checker.toml": "x = 1\n"})
    assert Configurations(Path("in"), shipped).settings_for(Path("a.txt")).names == Path("in/n.yaml")
    assert Configurations(tmp_path, shipped).settings_for(Path("in/a.txt")).names == tmp_path / "in/n.yaml"
    assert refused(Configurations(tmp_path, shipped), "bad/a.txt").startswith(
        f"{tmp_path.as_posix()}/bad/checker.toml:1: "
    )
    assert Configurations(Path(), shipped).settings_for(tmp_path / "in/a.txt").names == Path("in/n.yaml")


def test_each_folder_is_looked_at_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    import os.path

    found = house({"checker.toml": ""})
    looked: list[str] = []
    real = os.path.isfile
    monkeypatch.setattr(os.path, "isfile", lambda path: bool(looked.append(str(path))) or real(path))
    for name in ("in/a.txt", "in/b.txt", "in/deep/c.txt", "other/d.txt", "a.txt"):
        found.settings_for(Path(name))
    assert len(looked) == len(set(looked))


def test_without_a_file_nothing_is_imported_that_reads_one(house: House) -> None:
    import os
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path\n"
        "from checker.config.scope import Configurations\n"
        "Configurations(Path(), None).settings_for(Path('a/b.txt'))\n"
        "print([name for name in ('tomllib', 'pathspec', 'yaml', 'checker.config.load') if name in sys.modules])"
    )
    house({})
    # Not measured: coverage itself imports tomllib.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize(
    ("specifier", "versions", "others"),
    [
        (">=0.1,<2", ["0.1", "0.1.0", "1.9.9"], ["0.0.9", "2", "2.0.1"]),
        ("==0.1.*", ["0.1", "0.1.7"], ["0.2", "1.1"]),
        ("0.1", ["0.1.0"], ["0.1.1"]),
        ("~=1.2", ["1.2", "1.9"], ["1.1", "2.0"]),
        ("~=1.2.3", ["1.2.3", "1.2.9"], ["1.2.2", "1.3"]),
        ("!=1.0, > 0.9", ["1.0.1", "0.9.1"], ["1", "0.9"]),
        ("!=1.*", ["2.0"], ["1.4"]),
        ("<=1.0", ["1", "0.9"], ["1.0.1"]),
    ],
)
def test_versions_are_compared_as_python_packages_do(specifier: str, versions: list[str], others: list[str]) -> None:
    assert is_specifier(specifier)
    assert all(fits(version, specifier) for version in versions)
    assert not any(fits(version, specifier) for version in others)


@pytest.mark.parametrize("text", ["", "new", ">=", "=>1", ">=1.*", "~=1", "1,", "1.0rc1"])
def test_what_says_no_versions_is_no_specifier(text: str) -> None:
    assert not is_specifier(text)


NUMBERS = st.lists(st.integers(0, 4), min_size=1, max_size=3).map(lambda numbers: ".".join(map(str, numbers)))


@settings(max_examples=200)
@given(version=NUMBERS, operator=st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), asked=NUMBERS)
def test_versions_are_compared_as_the_packaging_library_does(version: str, operator: str, asked: str) -> None:
    specifiers = pytest.importorskip("packaging.specifiers")
    assert fits(version, operator + asked) == specifiers.SpecifierSet(operator + asked).contains(version)


def test_the_lines_of_keys_are_found_in_every_way_of_writing_them() -> None:
    text = '''# [x]
a = """
b = 1
"""
c = {d = ["e",
  "f"], "g h" = 2} # [y]
[t."u v".w] # [z]
k.l = [[1, 2], ["m"]]

'n' = 1.5
[[s]]
o = 2020-01-01T00:00:00
'''
    assert lines_of(text) == {
        ("a",): 2, ("a", "b = 1\n"): 2, ("c",): 5, ("c", "d"): 5, ("c", "d", "e"): 5, ("c", "d", "f"): 6, ("c", "g h"): 6,
        ("t", "u v", "w"): 7, ("t", "u v", "w", "k"): 8, ("t", "u v", "w", "k", "l"): 8, ("t", "u v", "w", "k", "l", "m"): 8,
        ("t", "u v", "w", "n"): 10, ("s",): 11, ("s", "o"): 12,
    }  # fmt: skip


TOML_VALUES = st.recursive(
    st.one_of(st.integers(-9, 9).map(str), st.booleans().map(lambda flag: str(flag).lower()), st.sampled_from(['"a"', "'b#['", '"\\"]"', '"""x\n="""', "1.5"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(inner, max_size=2).map(lambda items: "{" + ", ".join(f"k{n} = {item}" for n, item in enumerate(items)) + "}"),
    ),
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=150)
@given(values=st.lists(TOML_VALUES, max_size=6), tables=st.booleans())
def test_the_line_of_a_key_is_where_it_is_written(values: list[str], tables: bool) -> None:
    import tomllib

    lines: list[str] = []
    expected = {}
    for number, value in enumerate(values):
        if tables:
            lines.append(f"[t{number}] # c")
        expected[(f"t{number}", "key") if tables else (f"key{number}",)] = (
            "\n".join(lines).count("\n") + 1 + bool(lines)
        )
        lines.append(f"key{'' if tables else number} = {value} # ] [ =")
    text = "\n".join(lines) + "\n"
    tomllib.loads(text)
    found = lines_of(text)
    assert {way: found[way] for way in expected} == expected


KEYS = st.fixed_dictionaries(
    {},
    optional={
        "select": st.just('["figures"]'), "ignore": st.just('["FIG101"]'), "extend-ignore": st.just('["dates"]'),
        "fail-on": st.sampled_from(['"info"', '"never"']), "preview": st.just("true"),
        "per-file-ignores": st.just('{"wire" = ["figures"], "*.md" = ["DUP101"]}'), "language": st.just('"en"'),
    },
)  # fmt: skip


@settings(max_examples=40)
@given(base=KEYS, child=KEYS)
def test_resolving_is_the_same_each_time_and_a_file_that_only_extends_changes_nothing(
    base: dict[str, str], child: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("house")
    (root / "in").mkdir()
    (root / "base.toml").write_text("".join(f"{key} = {value}\n" for key, value in base.items()), "utf-8")
    (root / "checker.toml").write_text(
        'extend = "base.toml"\n' + "".join(f"{key} = {value}\n" for key, value in child.items()), "utf-8"
    )
    (root / "in/checker.toml").write_text('extend = "../checker.toml"\n', "utf-8")
    paths = [Path(name) for name in ("a.txt", "wire/a.txt", "b.md", "wire/c.md")]
    first = [Configurations(root, shipped).settings_for(path) for path in paths]
    found = Configurations(root, shipped)
    assert [found.settings_for(path) for path in reversed(paths)] == first[::-1]
    assert replace(found.settings_for(Path("in/a.txt"))) == first[0]
