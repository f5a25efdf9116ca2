"""A form of a verb that its helping verb doesn't take: “can be remove”, “has agree”, “will went”, “did not confirmed”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.rulebook.helping_verbs import HelpingVerb
from checker.words.inflection import Inflection

_FRAME = pattern(
    r"(?<![\w’'-])(?:(?P<modal>can|could|will|would|shall|should|must|may|might|cannot)|(?P<to>to)|(?P<have>has|have|had|having)"
    r"|(?P<be>be|been|being)|(?P<is>is|are|was|were|remain|remained)|(?P<do>does|did|do))(?P<not>n't| not)?"
    r"(?=(?: (?:(?P<before>already|never)|also|always|even|finally|formally|just|now|officially|only|probably|soon|still|then|(?P<manner>long|once|since|not|later|first|twice|all|both|[a-z]{3,14}ly)))?"
    r" (?P<verb>[a-z]{2,20})(?![\w’'-]))"
)
# “must to go”
_TO = pattern(
    r"(?<![\w’'-])(?P<modal>can|could|will|would|shall|should|must|may|might|cannot)(?:n't| not)? (?P<to>to (?P<verb>[a-z]{2,20}))(?![\w’'-])"
)
_NEAR = 6
# Modals after which a clause seldom ends, and those that are never a noun; the others follow “what he can”.
_STRICT = frozenset({"must", "shall", "should"})
_LOOSE = frozenset({"could", "would", "cannot"})
# “has already double the people”
_TWICE = "double"
_ADVERBS = frozenset({"also", "only", "still", "now"})
_NEAR_OR_SHUT = "close"
_BARRED = pattern(
    r" to (?:all )?(?:traffic|the public|visitors|tourists|pedestrians|vehicles|cars|lorries|cyclists|motorists)\b"
)
_ASKED = 7
_ADJECTIVES = frozenset({"broke", "rose", "was", "were"})
_OTHER_SENSES = frozenset({"used", "supposed", "needs", "was", "were"})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the form that fits; asks where two do."""
    for found in _FRAME.finditer(facts.folded):
        forms = _forms(found, facts)
        if forms:
            word = Span(*found.span("verb"))
            fields = {"form": " or ".join(f"“{form}”" for form in forms)}
            suggestions = tuple(replacement(word, form) for form in forms)
            yield Mark(Span(found.start(), word.end), "main" if len(forms) == 1 else "doubtful", fields, suggestions)
    for found in _TO.finditer(facts.folded):
        verb = found["verb"]
        if _has_needless_to(found, facts):
            yield Mark(
                Span(*found.span()),
                fields={"form": f"“{verb}”"},
                suggestions=(replacement(Span(*found.span("to")), verb),),
            )


def _has_needless_to(found: re.Match[str], facts: Facts) -> bool:
    """Whether the base form is required: no noun “will”, and no clause that ends before “to” (“did all he could to help”)."""
    place, modal = HelpingVerb(facts, found), found["modal"]
    before = place.before
    if not before or not place.span.text(facts.text).islower() or found["verb"] in _OTHER_SENSES:
        return False
    rest = before[:-1] if before[-1] in _ADVERBS else before
    if not facts.resources.inflection.third(found["verb"]) or place.has("ellipsis", *rest):
        return False
    if place.has("doing", *before):
        return False
    if modal in _LOOSE:
        return True
    if place.may_be_noun or place.has("noun", *before[1:][-2:]):
        return False
    return modal in _STRICT or before[-1] in _ADVERBS or place.has("subject", before[-1])


def _forms(found: re.Match[str], facts: Facts) -> tuple[str, ...]:
    """The forms that may be meant; none if this one is right, or may be."""
    inflection, verb, words = facts.resources.inflection, found["verb"], facts.resources.words
    plain = verb in words("plain_verbs") or verb in words("intransitive_verbs")
    noun = verb in words("noun_verbs")
    base = "" if plain or noun else inflection.base(verb)
    if not (plain or noun) and (not base or verb in _OTHER_SENSES):
        return ()
    place = HelpingVerb(facts, found)
    if not place.span.text(facts.text).replace("’", "'").islower():
        return ()
    if not found["manner"] and (plain or (noun and _needs_participle(found, place))):
        return _for_base(found, place, inflection)
    return () if noun or plain else _of_verb(found, place, inflection, base)


def _of_verb(found: re.Match[str], place: HelpingVerb, inflection: Inflection, base: str) -> tuple[str, ...]:
    """Those for a form of a verb that is neither its plain form nor a noun."""
    if found["have"] or found["be"] or found["is"]:
        return _for_past(found, place, inflection, base)
    if found["do"] and found["not"] and place.verb == inflection.third(base):
        return () if place.is_quoted_whole else (base,)
    return _for_inflected(place, inflection, base) if not found["manner"] and _takes_base(found, place) else ()


