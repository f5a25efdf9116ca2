"""``checker languagetool install`` with the real Maven, if it is installed, and its failures."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from checker.backends.languagetool.installation import install
from checker.backends.languagetool.jars import DATA, PINNED, damage, default_folder, pinned_jars
from checker.model.errors import BackendError
from tests.backends.stand_ins import make_stand_in, missing, needs_package

needs_package()

ROOT = Path(__file__).parents[2]
BRINGS = """#!/bin/sh
for word; do case $word in -DoutputDirectory=*) mkdir -p "${word#*=}"; cp -s JARS/*.jar "${word#*=}";; esac; done
"""


@pytest.fixture
def steps() -> list[str]:
    return []


def maven_that(folder: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    make_stand_in(folder, program, "mvn")
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


def test_maven_fetches_the_pinned_jars_and_they_are_tested(jars: Path, tmp_path: Path, steps: list[str]) -> None:
    if not shutil.which("mvn"):
        missing("Maven")
    folder = tmp_path / "kept" / "libs"
    install(folder, steps.append)
    assert list(damage(folder)) == []
    assert [path.name for path in folder.parent.iterdir()] == ["libs"]
    assert steps[-1] == f"Installed LanguageTool {PINNED} in {folder}"
    assert "LGPL" in steps[0]
    assert "GPL-3.0-only" in steps[1]
    steps.clear()
    install(folder, steps.append)
    assert steps[-1] == f"LanguageTool {PINNED} is already installed in {folder}"


def test_damaged_jars_are_replaced(
    jars: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: list[str]
) -> None:
    maven_that(tmp_path / "bin", monkeypatch, BRINGS.replace("JARS", str(jars)))
    folder = tmp_path / "libs"
    folder.mkdir()
    (folder / "language-en-6.8.jar").write_bytes(b"PK")
    (folder / "other.jar").touch()
    assert "language-en-6.8.jar differs from the published jar" in set(damage(folder))
    assert "other.jar is not part of LanguageTool 6.8" in set(damage(folder))
    install(folder, steps.append)
    assert list(damage(folder)) == []


@pytest.mark.parametrize(
    ("program", "message"),
    [
        (
            "#!/bin/sh\necho; echo '[ERROR] No route to host'; echo '[ERROR] -> help'; exit 1",
            "download LanguageTool: No route",
        ),
        ("#!/bin/sh\nexit 3", "download LanguageTool: exit code 3"),
        (
            "#!/bin/sh\nexit 0",
            f"files that differ from the published ones: .* is missing, and {len(pinned_jars()) - 1} more",
        ),
    ],
)
def test_a_failed_install_leaves_the_old_jars(  # noqa: PLR0917 - fixtures
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: list[str], program: str, message: str
) -> None:
    monkeypatch.setenv("PATH", str(stand_in), prepend=os.pathsep)
    maven_that(tmp_path / "bin", monkeypatch, program)
    folder = tmp_path / "data" / "libs"
    folder.mkdir(parents=True)
    (folder / "mine.jar").touch()
    with pytest.raises(BackendError, match=message) as caught:
        install(folder, steps.append)
    assert "\n" not in str(caught.value)
    assert [path.name for path in folder.parent.iterdir()] == ["libs"]
    assert [path.name for path in folder.iterdir()] == ["mine.jar"]


def test_maven_ignores_extensions_in_a_checkout(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: list[str]
) -> None:
    monkeypatch.setenv("PATH", str(stand_in), prepend=os.pathsep)
    # As Maven does: what is in the nearest .mvn above is used.
    program = '#!/bin/sh\nuntil [ -d .mvn ]; do cd ..; done\necho "found: $(ls -A .mvn)"\nexit 1\n'
    maven_that(tmp_path / "bin", monkeypatch, program)
    checkout = tmp_path / "checkout"
    (checkout / ".mvn").mkdir(parents=True)
    (checkout / ".mvn" / "extensions.xml").touch()
    with pytest.raises(BackendError, match=r"found:$"):
        install(checkout / "tools" / "libs", steps.append)


def test_jars_that_were_tampered_with_are_not_installed(
    jars: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: list[str]
) -> None:
    tampers = BRINGS.replace("JARS", str(jars)).replace(
        ";; esac", '; rm "${word#*=}"/gr*; echo PK > "${word#*=}"/grpc-api-1.0.jar;; esac'
    )
    maven_that(tmp_path / "bin", monkeypatch, tampers)
    with pytest.raises(
        BackendError, match=r"Maven downloaded files that differ from the published ones: .*; nothing was installed"
    ):
        install(tmp_path / "data" / "libs", steps.append)
    assert list((tmp_path / "data").iterdir()) == []


def test_reports_that_maven_is_missing(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: list[str]
) -> None:
    monkeypatch.setenv("PATH", str(stand_in))
    with pytest.raises(BackendError, match="there is no “mvn” on the PATH; install Maven"):
        install(tmp_path / "libs", steps.append)


def test_reports_a_folder_that_can_not_be_written(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: list[str]
) -> None:
    monkeypatch.setenv("PATH", str(stand_in), prepend=os.pathsep)
    maven_that(tmp_path / "bin", monkeypatch, "#!/bin/sh\n")
    (tmp_path / "file").touch()
    with pytest.raises(BackendError, match=r"can't write .*file: "):
        install(tmp_path / "file" / "libs", steps.append)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux ends Maven with its parent")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_maven_ends_with_an_interrupted_install(stand_in: Path, tmp_path: Path, number: int) -> None:
    make_stand_in(tmp_path / "bin", f"#!/bin/sh\necho $$ > {tmp_path}/pid\nexec sleep 600\n", "mvn")
    code = "import sys, pathlib; from checker.backends.languagetool.installation import install; "
    code += "install(pathlib.Path(sys.argv[1]), print)"
    env = {**os.environ, "PATH": f"{tmp_path / 'bin'}:{stand_in}:{os.environ['PATH']}"}
    process = subprocess.Popen(
        [sys.executable, "-c", code, tmp_path / "data" / "libs"],
        env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    started = tmp_path / "pid"
    until = time.monotonic() + 60
    while not (started.exists() and started.read_text("ascii").strip()):
        assert time.monotonic() < until
        time.sleep(0.02)
    process.send_signal(number)
    process.wait(60)
    maven = Path("/proc") / started.read_text("ascii").strip()
    until = time.monotonic() + 60
    while maven.exists() and "Z" not in (maven / "stat").read_text("ascii").split():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_the_default_folder_is_in_the_user_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "checker" / "languagetool" / PINNED / "libs"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert default_folder() == Path.home() / ".local/share/checker/languagetool" / PINNED / "libs"


def test_pom_and_list_of_jars_have_the_same_version() -> None:
    pom = ET.parse(DATA / "pom.xml").getroot()  # noqa: S314 - our own file
    assert [e.text for e in pom.iter() if e.tag.endswith("}languagetool")] == [PINNED]
    assert f"languagetool-server-{PINNED}.jar" in {jar.name for jar in pinned_jars()}
    assert all(re.fullmatch("[0-9a-f]{64}", jar.sha256) for jar in pinned_jars())
