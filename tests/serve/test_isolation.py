"""The folder that is served is data: its code never runs, and a request's name leads to none of its files. Who doesn't serve pays nothing."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from checker.cli.commands.serve import PACKAGE, command
from checker.config.options import CliOptions
from checker.model.errors import UsageError
from tests.conftest import Runner
from tests.serve.conftest import serving

LOG_IMPORT = "open({log!r}, 'a').write(__name__ + '\\n')\n"
TEXT = "The general had ordered his men. to the border two days before. It costs $ 40 million.\n"


def importable() -> set[str]:
    """The names of all modules that a process could import, and those that Python looks for at its start."""
    found = {*sys.stdlib_module_names, *packages_distributions(), "sitecustomize", "usercustomize"}
    return {name for name in found if name.isidentifier()}


def plant(folder: Path) -> Path:
    """Puts modules into a folder that record that they were imported."""
    log = folder.parent / "IMPORTED"
    for name in importable():
        (folder / f"{name}.py").write_text(LOG_IMPORT.format(log=str(log)), "utf-8")
    return log


def test_no_process_runs_code_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "served"
    folder.mkdir()
    log = plant(folder)
    with serving(folder) as server:
        assert server.client.post("/api/check", json={"text": TEXT}).json()["files"]
        assert server.client.post("/api/fix", json={"text": TEXT, "name": "a.md"}).json()["applied"]
        for kind in ("questions.html", "report.html", "report.json", "prose.txt"):
            assert server.client.post("/api/export", json={"text": TEXT, "format": kind}).status_code == 200
        assert server.client.get("/openapi.json").status_code == 200
        assert server.client.get("/api/rules/FIG101").status_code == 200
    assert not log.exists(), log.read_text("utf-8")


def test_what_was_planted_would_have_been_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "served"
    folder.mkdir()
    log = plant(folder)
    # A module that nothing else imports: measuring coverage may have imported others before the folder is on the path.
    subprocess.run([sys.executable, "-c", "import this"], cwd=folder, check=True, env=Runner.environment())
    assert "this" in log.read_text("utf-8").splitlines()


def test_a_name_leads_to_no_file(run: Runner) -> None:
    run.write("story.txt", TEXT)
    found = run("check", "story.txt", "--format", "json").stdout
    run.write("story.txt.checker.yaml", "- {id: 5e5a0289, reason: as it is}\n")
    run.write("broken.txt.checker.yaml", "- [")
    run.write("sub/checker.toml", 'ignore = ["structure"]\n')
    assert '"state": "suppressed"' not in found
    assert "suppressed" in run("check", "story.txt", "--format", "json").stdout
    with serving(run.folder) as server:
        for name in ("story.txt", "./story.txt", str(run.folder / "story.txt"), "broken.txt", "sub/story.txt"):
            report = server.client.post("/api/check", json={"text": TEXT, "name": name}).json()
            (file,) = report["files"]
            assert file["path"] == name
            assert file["notes"] == []
            assert "structure/stray-stop" in [one["rule"] for one in file["findings"] if one["state"] == "open"]
            made = server.client.post("/api/fix", json={"text": TEXT, "name": name, "review": True}).json()
            assert "his men to the border" in made["text"]


def test_settings_come_from_the_working_folder(run: Runner) -> None:
    run.write(
        "checker.toml",
        'ignore = ["structure"]\nwords = ["words.txt"]\n[root-policy]\ngate = ["figures/spaced-currency"]\n',
    )
    run.write("words.txt", "scool\n")
    text = f"{TEXT}The scool was shut.\n"
    with serving(run.folder) as server:

        def rules(**fields: object) -> set[str]:
            report = server.client.post("/api/check", json={"text": text, **fields}).json()
            return {one["rule"] for one in report["files"][0]["findings"] if one["state"] == "open"}

        assert rules() == {"figures/spaced-currency"}
        # Rules to skip and accepted words are added to those of the project, and the gate holds.
        assert rules(ignore=["dates"]) == {"figures/spaced-currency"}
        assert rules(accepted=["foo"]) == {"figures/spaced-currency"}
        assert rules(select=["dates"]) == {"figures/spaced-currency"}
        assert rules(ignore=["figures"]) >= {"figures/spaced-currency"}
        refused = server.client.post("/api/check", json={"text": text, "ignore": ["FIG103"]})
        assert refused.status_code == 400
        assert "gate" in refused.json()["error"]["message"]


@pytest.mark.parametrize("missing", ["starlette", "uvicorn"])
def test_without_its_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setattr("checker.cli.commands.serve.find_spec", lambda name: None if name == missing else object())
    with pytest.raises(UsageError, match="needs Starlette and uvicorn") as caught:
        command(CliOptions())
    assert PACKAGE in str(caught.value)
    assert caught.value.exit_code == 2


def test_other_commands_import_nothing_of_the_server(run: Runner) -> None:
    run.write("story.txt", TEXT)
    code = (
        "import sys, runpy\nsys.argv = ['checker', 'check', 'story.txt']\n"
        "import checker.cli.main as main\n"
        "try:\n    main.app()\nexcept SystemExit:\n    pass\n"
        "loaded = {name.split('.')[0] for name in sys.modules} & {'starlette', 'uvicorn', 'anyio', 'h11', 'asyncio'}\n"
        "print('LOADED', sorted(loaded), [name for name in sys.modules if name.startswith('checker.serve')])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=run.folder,
        capture_output=True,
        text=True,
        check=True,
        env=Runner.environment(),
    )
    assert "men. to → men to" in ran.stdout
    assert "LOADED [] []" in ran.stdout
