"""What a folder of articles holds, from the names of its folders and files: no article is opened."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.model.settings import ReaderOptions
from checker.reading.discover import EXCLUDED
from checker.reading.gitignore import GitIgnores
from checker.reading.registry import reader_by_extension
from checker.words.resources import Resources

_MOST_FOLDERS = 100_000
_ENOUGH = 0.9
_SHARE = 0.1
_SHIPPED = ReaderOptions()
_ESCAPED = re.compile(r"([\\*?\[\]!#])")


class Listing(NamedTuple):
    """A folder, by its path from the root ("" for the root itself), and the names of its files that are read."""

    path: str
    files: tuple[str, ...]


class Language(NamedTuple):
    """A language of a site: the glob of its files, and how many there are."""

    code: str
    glob: str
    files: int


def listings(root: Path, skipped: Iterable[str]) -> Iterator[Listing]:
    """The folders with files that are read, in order; not the hidden ones, those that a walk leaves out, those that Git ignores, nor ``skipped`` (paths)."""
    base = os.path.abspath(root).replace(os.sep, "/")  # noqa: PTH100 - links are not followed
    git = GitIgnores(base)
    left_out = frozenset(skipped)
    readers: dict[str, bool] = {}
    waiting = [""]
    for _ in range(_MOST_FOLDERS):
        if not waiting:
            return
        path = waiting.pop()
        folders, files = _entries(f"{base}/{path}" if path else base)
        read = tuple(name for name in files if _is_read(name, readers))
        if read:
            yield Listing(path, read)
        inside = f"{base}/{path}".rstrip("/")
        for name in reversed(folders):
            below = f"{path}/{name}" if path else name
            if name not in EXCLUDED and below not in left_out and not git.ignores(inside, f"{name}/", base):
                waiting.append(below)


def _entries(folder: str) -> tuple[list[str], list[str]]:
    """Folders and files, without hidden ones and links to folders. What can't be looked at is empty."""
    folders, files = [], []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.name)
                elif entry.is_file(follow_symlinks=False):
                    files.append(entry.name)
    except OSError:
        return [], []
    return sorted(folders), sorted(files)


def _is_read(name: str, readers: dict[str, bool]) -> bool:
    suffix = os.path.splitext(name)[1]  # noqa: PTH122 - a Path for each entry costs more than the walk
    if suffix not in readers:
        readers[suffix] = reader_by_extension(name, _SHIPPED) is not None
    return readers[suffix]


def roots_of(found: Sequence[Listing], known: Sequence[str]) -> list[str]:
    """The folders that hold the articles: those of ``known`` that hold any; else the few that hold most. "." is the root itself."""
    there = [root for root in known if any(_lies_in(listing.path, root) for listing in found)]
    if there:
        return there
    tops: Counter[str] = Counter()
    for listing in found:
        tops[listing.path.partition("/")[0]] += len(listing.files)
    total = sum(tops.values())
    if not total:
        return []
    large = sorted(top for top, count in tops.items() if top and count >= _SHARE * total)
    if sum(tops[top] for top in large) < _ENOUGH * total:
        return ["."]
    return [_narrowed(top, found) for top in large]


def _narrowed(root: str, found: Sequence[Listing]) -> str:
    """The folder that holds all that a folder holds."""
    inside = [listing.path for listing in found if _lies_in(listing.path, root)]
    return os.path.commonpath(inside) if len(inside) > 1 else inside[0]


def _lies_in(path: str, root: str) -> bool:
    return root in (".", path) or path.startswith(f"{root}/")


def within(found: Iterable[Listing], roots: Sequence[str]) -> list[Listing]:
    """The folders of the roots."""
    return [listing for listing in found if any(_lies_in(listing.path, root) for root in roots)]


def extensions(found: Iterable[Listing]) -> Counter[str]:
    """How many files there are of each extension."""
    return Counter(os.path.splitext(name)[1].lower() for listing in found for name in listing.files)  # noqa: PTH122 - as above


def languages_of(found: Sequence[Listing], configured: frozenset[str]) -> list[Language]:
    """The languages that folders and file names show; ``configured`` are those that the site's configuration names.

    A folder is one where the configuration names it, or where English or half of its neighbours are languages too: a desk for IT is no Italian.
    A name like ``visit.fr.md`` counts where the configuration names the language, or ``visit.md`` or ``visit.en.md`` stands beside it.
    """
    codes = frozenset(" ".join(Resources().lines("language_codes")).split())
    return sorted(
        [*_by_folder(found, codes, configured), *_by_suffix(found, codes, configured)],
        key=lambda language: language.glob,
    )


def _by_folder(found: Sequence[Listing], codes: frozenset[str], configured: frozenset[str]) -> Iterator[Language]:
    below: dict[str, Counter[str]] = {}
    for listing in found:
        parts = listing.path.split("/") if listing.path else []
        for depth, part in enumerate(parts):
            below.setdefault("/".join(parts[:depth]), Counter())[part] += len(listing.files)
    taken: list[str] = []
    for above, counts in sorted(below.items()):
        if any(_lies_in(above, path) for path in taken):
            continue
        named = {name: code for name in counts if (code := _code(name, codes))}
        if not (
            configured & set(named.values())
            or (len(named) > 1 and ("en" in named.values() or len(named) * 2 >= len(counts)))
        ):
            continue
        for name, code in sorted(named.items()):
            path = f"{above}/{name}" if above else name
            taken.append(path)
            yield Language(code, f"/{escaped(path)}/", counts[name])


def _by_suffix(found: Sequence[Listing], codes: frozenset[str], configured: frozenset[str]) -> Iterator[Language]:
    counts: Counter[tuple[str, str]] = Counter()
    for listing in found:
        names = frozenset(listing.files)
        for name in listing.files:
            stem, extension = os.path.splitext(name)  # noqa: PTH122 - as above
            base, _, last = stem.rpartition(".")
            code = _code(last, codes) if base else ""
            if code and (code in configured or names & {f"{base}{extension}", f"{base}.en{extension}"}):
                counts[code, f"*.{last}{extension}"] += 1
    for (code, glob), count in counts.items():
        yield Language(code, glob, count)


def escaped(name: str) -> str:
    """A name as a glob that means itself."""
    return _ESCAPED.sub(r"\\\1", name)


def _code(name: str, codes: frozenset[str]) -> str:
    """The language that a name like ``de``, ``pt-br`` or ``zh_Hans`` stands for; empty for another name."""
    code, _, region = name.replace("_", "-").partition("-")
    fits = code in codes and (not region or (region.isalpha() and len(region) in {2, 4}))
    return code if fits else ""
