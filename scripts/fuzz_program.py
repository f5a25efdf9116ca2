"""Runs the whole program on random hostile folders: articles of every format, bytes, names of files, configurations, ignore files, project rules.

Usage: fuzz_program.py [--runs N] [--minutes N] [--seed N] [--most-seconds N] [--keep FOLDER]

A run fails where it crashes, ends with an exit code that isn't documented, takes more than 5 s of the processor or 500 MB, or writes a control
character or a runner's command. Failing folders are kept. Exit 1 where a run failed. Needs a system that forks.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import fuzz_html
import fuzz_markdown

from checker.cli import entry
from checker.rulebook.catalogue import Catalogue
from checker.run.api import check_text

MOST_MEGABYTES = 500
EXIT_CODES = {0, 1, 2, 3}
_FAULTS = re.compile(rb"Traceback \(most recent|internal error|[\x00-\x08\x0b-\x1f\x7f]")
_COMMANDS = re.compile(_FAULTS.pattern + rb"|(?:^|\n)::")
_EXAMPLES = [example.text for rule in Catalogue.shipped() for example in (*rule.bad, *rule.good)]
_SIGNS = "aé\u00a0\u202e\u200b\ufeff\ufffd\x00\x1b\r\n\t .,:;!?'\"“”‘’()[]{}<>&$%#*_`~|\\/-–—=+@^0123456789٣Aßİ"
_TOML = (
    "fail-on", "select", "ignore", "exclude", "extend-exclude", "front-matter", "language", "words", "names", "rules", "baseline", "encoding", "jobs", "catalogue",
    "per-file", "languages", "max-file-size", "html-root", '"error"', '"x/*"', "[", "]", "{", "}", "=", "\n", "'", '"', ",", "1e999", "nan", "99999999999999999999", "true", '"undefined"', ".", "[[", "]]", "\\", "#", " ",
)  # fmt: skip
_GLOBS = (
    "*",
    "**",
    "/",
    "?",
    "[",
    "]",
    "!",
    "a",
    "b",
    "\\",
    "#",
    "\n",
    " ",
    "..",
    "*a*a*a*b",
    "{a,b}",
    "[!",
    "[a-",
    "é",
    "\r\n",
    "\x00",
)
_RULE = (
    "name: own", "code: OWN101", "status: stable", "since: 0.1.0", 'cases:\n  main:\n    severity: error\n    applicability: none\n    message: "{words}"', "why: x",
    "mqm: style", "kind: pattern", "kind: phrases", "data:\n  find:\n    - match: '(a+)+$'", "data:\n  find:\n    - match: '(?=a)b'", 'data: {find: [{match: "(", replace: "{x}"}]}',
    'examples:\n  bad: [{text: "⟦a⟧"}]\n  good: [{text: b}]', "a: &a [*a]", "? [x]", "- - - -", "\t", "{", "}", "!!python/object:os.system x", "'", "...",
)  # fmt: skip
_NAMES = (
    "a",
    "::error::",
    "%0A",
    "\n",
    "\u202e",
    "-rf",
    "--help",
    " ",
    "é",
    "CON",
    "a" * 60,
    "'",
    '"',
    "$(x)",
    "&",
    ";",
    "\x1b[31m",
    ".",
    "~",
    "#",
)
_FORMATS = (
    "text",
    "concise",
    "json",
    "jsonl",
    "html",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "markdown",
    "rdjson",
    "rdjsonl",
    "checkstyle",
)


class Outcome(NamedTuple):
    """How a run ended: its exit code (negative for a signal), seconds of the processor, megabytes at its peak, and what it wrote."""

    code: int
    seconds: float
    megabytes: float
    output: bytes


class Limits(NamedTuple):
    """What a run may take."""

    seconds: int
    megabytes: int = MOST_MEGABYTES

    def fault_of(self, outcome: Outcome, arguments: list[str]) -> str:
        """What is wrong with a run; empty where nothing is. The format for GitHub consists of commands."""
        if outcome.code not in EXIT_CODES:
            return f"exit code {outcome.code}"
        if outcome.seconds > self.seconds:
            return f"{outcome.seconds:.1f} s"
        if outcome.megabytes > self.megabytes:
            return f"{outcome.megabytes:.0f} MB"
        found = (_FAULTS if "github" in arguments else _COMMANDS).search(outcome.output)
        return f"wrote {found[0]!r}" if found else ""


def prose(rng: random.Random) -> str:
    """Examples of rules, cut, shuffled, repeated and sprinkled with signs."""
    parts = rng.choices(_EXAMPLES, k=rng.randrange(1, 12))
    parts = [part[rng.randrange(len(part) + 1) :] if rng.random() < 0.2 else part for part in parts]
    text = rng.choice([" ", "\n\n", "\r\n", "\n", ""]).join(parts)
    for _ in range(rng.randrange(8)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(_SIGNS) * rng.choice([1, 1, 2, 300]) + text[at:]
    return text


def raw(rng: random.Random) -> bytes:
    """Bytes of any encoding, or of none."""
    text = prose(rng)
    encoded = text.encode(rng.choice(["utf-8", "utf-16", "cp1252", "shift_jis", "utf-7"]), "replace")
    return encoded if rng.random() < 0.5 else rng.randbytes(rng.randrange(400)) + encoded


def _joined(parts: tuple[str, ...], most: int) -> Callable[[random.Random], str]:
    return lambda rng: rng.choice(["", "\n", " "]).join(rng.choices(parts, k=rng.randrange(1, most)))


def _markdown(rng: random.Random) -> str:
    return fuzz_markdown.random_text(rng)[1]


ARTICLES: dict[str, Callable[[random.Random], str | bytes]] = {
    ".txt": prose,
    ".md": _markdown,
    ".mdx": _markdown,
    ".html": fuzz_html.page,
    ".rst": prose,
    ".adoc": prose,
    ".tex": prose,
    "": raw,
}
OTHERS: dict[str, Callable[[random.Random], str]] = {
    "checker.toml": _joined(_TOML, 30),
    ".gitignore": _joined(_GLOBS, 60),
    ".checkerignore": _joined(_GLOBS, 60),
    "rules/own/own.yaml": _joined(_RULE, 20),
    "words.txt": prose,
    "checker-baseline.json": _joined(('{"', '":', "[", "]", "}", "1", "null", '"a"', ","), 40),
}


def make_folder(folder: Path, rng: random.Random) -> list[str]:
    """Fills a folder and returns the arguments of a run in it."""
    for _ in range(rng.randrange(1, 4)):
        extension = rng.choice(list(ARTICLES))
        stem = "".join(rng.choices(_NAMES, k=rng.randrange(1, 4)))
        name = f"{stem}{extension or rng.choice(list(ARTICLES))}"
        name = f"{name}a" if name.strip(".") == "" else name
        made = ARTICLES[extension](rng)
        content = made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
        (folder / name).write_bytes(content)
        if rng.random() < 0.1:
            (folder / f"{name}.checker.toml").write_bytes(_joined(_TOML, 20)(rng).encode())
    for name in rng.sample(list(OTHERS), k=rng.choice([0, 0, 1, 2])):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(OTHERS[name](rng).encode("utf-8", "surrogatepass"))
    return _arguments(folder, rng)


def _arguments(folder: Path, rng: random.Random) -> list[str]:
    command = rng.choice(["check"] * 8 + ["fix", "fix", "baseline", "facts"])
    options = ["--preview"] if command in {"check", "fix"} and rng.random() < 0.3 else []
    if command == "check":
        options += ["--no-cache", "--format", rng.choice(_FORMATS)]
    if command == "fix":
        options += rng.choice([[], ["--review"]])
    if (folder / "rules").exists() and command != "facts":
        options += ["--rules", "rules"]
    return [command, *options, "--", "."]


def run(arguments: list[str], folder: Path, log: Path, most_seconds: int) -> Outcome:
    """Runs the program in a child of this process, which has the tables and modules loaded already."""
    child = os.fork()
    if child == 0:
        output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.chdir(folder)
        resource.setrlimit(resource.RLIMIT_CPU, (4 * most_seconds, 4 * most_seconds))
        sys.argv = ["checker", *arguments]
        entry.run()
    _, status, usage = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return Outcome(code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, log.read_bytes())


def main() -> int:
    """Runs so often, or for so many minutes, and counts."""
    given = _given()
    end, counts, slowest, largest = time.monotonic() + 60 * given.minutes, Counter[str](), 0.0, 0.0
    check_text("Loads what every run needs.")
    while counts.total() < given.runs if given.runs else time.monotonic() < end:
        name = f"{given.seed}.{counts.total()}"
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "folder"
            folder.mkdir()
            arguments = make_folder(folder, random.Random(name))
            outcome = run(arguments, folder, Path(scratch) / "log", given.most_seconds)
            slowest, largest = max(slowest, outcome.seconds), max(largest, outcome.megabytes)
            fault = Limits(given.most_seconds).fault_of(outcome, arguments)
            counts["failed" if fault else f"exit {outcome.code}"] += 1
            if fault:
                shutil.copytree(folder, given.keep / name, dirs_exist_ok=True)
                print(f"{name}: checker {' '.join(arguments)}: {fault}", flush=True)
    print(
        f"{counts.total()} runs from seed {given.seed}: {dict(counts)}; slowest {slowest:.1f} s, largest {largest:.0f} MB"
    )
    return 1 if counts["failed"] else 0


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most-seconds", type=int, default=5)
    parser.add_argument("--keep", type=Path, default=Path("fuzzed"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
