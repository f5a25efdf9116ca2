"""Two spellings of one name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from checker.base.patterns import pattern
from checker.facts.names import given_names
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Related, Suggestion
from checker.model.span import Span

_NAME = pattern(
    r"(?<![\w’'])(?:[ae]l-)?[A-ZÀ-Þ][a-zß-ÿ]{4,20}(?:-[A-ZÀ-Þ][a-zß-ÿ]{2,20})?(?![\w])|(?<![\w’'])[AE]l-[A-ZÀ-Þ][a-zß-ÿ]{3,20}"
)
_CAPITAL = pattern(r"[A-ZÀ-Þ][a-zß-ÿ]{3,20}(?:-[A-ZÀ-Þ][a-zß-ÿ]{2,20})?")
# What transliteration and misreading confuse, brought to one letter each; vowels other than the first weigh least.
_FOLDS = (("sch", "s"), ("sh", "s"), ("tch", "c"), ("ch", "c"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("gh", "g"), ("ck", "k"), ("q", "k"), ("w", "v"), ("z", "s"), ("c", "k"), ("y", "i"), ("j", "i"), ("ou", "u"), ("oo", "u"))  # fmt: skip
_MOST_RARE = 2
# Two syllables or more of pinyin. Each spelling is a name of its own there: no one misreads Yonggang as Yungang.
_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)(?:[iu]?a(?:o|i|n|ng)?|i?ong|[iu]?e(?:i|n|ng)?|ou|in|ing|iu|ui|un|uo|o|i|u)"
)
_PINYIN = pattern(rf"(?:{_SYLLABLE}){{2,4}}\Z")
_CHINESE = pattern(r"ng|zh|x|q(?!u)")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """The rarer form occurs once or twice, no dictionary knows it, and both fold to one key."""
    if not _may_vary(facts):
        return
    places: dict[str, list[Span]] = defaultdict(list)
    for match in _NAME.finditer(facts.text):
        places[match[0]].append(Span(*match.span()))
    keys: dict[str, list[str]] = defaultdict(list)
    for name in places:
        keys[key_of(name)].append(name)
    counts = Counter({name: len(spans) for name, spans in places.items()})
    for forms in keys.values():
        if len(forms) > 1:
            yield from _marks(facts, sorted(forms, key=lambda form: (-counts[form], places[form][0])), places)


def _may_vary(facts: Facts) -> bool:
    """Whether an unknown word with a capital shares its key with another: a quick look that spares most texts the search."""
    unknown = facts.resources.lexicon.unknown(facts.vocabulary)
    alike: dict[str, list[str]] = defaultdict(list)
    for name in set(_CAPITAL.findall(facts.text)):
        alike[name[0].translate(_INITIALS)].append(name)
    return any(
        key_of(stranger) == key_of(name)
        for names in alike.values()
        if len(names) > 1
        for stranger in names
        if stranger.lower() in unknown or "-" in stranger
        for name in names
        if name != stranger and abs(len(name) - len(stranger)) <= _MOST_APART
    )


# Initials that fold to one letter.
_INITIALS = str.maketrans("CQZWYJPÀÁÂÄÅÉÈÊÓÒÔÖÚÙÛÜÍÎÇŠŽÑ", "KKSVIIFAAAAAEEEOOOOUUUUIIKSSN")
_MOST_APART = 5
_LONG = 6
_VOWELS = re.compile(r"(?<=.)[aeiou]")


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """The transliteration key: accents off, look-alike sounds as one, letters not doubled, the article off."""
    plain = re.sub(r"^(?:al|el)-", "", _unaccented(name))
    for old, new in _FOLDS:
        plain = plain.replace(old, new)
    folded = re.sub(r"(.)\1+", r"\1", plain)
    # In a long name no inner vowel tells two people apart.
    return _VOWELS.sub("*", folded) if len(folded) >= _LONG else folded


def _marks(facts: Facts, forms: list[str], places: Mapping[str, list[Span]]) -> Iterator[Mark]:
    common = forms[0]
    for rare in forms[1:]:
        spans = places[rare]
        if (
            _is_known(facts, rare)
            # “Vizzion” the car is no “vision”: a word of English is nobody's other spelling.
            or facts.resources.lexicon.is_word(common.lower())
            or len(spans) > _MOST_RARE
            or len(spans) >= len(places[common])
            or facts.quoted.touching(spans[0])
            or _only_accents(rare, common)
            or _are_two_people(facts, rare, common)
            or _are_chinese(rare.lower(), common.lower())
        ):
            continue
        first = places[common][0]
        # Direct speech is never changed: where the common form is spoken too, only the rare one can give way.
        spoken = any(facts.quoted.touching(span) for span in places[common])
        other = () if spoken else (_everywhere(places[common], rare),)
        yield Mark(
            spans[0],
            fields={"other": common},
            suggestions=(_everywhere(spans, common), *other),
            related=(Related(first, "the other spelling"),),
            also=tuple(spans[1:]),
        )


def _is_known(facts: Facts, name: str) -> bool:
    return facts.resources.lexicon.is_name(name) or facts.resources.lexicon.is_word(name.lower())


def _everywhere(spans: list[Span], form: str) -> Suggestion:
    return Suggestion(form, tuple(Edit(span, form[0].upper() + form[1:]) for span in spans))


def _are_two_people(facts: Facts, one: str, other: str) -> bool:
    """Whether both are surnames with different given names, or given names with different surnames; another spelling is no other name."""
    given, surnames = given_names(facts.names), _surnames(facts)
    return any(
        bool(ones) and bool(others) and ones.isdisjoint(others)
        for ones, others in (
            ({key_of(name) for name in company.get(one, ())}, {key_of(name) for name in company.get(other, ())})
            for company in (given, surnames)
        )
    )


def _surnames(facts: Facts) -> dict[str, set[str]]:
    """The surname behind each given name."""
    found: dict[str, set[str]] = {}
    for name in facts.names:
        if name.given:
            found.setdefault(name.given.split()[-1], set()).add(name.surname)
    return found


def _are_chinese(one: str, other: str) -> bool:
    return bool(_PINYIN.match(one) and _PINYIN.match(other) and (_CHINESE.search(one) or _CHINESE.search(other)))


def _only_accents(one: str, other: str) -> bool:
    """Whether the two differ in accents, capitals, a hyphen or the article alone."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return re.sub(r"^(?:al|el)-", "", _unaccented(name)).replace("-", "")


def _unaccented(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
