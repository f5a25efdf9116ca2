"""Notes in brackets on what the words are like in the original: “[pun in the original]”, “[here a word is illegible]”, “(a knot – translator's note)”."""

from __future__ import annotations

LANGUAGE = (
    r"(?:english|spanish|french|german|italian|portuguese|russian|ukrainian|polish|chinese|japanese|korean|arabic|turkish|dutch|greek|hebrew|hindi"
    r"|persian|farsi|romanian|czech|swedish|norwegian|danish|finnish|hungarian|icelandic|indonesian|vietnamese|thai|urdu|serbian|croatian|bulgarian)"
)
_SOURCE = rf"(?:(?:the )?(?:source|original)(?: (?:text|language|speech|article|{LANGUAGE}))?)(?! (?:sin|plan|cast|film|version|recording|of\b|in\b|to\b))"
_PUN = r"(?:puns?|word ?-?play|plays? on words|play with words|rhymes?|rhyming|figure of speech)"
_PLAYED = rf"(?:{_PUN}|idiom|idiomatic|proverb|saying|dialect|slang|swear ?word|obscenity|joke|expression|phrase)"
_LOST = r"(?:untranslatable|not translatable|lost in translation|(?:can(?:not|'t| not)|impossible to|hard to|could not) (?:be )?(?:rendered?|translated?|reproduced?))"
_SURE_MARK = (
    r"(?:transl(?:ator)?(?:'?s)?(?:\.? note)?|trans\. note|tr\. note|n\. ?d\. ?t|note (?:of|by) the translator)"
)
_MARK = rf"(?:{_SURE_MARK}|trans(?=\.)|tr(?=\.)|the translator)"
_TORN = r"(?:illegible|unreadable|indecipherable|not legible|unclear in (?:the )?(?:original|source))"
_PIECE = r"(?:words?|lines?|letters?|passages?|sentences?|names?|text|figures?|characters?|digits?|pages?|part)"
_COUNT = r"(?:the |an? |one |two |three |some |several |a few |next |following |last ){0,2}"

WORDING = "|".join(
    (
        rf"\s?\[[^\]\n]{{0,60}}?\b{_PLAYED}\b[^\]\n]{{0,40}}?\b(?:in|of|by) {_SOURCE}\b[^\]\n]{{0,60}}\]",
        rf"\s?\[(?:here )?(?:an? |this is an? )?{_PUN}(?: in {LANGUAGE}| {_LOST}|)\]",
        rf"\s?\((?:an? |here an? |this is an? |regional |local )?{_PLAYED}(?: (?:word|expression|phrase))? (?:in|of) {_SOURCE}\b[^)\n]{{0,40}}\)",
        rf"\s?[(\[](?:here )?(?:in )?{_SOURCE},? (?:uses|has|contains|plays|puns|rhymes|says here|is a pun|is in dialect)\b[^)\]\n]{{0,100}}[)\]]",
        r"\s?\[(?:(?:here )?in the (?:original|source)(?: text)?: [^\]\n]{2,80}|(?:original|text) in dialect)\]",
        rf"\s?\[(?:here )?(?:an? )?(?:{_PLAYED}|word|name)[,;:]? [^\]\n]{{0,40}}?\b{_LOST}\b[^\]\n]{{0,60}}\]",
        rf"\s?[(\[](?:this )?{_LOST}\b[^)\]\n]{{0,100}}[)\]]",
        rf"\s?[(\[](?:here )?{_COUNT}(?:\w{{3,9}} )?{_PIECE}(?: here)?(?: (?:is|are|was|were))? {_TORN}\b[^)\]\n]{{0,60}}[)\]]",
        rf"\s?[(\[][^()\[\]\n]{{2,160}}(?:[.;:]?(?: [–—-]| ?[–—]) ?{_MARK}|[.,;:] ?{_SURE_MARK})\.?[)\]]|\s?\[{_SURE_MARK}\.?\]",
        r"\s?[(\[](?:trans|transl|translator)(?:'s)?\.? (?:note|remark|comment)[.:,–—-]{1,2} ?[^)\]\n]{2,200}[)\]]",
        r"\s?[(\[]trans(?:l\.|\.|l)?: [^)\]\n]{2,200}[)\]]",
    )
)
_DASHED = tuple(f"{dash}{mark}" for dash in ("– ", "— ", "- ", "–", "—", "-") for mark in ("tr.", "trans"))
WORDING_NEEDS = (
    *("original", "source", "in dialect", "legible", "unreadable", "indecipherable", "rendered", "reproduced", "translat", "note"),
    *("[pun", "a pun", "[word", "play on words", "plays on words", "play with words", "rhym", "figure of speech", "word-play", "wordplay", "word play"),
    *("render", "reproduce", "transl", "trans:", "trans.:", "[tr", "n.d.t", "n. d. t", "n.d. t", "n. d.t", "tr. note", "the translator"),
    *_DASHED,
)  # fmt: skip
