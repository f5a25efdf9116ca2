"""Speed and memory beside peers, and what is found of planted defects. Exits with 1 where a target is missed, and names it."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import languagetool
import peers
from measure import Command, CommandError, Measured, measure
from reading import time_readers
from table import Row, lines
from texts import Newsroom, one_text

_ARTICLES = 200
_LANGUAGETOOL_ARTICLES = 30
_CHECKER = Path(sys.executable).with_name("checker")


def main() -> int:
    """All parts in one run."""
    options = _options()
    rounds = 3 if options.quick else 5
    peers.install()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = _given(options.texts) if options.texts else _made(folder)
        size = sum(file.stat().st_size for file in files)
        print(f"medians of {rounds}, each run a fresh process, after one that fills caches")
        rows += _show(f"{len(files)} articles, {size / 1e6:.2f} MB", _many(files, rounds))
        rows += _show("one file of 10 kB", _one(folder, files, rounds))
        rows += _show("growth with one made-up text", _growth(folder, rounds))
        sample = files[:_LANGUAGETOOL_ARTICLES]
        if languagetool.installed():
            title = f"LanguageTool, {len(sample)} articles"
            rows += _show(title, languagetool.time_languagetool(_CHECKER, sample, rounds))
        else:
            print("\nLanguageTool is left out: scripts/install_languagetool.sh fetches it")
    rows += _show(
        "seconds to read a megabyte", (Row(name, a_megabyte, " s", 0.5) for name, a_megabyte in time_readers())
    )
    rows += _show("planted defects, as shares of all or in numbers", _plants())
    if not options.quick:
        rows += _show("each rule on 1 MB of one character", _long_runs())
        rows += _show("exponents of time on families of texts, 1 is linear", _curves())
    return _verdict(rows)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="its .txt files instead of made-up articles")
    parser.add_argument(
        "--quick", action="store_true", help="medians of 3, and neither runs of one character nor families of texts"
    )
    return parser.parse_args()


def _given(folder: Path) -> list[Path]:
    files = sorted(folder.resolve().rglob("*.txt"))
    if not files:
        sys.exit(f"bench: no .txt files in {folder}")
    return files


def _made(folder: Path) -> list[Path]:
    articles = folder / "articles"
    articles.mkdir()
    return [
        _write(articles / f"{number:03}.txt", text)
        for number, text in enumerate(islice(Newsroom().articles(), _ARTICLES))
    ]


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _check(files: Sequence[Path], *options: str) -> Command:
    return Command((_CHECKER, "check", *options, *files))


def _many(files: Sequence[Path], rounds: int) -> Iterator[Row]:
    # Results that an earlier run kept are no measure of the work.
    commands = {
        "checker": _check(files, "--no-cache", "--format", "concise"),
        "checker in one process": _check(files, "--no-cache", "--format", "concise", "--jobs", "1"),
        "checker, with the results of the run before": _check(files, "--format", "concise"),
        "checker, JSON without readability": _check(files, "--no-cache", "--format", "json", "--no-readability"),
        "checker, JSON with readability": _check(files, "--no-cache", "--format", "json"),
        **peers.commands(files),
    }
    done = measure(commands, rounds)
    yield from _times(done)
    yield _ratio(done, 0.5)
    plain, scored = (done[f"checker, JSON {way} readability"].seconds for way in ("without", "with"))
    yield Row("readability adds", scored - plain, " s", 2.5)
    yield Row("checker's peak memory", done["checker, JSON with readability"].megabytes, " MB", 200)


def _one(folder: Path, files: Sequence[Path], rounds: int) -> Iterator[Row]:
    text = one_text((file.read_text(encoding="utf-8", errors="replace") for file in files), 10_000)
    file = [_write(folder / "10kB.txt", text)]
    done = measure({"checker": _check(file, "--format", "concise"), **peers.commands(file)}, rounds)
    yield from _times(done)
    # Starting costs more than one text does: patterns are compiled anew in each process.
    yield _ratio(done, 2.0)


def _growth(folder: Path, rounds: int) -> Iterator[Row]:
    sizes = {"0.5 MB": 500_000, "5 MB": 5_000_000}
    commands = {
        name: _check([_write(folder / f"{size}.txt", one_text(Newsroom().articles(), size))], "--format", "concise")
        for name, size in sizes.items()
    }
    done = measure(commands, rounds)
    yield from _times(done)
    yield Row("5 MB / 0.5 MB", done["5 MB"].seconds / done["0.5 MB"].seconds, "×", 12)
    yield Row("checker's peak memory on 5 MB", done["5 MB"].megabytes, " MB", 200)


def _times(done: dict[str, Measured]) -> Iterator[Row]:
    return (Row(name, measured.seconds, " s") for name, measured in done.items())


def _ratio(done: dict[str, Measured], bound: float) -> Row:
    return Row("checker / proselint", done["checker"].seconds / done["proselint"].seconds, "×", bound)


def _plants() -> Iterator[Row]:
    import plant  # noqa: PLC0415 - late: what this process holds would count as its children's

    yield from plant.rows(plant.score())


def _long_runs() -> Iterator[Row]:
    from long_runs import time_all  # noqa: PLC0415 - last, for the same reason

    facts, rules = time_all()
    yield from (Row(f"{fact.what}, {fact.character}", fact.seconds, " s") for fact in facts[:3])
    yield from (Row(f"{rule.what}, {rule.character}", rule.seconds, " s") for rule in rules[:5])
    yield Row(f"the slowest rule: {rules[0].what}, {rules[0].character}", rules[0].seconds, " s", 1.0)


def _curves() -> Iterator[Row]:
    """Those of the steepest curves; every other family is less steep."""
    from curves import MOST_EXPONENT, curves  # noqa: PLC0415 - for the same reason

    steep = sorted(curves(), key=lambda curve: (curve.is_linear, -curve.exponent))
    for curve in steep[:10]:
        name = f"{curve.family}, {curve.suffix.removeprefix('.')}"
        yield Row(name, curve.exponent, "", None if curve.is_linear else MOST_EXPONENT)


def _show(title: str, rows: Iterator[Row]) -> list[Row]:
    done = list(rows)
    print("\n".join(lines(title, done)), flush=True)
    return [row._replace(what=f"{row.what} ({title})") for row in done]


def _verdict(rows: Sequence[Row]) -> int:
    missed = [row for row in rows if row.missed]
    for row in missed:
        print(f"\nMISSED: {row.what}: {row.value:.3f}{row.unit}, target {row.target}", end="")
    print("" if missed else "\nall targets met")
    return 1 if missed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CommandError as error:
        sys.exit(f"bench: {error}")
