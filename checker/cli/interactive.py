"""Goes through the fixes and questions of each source one by one, and remembers what was decided."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from checker.base.visible import visible
from checker.engine.fixing import Choice
from checker.model.errors import EditRefusedError
from checker.model.finding import Answer, Applicability, Finding
from checker.model.report import DocumentReport
from checker.reading.source import Source
from checker.reports.escaping import one_line
from checker.reports.wording.excerpts import change, context, labelled, where
from checker.run.checker import Checker
from checker.run.fix_source import own_words

_PROMPT = "  [{keys}Enter to skip, ? for help, q to quit] "
_HELP = """  A, B …  take this answer          =WORDS  put your own words in place of the marked ones; = alone cuts them
  Enter   leave it as it is         *       take the fix of all findings of this rule in this file
  <       back to the one before, and undo what was decided there (also: back, undo)
  q       stop asking; what was agreed to is written (also: quit). Ctrl-C: leave this file as it is
"""


class _Item(NamedTuple):
    finding: Finding
    report: DocumentReport

    @property
    def keys(self) -> list[str]:
        """The letters of the answers that can be applied."""
        return [answer.key for answer in self.finding.answers if answer.edits]

    @property
    def is_fix(self) -> bool:
        """Whether its first answer is a fix that needs no answer of its own."""
        fixes = (Applicability.SAFE, Applicability.REVIEW)
        return self.finding.applicability in fixes and bool(self.finding.answers[0].edits)


class Prompter:
    """Asks on standard error and reads standard input. Once it is told to quit, it asks nothing more."""

    def __init__(self) -> None:
        self._has_quit = False

    def choose(self, checker: Checker, source: Source, choice: Choice) -> Choice:
        """The given choice with what was agreed to, and nothing else."""
        items = [] if self._has_quit else list(_items(checker, source))
        agreed = self._decided(items, checker, source)
        answers = {name: answer.key for name, answer in agreed.items() if answer.key}
        written = {name: answer for name, answer in agreed.items() if not answer.key}
        return replace(
            choice, nothing_else=True, answers={**choice.answers, **answers}, written=written, only=frozenset(agreed)
        )

    def _decided(self, items: Sequence[_Item], checker: Checker, source: Source) -> dict[str, Answer]:
        """The answers by id. One without a letter is in the editor's own words."""
        agreed: dict[str, Answer] = {}
        index = 0
        while index < len(items):
            item = items[index]
            if item.finding.id in agreed:  # by “*”
                index += 1
                continue
            _show(item, index + 1, len(items))
            typed = self._typed(item, checker, source)
            if isinstance(typed, Answer):
                agreed[item.finding.id] = typed
            elif typed == "*":
                alike = [other for other in items[index:] if other.finding.rule == item.finding.rule and other.is_fix]
                agreed |= {other.finding.id: other.finding.answers[0] for other in alike}
            elif typed == "<":
                index = max(0, index - 1)
                agreed.pop(items[index].finding.id, None)
                continue
            elif typed == "Q":
                self._has_quit = True
                break
            index += 1
        return agreed

    @staticmethod
    def _typed(item: _Item, checker: Checker, source: Source) -> Answer | str:
        """An answer, or what to do: "" to skip, "*", "<" or "Q". Asks again until it is one of them."""
        keys = "/".join((*item.keys, "=WORDS"))
        while True:
            sys.stderr.write(_PROMPT.format(keys=f"{keys}, "))
            sys.stderr.flush()
            line = sys.stdin.readline()
            typed = _COMMANDS.get(line.strip().lower(), line.strip()) if line else "Q"
            key = typed.upper()
            if key in ("", "Q", "<") or (key == "*" and item.is_fix):
                return key
            if key in item.keys:
                return next(answer for answer in item.finding.answers if answer.key == key)
            if typed.startswith("="):
                try:
                    return own_words(checker, source, item.finding, item.report, typed[1:].strip())
                except EditRefusedError as error:
                    sys.stderr.write(f"  can't be written there: {visible(str(error))}\n")
            else:
                sys.stderr.write(_HELP if typed == "?" else f"  {_why_not(item, key)}\n")


_COMMANDS = {"back": "<", "undo": "<", "quit": "q", "help": "?", "all": "*"}


def _items(checker: Checker, source: Source) -> Iterator[_Item]:
    """What there is to decide on: fixes, and questions, also those without ready answers."""
    for report in checker.check_source(source):
        if isinstance(report, DocumentReport):
            for finding in report.open:
                if not finding.withheld and (finding.query or any(answer.edits for answer in finding.answers)):
                    yield _Item(finding, report)


def _show(item: _Item, number: int, total: int) -> None:
    finding, report = item
    around = context(finding, report)
    out = sys.stderr
    out.write(f"\n{number} of {total}  {where(finding, report)}  {around.before}[{around.marked}]{around.after}\n")
    out.write(f"  {one_line(finding.query.text if finding.query else finding.message)}  ({finding.rule})\n")
    for answer in finding.answers:
        out.write(f"  {answer.key}  {_shown(item, answer)}\n")
    if not item.keys:
        out.write("  no ready answer: type = and the words to put in place of the marked ones\n")


def _shown(item: _Item, answer: Answer) -> str:
    """What an answer makes of the text; of one that changes nothing, its label."""
    if not answer.edits:
        return f"{labelled(answer)}: type = and your words"
    before, after = change(item.finding, answer, item.report)
    return f"{before} → {after}" if after.strip() else f"cut “{before.strip()}”"


def _why_not(item: _Item, key: str) -> str:
    if key == "*":
        return "“*” is for fixes; each question needs an answer of its own"
    if any(answer.key == key for answer in item.finding.answers):
        return f"{key} can't be applied automatically: type = and your words"
    return f"no such answer: “{key.lower()}” (? for help)"
