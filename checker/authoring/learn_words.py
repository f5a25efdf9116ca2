"""Learns from a project's articles: words to accept, and entries of its lists that no article needs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.text.tokens import Tokens
from checker.facts.view import Facts
from checker.model.errors import SourceError, UsageError
from checker.model.report import Event, Skipped
from checker.model.settings import Settings
from checker.model.span import Span
from checker.model.word_list import WordEntry, WordList
from checker.reading.registry import read
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue, check_of
from checker.run.checker import Checker
from checker.run.jobs import Job
from checker.run.workspace import Workspace
from checker.words.accepted import inflections
from checker.words.lexicon import Lexicon

LEAST_ARTICLES = 3
_RULE = "spelling/nonword"
_PART = pattern(r"[^\W\d_]+")
_SHORTEST = 4
# Words of another language come together.
_NEIGHBOURS = 3
_MOST_UNKNOWN = 1
_BEFORE, _BEHIND = 2, 4
# Quotation marks, brackets and blanks that may precede a word.
_LEAD = 6


class Proposal(NamedTuple):
    """An entry to accept: in how many articles it occurs, an excerpt of six words at most, other forms that are seen, and what the
    spelling rule would have ("" where it is silent)."""

    entry: WordEntry
    articles: int
    excerpt: str
    forms: tuple[str, ...] = ()
    better: str = ""


@dataclass(frozen=True)
class Learned:
    """Proposals by number of articles, then by word; ``slips`` are words that the spelling rule takes for other ones."""

    articles: int
    words: tuple[Proposal, ...]
    names: tuple[Proposal, ...]
    slips: tuple[Proposal, ...]


@dataclass
class _Seen:
    """Where an unknown word occurs, and how it is written there."""

    articles: set[int] = field(default_factory=set)
    written: Counter[str] = field(default_factory=Counter)
    excerpt: str = ""
    small: int = 0
    capital: int = 0
    """How often with a capital that no sentence asks for."""

    @property
    def is_name(self) -> bool:
        """Whether it has a capital of its own: one slip makes no word of a name, nor one heading a name of a word."""
        return self.capital > self.small or not self.small


class Unused(NamedTuple):
    """An entry that could go, and why."""

    entry: WordEntry
    why: str


def learn(articles: Iterable[Facts], catalogue: Catalogue, least: int = LEAST_ARTICLES) -> Learned:
    """The unknown words of at least so many articles."""
    seen: dict[str, _Seen] = defaultdict(_Seen)
    better: dict[str, str] = {}
    number = 0
    for number, facts in enumerate(articles, 1):
        for index, span in _unknown_words(facts):
            _note(seen[span.text(facts.text).casefold()], facts, index, span, number)
        better |= _slips(catalogue, facts)
    words = {word: found for word, found in seen.items() if not found.is_name}
    names = (_proposal(_name(found), found) for found in seen.values() if found.is_name)
    proposed = list(_words(words, better))
    return Learned(
        number,
        _ordered((proposal for proposal in proposed if not proposal.better), least),
        _ordered(names, least),
        _ordered((proposal for proposal in proposed if proposal.better), least),
    )


def unused(articles: Iterable[Facts], in_force: WordList) -> tuple[Unused, ...]:
    """The entries in force, those of the articles' own lists included, that no article needs, in the order of their lists.

    Raises UsageError where no list is in force.
    """
    lists = {in_force: None}
    needed: set[WordEntry] = set()
    for facts in articles:
        lists.setdefault(facts.resources.lexicon.accepted.words)
        needed |= facts.resources.lexicon.entries_needed(facts.tokens.written())
    joined = WordList.joined(lists)
    if not joined:
        raise UsageError("no word list in use; give one with --accept or in the configuration")
    return unused_entries(joined, needed, Lexicon.load())


def unused_entries(in_force: WordList, needed: Iterable[WordEntry], lexicon: Lexicon) -> tuple[Unused, ...]:
    """The entries in force but those that are needed (``Lexicon.entries_needed`` of each article)."""
    left = sorted(set(in_force).difference(needed), key=lambda entry: (entry.path, entry.line, entry))
    return tuple(
        Unused(entry, "already known" if lexicon.is_redundant(entry) else "not used in any article") for entry in left
    )


def articles_of(workspace: Workspace, paths: Sequence[Path]) -> Iterator[Facts | Event]:
    """The facts of each English document of the paths, in order, and the events of what can't be read or is left out."""
    for item in workspace.items(paths):
        if isinstance(item, Job):
            yield from _articles(item.source, item.settings, workspace.checker(item.settings))
        else:
            yield item


