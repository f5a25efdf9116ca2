from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.config.options import CliOptions
from checker.config.scope import Configurations
from checker.config.toml_text import lines_of
from checker.config.value_checks import specifiers
from checker.model.errors import UsageError
from checker.model.finding import Severity
from checker.model.settings import Settings
from checker.model.version import VERSION
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.selection import select

CATALOGUE = Catalogue.shipped()
DEFAULTS = Settings(jobs=0)
"""What holds where neither the command line nor a file says anything."""


def shipped(folder: Path | None) -> Catalogue:
    """The rules of a project without rules of its own."""
    assert folder is None
    return CATALOGUE


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Configurations]:
    """Writes files by name and gives the configuration of the folder."""
    monkeypatch.chdir(tmp_path)

    def build(files: dict[str, str], **options: object) -> Configurations:
        for name, text in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, "utf-8")
        return Configurations(
            Path(), shipped, CliOptions({name.replace("_", "-"): value for name, value in options.items()})
        )

    return build


Project = Callable[..., Configurations]


def refused(configurations: Configurations, path: str = "a.txt") -> str:
    with pytest.raises(UsageError) as caught:
        configurations.settings_for(Path(path))
    assert caught.value.exit_code == 2
    return str(caught.value)


def test_without_a_file_the_command_line_alone_counts(project: Project) -> None:
    made = project({}, select=["figures"], date="2026-01-02").settings_for(Path("news/a.txt"))
    assert made == replace(DEFAULTS, select=("figures",), date="2026-01-02")


def test_the_nearest_file_wins_and_nothing_is_merged(project: Project) -> None:
    found = project(
        {"checker.toml": 'preview = true\nfail-on = "info"\n', "news/wire/checker.toml": 'fail-on = "warning"\n'}
    )
    assert found.settings_for(Path("a.txt")).preview
    assert found.settings_for(Path("news/a.txt")).fail_on is Severity.INFO
    assert found.settings_for(Path("news/wire/a.txt")) == replace(DEFAULTS, fail_on=Severity.WARNING)
    assert found.settings_for(Path("news/wire/deep/a.txt")).preview is False


def test_in_one_folder_the_hidden_file_wins_then_the_plain_one_then_the_project(project: Project) -> None:
    files = {
        ".checker.toml": 'fail-on = "info"\n',
        "checker.toml": 'fail-on = "warning"\n',
        "pyproject.toml": '[tool.checker]\nfail-on = "never"\n',
    }
    for bar in (Severity.INFO, Severity.WARNING, None):
        assert project(files).settings_for(Path("a.txt")).fail_on is bar
        name = next(iter(files))
        Path(name).unlink()
        del files[name]


def test_a_project_file_without_the_table_is_passed_over(project: Project) -> None:
    found = project(
        {
            "pyproject.toml": '[tool.checker]\nfail-on = "info"\n',
            "news/pyproject.toml": '[project]\nname = "news"\ndependencies = ["checker"]\n',
            "other/pyproject.toml": "this is [no TOML\n",
        }
    )
    assert found.settings_for(Path("news/a.txt")).fail_on is Severity.INFO
    assert found.settings_for(Path("other/a.txt")).fail_on is Severity.INFO


def test_a_folder_called_like_a_configuration_file_is_none(project: Project) -> None:
    Path("checker.toml").mkdir()
    assert project({}).settings_for(Path("a.txt")) == DEFAULTS


