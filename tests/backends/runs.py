"""A story for the command line, its findings, and readers of reports on it."""

from __future__ import annotations

import json
from typing import Any

from tests.conftest import Ran

STORY = "She clearly have a plan, Mr Kozyrev said. The council sent its crews. to the river. It paid $ 40 million.\n"
OURS = {"structure/stray-stop", "figures/spaced-currency"}
THEIRS = "languagetool/HE_VERB_AGR"
WITH = ("--with", "languagetool")


def report_of(ran: Ran) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(ran.out)
    return made


def rules_of(report: dict[str, Any], state: str = "open") -> set[str]:
    return {f["rule"] for file in report["files"] for f in file["findings"] if f["state"] == state}
