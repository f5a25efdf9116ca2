"""Words that begin sentences and no names: with a capital in mid-sentence, one of them tells that a stop is missing."""

from __future__ import annotations

STARTERS = (
    r"(?:The|An?|In|On|At|But|And|He|She|It|They|We|This|That|These|Those|His|Her|Its|Their|For|As|After|Before|When|While|If|However|By|With|From"
    r"|No|There|Some|Many|More|Officials|Police|Authorities|Residents|Witnesses|Lawyers|Experts|Analysts|Critics"
    r"|According|Another|Both|Now|Over|During|Despite|Although|Because|Meanwhile|Earlier|My|Our|What|How|Why)"
)
