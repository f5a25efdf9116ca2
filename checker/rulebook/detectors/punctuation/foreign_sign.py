"""Signs of another script, or of its typesetting, in English text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion, replacement
from checker.model.span import Span

NEEDS = tuple("◆◇◈❖◻◼◽◾■□▪▫▣※・●○◎△▲▼「」『』〈〉《》〝〟【】〔〕（、。，．：；！？؛؟،।॥｡､•·‣∙⁃¬¦¶‖¿¡")
# A letter of Chinese, Japanese or Korean, or a wide figure: the words must be translated first.
_WIDE = pattern(
    r"[\u1100-\u11ff\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7af\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f\u0600-\u060b\u060d-\u061a\u0620-\u06ff\u0900-\u0963\u0966-\u09ff]"
)
_LATIN = pattern(r"[A-Za-zÀ-ɏ]{2}")
_WORD_BEFORE = pattern(r"(\w{1,12}),? \Z")
_WORD_AFTER = pattern(r"(\w{1,12})")
_REACH = 12


class _Signs(NamedTuple):
    bullets: re.Pattern[str]
    results: re.Pattern[str]
    joiners: re.Pattern[str]
    lone: re.Pattern[str]
    pairs: re.Pattern[str]
    marks: re.Pattern[str]
    strays: re.Pattern[str]
    turned: re.Pattern[str]
    better: Mapping[str, str]


@cache
def _signs(rows: tuple[tuple[str, ...], ...]) -> _Signs:
    kinds: dict[str, list[str]] = defaultdict(list)
    for sign, _, kind in rows:
        kinds[kind].append(sign)
    pairs = "|".join(f"{pair[0]}[^{pair}\\n]{{1,200}}{pair[1]}" for pair in kinds["pair"])
    bullets, marks = "".join(kinds["bullet"]), "".join(kinds["mark"])
    return _Signs(
        re.compile(rf"(?:(?<=\s)|^)[{bullets}]\ufe0f?[ \u00a0\u3000]{{0,3}}(?=\S)", re.MULTILINE),
        re.compile(rf"(?<=[\w,.;)] )[{''.join(kinds['result'])}](?: (?=[a-z0-9])|(?=[a-z0-9.,]))"),
        re.compile(rf"(?<=[^\W_])[{''.join(kinds['joiner'])}](?=[^\W_])"),
        re.compile(rf"[{''.join(pair for pair in kinds['pair'] if pair != '（）')}]"),
        re.compile(pairs),
        re.compile(rf" ?(?P<mark>[{marks}])[ \u3000]?"),
        re.compile(rf"(?<=[a-z,] )[{''.join(kinds['stray'])}] ?(?=[a-z]{{2}})"),
        re.compile(
            rf"(?<![\w.])[{''.join(kinds['turned'])}] ?(?P<words>[A-Za-z][a-z’']{{0,15}}(?: [a-z’']{{1,15}}){{2}})(?!\w)"
        ),
        {sign: better for sign, better, _ in rows},
    )


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Bullets are cut, pairs and marks become English ones; those beside letters of another script are left alone."""
    signs = _signs(facts.resources.rows("foreign_signs"))
    pairs = list(signs.pairs.finditer(facts.text))
    paired = {at for match in pairs for at in (match.start(), match.end() - 1)}
    found = (
        *((match, _bullet) for match in signs.bullets.finditer(facts.text)),
        *((match, _bullet) for match in signs.results.finditer(facts.text) if not _is_mentioned(facts, match.start())),
        *((match, _joiner) for match in signs.joiners.finditer(facts.text)),
        *((match, _pair) for match in pairs),
        *((match, _lone) for match in signs.lone.finditer(facts.text) if match.start() not in paired),
        *((match, _bullet) for match in signs.strays.finditer(facts.text) if _is_in_sentence(facts, match)),
        *((match, _turned) for match in signs.turned.finditer(facts.text) if _is_english(facts, match["words"])),
        *((match, _mark) for match in signs.marks.finditer(facts.text)),
    )
    for match, marked in found:
        if not _is_foreign(facts, Span(*match.span())):
            yield marked(facts, match, signs.better)


