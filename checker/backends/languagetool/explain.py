"""What is told of LanguageTool's rules to who asks: how the table takes them, and why."""

from __future__ import annotations

from collections.abc import Iterator

from checker.backends.languagetool.selection import FAMILY, Ruling, Selection
from checker.words.resources import Resources

_PAGES = "https://community.languagetool.org/rule/show/{}?lang=en"


def explain(name: str, resources: Resources) -> str:
    """A rule, as ``languagetool/RULE_ID``, or all that the table tells, for the family."""
    selection = Selection.of(resources)
    _, _, rule_id = name.partition("/")
    return "\n".join(_rule(rule_id, selection) if rule_id else _table(selection)) + "\n"


def _rule(rule_id: str, selection: Selection) -> Iterator[str]:
    yield from (f"# {FAMILY}/{rule_id}", "", f"A rule of LanguageTool: <{_PAGES.format(rule_id)}>.", "")
    own = selection.own(rule_id)
    if own is None:
        yield "It is taken as its category is, which LanguageTool tells with each match:"
        yield ""
        yield from _categories(selection)
        return
    yield f"{_taken(own)}."
    if own.severity is None:
        yield f"“--select {FAMILY}/{rule_id}” runs it all the same."


def _table(selection: Selection) -> Iterator[str]:
    yield from ("# Categories of LanguageTool", "")
    yield from _categories(selection)
    yield from ("", "# Rules that are not taken as their category is", "")
    yield from (f"- {rule_id}: {_taken(ruling)}" for rule_id, ruling in selection.rules())


def _categories(selection: Selection) -> Iterator[str]:
    yield from (f"- {category}: {_taken(ruling)}" for category, ruling in selection.categories())


def _taken(ruling: Ruling) -> str:
    how = f"taken, as {ruling.severity}" if ruling.severity else "left out"
    return f"{how}: {ruling.why}" if ruling.why else how
