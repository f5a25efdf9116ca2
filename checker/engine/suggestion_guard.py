"""One guard for the suggestions of all rules: those that could make good copy worse are dropped, whatever rule proposes
them.

A rule knows its own subject and little else, so each of these checks would otherwise have to be part of every rule. A
fix (``safe`` or ``review``) may not change a figure, turn a known word or name into another, take the only verb of a
sentence, cut a headline or a sentence behind a line without a full stop, or touch a word that may be mojibake. No suggestion at all, an answer to a question included,
may leave punctuation that no sentence has.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cache

from checker.base.patterns import pattern
from checker.engine.draft import Draft
from checker.engine.edited_words import Rewrite, rewrites
from checker.engine.lost_sentences import takes_a_sentence
from checker.facts.figures.numbers import NUMBER_WORDS
from checker.facts.text.spans import SpanSet, merged
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.finding import Applicability
from checker.model.mark import Suggestion
from checker.model.span import Span

_DECODING, _REPEATS = "encoding", "duplication"
_LIVE = pattern(r"(?:[|–—-]|:) ?(?i:live|follow live|watch live|as it happened|latest updates)\b")
# Plain words: not “IMG_0412.jpeg”, “{{ partial.signup }}”.
_PLAIN_WORD = pattern(r"(?<![^\s“\"‘'(])[^\W\d_]{2,30}(?:[’'-][^\W\d_]{1,20})?(?=[\s,:;?!.”\"’')]|\Z)")
_LEAST_BEFORE_LIVE, _LEAST_PLAIN = 2, 2
_BARS, _LEAST_HEADLINE = ("| ", "- ", "– ", "— ", "("), 4
_FIXES = (Applicability.SAFE, Applicability.REVIEW)
_Check = Callable[[Draft, Sequence[Rewrite], Facts], bool]

_COUNTS = frozenset({"hundreds", "thousands", "millions", "billions"})


def drop_harmful(drafts: Sequence[Draft], facts: Facts) -> list[Draft]:
    """The drafts without the suggestions that could do harm.

    A finding of ours that has none left is reported without one. One of another program is dropped then: its message
    may name the suggestion.
    """
    return [draft for draft in drafts if _keeps_some(draft, facts) or not draft.from_producer]


def _keeps_some(draft: Draft, facts: Facts) -> bool:
    """Removes the harmful suggestions of a draft; whether it has some left, or had none."""
    if not draft.mark.suggestions:
        return True
    checks = _FIX_CHECKS if draft.applicability in _FIXES else _ANSWER_CHECKS
    kept = tuple(one for one in draft.mark.suggestions if not _is_harmful(one, draft, facts, checks))
    if len(kept) < len(draft.mark.suggestions):
        draft.mark = replace(draft.mark, suggestions=kept)
    return bool(kept)


def _is_harmful(suggestion: Suggestion, draft: Draft, facts: Facts, checks: Sequence[_Check]) -> bool:
    made = rewrites(suggestion.edits, facts.text)
    return any(check(draft, made, facts) for check in checks)


def _changes_a_figure(draft: Draft, made: Sequence[Rewrite], facts: Facts) -> bool:
    """A cut removes its figures with it; whether it may is for the rule that cuts to decide."""
    if draft.cuts:
        return False
    return any(one.changes_figures and not _mends_a_count(one, facts) for one in made)


def _mends_a_count(one: Rewrite, facts: Facts) -> bool:
    """Whether it only corrects a misspelt number word that can be no other one: “biillion”, “thrid”; or “thousands”, which has no value of its own."""
    replaced = list(one.replaced_words)
    return bool(replaced) and all(
        not facts.resources.lexicon.knows(old) and (new.lower() in _COUNTS or _has_its_letters(old, new))
        for old, new in replaced
    )


def _has_its_letters(old: str, new: str) -> bool:
    """Whether letters of a number word were only doubled, lost or turned. No two number words have the same."""
    return new.lower() in NUMBER_WORDS and old[0] == new[0] and set(old) == set(new)


def _replaces_a_known_word(draft: Draft, made: Sequence[Rewrite], facts: Facts) -> bool:
    """Similarity proves no error in a word that a list knows, nor in one that the text uses elsewhere."""
    if draft.rule.rewords:
        return False
    lexicon = facts.resources.lexicon
    replaced = [(old, new, one) for one in made for old, new in one.replaced_words]
    if any(lexicon.knows(old) for old, _, _ in replaced):
        return True
    slips = _well_known(facts.resources.rows("misspellings"))
    doubtful = [(old, new, one) for old, new, one in replaced if (old.casefold(), new.casefold()) not in slips]
    return any(_is_name_for_word(*named, facts) for named in doubtful) or _is_used_elsewhere(
        {old.casefold() for old, _, _ in doubtful}, draft, facts
    )


@cache
def _well_known(rows: tuple[tuple[str, ...], ...]) -> frozenset[tuple[str, ...]]:
    """Each well-known misspelling with the right word: here a table decides, not likeness."""
    return frozenset(row[:2] for row in rows)


def _is_name_for_word(old: str, new: str, one: Rewrite, facts: Facts) -> bool:
    """An unknown capitalised word in mid-sentence is a name, even if it resembles a common word."""
    if not old[:1].isupper() or old.isupper() or not facts.resources.lexicon.is_word(new.casefold()):
        return False
    segment = facts.segments.at(one.edit.span.start)
    return segment is not None and facts.text.find(old, one.span.start) > segment.span.start


def _is_used_elsewhere(words: Collection[str], draft: Draft, facts: Facts) -> bool:
    marked = SpanSet(merged([draft.span, *draft.mark.also]))
    tokens = facts.tokens
    places = (tokens.span(index) for word in words for index in tokens.places.get(word, ()))
    return any(not marked.touching(place) and not facts.quoted.touching(place) for place in places)


def _takes_the_verb(draft: Draft, made: Sequence[Rewrite], facts: Facts) -> bool:
    """A fix that removes the only verb of a sentence misread it. A cut may remove the whole sentence."""
    if draft.cuts:
        return False
    return any(_loses_its_verb(one, facts) for one in made if one.removes_words)


def _loses_its_verb(one: Rewrite, facts: Facts) -> bool:
    segment = facts.segments.at(one.span.start)
    if segment is None or not segment.whole or not segment.span.contains(one.edit.span):
        return False
    (start, end), text = segment.span, facts.text
    changed = f"{text[start : one.edit.span.start]}{one.edit.text}{text[one.edit.span.end : end]}"
    return _has_verb(text[start:end], facts) and not _has_verb(changed, facts)


def _has_verb(words: str, facts: Facts) -> bool:
    plain = (word.strip(".,;:!?“”\"'’()").lower().replace("’", "'") for word in words.split())
    return any(word.endswith("n't") or facts.resources.verbs.finite(word) for word in plain)


def _cuts_a_headline(draft: Draft, made: Sequence[Rewrite], facts: Facts) -> bool:
    """The story's own headline is no leftover of a web page, whatever it sounds like. A first line without words is none."""
    return draft.cuts and any(
        block.kind is BlockKind.HEADLINE
        and len(_PLAIN_WORD.findall(facts.text, *block.span)) >= _LEAST_PLAIN
        and _covers_most(one.edit.span, block.span)
        and not one.edit.text.strip()
        and not _is_suffix(one.edit.span, block.span, facts.text)
        for one in made
        for block in facts.blocks_touching(one.edit.span)
    )