def _is_mentioned(facts: Facts, at: int) -> bool:
    """“has ▲ and ● on its sign”: after a small word, the text is about the sign."""
    before = _WORD_BEFORE.search(facts.text, max(0, at - _REACH), at)
    return before is not None and before[1].lower() in facts.resources.words("english_function_words")


def _is_in_sentence(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the sign is the only one of its paragraph, beside a small word: in menus and lists it stands between names."""
    block = facts.block_at(match.start())
    before = _WORD_BEFORE.search(facts.text, max(0, match.start() - _REACH), match.start())
    after = _WORD_AFTER.match(facts.text, match.end())
    small = facts.resources.words("english_function_words")
    beside = {found[1].lower() for found in (before, after) if found}
    return facts.text.count(match[0][0], *block) == 1 and not small.isdisjoint(beside)


def _is_english(facts: Facts, words: str) -> bool:
    """Whether all words after an opening question mark are English, and one of them is small."""
    found = words.lower().replace("’", "'").split()
    small = facts.resources.words("english_function_words")
    return not small.isdisjoint(found) and all(facts.resources.lexicon.knows(word) for word in found)


def _turned(facts: Facts, match: re.Match[str], table: Mapping[str, str]) -> Mark:
    whole = Span(match.start(), match.start("words"))
    return Mark(Span(whole.start, whole.start + 1), "bullet", suggestions=(Suggestion("cut it", (Edit(whole, ""),)),))


def _is_foreign(facts: Facts, span: Span) -> bool:
    """Whether a letter of another script stands near, or no English word does."""
    around = facts.text[max(0, span.start - _REACH) : span.end + _REACH]
    return _WIDE.search(around) is not None or _LATIN.search(around) is None


def _mark(facts: Facts, match: re.Match[str], table: Mapping[str, str]) -> Mark:
    at_end = facts.text[match.end() : match.end() + 1] in ("", "\n", '"', "”", ")", "」")
    better = table[match["mark"]]
    span = Span(*match.span())
    return Mark(span, suggestions=(replacement(span, better.rstrip() if at_end else better),))


def _bullet(facts: Facts, match: re.Match[str], table: Mapping[str, str]) -> Mark:
    whole = Span(*match.span())
    return Mark(
        Span(whole.start, whole.start + len(match[0].rstrip(" \u00a0\u3000"))),
        "bullet",
        suggestions=(Suggestion("cut it", (Edit(whole, ""),)),),
    )


def _joiner(facts: Facts, match: re.Match[str], table: Mapping[str, str]) -> Mark:
    """A hyphen, or a blank, which parts the names of one person."""
    span = Span(*match.span())
    named = facts.text[span.start - 1].islower() and facts.text[span.end].isupper()
    return Mark(span, "joiner", suggestions=tuple(replacement(span, sign) for sign in (" -" if named else "- ")))


def _lone(facts: Facts, match: re.Match[str], table: Mapping[str, str]) -> Mark:
    """Whether it ended a quotation, which would need an English mark, only the source says."""
    span = Span(*match.span())
    curly = "“" in facts.characters
    opens = match[0] in "「『〈《〝【〔"
    mark = '"' if not curly else "“" if opens else "”"
    label = "an opening quotation mark" if opens else "a closing quotation mark"
    before = facts.text[span.start - 1 : span.start] == " " and not opens
    place = Span(span.start - 1, span.end) if before else span
    return Mark(
        span, "lone", suggestions=(replacement(place, "", "nothing: remove it"), replacement(place, mark, label))
    )


def _pair(facts: Facts, match: re.Match[str], table: Mapping[str, str]) -> Mark:
    better = table[match[0][0] + match[0][-1]]
    if better == "“”" and "“" not in facts.characters:
        better = '""'
    first, last = better[0], better[1]
    opening = f" {first}" if facts.text[match.start() - 1 : match.start()].isalnum() else first
    closing = f"{last} " if facts.text[match.end() : match.end() + 1].isalnum() else last
    edits = (Edit(Span(match.start(), match.start() + 1), opening), Edit(Span(match.end() - 1, match.end()), closing))
    return Mark(Span(*match.span()), "pair", suggestions=(Suggestion(f"{first}{match[0][1:-1]}{last}", edits),))
