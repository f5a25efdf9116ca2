"""Proof-reads news that went through machine translation and web scraping.

>>> from checker import check_text
>>> check_text("The general sent his men. to the border on Monday.").findings[0].rule
'structure/stray-stop'
"""

from checker.model.version import VERSION as __version__  # noqa: N811

__all__ = ["Checker", "__version__", "check_paths", "check_text", "fix_text"]

_LAZY = frozenset({"Checker", "check_paths", "check_text", "fix_text"})


def __getattr__(name: str) -> object:
    # Importing the package must stay cheap: the command line imports it before it knows what is asked.
    if name in _LAZY:
        from checker.run import api, checker  # noqa: PLC0415

        return getattr(checker if name == "Checker" else api, name)
    raise AttributeError(f"module 'checker' has no attribute {name!r}")
