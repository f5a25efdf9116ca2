"""What a client asks for, read from the parameters of ``/v2/check``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.serve.languagetool_api.annotated_text import AnnotatedText
from checker.serve.languagetool_api.errors import RefusedError
from checker.serve.languagetool_api.languages import AUTO, DEFAULT_VARIANT, Language, language_called
from checker.serve.languagetool_api.rule_choice import RuleChoice
from checker.serve.languagetool_api.rule_names import name_in_capitals

MOST_CHARACTERS = 500_000
"""Characters of a text, in UTF-16 code units. Longer ones are refused."""
PICKY = "picky"
LEVELS = (
    "default",
    PICKY,
    "academic",
    "clarity",
    "professional",
    "creative",
    "customer",
    "jobapp",
    "objective",
    "elegant",
)
SENTENCES = "allButTextLevelOnly"
MODES = ("textLevelOnly", SENTENCES, "all")
_YES = ("true", "yes")


@dataclass(frozen=True)
class CheckParameters:
    """A text to check, the language that it is said to be in, and the rules to check it with.

    ``detect``: whether it is in English is to be found out first; ``language`` is then what English is called. ``sentences_only``: the client
    asks for rules that need no more than a sentence, and asks for the others by itself.
    """

    text: AnnotatedText
    language: Language
    detect: bool
    choice: RuleChoice
    sentences_only: bool

    @classmethod
    def of(cls, values: Mapping[str, str]) -> CheckParameters:
        """Those of a form; what has no meaning here is ignored. Raises RefusedError where LanguageTool does too."""
        text, code = _text(values), values.get("language", "")
        if not code:
            raise RefusedError("Missing 'language' parameter, e.g. 'language=en-US' for American English")
        level, mode = values.get("level", "default").lower(), values.get("mode", "all")
        if level not in LEVELS:
            raise RefusedError(f"Unknown value '{level}' for parameter 'level'. Valid values: {', '.join(LEVELS)}")
        if mode not in MODES:
            raise RefusedError(
                f"Mode must be one of 'textLevelOnly', 'allButTextLevelOnly', or 'all' but was: '{mode}'"
            )
        detect = code == AUTO
        if not detect and "preferredVariants" in values:
            raise RefusedError("You specified 'preferredVariants' but you didn't specify 'language=auto'")
        language = _variant(values) if detect else language_called(code)
        return cls(text, language, detect, _choice(values, picky=level == PICKY), mode == SENTENCES)


def _variant(values: Mapping[str, str]) -> Language:
    """The variant of English that the client prefers; one of another language doesn't matter."""
    variants = [name.strip() for name in values.get("preferredVariants", "").split(",") if name.strip()]
    for variant in variants:
        if "-" not in variant:
            raise RefusedError(f"Invalid format for 'preferredVariants', expected a dash as in 'en-GB': '{variant}'")
    english = (variant for variant in variants if variant.lower().startswith("en-"))
    return language_called(next(english, DEFAULT_VARIANT))


def _text(values: Mapping[str, str]) -> AnnotatedText:
    if "text" in values and "data" in values:
        raise RefusedError("Set only 'text' or 'data' parameter, not both")
    if "text" not in values and "data" not in values:
        raise RefusedError("Missing 'text' or 'data' parameter")
    text = AnnotatedText.of_text(values["text"]) if "text" in values else AnnotatedText.of_data(values["data"])
    if text.length > MOST_CHARACTERS:
        raise RefusedError(
            f"Your text exceeds the limit of {MOST_CHARACTERS} characters (it's {text.length} characters). Please submit a shorter text.",
            413,
        )
    return text


def _choice(values: Mapping[str, str], *, picky: bool) -> RuleChoice:
    enabled, categories = _names(values, "enabledRules"), _names(values, "enabledCategories")
    disabled, without = _names(values, "disabledRules"), _names(values, "disabledCategories")
    only = values.get("enabledOnly", "") in _YES
    if only and not ("enabledRules" in values or "enabledCategories" in values):
        raise RefusedError("You must specify enabled rules or categories when using enabledOnly=true")
    if only and (disabled or without):
        raise RefusedError("You cannot specify disabled rules or categories using enabledOnly=true")
    return RuleChoice(enabled, disabled, categories, without, only, picky)


def _names(values: Mapping[str, str], parameter: str) -> frozenset[str]:
    return frozenset(name_in_capitals(name) for name in values.get(parameter, "").split(",") if name.strip())
