"""In which script most of a text is written."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from checker.words.resources import Resources

LATIN = "Latn"
_LEAST = 8
# Japanese is written with Chinese characters between its own; Chinese has none of these.
_CHINESE, _JAPANESE = "Hani", "Jpan"
_KANA_SHARE = 0.1


class _Range(NamedTuple):
    first: int
    last: int
    script: str
    worth: float


def main_script(text: str, resources: Resources) -> str:
    """The ISO 15924 code of the script that most of a text is written in; “Latn” unless another is plain.

    Letters are weighed: two Chinese characters say as much as seven Latin letters.
    """
    if text.isascii():
        return LATIN
    ranges = sorted(_ranges(resources))
    starts = [each.first for each in ranges]
    latin = 0
    others: Counter[str] = Counter()
    for sign, count in Counter(text).items():
        found = ranges[bisect_right(starts, ord(sign)) - 1]
        if found.first <= ord(sign) <= found.last:
            others[found.script] += round(10 * found.worth * count)
        elif sign.isalpha():
            latin += 10 * count
    if others.total() <= max(latin, 10 * _LEAST):
        return LATIN
    main = max(others, key=lambda script: (others[script], script))
    return _JAPANESE if main == _CHINESE and others[_JAPANESE] > _KANA_SHARE * others[_CHINESE] else main


def _ranges(resources: Resources) -> Iterator[_Range]:
    for code, _, worth, written in resources.rows("scripts"):
        for one in written.split():
            first, _, last = one.partition("-")
            yield _Range(int(first, 16), int(last or first, 16), code, float(worth))
