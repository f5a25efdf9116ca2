"""Notes of a translator or a language model about the translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut
from checker.rulebook.furniture.wording_notes import LANGUAGE, WORDING, WORDING_NEEDS

NEEDS = (
    *(
        "i've ",
        "i have ",
        "i can",
        "i do",
        "i kept",
        "i left",
        "i tr",
        "i rewr",
        "i pres",
        "i am",
        "i'm",
        "don't hesitate",
        "tell me if",
        "note",
        "sic in",
    ),
    *(
        "transl",
        "language model",
        "ai model",
        " an ai",
        " a ai",
        "artificial",
        "n.d.t",
        "(n",
        "[n",
        "(прим",
        "[прим",
        "(ndt",
        "[ndt",
        "(ndr",
        "[ndr",
        "(nde",
        "[nde",
        "(ed",
        "[ed",
        "(anm",
        "[anm",
        "(ред",
        "(red",
        "[red",
        "t.n",
        "(tn",
        "[tn",
        "(tr",
        "[tr",
        "i'm sorry",
        "i am sorry",
        "note:",
        "note –",
        "note -",
    ),
    *(
        "here is",
        "here's",
        "here are",
        "below is",
        "following is",
        "this is ",
        "let me know",
        "feel free",
        "i hope th",
        "i'd be happy",
        "i would be happy",
    ),
    *(
        "anything else",
        "knowledge cutoff",
        "knowledge cut-off",
        "training data",
        "real-time",
        "rewritten",
        "original text",
        "source text",
        "i've kept",
        "i have kept",
        "missing",
        "check",
        "verify",
        "verified",
        "not sure",
        "unsure",
        "confirm",
        "tbc",
        "tbd",
        "ask ",
        "illegible",
        "unclear",
    ),
    *WORDING_NEEDS,
)
# What a note is about if it is a note on the translation.
_ABOUT = (
    rf"(?:translat|untranslat|transliterat|no (?:exact|direct|real|precise|close) (?:{LANGUAGE} )?(?:equivalent|counterpart)|equivalent in {LANGUAGE}"
    rf"|source (?:text|is|article|document|language|sentence|unclear)|original (?:text|word|phrase|article|sentence|language|{LANGUAGE}|source|reads|is unclear|says)"
    r"|wordplay|play on words|idiom\b|pun\b|literal(?:ly)? mean|illegible|meaning (?:is )?(?:unclear|unknown)|target language)"
)
_START = r"(?:(?<![^\n])|(?<=[.!?:)\]”\"] ))"
_SURE = r"(?:(?:sure|certainly|of course|absolutely|okay|ok|great|no problem|understood|yes)(?: thing)?[!,.:] )?"
_TEXT = r"(?:text|article|story|passage|version|translation|paragraph|document|content|piece|news|report|sentence|draft|rewrite|summary)"
_HOW = r"(?:translated|rewritten|revised|corrected|edited|requested|rephrased|paraphrased|polished|proofread|improved|updated|final|full|complete|english)"
_HEADING = (
    rf"{_START}{_SURE}(?:here(?:'s| is| are)|this is|below is|below you will find|the following is|here you go, this is) (?:the|your|my|an?) (?:(?:{_HOW},? ){{1,2}}{_TEXT}"
    rf"|translation|{_TEXT} (?:in|into|translated (?:in)?to) {LANGUAGE}|{_TEXT}, (?:{_HOW}))"
    rf"(?: (?:of|for) (?:the|your|this) (?:\w{{2,12}} )?{_TEXT})?(?: (?:in|into|from) (?:the )?{LANGUAGE}(?: (?:to|into) {LANGUAGE})?)?(?: you (?:requested|asked for))?[:.]\s?"
)
_CHANGE = r"(?:changes?|edits?|help|assistance|adjustments?|revisions?|clarifications?|corrections?|modifications?|translations?|texts?|anything else|tweaks)"
_OFFER = (
    rf"{_START}(?:please,? )?(?:let me know|feel free to (?:ask|reach out|let me know|contact me)|don't hesitate to ask|tell me) if (?:you(?:'d| would)? (?:need|want|have|like|require)|there are|anything|further)"
    rf"[^.!?\n]{{0,60}}?\b{_CHANGE}\b[^.!?\n]{{0,60}}[.!]\s?"
    rf"|{_START}(?:please,? )?let me know if (?:you(?:'d| would) like me to|i (?:should|can)|this (?:works|helps))[^.!?\n]{{0,80}}[.!]\s?"
    rf"|{_START}i hope (?:this|that|the) (?:translation|text|version|answer|response)? ?(?:helps(?: you)?|is (?:helpful|useful|what you (?:need|wanted))|meets your (?:needs|requirements|expectations))[.!]\s?"
    rf"|{_START}is there anything else (?:i can|you(?:'d| would) like)[^.!?\n]{{0,60}}[?.!]\s?"
    rf"|{_START}(?:i'd|i would) be happy to (?:help|assist|translate|revise|adjust|provide)[^.!?\n]{{0,80}}[.!]\s?"
)
_MODEL = (
    rf"{_START}(?:as|i am|i'm)(?: just| only)? an? (?:ai|large language model|language model|artificial intelligence)(?: (?:language model|model|assistant|system|chatbot))?, [^.\n]{{0,200}}\.\s?"
    r"|\bas an ai (?:language )?model[^.\n]{0,200}\.\s?"
    rf"|{_START}(?:my (?:knowledge cut-?off|training data)|i (?:do not|don't|cannot|can't) (?:have (?:access to )?real-time|access real-time|browse the (?:internet|web)))[^.\n]{{0,160}}\.\s?"
    rf"|{_START}i(?:'m| am) sorry, (?:but )?(?:i|as an ai)(?: can't| cannot|'m unable| am unable|,)[^.\n]{{0,120}}\.\s?"
    rf"|{_START}i(?:'ve| have)? (?:translated|kept|preserved|left|rewritten|tried to (?:keep|preserve)) the (?:text|article|original|names?|proper names|quotes|tone|formatting|structure|meaning|style)\b[^.\n]{{0,140}}\.\s?"
)
_PROGRAM = r"(?:google(?: translate)?|deepl|ai|chatgpt|gpt-?\d?|gemini|claude|copilot|an? (?:ai|machine|computer|automatic)[\w -]{0,20}|machine(?: translation)?|microsoft(?: translator)?|bing(?: translator)?|yandex(?:[. ]translate)?|papago|systran|reverso|baidu(?: translate)?|apertium|libretranslate)"
_CREDIT = (
    rf"{_START}(?:(?:automatically|machine) )?translated (?:(?:automatically|from (?:the )?[a-z]{{4,14}}|to english|into english) ){{0,3}}(?:by|with|via|using|through) (?:the help of )?{_PROGRAM}(?![\w-])"
    r"(?: (?:version|free version|translator|app))?(?: ?\([^)\n]{2,40}\))?(?!,)\.?\s?"
    rf"|{_START}(?:this|the) (?:text|article|story|page|translation|content|post) (?:was|is|has been|may have been) (?:a )?(?:machine|automatic(?:ally)?|auto)[ -]?translat(?:ed|ion)\b[^.\n]{{0,80}}\.?\s?"
    rf"|{_START}(?:this|the) (?:text|article|story|page|content|post) (?:was|is|has been|may have been) translated (?:automatically|by machine|by a machine|with artificial intelligence|using artificial intelligence|using machine translation|with machine translation)\b[^.\n]{{0,80}}\.?\s?"
    rf"|{_START}(?:this|the) (?:text|article|story|page|content|post) (?:was|is|has been) translated (?:from|by|with|using|into)[^.\n]{{0,80}}(?:automatic|machine|software|\bai\b|artificial intelligence|{LANGUAGE}|google|deepl)[^.\n]{{0,60}}\.\s?"
    rf"|{_START}this is an? (?:machine|automatic|automated|ai|computer)[ -](?:generated )?translation\b[^.\n]{{0,80}}\.\s?"
    rf"|{_START}please note that (?:this|the) (?:is an? (?:automatic|machine)|(?:text|article|translation))[^.\n]{{0,60}}translat[^.\n]{{0,80}}\.\s?"
    rf"|{_START}(?:\*{{0,2}}(?:translator's|translation) notes?\*{{0,2}}|end of (?:the )?translation|start of (?:the )?translation|(?:automatic|machine) translation|translation)(?:: ?|\.|(?=\n|\Z))(?=\s|\Z)\s?"
)
_BRACKETED = (
    r"\s?[(\[](?:transl(?:\.|ation)?|translator(?:'s|s'|s)? (?:note|comment|remark)|translat(?:or|ion) note|note (?:of|from|by) the translator|t\.?n\.?|t/n|n\.d\.t\.|tr\.? note|translator|ed(?:\.|itor)? note on the translation)"
    r"\s?[.:,–-][^)\]\n]{0,200}[)\]]"
    r"|\s?[(\[](?:(?:this|the) )?(?:text|article|story|page|translation|content|post|news) (?:(?:was|is|has been|may have been) )?(?:a )?(?:(?:machine|automatic(?:ally)?|auto)[ -]?(?:translat|generat)(?:ed|ion)|translated (?:automatically|by|with|using|from))\b[^)\]\n]{0,80}[)\]]"
    rf"|\s?[(\[](?:translator's |editor's )?notes?\s?[:.–-][^)\]\n]{{0,120}}?{_ABOUT}[^)\]\n]{{0,120}}[)\]]"
    r"|\s?[(\[](?:machine[ -]translat(?:ed|ion)|automatic(?:ally)? translat(?:ed|ion)|translated (?:automatically|by machine)|translat(?:ed|ion) (?:from [a-z]{4,14} )?(?:by|with|via|using) [^)\]\n]{2,40})[)\]]"
    r"|\s?[(\[](?:untranslat(?:ed|able)|not translated|left untranslated|no translation|translation (?:missing|needed|unclear|uncertain|unavailable|error|pending|to be checked|tbc)|missing translation|check translation"
    r"|(?:word|text|passage|part|sentence|line)s? (?:missing|not translated|untranslated|illegible|omitted by the translator)|original (?:text )?(?:missing|unclear|illegible)|source (?:text )?(?:missing|unclear|illegible)"
    r"|end of translation|translate this|needs? translation|unclear in (?:the )?(?:original|source)|sic in (?:the )?(?:original|source))[^)\]\n]{0,40}[)\]]"
)
# “Nota del traductor”, “nota redacției”, “примечание редакции”: what an editor of the source added, too.
_FOREIGN = (
    r"\s?[(\[](?:n\. ?(?:del?|de la|da|di|do|du|d\.) ?(?:t\.?|tr\.?|r\.?|e\.?|red\.?|trad\.?|ed\.?|traductora?|traduttore|tradutora?|traducteur|redactor|redacci[oó]n|redazione|reda[cç][aã]o)|n\. ?(?:d\.? ?)?(?:t|r|e|red|trad|ed)\.?|nd[rte](?=: ?[a-zà-ÿ])|nr(?=: ?[a-zà-ÿ]{1,14} [a-zà-ÿ])|nota? (?:del?|de la|da|di|do|della|dell') ?[a-zà-ÿ]{3,14}"
    r"|nota redac[tțţ]iei|note (?:du|de la|de l') ?[a-zà-ÿ]{3,14}|anm(?:erkung)?\.? (?:d\.|der|des) [a-zà-ÿ]{2,14}\.?|прим(?:ечание)?\.? ?[а-яёіїє]{3,14}\.?|ред\.|red\.|przyp\. ?(?:red|tłum)\.?|pozn\. ?(?:red|překl)\.?)"
    r"\s?[.:,–—-]{1,2} ?[^)\]\n]{0,240}[)\]]"
)
# “[In the Hebrew source: “a river of promises” – meaning unclear, please check]”
_SOURCE = (
    r"\s?[(\[](?:in|as in|so in|from) (?:the )?(?:[a-z]{4,14} )?source(?: text)? ?[:–—-] ?[“\"‘'][^)\]\n]{2,200}[)\]]"
    r"|\s?[(\[][^)\]\n]{2,160}\b(?:meaning (?:is )?unclear|needs checking|to be verified)[.!?]?[)\]]"
    r"|\s?\[[^)\]\n]{2,160}\bplease (?:check|verify|confirm)[.!?]?\]"
    r"|\s?\([“\"‘'][^)\]\n“”\"]{2,60}[”\"’'][^)\]\n]{0,40}\bplease (?:check|verify|confirm)[.!?]?\)"
)
# “[“rendement”: yield? ratio? check]”: a question of whoever translated it.
_DOUBTED = (
    r"\s?\[(?:[^\]\n]{2,80}\? ?){1,3}(?:check|verify|unsure|not sure|confirm|tbc|tbd|ask (?:the )?(?:author|editor|desk))[.!]?\]"
    r"|\s?[(\[](?:check|verify|confirm) (?:the )?(?:spelling|translation|name|term|meaning|figure|date|original|source)[^)\]\n]{0,60}[)\]]"
)
_NOTE = pattern("|".join((_DOUBTED, _SOURCE, _BRACKETED, WORDING, _FOREIGN, _HEADING, _OFFER, _MODEL, _CREDIT)))
_EDITOR = pattern(
    r"\s?[(\[](?:ed(?:itor)?(?:'?s)?\.?'?s? (?:note|comment|remark)|note (?:by|from|of) the editors?|ed\. note)\s?[.:–—-]{1,2} ?[^)\]\n]{2,240}[)\]]"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Fixed phrases; each is cut with its blank."""
    lines = {block.span for block in facts.document.blocks}
    for match in _NOTE.finditer(facts.folded):
        words = match[0]
        if words.rstrip()[-1] not in ".!:)]" and facts.text[match.end() : match.end() + 1].islower():
            continue
        end = match.end() - (len(words) - len(words.rstrip()))
        line = Span(match.end() - len(words.lstrip()), end)
        if line in lines and len(lines) > 1:
            yield Mark(line, suggestions=(cut(facts.text, line, "cut it"),))
            continue
        yield Mark(Span(match.start(), end), suggestions=(Suggestion("cut it", (Edit(Span(*match.span()), ""),)),))
    for match in _EDITOR.finditer(facts.folded):
        span = Span(match.end() - len(match[0].lstrip()), match.end())
        yield Mark(span, "editor", suggestions=(cut(facts.text, span, "cut it"), Suggestion("keep it", ())))
