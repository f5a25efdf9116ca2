"""Matches and answers made by hand, for tests that need no server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from checker.backends.languagetool.answers import Answer, Match
from checker.backends.languagetool.matches.selection import Selection
from checker.backends.languagetool.options import LanguageToolOptions
from checker.backends.languagetool.producer import LanguageTool
from checker.engine.run import Engine, Outcome
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind, Document, OffsetMap
from checker.model.errors import BackendError
from checker.model.finding import Finding
from checker.model.rule_info import RuleInfo
from checker.model.span import Span
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.selection import is_on, select
from checker.words.resources import Resources

VERSION = "6.8"
SPELLER = "MORFOLOGIK_RULE_EN_US"
CATALOGUE = Catalogue.shipped()
RESOURCES = Resources()
SELECTION = Selection.of(RESOURCES)
BY_DEFAULT = partial(is_on, chosen=(), ignored=(), preview=False)


def match(
    text: str,
    words: str,
    *replacements: str,
    rule: str = "MD_BASEFORM",
    category: str = "GRAMMAR",
    issue_type: str = "grammar",
    message: str = "Something is wrong here.",
) -> Match:
    """A match on the first place of ``words``."""
    start = text.index(words)
    return Match(start, start + len(words), rule, category, issue_type, message, "", replacements)


def misspelling(text: str, word: str, *replacements: str) -> Match:
    """What the speller says of a word."""
    return match(text, word, *replacements, rule=SPELLER, category="TYPOS", issue_type="misspelling",
                 message="Possible spelling mistake found.")  # fmt: skip


@dataclass
class Fixed:
    """A client that gives the matches it was made with; for any other text, none."""

    matches: Mapping[str, Sequence[Match]]
    version: str = VERSION
    incomplete: bool = False
    failure: str = ""
    requests: list[str] = field(default_factory=list)

    def check(self, texts: Sequence[str]) -> Iterator[Answer]:
        for text in texts:
            if self.failure:
                raise BackendError(self.failure)
            self.requests.append(text)
            yield Answer(tuple(self.matches.get(text, ())), self.version, self.incomplete)

    def close(self) -> None:
        pass


def document_of(text: str, kind: BlockKind = BlockKind.PARAGRAPH, language: str = "en") -> Document:
    """Paragraphs with an empty line between them; as in what readers give, no block is empty or has blanks at its ends."""
    found = re.finditer(r"\S(?:(?!\n\n).)*(?<!\s)", text, re.DOTALL)
    blocks = [Block(kind, Span(*paragraph.span())) for paragraph in found]
    return Document("a.txt", text, tuple(blocks), OffsetMap.identity(len(text)), language=language)


def facts_of(text: str, resources: Resources = RESOURCES, kind: BlockKind = BlockKind.PARAGRAPH) -> Facts:
    return Facts(document_of(text, kind), resources)


def outcome(
    text: str,
    client: object,
    *,
    ignore: Sequence[str] = (),
    takes: Callable[[RuleInfo], bool] = BY_DEFAULT,
    resources: Resources = RESOURCES,
) -> Outcome:
    """What comes of a text with the shipped rules and a client."""
    producer = LanguageTool(client, SELECTION, LanguageToolOptions(), takes)  # type: ignore[arg-type]
    engine = Engine(CATALOGUE, select(CATALOGUE, (), ignore), resources, None, (producer,))
    return engine.run(facts_of(text, resources))


def backend_findings(found: Outcome) -> list[Finding]:
    """The findings of LanguageTool."""
    return [finding for finding in found.findings if finding.rule.startswith("languagetool/")]


def offered(found: Outcome) -> list[str]:
    """The labels of the suggestions of LanguageTool."""
    return [answer.label for finding in backend_findings(found) for answer in finding.answers]


def anything(rule: RuleInfo) -> bool:
    """Every rule runs, also those that are left out."""
    return True
