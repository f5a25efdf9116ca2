"""Build hook: the wheel ships the rule pages and the YAML tables as JSON, so that no run of an installed checker parses YAML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "build" / "catalogue.json"


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles ``rules/`` into the package's data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the compiled catalogue to a wheel; an editable install reads the pages themselves."""
        if version == "editable":
            return
        files = sorted((ROOT / "rules").glob("*/*.yaml"))
        pages = [
            [
                p.parent.name,
                f"{p.parent.name}/{p.name}",
                yaml.load(p.read_text(encoding="utf-8"), Loader=yaml.BaseLoader),
            ]
            for p in files
        ]
        TARGET.parent.mkdir(exist_ok=True)
        TARGET.write_text(json.dumps(pages, ensure_ascii=False), encoding="utf-8")
        build_data["force_include"][str(TARGET)] = "checker/data/catalogue.json"