def test_extend_builds_on_another_file(project: Project) -> None:
    found = project(
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


def test_a_selection_of_its_own_begins_anew(project: Project) -> None:
    found = project(
        {
            "base.toml": 'select = ["ALL"]\nextend-select = ["FIG101"]\nignore = ["figures"]\nextend-ignore = ["dates"]\n',
            "checker.toml": 'extend = "base.toml"\nselect = ["figures"]\n',
            "more/checker.toml": 'extend = "../base.toml"\nextend-select = ["FIG103"]\n',
        }
    )
    assert (found.settings_for(Path("a.txt")).select, found.settings_for(Path("a.txt")).ignore) == (("figures",), ())
    assert found.settings_for(Path("more/a.txt")).select == ("ALL", "FIG101", "FIG103")
    assert found.settings_for(Path("more/a.txt")).ignore == ("figures", "dates")


def test_extend_select_adds_to_all_rules_where_none_are_selected(project: Project) -> None:
    assert project({"checker.toml": 'extend-select = ["FIG101"]\n'}).settings_for(Path("a")).select == ("ALL", "FIG101")


def test_files_that_extend_one_another_are_refused(project: Project) -> None:
    files = {"checker.toml": '\nextend = "in/a.toml"\n', "in/a.toml": 'extend = "../checker.toml"\n'}
    assert refused(project(files)) == "in/a.toml:1: extend: the file extends itself (through checker.toml)"
    assert (
        refused(project({"checker.toml": 'extend = "none.toml"\n'}))
        == "checker.toml:1: extend: file none.toml not found"
    )


def test_globs_are_relative_to_the_file_that_holds_them(project: Project) -> None:
    found = project(
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


def test_a_rule_that_is_off_for_a_file_is_off_however_it_is_selected(project: Project) -> None:
    found = project({"checker.toml": 'select = ["FIG101", "DUP101"]\nper-file-ignores = {"wire/**" = ["figures"]}\n'})
    made = found.settings_for(Path("wire/a.txt"))
    assert [rule.code for rule in select(CATALOGUE, made.select, made.ignore)] == ["DUP101"]


def test_a_named_file_takes_the_place_of_all_others(project: Project) -> None:
    files = {
        "checker.toml": 'fail-on = "info"\n',
        "conf/ci.toml": 'per-file-ignores = {"wire/**" = ["FIG101"]}\naccept = ["words.txt"]\n',
        "conf/words.txt": "Velmar\n",
    }
    found = project(files, config="conf/ci.toml")
    made = found.settings_for(Path("wire/a.txt"))
    assert (made.fail_on, made.ignore) == (Severity.ERROR, ("figures/lost-magnitude",))
    assert [entry.text for entry in made.accepted] == ["Velmar"]
    assert refused(project({}, config="none.toml")) == "--config: file none.toml not found"
    bare = project({"pyproject.toml": "[project]\n"}, config="pyproject.toml")
    assert refused(bare) == "pyproject.toml: has no [tool.checker] table"


def test_isolated_reads_no_file(project: Project) -> None:
    found = project({"checker.toml": 'nonsense = 1\n[root-policy]\nfail-on = "info"\n'}, isolated=True)
    assert found.settings_for(Path("a.txt")) == DEFAULTS


def test_the_command_line_beats_files(project: Project) -> None:
    text = 'fail-on = "info"\nselect = ["figures"]\nignore = ["FIG101"]\nlanguages = {"*" = "de"}\npreview = true\njobs = 3\n'
    line = {"fail_on": "warning", "language": "en", "ignore": ["DUP101"], "date": "2026-01-02", "readability": False}
    made = project({"checker.toml": text}, **line).settings_for(Path("a.txt"))
    assert (made.fail_on, made.language, made.preview, made.jobs) == (Severity.WARNING, "en", True, 3)
    assert (made.select, made.ignore) == (("figures",), ("FIG101", "DUP101"))
    assert (made.date, made.readability) == ("2026-01-02", False)
    made = project({}, select=["FIG101"]).settings_for(Path("a.txt"))
    assert (made.select, made.ignore, made.fail_on) == (("FIG101",), (), Severity.INFO)


def test_every_key_reaches_its_setting(project: Project) -> None:
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
    made = project(files).settings_for(Path("in/a.txt"))
    assert (made.preview, made.encoding, made.drafts, made.catalogue) == (True, "cp1252", "skip", "0.1.0")
    assert made.reader._asdict() == {
        "front_matter": ("lead",), "root": ("article",), "skip": (), "formats": ((".story", "text"),), "input_format": "",
    }  # fmt: skip
    assert sorted(entry.text for entry in made.accepted) == ["Velmar", "Welm"]
    assert (made.names, made.baseline, made.words) == (Path("in/names.yaml"), Path("in/old.txt"), (Path("in/own.txt"),))
    assert (made.jobs, made.cache) == (2, False)


def test_accepted_words_of_the_command_line_are_added(project: Project) -> None:
    files = {"checker.toml": 'accept = ["w.txt"]\n', "w.txt": "Velmar\n", "own.txt": "Welm\n"}
    made = project(files, accept=["own.txt"]).settings_for(Path("a"))
    assert sorted(entry.text for entry in made.accepted) == ["Velmar", "Welm"]


def test_a_folder_of_project_rules_is_loaded_for_their_names(project: Project) -> None:
    requested: list[Path | None] = []

    def catalogues(folder: Path | None) -> Catalogue:
        requested.append(folder)
        return CATALOGUE

    project(
        {"checker.toml": 'rules = "own"\n', "b/checker.toml": '[rules]\nfolder = "../own"\nFIG101.severity = "info"\n'}
    )
    Path("own").mkdir()
    found = Configurations(Path(), catalogues)
    assert found.settings_for(Path("a.txt")).rules == found.settings_for(Path("b/a.txt")).rules == Path("own")
    assert requested == [Path("own"), Path("own")]
    assert found.settings_for(Path("b/a.txt")).severities == (("figures/lost-magnitude", Severity.INFO),)


REFUSED = [
    ('selct = ["a"]', "1: unknown key “selct”; did you mean “select”?"),
    ("\n\nfail-no = 1", "3: unknown key “fail-no”; did you mean “fail-on”?"),
    ("zzz = 1", "1: unknown key “zzz”"),
    ('select = "figures"', "1: select must be a list of rules, not a string"),
    ("select = [1]", "1: select must be a list of rules, not a list with other values than strings"),
    ('select = [\n  "figures",\n  "figurs",\n]', "3: unknown rule “figurs”; did you mean “figures”?"),
    ('[per-file-ignores]\n"a" = ["figures"]\n"b" = [\n"FIG999"]', "4: unknown rule “FIG999”; “checker rules” lists them"),
    ('per-file-ignores = {"!a" = ["figures"]}', "1: per-file-ignores: “!a” must not start with “!”"),
    ("preview = 1", "1: preview must be true or false, not 1"),
    ("jobs = -1", "1: jobs must be a whole number from 0 to 256, not -1"),
    ("jobs = true", "1: jobs must be a whole number from 0 to 256, not true"),
    ('fail-on = "eror"', "1: fail-on: unknown value “eror” (available: error, warning, info, never); did you mean “error”?"),
    ('drafts = "no"', "1: drafts: unknown value “no” (available: check, skip)"),
    ('language = "English"', "1: language: “English” is neither auto nor a language code such as en"),
    ('encoding = "utf-99"', "1: encoding: “utf-99” is not a known encoding"),
    ('catalogue = "new"', "1: catalogue: “new” is not a version such as 0.1.0"),
    ('required-version = "new"', "1: required-version: “new” is not a version range such as >=0.1,<2"),
    ('formats = {".x" = "txt"}', "1: formats: “txt” is not a reader (available: html, markdown, masked, text"),
    ('formats = {"x" = "text"}', "1: formats: “x” is not a file extension such as .story"),
    ('exclude = ["!"]', "1: exclude: “!” is not a glob such as wire/**"),
    ("extend-exclude = [" + '"a",' * 10_001 + "]", "1: extend-exclude has 10,001 globs; at most 10,000 are allowed"),
    ("per-file-ignores." + "a" * 1_001 + " = []", "1: per-file-ignores: “" + "a" * 1_001 + "” is longer than 1,000 characters"),
    ('accept = ["none.txt"]', "1: accept: file none.txt not found"),
    ('names = "none.yaml"', "1: names: file none.yaml not found"),
    ('[rules."figures/lost-magnitud"]\nseverity = "info"', "1: unknown rule “figures/lost-magnitud”; did you mean “figures/lost-magnitude”?"),
    ('[rules.FIG101]\nseverity = "bad"', "2: severity: unknown value “bad” (available: error, warning, info)"),
    ('[rules.FIG101]\nseverty = "info"', "2: figures/lost-magnitude has no option “severty”; did you mean “severity”?"),
    ("[rules.FIG101]\nmost = [1]", "2: most must be a string, a number, true or false, not a list with other values than strings"),
    ('rules = {FIG101 = "info"}', '1: rules: “FIG101” must be a table, [rules."FIG101"], not a string'),
    ("root-policy = 1", "1: [root-policy] must be a table"),
    ('[root-policy]\nselect = ["figures"]', "2: unknown key “select” in [root-policy]"),
    ('gate = ["figures"]', "1: unknown key “gate”; it belongs in [root-policy]"),
    ('[root-policy]\ngate = ["figurs"]', "2: unknown rule “figurs”; did you mean “figures”?"),
    ("x = = 1", "1:5: invalid TOML: Invalid value"),
    ("a = 1\nb", "2:2: invalid TOML: Expected '=' after a key in a key/value pair"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), REFUSED, ids=[text[:40] for text, _ in REFUSED])
def test_what_can_not_be_is_refused_with_its_line_and_the_nearest_name(
    project: Project, text: str, message: str
) -> None:
    # Which readers there are grows: the message goes on with them.
    assert refused(project({"checker.toml": text + "\n"})).startswith(f"checker.toml:{message}")
    nested = (
        text.replace("[root-policy]", "[tool.checker.root-policy]")
        .replace("[rules.", "[tool.checker.rules.")
        .replace("[per-", "[tool.checker.per-")
    )
    table = "" if nested.startswith("[tool") else "[tool.checker]\n"
    line, _, rest = message.partition(":")
    moved = f"{int(line) + bool(table)}:{rest}"
    assert refused(project({"in/pyproject.toml": f"{table}{nested}\n"}), "in/a.txt").startswith(
        f"in/pyproject.toml:{moved}"
    ) or ("none." in message)


def test_a_file_for_another_version_is_refused_before_its_keys(project: Project) -> None:
    text = 'new-key = 1\nrequired-version = ">=99"\n'
    message = (
        f"checker.toml:2: required-version: requires checker >=99, but this is {VERSION}; install a matching version"
    )
    assert refused(project({"checker.toml": text})) == message


def test_a_file_that_is_no_utf_8_is_refused(project: Project) -> None:
    found = project({})
    Path("checker.toml").write_bytes(b"# \xff\nselect = []\n")
    assert refused(found) == "checker.toml: not UTF-8 (at byte 2); save the file as UTF-8"


def test_a_file_with_a_mark_and_windows_newlines_is_read(project: Project) -> None:
    found = project({})
    Path("checker.toml").write_bytes(b"\xef\xbb\xbfpreview = true\r\nzzz = 1\r\n")
    assert refused(found) == "checker.toml:2: unknown key “zzz”"


def test_equal_settings_are_one_object_and_can_be_hashed_and_pickled(project: Project) -> None:
    found = project(
        {"checker.toml": 'per-file-ignores = {"wire/**" = ["FIG101"]}\n', "news/checker.toml": "", "words.txt": "a\n"}
    )
    one, other = found.settings_for(Path("a.txt")), found.settings_for(Path("b/c.txt"))
    assert one is other
    assert found.settings_for(Path("news/a.txt")) == one
    of_wire = found.settings_for(Path("wire/a.txt"))
    assert len({one, other, of_wire, found.settings_for(Path("news/x.txt"))}) == 2
    assert pickle.loads(pickle.dumps(of_wire)) == of_wire  # noqa: S301 - our own
    unpickled = pickle.loads(pickle.dumps(found))  # noqa: S301
    assert unpickled.settings_for(Path("wire/b.txt")) == of_wire


def test_paths_are_as_the_start_is(project: Project, tmp_path: Path) -> None:
    project({"in/checker.toml": 'names = "n.yaml"\n', "in/n.yaml": "", "bad/checker.toml": "x = 1\n"})
    assert Configurations(Path("in"), shipped).settings_for(Path("a.txt")).names == Path("in/n.yaml")
    assert Configurations(tmp_path, shipped).settings_for(Path("in/a.txt")).names == tmp_path / "in/n.yaml"
    assert refused(Configurations(tmp_path, shipped), "bad/a.txt").startswith(
        f"{tmp_path.as_posix()}/bad/checker.toml:1: "
    )
    assert Configurations(Path(), shipped).settings_for(tmp_path / "in/a.txt").names == Path("in/n.yaml")


def test_each_folder_is_looked_at_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    import os.path

    found = project({"checker.toml": ""})
    looked: list[str] = []
    real = os.path.isfile
    monkeypatch.setattr(os.path, "isfile", lambda path: bool(looked.append(str(path))) or real(path))
    for name in ("in/a.txt", "in/b.txt", "in/deep/c.txt", "other/d.txt", "a.txt"):
        found.settings_for(Path(name))
    assert len(looked) == len(set(looked))


def test_without_a_file_no_parser_of_globs_or_yaml_is_imported(project: Project) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path\n"
        "from checker.config.scope import Configurations\n"
        "Configurations(Path(), None).settings_for(Path('a/b.txt'))\n"
        "print([name for name in ('pathspec', 'yaml') if name in sys.modules])"
    )
    project({})
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
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
    assert all(version in specifiers(specifier) for version in versions)
    assert not any(version in specifiers(specifier) for version in others)


@pytest.mark.parametrize("text", ["new", ">=", "=>1", ">=1.*", "~=1"])
def test_an_invalid_version_specifier_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Invalid specifier"):
        specifiers(text)


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
    assert {path: found[path] for path in expected} == expected


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
    root = tmp_path_factory.mktemp("project")
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
