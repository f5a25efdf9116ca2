"""Build hook: the wheel ships the rule pages and the YAML tables as JSON, so that no run of an installed checker parses YAML."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "build"
DATA = ROOT / "checker" / "data"


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles ``rules/`` and the YAML tables into the package's data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds what was compiled to a wheel; an editable install reads the pages themselves."""
        if version == "editable":
            return
        TARGET.mkdir(exist_ok=True)
        made = {"catalogue": list(pages())} | {table.stem: plain(table) for table in sorted(DATA.glob("*.yaml"))}
        for name, values in made.items():
            file = TARGET / f"{name}.json"
            file.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
            build_data["force_include"][str(file)] = f"checker/data/{file.name}"


def pages() -> Iterator[list[Any]]:
    """Family, path and values of each rule page, as the catalogue reads them."""
    sys.path.insert(0, str(ROOT))
    from checker.rulebook.pages.literals import with_literals  # noqa: PLC0415 - the package lies beside this script, and is not installed yet

    for page in sorted((ROOT / "rules").glob("*/*.yaml")):
        yield [page.parent.name, f"{page.parent.name}/{page.name}", with_literals(plain(page))]


def plain(path: Path) -> Any:
    """The YAML of a file with every scalar as the string it is written as."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
