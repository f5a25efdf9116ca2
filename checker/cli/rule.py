"""``checker rule`` and ``checker rules``."""

from __future__ import annotations

from checker.base.did_you_mean import hint
from checker.model.errors import UsageError
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.page_markdown import render_page
from checker.rulebook.selection import of_backend


def explain(name: str, catalogue: Catalogue) -> str:
    """The page of a rule; of another program's, how it is taken. Raises UsageError with the nearest name."""
    if of_backend(name):
        from checker.backends.languagetool.explain import explain as explain_theirs  # noqa: PLC0415 - few ask
        from checker.words.resources import Resources  # noqa: PLC0415

        return explain_theirs(name, Resources())
    found = catalogue.find(name)
    if found is None:
        known = [known for rule in catalogue for known in (rule.name, rule.slug)]
        raise UsageError(f"unknown rule “{name}”{hint(name, known, '“checker rules” lists them')}")
    return render_page(found)


def listing(catalogue: Catalogue) -> str:
    """A line a rule: code, name, severity, applicability, status."""
    lines = []
    for rule in catalogue:
        case = next(iter(rule.cases.values()))
        status = "" if rule.status == "stable" else f"  ({rule.status})"
        lines.append(f"{rule.code}  {rule.name:32} {case.severity:8} {case.applicability:8}{status}\n")
    return "".join(lines)
