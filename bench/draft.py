"""Makes a garbled article, its clean version and its gold of a draft in which each defect is marked.

A mark is ⟦what is wrong|right|kind⟧, with other right repairs between the two: ⟦40% percent|40 percent|40%|doubled unit⟧. A question mark after the kind
says that a person must decide: ⟦$2.5|$2.5 million|lost magnitude?⟧. What is to be cut takes one blank with it: ⟦CLICK HERE ||promo line⟧.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from plant_frames import FOLDER

_MARK = re.compile(r"⟦([^⟦⟧|]+)\|([^⟦⟧|]*)\|(?:([^⟦⟧]*)\|)?([^⟦⟧|]+)⟧")


def main() -> int:
    """Writes the three files of each draft that is named."""
    if not sys.argv[1:]:
        sys.exit(f"usage: {sys.argv[0]} DRAFT.txt …")
    for name in sys.argv[1:]:
        draft = Path(name)
        for ending, text in of_draft(draft.read_text(encoding="utf-8")).items():
            (FOLDER / "articles" / f"{draft.stem}.{ending}").write_text(text, encoding="utf-8")
    return 0


def of_draft(draft: str) -> dict[str, str]:
    """The texts of the three files by how their names end."""
    defects: list[dict[str, object]] = []
    bad, kept = "", 0
    for mark in _MARK.finditer(draft):
        bad += draft[kept : mark.start()]
        words, fix, others, kind = mark.groups()
        defects.append(
            {
                "kind": kind.removesuffix("?"),
                "start": len(bad),
                "end": len(bad) + len(words),
                "text": words,
                "fix": fix,
                "also_ok": others.split("|") if others else [],
                "query": kind.endswith("?"),
            }
        )
        bad, kept = bad + words, mark.end()
    gold = json.dumps({"defects": defects}, ensure_ascii=False, indent=1)
    return {"bad.txt": bad + draft[kept:], "clean.txt": _MARK.sub(r"\2", draft), "gold.json": f"{gold}\n"}


if __name__ == "__main__":
    sys.exit(main())
