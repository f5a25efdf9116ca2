"""How reports mention the documents that a walk met and no reader takes."""

from __future__ import annotations

from checker.model.report import Summary


def unread_line(summary: Summary) -> str:
    """ "17 files of other kinds were not read (.docx 9, .srt 8)", the most frequent first; empty where there are none."""
    total = summary.unread.total()
    if not total:
        return ""
    counts = sorted(summary.unread.items(), key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{extension} {count}" for extension, count in counts)
    files = "1 file of another kind was" if total == 1 else f"{total:,} files of other kinds were"
    return f"{files} not read ({listed})"
