"""Words for relatives: where one stands, two people of one surname may well be two."""

from __future__ import annotations

from checker.base.patterns import pattern

_KIN = (
    r"wi(?:fe|ves)|husbands?|widow(?:er)?|daughters?|sons?|sisters?|brothers?|siblings?|mothers?|fathers?|parents?|couples?|spouses?|famil(?:y|ies)|married|marriage|divorced|twins?|cousins?"
    r"|uncles?|aunts?|nephews?|nieces?|grand\w+|relatives?"
)
KIN = pattern(rf"\b(?:{_KIN})\b")
# One who held an office before or after another may have the same surname, too.
KIN_OR_PREDECESSOR = pattern(
    rf"\b(?:{_KIN}|clan|dynasty|namesakes?|unrelated|no relation|elder|younger|senior|junior|former|ex|then|predecessors?|succe\w+|late)\b"
)
