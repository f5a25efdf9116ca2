"""Imports lists of other programs, distinguished by their names, and prints them as one list of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from checker.base.files import NotRegularError, check_regular
from checker.model.errors import UsageError
from checker.model.word_list import WordEntry
from checker.words.imports import Imported, cspell, vale

_IMPORTERS: Mapping[str, Callable[[Path], Imported]] = {"cspell": cspell.import_file, "vale": vale.import_file}
_HUNSPELL = "hunspell"
_CONFIGURATIONS = frozenset({".json", ".jsonc", ".yaml", ".yml", ".toml"})
_ADVICE = {".gz": "unpack it first", ".trie": "use the text file that it was made from"}


def import_list(given: str) -> Imported:
    """The list in a file. ``given`` is its path, after ``cspell=`` or ``vale=`` if its name doesn't say whose it is.
    Raises UsageError."""
    program, separator, rest = given.partition("=")
    is_named = bool(separator) and program in (*_IMPORTERS, _HUNSPELL)
    path = Path(rest if is_named else given)
    try:
        check_regular(path)
    except NotRegularError as error:
        raise UsageError(f"{path.as_posix()}: {error}") from error
    except OSError as error:
        raise UsageError(f"{path.as_posix()}: no such file") from error
    if not is_named:
        program = _program_of(path)
    if program == _HUNSPELL:
        stem = path.with_suffix("").as_posix()
        raise UsageError(
            f"{path.as_posix()}: Hunspell dictionaries can't be imported; write out their words first: "
            f"unmunch {stem}.dic {stem}.aff > words.txt"
        )
    return _IMPORTERS[program](path)


def _program_of(path: Path) -> str:
    """The program whose list has such a name. Raises UsageError for a name that no program uses."""
    name = path.name.lower()
    if path.suffix.lower() in (".dic", ".aff"):
        return _HUNSPELL
    if name in ("accept.txt", "reject.txt"):
        return "vale"
    if path.suffix.lower() in _CONFIGURATIONS or name.endswith((".txt", ".dict", ".words")) or "." not in name:
        return "cspell"
    hint = _ADVICE.get(path.suffix.lower(), "put cspell= or vale= before the path")
    raise UsageError(f"{path.as_posix()}: unknown kind of word list; {hint}")


def rendered(lists: Sequence[Imported]) -> Iterator[str]:
    """The lines of a ``words.txt`` with the entries of all lists, each under the first file that has it, and what was
    left out."""
    seen: set[WordEntry] = set()
    for imported in lists:
        fresh = [entry for entry in imported.entries if entry not in seen]
        seen.update(fresh)
        noun = "entry" if len(fresh) == 1 else "entries"
        yield f"# From {imported.path} ({imported.program}): {len(fresh)} {noun}\n"
        yield from (f"{entry.written}\n" for entry in fresh)
        if imported.left_out:
            yield f"# Not imported from {imported.path}:\n"
        yield from (f"#   {left.place}: {' '.join(left.text.split())}  ({left.why})\n" for left in imported.left_out)
        yield "\n"
