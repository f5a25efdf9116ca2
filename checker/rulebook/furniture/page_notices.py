"""What a line of a page says of a player, of who helped with the text, and of its language. All lines are folded."""

from __future__ import annotations

import re
from functools import cache

from checker.base.patterns import pattern
from checker.words.resources import Resources

# “The video was removed” is news; what speaks to “you” or of “this” isn't.
_PLAYED = r"(?:requested )?(?:video|audio|clip|content|media(?: file)?|player|podcast|episode|program(?:me)?|(?:live ?)?stream|recording|item|feature|embed|tweet|post)(?: player| file| content)?"
_YOURS = r"(?: (?:in|for|on|from|to) (?:your|this) (?:country|region|location|area|territory|browser|device|platform|age|account))"
_LEFT_OUT = pattern(
    r"(?:sorry, |we're sorry, |oops[!,] )?(?:"
    rf"(?:this|the|your|that) {_PLAYED} (?:(?:is(?: currently)?|was|has been) (?:not available|unavailable|restricted|blocked)|isn't available|is no longer available|is not currently available){_YOURS}"
    rf"|this {_PLAYED} (?:(?:is|has been)(?: currently)? (?:not available|unavailable|restricted|blocked|removed|deleted|private|no longer available)|isn't available)(?: (?:at the moment|at this time|right now|any ?more|yet|due to (?:your|copyright|the rights)\b[^\n.!?]{{0,40}}))?"
    rf"|(?:this|the|your|that) {_PLAYED} (?:can't|cannot|could not|couldn't) be (?:loaded|played|displayed|shown)(?:{_YOURS}| (?:at this time|right now|because\b[^\n.!?]{{0,60}}))?"
    rf"|playback (?:is )?(?:not available|unavailable|restricted|not supported){_YOURS}"
    rf"|(?:this|the|your) {_PLAYED} (?:failed to|did not|is failing to) load)[.!]?\Z"
)
_INPUTS = pattern(
    r"[(\[]?with (?:[a-z]{2,14} ){0,2}inputs(?: (?:from|by) [^\n.!?,;:]{2,60})?\.?[)\]]?\Z|\((?:[a-z]{2,14} )?inputs? from [^\n.!?]{2,60}\.?\)\Z"
)
_CREDITED = pattern(
    r"[(\[]?(?:with (?:additional |further |agency |wire |some )?(?:inputs?|reporting|reports|files|material|information|contributions?) (?:from|by)|(?:additional|further) (?:reporting|research|writing|editing|material)(?: by| from|:))"
    r" [^\n.!?,;:]{2,60}(?:, [^\n.!?,;:]{2,40}){0,4}\.?[)\]]?\Z"
)
# “(Editor: Li Corvey)”, as Chinese sites end a story.
_EDITED = pattern(
    r"[(\[]?(?:responsible |chief |duty |copy |web |executive )?editors?(?: in charge)?\s?[:：]\s?[a-z][\w'-]{1,20}(?: [a-z][\w'-]{1,20}){0,2}[)\]]?\Z"
)
# “Source: Elm Evening News”
_PAPER = pattern(
    r"source ?[:：] ?(?:the )?(?:[\w'.-]{2,20} ){0,4}(?:news|agency|times|post|daily|press|herald|gazette|journal|tv|television|radio|online|network|express|tribune|newspaper|rt|tass)\|?\.?\Z"
)
_OF_CLAUSE = pattern(r", (?:the|an?|he|she|it|they|we|this|his|her|its|their)\b")


def is_out_of_reach(line: str) -> bool:
    """“This video is not available in your country”."""
    return _LEFT_OUT.match(line) is not None


def names_agencies(line: str) -> bool:
    """“(With inputs from agencies)”."""
    return _INPUTS.match(line) is not None


def is_credit(line: str) -> bool:
    """“With files from Elm Press”, “Editor: Li Corvey”; “With input from experts, the town …” begins a sentence."""
    return _EDITED.match(line) is not None or (_CREDITED.match(line) is not None and not _OF_CLAUSE.search(line))


def names_its_agency(line: str, resources: Resources) -> bool:
    """“Source: Reuters”, “Source: Elm Evening News”."""
    return _PAPER.match(line) is not None or _sources(resources.lines("photo_agencies")).match(line) is not None


@cache
def _sources(agencies: tuple[str, ...]) -> re.Pattern[str]:
    agency = "(?:" + "|".join(sorted({re.escape(name.lower()) for name in agencies}, key=len, reverse=True)) + ")"
    listed = rf"(?:(?:news )?agencies|agency|{agency})"
    return pattern(
        rf"[(\[]?(?:sources?|agency|via|from) ?: ?{listed}(?:(?:, | and |/| ?& ?){listed}){{0,4}}\.?[)\]]?\Z"
    )


def names_its_language(line: str, resources: Resources) -> bool:
    """“Original text in Spanish”."""
    return _in_language(resources.rows("languages")).match(line) is not None


@cache
def _in_language(rows: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """What a site says of the language of its text: “Original text in Spanish”."""
    language = "(?:" + "|".join(row[1].lower() for row in rows if row[1] != "English") + "|english)"
    return pattern(
        r"[(\[]?(?:(?:the )?original (?:text|article|story|version|language)(?: is| was)?(?: written| published)?(?: in|:)|originally (?:published|written) in"
        r"|(?:read|view|see|watch|listen to|leer|lire)(?: this| the| it)?(?: article| story| page| post| report| text| original)?(?: in|:)"
        r"|(?:also )?available in|(?:this|the) (?:article|story|page|post|report|text) (?:is|was) (?:also |originally )?(?:available|published|written) in"
        r"|(?:this|the) (?:article|story|text) in|switch to|(?:source |original )?language:|original:|(?:machine |automatically )?translated from|(?:machine|automatic) translation from)"
        rf" (?:the original )?{language}(?:(?:,| and| or) {language}){{0,4}}(?: (?:here|version|below))?[.:]?[)\]]?\Z"
    )
