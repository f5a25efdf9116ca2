"""Findings as matches of LanguageTool."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.model.finding import Finding
from checker.model.rule_info import RuleInfo
from checker.model.span import Span
from checker.reports.annotations import full_message
from checker.reports.escaping import one_line
from checker.rulebook.pages.rule_values import what_it_reports
from checker.serve.languagetool_api.ranges import Sentences, context_of
from checker.serve.languagetool_api.replacements import Replacement, marked_by, replacements_of
from checker.serve.languagetool_api.rule_names import (
    Category,
    category_of,
    issue_type_of,
    rule_id,
    title_of,
)

_WHOLE_SENTENCE, _WORDS = -1, 0
"""For ``contextForSureMatch``: how many words must follow the marked ones; -1: the whole sentence must be there."""


def match_of(finding: Finding, rule: RuleInfo | None, sentences: Sentences) -> dict[str, Any]:
    """An element of ``matches``. ``rule`` is the page of the finding's rule; None for a rule of another program."""
    text = sentences.text
    marked = marked_by(finding, text)
    replacements = list(replacements_of(finding, marked, text))
    place = text.offsets.place(marked.span)
    start, end = text.utf16(place.start), text.utf16(place.end)
    category = category_of(finding.rule.partition("/")[0])
    return {
        "message": _message(finding, offered=bool(replacements)),
        "shortMessage": title_of(finding.rule),
        "replacements": list(_values(replacements)),
        "offset": start,
        "length": end - start,
        "context": context_of(text, Span(place.start, place.end)),
        "sentence": sentences.at(Span(finding.place.start, finding.place.end)),
        "type": {"typeName": issue_type_of(finding.mqm).match_type},
        "rule": _rule(finding, rule, category),
        "ignoreForIncompleteSentence": category.whole_sentence,
        "contextForSureMatch": _WHOLE_SENTENCE if category.whole_sentence else _WORDS,
    }


def _message(finding: Finding, *, offered: bool) -> str:
    """What is wrong; then the question with its answers, or the fix where it is not ``offered`` as a replacement."""
    says_what_to_do = finding.query is not None or (finding.answers and not offered)
    message = full_message(finding) if says_what_to_do else one_line(finding.message) or title_of(finding.rule)
    return message[:1].upper() + message[1:] + ("" if message.endswith((".", "?", "!")) else ".")


def _values(replacements: list[Replacement]) -> Iterator[dict[str, str]]:
    """Each as a client takes it; answers that come to the same words are one."""
    for words in dict.fromkeys(one.words for one in replacements):
        notes = ", ".join(one.note for one in replacements if one.words == words and one.note)
        yield {"value": words, "shortDescription": notes} if notes else {"value": words}


def _rule(finding: Finding, rule: RuleInfo | None, category: Category) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": rule_id(finding.rule),
        "description": what_it_reports(rule) if rule else title_of(finding.rule),
        "issueType": issue_type_of(finding.mqm).name,
    }
    urls = [{"value": url} for url in rule.references if url.startswith("https://")] if rule else []
    if urls:
        values["urls"] = urls
    return values | {"category": {"id": category.id, "name": category.name}}
