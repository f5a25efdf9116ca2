"""Measures each rule of LanguageTool on texts: what it matches, what checker reports of that, and how much of it lies on a marked defect.

    measure_languagetool.py --texts FILE.jsonl… --url http://localhost:8081 [--cache FOLDER] [--matches FILE.jsonl]

Each row of a collection has ``text`` and may have ``defects`` with ``start`` and ``end``; rules are compared over all texts, so give defective and clean
ones in two runs. The answers of the server are kept in the cache, so that a second run needs no server. Prints a table, and nothing of the texts;
``--matches`` writes every match with its surroundings for reading, to a place outside the repository.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checker.backends.languagetool.answers import Answer, Match
from checker.backends.languagetool.backend import open_client
from checker.backends.languagetool.batching import batches
from checker.backends.languagetool.matches.release import Fate, Judge
from checker.backends.languagetool.matches.selection import FAMILY, Selection
from checker.backends.languagetool.options import LanguageToolOptions
from checker.engine.draft import ProducerContext
from checker.model.backend_report import BackendReport
from checker.model.producer import Produced
from checker.model.settings import Settings
from checker.model.span import Span
from checker.reading.source import decode
from checker.rulebook.selection import is_on
from checker.run.checker import Checker
from checker.words.resources import Resources

_AROUND = 90
_REPORTED = ("error", "warning")


class Seen(NamedTuple):
    """A match with what became of it: why it was dismissed, or its severity and case. ``ours``: the rules of checker that mark the same words; ``around``: those that mark any in the text."""

    text: int
    match: Match
    span: Span
    on_mark: bool
    became: str
    ours: tuple[str, ...]
    around: tuple[str, ...]
    before: str
    words: str
    after: str


class CachedClient:
    """Answers from a folder, else from the server, which is opened when it is first needed."""

    def __init__(self, url: str, folder: Path | None) -> None:
        self._url, self._folder = url, folder
        self._client: Any = None
        self.version = "cached"

    def check(self, texts: Sequence[str]) -> Iterator[Answer]:
        return map(self._answer, texts)

    def _answer(self, text: str) -> Answer:
        name = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()
        kept = self._folder / f"{name}.json" if self._folder else None
        if kept and kept.exists():
            rows = json.loads(kept.read_text("utf-8"))
            return Answer(tuple(_match(row) for row in rows), self.version, incomplete=False)
        if self._client is None:
            self._client = open_client(LanguageToolOptions(self._url))
        (answer,) = self._client.check([text])
        if kept:
            kept.write_text(json.dumps([list(match) for match in answer.matches]), "utf-8")
        return Answer(*answer)


def _match(row: Sequence[Any]) -> Match:
    start, end, rule_id, category, issue_type, message, short_message, replacements = row
    return Match(start, end, rule_id, category, issue_type, message, short_message, tuple(replacements))


class Observer:
    """A producer that marks nothing, and remembers each match with what checker makes of it."""

    name = FAMILY
    identity = FAMILY

    def __init__(self, client: CachedClient, resources: Resources) -> None:
        self._client = client
        self._selection = Selection.of(resources)
        self.defects: Sequence[Span] = ()
        self.text = 0
        self.seen: list[Seen] = []

    def marks(self, context: ProducerContext) -> Produced:
        """Nothing."""
        facts, judge = context.facts, Judge(context)
        sent = list(batches(facts.text, (block.span for block in facts.document.blocks)))
        for batch, answer in zip(sent, self._client.check([batch.text for batch in sent]), strict=True):
            for match in answer.matches:
                span = batch.document_span(match.start, match.end)
                if span is not None:
                    self.seen.append(self._seen(match, span, context, judge))
        return Produced((), BackendReport(self.name, ""))

    def _seen(self, match: Match, span: Span, context: ProducerContext, judge: Judge) -> Seen:
        text = context.facts.text
        place = context.facts.document.offsets.place(span)
        on_mark = any(place.start < mark.end + 2 and mark.start < place.end + 2 for mark in self.defects)
        page = self._selection.page(match)
        runs = is_on(page, chosen=(), ignored=(), preview=False)
        reason, case, _ = judge.fate(match, span) if runs else Fate("left_out")
        ours = tuple(sorted({draft.rule.name for draft in context.drafts if draft.span.overlaps(span)}))
        around = tuple(draft.rule.name for draft in context.drafts if not draft.silent)
        became = reason or ("covered" if ours else f"{page.cases[case].severity} ({case})")
        before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
        return Seen(self.text, match, span, on_mark, became, ours, around, before, span.text(text), after)


def observe(paths: Sequence[Path], client: CachedClient, limit: int) -> tuple[Observer, int]:
    """What was seen on the rows of the collections, and the number of words."""
    resources = Resources()
    observer = Observer(client, resources)
    checker = Checker(Settings(readability=False, backends=(FAMILY,)), resources=resources, producers=(observer,))
    words = number = 0
    for path in paths:
        rows = map(json.loads, path.read_text("utf-8").splitlines())
        for row in (row for index, row in enumerate(rows) if not limit or index < limit):
            observer.text, number = number, number + 1
            observer.defects = [Span(mark["start"], mark["end"]) for mark in row.get("defects", ())]
            checker.check(decode(f"{number}.txt", row["text"].encode("utf-8", "surrogatepass")))
            words += len(row["text"].split())
    return observer, words


def table(seen: Sequence[Seen], words: int) -> Iterator[str]:
    """One line a rule, the most frequent first."""
    by_rule: dict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        by_rule[one.match.rule_id].append(one)
    yield "rule\tcategory\tmatches\tper 100,000 words\ttexts\ton a mark\treported\treported on a mark\twhat became of them"
    for rule, found in sorted(by_rule.items(), key=lambda entry: (-len(entry[1]), entry[0])):
        reported = [one for one in found if one.became.startswith(_REPORTED)]
        fates = Counter(one.became for one in found)
        cells = (
            rule,
            found[0].match.category,
            len(found),
            f"{100_000 * len(found) / words:.1f}",
            len({one.text for one in found}),
            sum(one.on_mark for one in found),
            len(reported),
            sum(one.on_mark for one in reported),
            ", ".join(f"{name} {count}" for name, count in fates.most_common()),
        )
        yield "\t".join(map(str, cells))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", nargs="+", type=Path, required=True, metavar="FILE.jsonl")
    parser.add_argument("--url", default="http://localhost:8081", help="a running server")
    parser.add_argument("--cache", type=Path, help="a folder for the answers of the server")
    parser.add_argument("--matches", type=Path, help="write all matches to this file")
    parser.add_argument("--limit", type=int, default=0, help="only so many rows of each collection")
    options = parser.parse_args()
    if options.cache:
        options.cache.mkdir(parents=True, exist_ok=True)
    observer, words = observe(options.texts, CachedClient(options.url, options.cache), options.limit)
    print(f"{words:,} words, {len(observer.seen):,} matches")
    print("\n".join(table(observer.seen, words)))
    if options.matches:
        with options.matches.open("w", encoding="utf-8") as target:
            for one in observer.seen:
                target.write(json.dumps(one._asdict(), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
