"""Text that rules skip: addresses, handles, code, and words marked with [sic]."""

from __future__ import annotations

import re

from checker.base.patterns import pattern
from checker.model.span import Span

_ADDRESS = pattern(
    r"(?:https?://|www\.)[^\s<>“”\"]{1,2000}"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|(?<![\w@#])[@#][A-Za-z_]\w{1,60}(?![\w#])"
    r"|(?<!\w)`[^`\n]{1,500}`|`[^`\n]{1,500}`(?!\w)"
    r"|\b[A-Za-z0-9-]{2,40}\.(?:com|org|net|co|gov|edu|info|news|tv|io|uk|de|fr|ru|ua|eu)\b(?:/[^\s<>“”\"]{0,500})?"
)
_SIC = pattern(r"[^\s\[\]]{1,60}\s{0,3}[\[(]sic[\])]", re.IGNORECASE)
_ADDRESS_SIGNS = ("://", "www.", "@", "#", "`", ".com", ".org", ".net", ".co", ".gov", ".edu", ".info", ".news", ".tv", ".io", ".uk", ".de", ".fr", ".ru", ".ua", ".eu")  # fmt: skip


def protected_spans(text: str, folded: str) -> list[Span]:
    """Find the protected spans of a text, in order."""
    spans: list[Span] = []
    if any(sign in folded for sign in _ADDRESS_SIGNS):
        spans.extend(
            Span(match.start(), match.start() + len(match[0].rstrip(".,;:!?)"))) for match in _ADDRESS.finditer(text)
        )
    if "sic]" in folded or "sic)" in folded:
        spans.extend(Span(*match.span()) for match in _SIC.finditer(text))
    return sorted(spans)