def _articles(source: Source, settings: Settings, checker: Checker) -> Iterator[Facts | Event]:
    try:
        for document in read(source, settings.reader):
            if checker.language_of(document) == "en":
                yield Facts(replace(document, language="en"), checker.resources)
    except SourceError as error:
        yield Skipped(error.path, error.reason)


def _unknown_words(facts: Facts) -> Iterator[tuple[int, Span]]:
    """The unknown words that rules would look at, each with the index of its token: names anywhere, other words outside speech and
    passages of another language."""
    unknown = facts.resources.lexicon.unknown(facts.vocabulary)
    tokens = facts.tokens
    if unknown.isdisjoint(facts.vocabulary):
        return
    for index, word in enumerate(tokens.words):
        if word not in unknown and word.isalpha():
            continue
        whole = tokens.span(index)
        for match in _PART.finditer(facts.text, *whole):
            span = Span(*match.span())
            if (
                match[0].lower() in unknown
                and not facts.protected.touching(span)
                and _counts(facts, index, span, unknown)
            ):
                yield index, span


def _counts(facts: Facts, index: int, span: Span, unknown: frozenset[str]) -> bool:
    written = span.text(facts.text)
    if written.isupper():
        return not _shouted(facts.tokens, index)
    if written[0].isupper():
        return not facts.resources.lexicon.accepted.accepts(written)
    return (
        len(written) >= _SHORTEST
        and span == facts.tokens.span(index)
        and not facts.quoted.touching(span)
        and not _among_unknown_words(facts.tokens, index, unknown)
    )


def _shouted(tokens: Tokens, index: int) -> bool:
    """Whether a word beside it is in capitals too: no spelling can be learned of a headline in capitals."""
    return any(len(word) > 1 and word.isupper() for word in (tokens.word(index - 1), tokens.word(index + 1)))


def _among_unknown_words(tokens: Tokens, index: int, unknown: frozenset[str]) -> bool:
    around = (*tokens.words[max(0, index - _NEIGHBOURS) : index], *tokens.words[index + 1 : index + 1 + _NEIGHBOURS])
    return sum(word in unknown for word in around) > _MOST_UNKNOWN


def _note(seen: _Seen, facts: Facts, index: int, span: Span, article: int) -> None:
    written = span.text(facts.text)
    seen.articles.add(article)
    seen.written[written] += 1
    seen.small += written.islower()
    seen.capital += not written.islower() and not _starts_sentence(facts.text, span.start)
    seen.excerpt = seen.excerpt or _excerpt(facts, index)


def _starts_sentence(text: str, offset: int) -> bool:
    before = text[max(0, offset - _LEAD) : offset].rstrip(" “”‘’\"'([")
    return not before or before[-1] in ".!?:;\n•—–"


def _excerpt(facts: Facts, index: int) -> str:
    """The word with a few on either side, of its own paragraph."""
    tokens = facts.tokens
    block = facts.block_at(tokens.starts[index])
    inside = tokens.within(block)
    first, last = max(inside.start, index - _BEFORE), min(inside.stop, index + _BEHIND) - 1
    return " ".join(facts.text[tokens.starts[first] : tokens.ends[last]].split())


def _slips(catalogue: Catalogue, facts: Facts) -> Mapping[str, str]:
    """What the spelling rule takes for slips, each with the word that it would have."""
    rule = catalogue.find(_RULE)
    if rule is None:
        return {}
    return {mark.span.text(facts.text): mark.fields["better"] for mark in check_of(rule)(facts, rule.defaults)}


def _words(seen: Mapping[str, _Seen], better: Mapping[str, str]) -> Iterator[Proposal]:
    """A proposal for each word; one for all where its inflections are seen too."""
    taken: set[str] = set()
    for word in sorted(seen, key=lambda word: (len(word), word)):
        if word in taken:
            continue
        forms = (
            [form for form in inflections(word) if form in seen and form not in better] if word not in better else []
        )
        taken.update(forms)
        found = seen[word]
        articles = found.articles.union(*(seen[form].articles for form in forms))
        entry = WordEntry(word, inflected=bool(forms))
        yield Proposal(entry, len(articles), found.excerpt, tuple(forms), better.get(word, ""))


def _name(seen: _Seen) -> WordEntry:
    """As it is mostly written."""
    written, _ = min(seen.written.items(), key=lambda item: (-item[1], item[0]))
    return WordEntry(written)


def _proposal(entry: WordEntry, seen: _Seen) -> Proposal:
    return Proposal(entry, len(seen.articles), seen.excerpt)


def _ordered(proposals: Iterable[Proposal], least: int) -> tuple[Proposal, ...]:
    kept = (proposal for proposal in proposals if proposal.articles >= least)
    return tuple(
        sorted(kept, key=lambda proposal: (-proposal.articles, proposal.entry.text.casefold(), proposal.entry))
    )
