"""Which site generator a folder of articles is for, and which languages its configuration names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checker.base.parsed_toml import parsed_toml
from checker.model.errors import PageError
from checker.rulebook.pages.source import read_page_source
from checker.words.resources import Resources

_MOST_BYTES = 100_000
_QUOTED = re.compile(r"[\"']([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)[\"']")
_LOCALES = re.compile(r"\b(?:locales|languages)\s{0,9}:\s{0,9}\[([^\]]{0,2000})\]")
_DEFAULT = re.compile(r"\b(?:defaultLocale|defaultLanguage)\s{0,9}:\s{0,9}([\"'][^\"'\n]{1,20}[\"'])")
_LISTS = ("languages", "locales")
_ONES = ("defaultContentLanguage", "languageCode", "locale", "language", "lang")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z]{2,4})?\Z")


class Generator(NamedTuple):
    """A site generator: see ``site_generators.yaml``. ``shown_by`` is the file that gives it away; no name: no generator is known here."""

    name: str = ""
    shown_by: str = ""
    roots: Sequence[str] = ()
    output: Sequence[str] = ("build", "coverage", "dist", "target", "vendor")
    other: Sequence[str] = ()
    front_matter: Sequence[str] = ()


class SiteLanguages(NamedTuple):
    """The languages that a site's configuration names; ``default`` is that of a page that doesn't say; empty where that isn't set."""

    languages: frozenset[str] = frozenset()
    default: str = ""


def generator_of(root: Path) -> Generator:
    """The generator whose configuration is in a folder."""
    for entry in Resources().table("site_generators"):
        shown_by = next((name for name in entry["config"] if (root / name).exists()), "")
        beside = entry.get("beside", [])
        if shown_by and (not beside or any((root / name).is_dir() for name in beside)):
            return Generator(
                entry["name"],
                shown_by,
                entry.get("roots", ()),
                entry["output"],
                entry.get("other", ()),
                entry.get("front-matter", ()),
            )
    return Generator()


def wordpress_exports(root: Path) -> list[str]:
    """The names of the export files of WordPress in a folder, which no reader takes."""
    return sorted(path.name for path in root.glob("*.xml") if re.search(r"wordpress|\bwxr\b", path.name.lower()))


def configured_languages(root: Path, generator: Generator) -> SiteLanguages:
    """The languages of a site's configuration; none where it can't be understood: the folders still show them."""
    path = root / generator.shown_by
    if not generator.name or not path.is_file() or path.stat().st_size > _MOST_BYTES:
        return SiteLanguages()
    if path.suffix in (".toml", ".yaml", ".yml"):
        values = _values(path)
        return _of_table(values) if isinstance(values, dict) else SiteLanguages()
    if path.suffix in (".js", ".mjs", ".cjs", ".ts", ".mts"):
        return _of_script(path.read_text("utf-8", errors="replace"))
    return SiteLanguages()


def _values(path: Path) -> Any:
    try:
        if path.suffix == ".toml":
            return parsed_toml(path.read_text("utf-8"))
        return read_page_source(path).values
    except (PageError, OSError, ValueError):
        return None


def _of_table(values: dict[str, Any]) -> SiteLanguages:
    default = next((code for key in _ONES if (code := _code(values.get(key)))), "")
    found: set[str] = {default} - {""}
    for key in _LISTS:
        found.update(code for name in _names(values.get(key)) if (code := _code(name)))
    return SiteLanguages(frozenset(found), default)


def _names(value: Any) -> Iterator[Any]:
    """The entries of a list, or the names of tables, of a key with languages."""
    if isinstance(value, dict | list):
        yield from value


def _of_script(text: str) -> SiteLanguages:
    default = _code("".join(_QUOTED.findall(next(iter(_DEFAULT.findall(text)), ""))))
    found = {_code(name) for block in _LOCALES.findall(text) for name in _QUOTED.findall(block)}
    return SiteLanguages(frozenset(found | {default}) - {""}, default)


def _code(name: Any) -> str:
    found = _LANGUAGE.match(name) if isinstance(name, str) else None
    return found[1] if found else ""