def _is_shut(found: re.Match[str], place: HelpingVerb) -> bool:
    """“The road will be close on Monday”: of what can be shut, before the time or the reason."""
    if not place.has("shut", *place.before) or place.has("tight", *place.before):
        return False
    barred = _BARRED.match(place.facts.folded, place.span.end) is not None
    return barred or place.has("when", place.next) or bool(found["be"] and place.next in ("on", "by"))


def _takes_base(found: re.Match[str], place: HelpingVerb) -> bool:
    """Whether the plain form of a verb has to follow."""
    if found["modal"]:
        return not place.may_be_noun
    if found["to"]:
        if place.before and place.has("governs", place.before[-1]):
            return True
        return _is_asked(place)
    return bool(found["do"] and found["not"])


def _is_asked(place: HelpingVerb) -> bool:
    """“Asked the House to sent it back”: a form that nothing but a verb has, behind somebody who is asked."""
    last = place.before[-_ASKED:]
    inflection = place.facts.resources.inflection
    alone = inflection.is_past_alone(place.verb) or inflection.is_past_and_participle(place.verb)
    if not last or not alone or place.verb.endswith("ed") or place.has("no infinitive", last[-1]):
        return False
    return place.has("object", place.next) and place.has("asks", *last[:-1])


def _needs_participle(found: re.Match[str], place: HelpingVerb) -> bool:
    """Whether no noun fits between the words around: “has visit the town”, “was arrest by the police”."""
    if found["have"] and place.verb == _TWICE and place.next == "the":
        return False  # “has double the population”
    if found["have"]:
        adjective = place.verb == _TWICE or place.has("adjective", place.verb)
        before = found["before"] is not None and not adjective and place.next not in ("to", "for", "of")
        return before or place.has("own" if place.has("loose", place.verb) else "object", place.next)
    if place.has("adjective", place.verb):
        return False
    if not (found["be"] or found["is"]):
        return False
    if place.verb == _NEAR_OR_SHUT:
        return _is_shut(found, place)
    return place.next == "by" or (place.has("done", place.verb) and place.has("place", place.next))


def _for_base(found: re.Match[str], place: HelpingVerb, inflection: Inflection) -> tuple[str, ...]:
    """“have” and “be” require a participle."""
    if found["have"]:
        return (inflection.participle(place.verb),)
    if not (found["be"] or found["is"]) or place.has("doing", *place.before):
        return ()
    if place.verb in place.facts.resources.words("intransitive_verbs"):
        return ()
    participle = inflection.participle(place.verb)
    if found["is"] and place.has("object", place.next):
        return (participle, f"to {place.verb}")
    return (participle,)


def _for_past(found: re.Match[str], place: HelpingVerb, inflection: Inflection, base: str) -> tuple[str, ...]:
    """After “have” and, before what goes with a passive, “be”: “has went”, “was wrote by”, “were stole from”."""
    right = inflection.is_past_alone(place.verb)
    if found["have"]:
        right = right or _is_felled(place)
    else:
        right = right and place.verb not in _ADJECTIVES and (place.next == "by" or not _has_no_passive(place))
    if place.before != ["who"] and place.has("ellipsis", *place.clause[-_NEAR:]):
        return ()
    if not right or place.ends_a_clause:
        return ()
    return ("seen" if place.verb == "saw" else "fallen" if place.verb == "fell" else inflection.participle(base),)


def _is_felled(place: HelpingVerb) -> bool:
    """“Has fell”, “had saw the sea”: past forms that are plain forms of other verbs."""
    return place.verb == "fell" or (place.verb == "saw" and place.has("object", place.next))


def _has_no_passive(place: HelpingVerb) -> bool:
    return place.has("active", place.verb) or "way" in place.before or not place.before


def _for_inflected(place: HelpingVerb, inflection: Inflection, base: str) -> tuple[str, ...]:
    """Other auxiliaries require the base form, unless “be” or “have” was lost."""
    if place.has("ellipsis", *place.before[-_NEAR:]):
        return ()
    is_third = inflection.third(base) == place.verb and (
        place.facts.resources.verbs.only_verb(place.verb) or place.has("object", place.next)
    )
    if inflection.is_past_alone(place.verb) or is_third:
        return (base,)
    if inflection.is_participle_alone(place.verb):
        return (f"have {place.verb}", f"be {place.verb}") if base != "be" else ("have been", "be")
    if not inflection.is_past_and_participle(place.verb):
        return ()
    lost = not place.has("object", place.next) and base not in place.facts.resources.words("intransitive_verbs")
    return (base, f"be {place.verb}") if lost else (base,)
