"""Makes docs/reference/rules/ from the rules' pages: an index, and a page for each rule.

    .venv/bin/python scripts/build_rule_docs.py

Run it after every change of ``rules/``; a test compares what it would make with what is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from checker.model.finding import Applicability
from checker.model.rule_info import BadExample, Case, InQuotes, RuleInfo
from checker.rulebook.catalogue import Catalogue

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "reference" / "rules"

WHO = {
    Applicability.SAFE: "`checker fix`",
    Applicability.REVIEW: "`checker fix --review`",
    Applicability.QUERY: "a person answers",
    Applicability.NONE: "a person, by hand",
}
IN_QUOTES = {
    InQuotes.SKIP: "Words in direct speech are left alone.",
    InQuotes.ASK: "In direct speech it asks; it changes nothing there.",
    InQuotes.FIX: "It does the same inside and outside direct speech.",
}
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")
_FIRST_SENTENCE = re.compile(r".+?[.!?](?= [A-Z“]|$)")


def made(catalogue: Catalogue) -> dict[Path, str]:
    """Each file of the folder, by its path in it."""
    files = {Path("README.md"): _joined(index(catalogue))}
    for rule in catalogue:
        files[Path(rule.family, f"{rule.slug}.md")] = _joined(page(rule, catalogue))
    return files


def index(catalogue: Catalogue) -> Iterator[str]:
    """All rules, a table for each family."""
    yield from (
        "<!-- Made by scripts/build_rule_docs.py. Change the rules' pages in rules/, not this one. -->",
        "# Rules",
        "",
        f"There are {len(catalogue)} rules. Every name below leads to the rule's page, which `checker rule NAME` prints too.",
        "",
        "A rule may have several cases, with severities and fixes of their own. What the words mean is told in",
        "[the command line](../command-line.md#severity-and-who-fixes-it). What stands in {braces} is filled in from the text.",
    )
    for family, rules in groupby(catalogue, key=lambda rule: rule.family):
        yield from ("", f"## {family}", "", "| rule | code | severity | who fixes it | what it is about |")
        yield "| --- | --- | --- | --- | --- |"
        yield from (_row(rule) for rule in rules)


def page(rule: RuleInfo, catalogue: Catalogue) -> Iterator[str]:
    """One rule."""
    yield f"<!-- Made by scripts/build_rule_docs.py from rules/{rule.family}/{rule.slug}.yaml. Change that page, not this one. -->"
    yield from (f"# {rule.name} ({rule.code})", "", _escaped(rule.why), "")
    yield from ("| case | severity | who fixes it | message |", "| --- | --- | --- | --- |")
    yield from (_case(name, case) for name, case in rule.cases.items())
    questions = [(name, case.query) for name, case in rule.cases.items() if case.query]
    if questions:
        yield from ("", "## What it asks", "")
        yield from (f"- {_label(name, rule)}{_escaped(query)}" for name, query in questions)
    yield from ("", "## What it flags", "")
    yield from (line for bad in rule.bad for line in _bad(bad, rule))
    yield from ("## What it leaves alone", "")
    yield from (line for good in rule.good for line in (*_quoted(good.text), "", f"Why: {_sentence(good.because)}", ""))
    yield from ("## Good to know", "", *(f"- {fact}" for fact in _facts(rule, catalogue)))
    if rule.options:
        yield from ("", "## Options", "", "| option | type | default | meaning |", "| --- | --- | --- | --- |")
        for name, option in rule.options.items():
            yield f"| `{name}` | {option.type} | `{option.default}` | {_escaped(option.meaning)} |"
    yield from _listed("Known misses", rule.known_misses)
    if rule.measured and rule.measured != "not yet":
        yield from ("", "## Measured", "", _escaped(rule.measured))
    yield from _listed("References", rule.references)


def _row(rule: RuleInfo) -> str:
    cases = rule.cases.values()
    severities = " or ".join(dict.fromkeys(str(case.severity) for case in cases))
    fixers = "; or ".join(dict.fromkeys(WHO[case.applicability] for case in cases))
    first = _FIRST_SENTENCE.match(rule.why)
    status = "" if rule.status == "stable" else f" ({rule.status})"
    name = f"[{rule.name}]({rule.family}/{rule.slug}.md){status}"
    return f"| {name} | {rule.code} | {severities} | {fixers} | {_escaped(first[0] if first else rule.why)} |"


def _case(name: str, case: Case) -> str:
    cuts = " (it cuts the words)" if case.cuts else ""
    return f"| `{name}` | {case.severity} | {WHO[case.applicability]}{cuts} | {_escaped(case.message)} |"


def _bad(bad: BadExample, rule: RuleInfo) -> Iterator[str]:
    if label := _label(bad.case, rule):
        yield from (label.rstrip(), "")
    yield from (*_quoted(bad.text), "")
    if bad.fixed:
        yield from ("becomes", "", *_quoted(bad.fixed), "")


def _label(case: str, rule: RuleInfo) -> str:
    return f"Case `{case}`: " if len(rule.cases) > 1 else ""


def _facts(rule: RuleInfo, catalogue: Catalogue) -> Iterator[str]:
    yield f"Status: {rule.status}, since {rule.since}."
    yield f"Class of the defect (MQM): {rule.mqm}."
    if not all(case.cuts for case in rule.cases.values()):
        yield IN_QUOTES[rule.in_quotes]
    if not rule.exempt:
        yield "It looks into addresses, handles and code too."
    if rule.covers:
        yield f"Where both fire on the same words, it explains {_links(rule.covers)}."
    if coverers := [other.name for other in catalogue if rule.name in other.covers]:
        yield f"Where both fire on the same words, it is explained by {_links(coverers)}."
    yield f"`checker check --ignore {rule.code}` leaves it out; [a side-car file](../../../how-to/silence-a-finding.md) silences one finding."


def _links(names: Iterable[str]) -> str:
    return ", ".join(f"[{name}](../{name}.md)" for name in sorted(names))


def _listed(title: str, entries: Iterable[str]) -> Iterator[str]:
    lines = [f"- {_escaped(entry)}" for entry in entries]
    if lines:
        yield from ("", f"## {title}", "", *lines)


def _quoted(text: str) -> Iterator[str]:
    """An example as a block quotation; its marked words in bold, between the brackets that the page has."""
    shown = _escaped("".join(map(_visible, text)))
    shown = shown.replace("⟦", "<strong>⟦").replace("⟧", "⟧</strong>")
    for line in shown.split("\n"):
        yield f"> {line}".rstrip()


def _visible(character: str) -> str:
    return character if character.isprintable() or character == "\n" else f"‹U+{ord(character):04X}›"


def _sentence(words: str) -> str:
    return _escaped(words + ("" if words.endswith((".", "!", "?")) else "."))


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)


def _joined(lines: Iterable[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip("\n") + "\n"


def main() -> None:
    files = made(Catalogue.shipped())
    for old in TARGET.rglob("*.md"):
        if old.relative_to(TARGET) not in files:
            old.unlink()
            print("removed", old.relative_to(ROOT))
    for path, text in files.items():
        target = TARGET / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    print(len(files), "files in", TARGET.relative_to(ROOT))


if __name__ == "__main__":
    main()
