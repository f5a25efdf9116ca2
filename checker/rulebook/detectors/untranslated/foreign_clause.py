"""A clause in another language inside an English sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.text.segments import Segment
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span
from checker.rulebook.markup import has_own_markup

_WORD = pattern(r"(?<![\w@./:])[^\W\d_]{1,30}(?:['’][^\W\d_]{1,20})?(?![\w@/]|\.\w)")
_LEAST, _LEAST_STOPS, _LEAST_ENGLISH = 4, 2, 2
# Less English needs letters that English doesn't have, or more small words of another language.
_ENOUGH_ENGLISH, _ENOUGH_FOREIGN = 3, 4
# Names and words that are English too may stand in it, two at a time.
_MOST_BETWEEN = 2

# The first word of a sentence has a capital in any language.
_CAPITALS = pattern(r"\b[a-zß-ž][\w’'-]{0,24}[,;:]? (?:[A-ZÀ-Þ][\w’'-]{0,24} ){1,6}\Z")
_REACH = 120

# The words before a clause, and how many unknown ones make it more than a name.
_LEAST_HEAD, _CLAUSE_WORDS = 3, 4
_JOINED = pattern(r"(?:[,;:–—-] ?(?:\w{1,4} )?|\b(?:that|because|and|but|when|as|while|police|said|says) )\Z")
_JOINT = 12

Run = list[tuple[Span, str]]


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A run of unknown words with two small words of another language, beside English ones."""
    english = facts.resources.words("english_function_words") | facts.resources.words("english_stop_words")
    foreign = frozenset(word for row in facts.resources.rows("foreign_stop_words") for word in row[1].split())
    foreign |= {row[0] for row in facts.resources.rows("source_words")}
    # “a”, “no”, “die”: they say nothing.
    english, foreign = english - foreign, foreign - english
    if foreign.isdisjoint(facts.vocabulary):
        return
    for segment in facts.segments:
        kinds = _kinds(facts, segment, english, foreign)
        small = sum(kind == "english" for _, kind in kinds)
        if small:
            for run in _runs(kinds):
                span = Span(run[0][0].start, run[-1][0].end)
                follows = _follows_english(facts, kinds, run)
                if _is_all_foreign(kinds, run, small):
                    continue
                if small < _LEAST_ENGLISH and not follows:
                    continue
                stops = sum(kind == "foreign" for _, kind in run)
                doubtful = small < _ENOUGH_ENGLISH and stops < _ENOUGH_FOREIGN and span.text(facts.text).isascii()
                if doubtful and not follows:
                    continue
                if (
                    _is_clause(run)
                    and not _is_name(facts, run)
                    and not facts.quoted.touching(span)
                    and not _ends_title(facts, span)
                    and not has_own_markup(facts, span)
                ):
                    yield Mark(span)


def _kinds(facts: Facts, segment: Segment, english: frozenset[str], foreign: frozenset[str]) -> Run:
    """The words, each “english” for a small word, “foreign” for one of another language, “unknown”, or "" for the rest."""
    found: Run = []
    for match in _WORD.finditer(facts.text, *segment.span):
        word = facts.folded[match.start() : match.end()].removesuffix("'s").removesuffix("’s")
        kind = "english" if word in english and len(word) > 1 else ""
        if match[0].islower() and not kind:
            kind = "foreign" if word in foreign else "" if facts.resources.lexicon.is_word(word) else "unknown"
        found.append((Span(*match.span()), kind))
    return found


def _is_all_foreign(kinds: Run, run: Run, small: int) -> bool:
    """Whether most of the sentence is in another language, whose small words may look English: “in”, “an”, “was”."""
    of_run = {span for span, _ in run}
    return sum(kind in ("foreign", "unknown") for span, kind in kinds if span not in of_run) > max(1, small)


def _follows_english(facts: Facts, kinds: Run, run: Run) -> bool:
    """Whether the run follows a mark or a conjunction, and the words before it in the sentence are English."""
    start = run[0][0].start
    head = [span.text(facts.text) for span, _ in kinds if span.end <= start]
    if len(head) < _LEAST_HEAD or not _JOINED.search(facts.folded, max(0, start - _JOINT), start):
        return False
    return all(word[0].isupper() or facts.resources.lexicon.is_word(word) for word in head)


def _ends_title(facts: Facts, span: Span) -> bool:
    """Whether capitalised words inside the sentence lead to it: “called Le Chat qui dort sur le toit”."""
    lead = _CAPITALS.search(facts.text, max(0, span.start - _REACH), span.start)
    return lead is not None


def _runs(kinds: Run) -> Iterator[Run]:
    """The runs that begin and end with foreign or unknown words."""
    run: Run = []
    between = 0
    for span, kind in (*kinds, (Span(0, 0), "english")):
        if kind in ("foreign", "unknown"):
            run.append((span, kind))
            between = 0
            continue
        between += 1
        if run and (kind == "english" or between > _MOST_BETWEEN):
            yield _stripped(run)
            run = []
        elif run:
            run.append((span, kind))


def _stripped(run: Run) -> Run:
    end = max(at for at, (_, kind) in enumerate(run) if kind)
    return run[: end + 1]


def _is_name(facts: Facts, run: Run) -> bool:
    """Whether all small words are such as names of dishes have: “boeuf bourguignon à la mode de Beaune”."""
    if sum(kind == "unknown" for _, kind in run) >= _CLAUSE_WORDS:
        return False
    particles = facts.resources.words("foreign_particles")
    return all(facts.folded[span.start : span.end] in particles for span, kind in run if kind == "foreign")


def _is_clause(run: Run) -> bool:
    """Whether it is more than names with particles: “de Winter, von Arx, dos Santos”."""
    foreign, unknown = (sum(kind == wanted for _, kind in run) for wanted in ("foreign", "unknown"))
    small = foreign + unknown
    long = sum(kind == "unknown" and span.end - span.start > 2 for span, kind in run)
    enough = foreign >= _LEAST_STOPS or (foreign and long >= _CLAUSE_WORDS - 1)
    return small >= _LEAST and small * 2 > len(run) and bool(enough) and unknown > 0
