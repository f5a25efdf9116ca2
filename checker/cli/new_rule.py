"""``checker new-rule``."""

from __future__ import annotations

from pathlib import Path

from checker.authoring.new_rule import write_new_rule
from checker.authoring.project_rules import FOLDER, own_folder
from checker.cli.options import Asked, Scope, configurations_from
from checker.rulebook.catalogue import Catalogue


def run(name: str, folder: Path | None, kind: str, config: Path | None = None) -> str:
    """Writes the page of a new rule, and tells what is to be done next. Without ``folder`` it goes where the configuration has own rules, else to ``rules``.

    Raises UsageError for a name or kind that can't be, or a page that is there already; CheckerError where it can't be written.
    """
    named = own_folder(configurations_from(Asked(), Scope(config)), Path())
    folder = folder or named or Path(FOLDER)
    path = write_new_rule(name, folder, kind, Catalogue.shipped())
    lines = [
        f"{path.as_posix()}: write its examples first, then what finds them",
        f"checker test-rules {folder.as_posix()}   # runs the examples",
    ]
    if named is None:
        lines.append(f'checker.toml wants a line so that the rule runs: rules = "{folder.as_posix()}"')
    return "".join(f"{line}\n" for line in lines)