def _takes_a_sentence(draft: Draft, made: Sequence[Rewrite], facts: Facts) -> bool:
    """A line of the page has seldom a full stop, and the story may go on in the same paragraph. What repeats the story is no such line."""
    return (
        draft.cuts
        and draft.rule.family != _REPEATS
        and any(not one.edit.text.strip() and takes_a_sentence(facts, one.edit.span) for one in made)
    )


def _covers_most(edit: Span, block: Span) -> bool:
    shared = min(edit.end, block.end) - max(edit.start, block.start)
    return 2 * shared > block.end - block.start


def _is_suffix(edit: Span, headline: Span, text: str) -> bool:
    """Whether a headline of some words is left before a bar or a dash: “Storm on the coast – live updates | Elmford Gazette”."""
    left, gone = text[headline.start : edit.start], edit.text(text).lstrip()
    least = _LEAST_BEFORE_LIVE if _LIVE.match(gone) else _LEAST_HEADLINE
    return edit.end == headline.end and gone.startswith(_BARS) and len(left.split()) >= least


def _touches_mojibake(draft: Draft, made: Sequence[Rewrite], facts: Facts) -> bool:
    """A mark in a wrongly decoded word may be half of a letter, which is lost once the mark is replaced."""
    return draft.rule.family != _DECODING and any(facts.mojibake.touching(one.span) for one in made)


def _leaves_bad_punctuation(draft: Draft, made: Sequence[Rewrite], facts: Facts) -> bool:
    return any(one.leaves_bad_punctuation for one in made)


_ANSWER_CHECKS: tuple[_Check, ...] = (_leaves_bad_punctuation,)
_FIX_CHECKS: tuple[_Check, ...] = (
    _changes_a_figure,
    _replaces_a_known_word,
    _takes_the_verb,
    _cuts_a_headline,
    _takes_a_sentence,
    _touches_mojibake,
    *_ANSWER_CHECKS,
)
