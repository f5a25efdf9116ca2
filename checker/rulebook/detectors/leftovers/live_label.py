"""Labels of players, tickers and advertisements, with the headline of another story after them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import digits

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut, unstated

NEEDS = (
    "advertis", "sponsored", "loading", "min read", "minute read", "live updates", "updated", "modified", "published", "posted",
    *(f"{digit} comment" for digit in digits), *(f" {unit} ago" for unit in ("minute", "minutes", "hour", "hours", "day", "days")),
    "watch:", "watch live:", "watch video:", "watch now:", "video:", "photos:", "pictures:", "gallery:", "podcast:", "listen:", "listen live:",
    "listen now:", "slideshow:", "interactive:", "infographic:", "quiz:", "blog:", "stream:", "breaking:", "breaking news:", "live:", "exclusive:",
    "just in:", "opinion:", "analysis:", "explainer:", "in photos:", "in video:", "must read:", "watch again:", "map:", "timeline:", "related:",
)  # fmt: skip
_ELSEWHERE = r"WATCH(?: LIVE| VIDEO| NOW| AGAIN)?:|VIDEO:|IN PHOTOS:|IN VIDEO:|MUST READ:|RELATED:|PHOTOS:|IN PICTURES:|PICTURES:|GALLERY:|PODCAST:|LISTEN(?: LIVE| NOW)?:|SLIDESHOW:|INTERACTIVE:|INFOGRAPHIC:|QUIZ:|LIVE ?BLOG:|LIVE ?STREAM:|EXCLUSIVE VIDEO:"
_STORY = r"LIVE UPDATES:?|BREAKING(?: NEWS)?:|LIVE:|EXCLUSIVE:|JUST IN:|OPINION:|ANALYSIS:|EXPLAINER:"
# In capitals anywhere between sentences; in any case on a separate line.
_SHOUTED = pattern(
    r"(?:(?<=[.!?”\"] )|(?<=\n)|\A)(?:ADVERTISEMENT|ADVERTISING|SPONSORED CONTENT|"
    rf"(?P<elsewhere>{_ELSEWHERE})|{_STORY})(?= |\n|\Z)"
)
_TITLED = pattern(
    r"(?<![^\n])(?P<elsewhere>(?:Watch(?: live| now| again)?|In photos|In video|Must read|Explainer|Opinion|Photo gallery|Video|Photos|Gallery|Listen|In pictures|Podcast|Slideshow|Interactive|Infographic|Quiz|Live blog):|Analysis:(?= (?:Why|How|What|Where|Who|Is|Are|Does|Has|Should)\b))(?= )"
)
_LINE = pattern(
    r"(?<![^\n])(?:advertisement|\d{1,2} min(?:ute)? read|sponsored(?: content)?|loading\.{0,3}|live updates|(?:last )?(?:updated|modified|published|posted)(?: on| at)?:? [^\n.!?]{0,40}\d{1,2}[:.]\d\d[^\n.!?]{0,12}|(?:last )?updated:? [^\n.!?]{0,30}\d{4}|\d{1,3} comments?|\d{1,2} (?:minutes?|hours?|days?) ago)[^\S\n]{0,3}(?=\r?\n|\Z)"
)
_STOP = pattern(r"[.!?…][”\"’')\]]{0,3}\Z")
_WORD = pattern(r"[A-ZÀ-Þ][\w’'-]{3,30}")
_LONG = pattern(r"[^\W\d_]{4,30}")
_LIVE = ("LIVE:", "LIVE UPDATES:", "LIVE UPDATES", "LIVE BLOG:", "LIVEBLOG:", "LIVE STREAM:", "WATCH LIVE:")
_LONGEST, _LEAD, _LEAST_LONG, _STEM, _LEAST_STORY = 160, 300, 3, 5, 40


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Cuts the label and its blank; on a separate line also the headline after it, which would read as part of the story."""
    for match in _SHOUTED.finditer(facts.text):
        if match["elsewhere"] is None and _is_of_this_story(facts, Span(*match.span())):
            continue
        yield _of_label(facts, Span(*match.span()), elsewhere=match["elsewhere"] is not None)
    for match in _TITLED.finditer(facts.text):
        label = Span(*match.span())
        if _headline(facts, label, elsewhere=False) is not None:
            yield _of_label(facts, label, elsewhere=False)
    for match in _LINE.finditer(facts.folded):
        span = Span(match.start(), match.start() + len(match[0].rstrip()))
        yield Mark(span, suggestions=(cut(facts.text, span),))


def _is_of_this_story(facts: Facts, label: Span) -> bool:
    """Whether a line in capitals names what the words after it are about, as the headline of the story itself does."""
    if not facts.document.blocks:
        return False
    line = facts.document_block_at(label.start).span
    body = Span(label.end, line.end)
    if line.start != label.start or not body.text(facts.text).isupper():
        return False
    after = facts.text[line.end : line.end + _LEAD]
    lexicon = facts.resources.lexicon
    words = (match[0] for match in _WORD.finditer(facts.text, *body))
    return any(word.title() in after and not lexicon.is_word(word.lower()) for word in words)


def _is_of_other_story(facts: Facts, label: Span, line: Span) -> bool:
    """Whether “LIVE: Results from all districts” stands above a story that says none of its words."""
    if label.text(facts.text) not in _LIVE or line.start != label.start:
        return False
    words = {match[0].lower() for match in _LONG.finditer(facts.text, label.end, line.end)}
    after = facts.folded[line.end :]
    return len(words) >= _LEAST_LONG and len(after) > _LEAST_STORY and not any(word[:_STEM] in after for word in words)


def _of_label(facts: Facts, label: Span, *, elsewhere: bool) -> Mark:
    line = _headline(facts, label, elsewhere=elsewhere)
    if line is None:
        return Mark(label, suggestions=(cut(facts.text, label),))
    if news := unstated(facts, line, skip=label.end - label.start):
        keep = Suggestion("keep it", ())
        return Mark(line, "unique", {"news": news}, (cut(facts.text, line, "cut the line"), keep))
    if facts.document_block_at(line.start).kind is BlockKind.HEADLINE:
        news = " ".join(facts.text[label.end : line.end].split()[:3])
        return Mark(line, "unique", {"news": news}, (cut(facts.text, line, "cut the line"), Suggestion("keep it", ())))
    return Mark(line, "line", suggestions=(cut(facts.text, line, "cut the line"),))


def _headline(facts: Facts, label: Span, *, elsewhere: bool) -> Span | None:
    """The line with the label if it is a headline; ``elsewhere``: the label points to another page, whatever follows it.

    The story itself may have a label too: “EXCLUSIVE:” before its headline, “BREAKING:” before its first sentence.
    """
    if not facts.document.blocks:
        return None
    block = facts.document_block_at(label.start)
    words = facts.text[label.end : block.span.end].strip()
    if (
        block.span.start != label.start
        or block.kind is BlockKind.TABLE_CELL
        or (block.kind is BlockKind.HEADLINE and not _is_of_other_story(facts, label, block.span))
        or not words
        or len(words) > _LONGEST
        or len(facts.document.blocks) < 2
    ):
        return None
    return block.span if elsewhere or not _STOP.search(words) else None
