"""cspell's settings (JSON with comments, YAML, TOML) and dictionaries (a word a line)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from checker.base.parsed_toml import parsed_toml
from checker.model.errors import UsageError
from checker.model.word_list import WordEntry
from checker.words.imports import Imported, LeftOut
from checker.words.lists import text_of

_ACCEPTED = ("words", "userWords", "ignoreWords")
_FORBIDDEN = "a word list can't forbid words; use a project rule or the table of names"
# A string, kept; a comment, or a comma before a closing bracket, dropped.
_EXTRAS = re.compile(r'("(?:[^"\\\n]|\\.)*")|//[^\n]*|/\*.*?\*/|,(?=(?:\s|//[^\n]*|/\*.*?\*/)*[\]}])', re.DOTALL)
_DIRECTIVE = re.compile(r"#\s*cspell-(?:tools|dictionary):(.*)")

_Found = Iterator[WordEntry | LeftOut]


def import_file(path: Path) -> Imported:
    """The words of a dictionary or of settings, and of the dictionaries that those define. Raises UsageError."""
    if path.suffix.lower() in (".json", ".jsonc", ".yaml", ".yml", ".toml"):
        return Imported.of(path, "cspell", _of_settings(_settings(path), path))
    return Imported.of(path, "cspell", _of_dictionary(path))


def _settings(path: Path) -> Mapping[str, Any]:
    text = text_of(path)
    try:
        data = _parsed(text, path.suffix.lower())
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path.as_posix()}: can't be read: {' '.join(str(error).split())}") from error
    if path.name == "package.json" and isinstance(data, dict):
        data = data.get("cspell", {})
    if not isinstance(data, dict):
        raise UsageError(f"{path.as_posix()}: not a cspell configuration: expected a mapping with “words”")
    return data


def _parsed(text: str, suffix: str) -> Any:
    """Plain values of JSON, YAML or TOML. Raises ValueError."""
    if suffix in (".json", ".jsonc"):
        return json.loads(_EXTRAS.sub(lambda found: found[1] or "", text))
    if suffix == ".toml":
        return parsed_toml(text)
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes strings only
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _of_settings(data: Mapping[str, Any], path: Path) -> _Found:
    shown = path.as_posix()
    for part, where in _parts(data):
        for key in _ACCEPTED:
            for number, word in enumerate(_list(part.get(key)), 1):
                yield from _entries(str(word), f"{shown}: {where}{key}, entry {number}")
        for word in _list(part.get("flagWords")):
            yield LeftOut(f"{shown}: {where}flagWords", str(word), _FORBIDDEN)
        for defined in _list(part.get("dictionaryDefinitions")):
            if isinstance(defined, dict):
                yield from _of_definition(defined, path)
    for other in _list(data.get("import")) if isinstance(data.get("import"), list) else [data.get("import")]:
        if other:
            yield LeftOut(f"{shown}: import", str(other), "another settings file: import it too")


def _parts(data: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str]]:
    """The settings, and those for some files or languages among them, each with a label."""
    yield data, ""
    for key in ("overrides", "languageSettings"):
        for number, part in enumerate(_list(data.get(key)), 1):
            if isinstance(part, dict):
                yield part, f"{key} {number}: "


def _of_definition(defined: Mapping[str, Any], path: Path) -> _Found:
    for word in _list(defined.get("words")):
        yield from _entries(str(word), f"{path.as_posix()}: {defined.get('name', 'dictionaryDefinitions')}")
    named = defined.get("path")
    if not named:
        return
    target = path.parent / str(named)
    if target.is_file() and target.suffix.lower() in (".txt", ".dict", ".words", ""):
        yield from _of_dictionary(target)
    else:
        yield LeftOut(f"{path.as_posix()}: dictionaryDefinitions", str(named), "no text file at this path")


def _of_dictionary(path: Path) -> _Found:
    split = False
    for number, line in enumerate(text_of(path).splitlines(), 1):
        directive = _DIRECTIVE.search(line)
        if directive:
            words = directive[1].replace(",", " ").split()
            split = ("split" in words or split) and "no-split" not in words
        text = " ".join(line.partition("#")[0].split())
        for word in text.split(" ") if split else [text]:
            yield from _entries(word, f"{path.as_posix()}:{number}")


def _entries(word: str, place: str) -> _Found:
    """The entry of a word with cspell's marks: ``!`` forbids, ``*`` allows it in compounds, ``+`` only there, ``~``
    ignores case."""
    text = " ".join(word.split())
    if not text:
        return
    if text.startswith("!"):
        yield LeftOut(place, text, _FORBIDDEN)
    elif "->" in text:
        yield LeftOut(place, text, "a correction: add it to the table of names, as a form with variants")
    elif text.strip("*~") == "":
        yield LeftOut(place, text, "not a word")
    elif _is_part(text):
        yield LeftOut(place, text, "a part of compounds, not a word by itself")
    else:
        bare = text.strip("*")
        yield WordEntry(bare[1:].lower() if bare.startswith("~") else bare)


def _is_part(text: str) -> bool:
    return text.startswith("+") or (text.endswith("+") and text.rstrip("+").islower())


def _list(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else ()
