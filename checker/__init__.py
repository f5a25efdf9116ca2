"""Proof-reads news that went through machine translation and web scraping.

>>> from checker import check_text
>>> check_text("The general sent his men. to the border on Monday.").findings[0].rule
'structure/stray-stop'

``check_text`` and ``check_paths`` report what is wrong, ``fix_text`` applies what is certain. ``Settings`` has the options, ``Choice`` says which further
fixes to apply and how to answer questions. A ``Checker`` checks many texts one after another. Whatever they raise beside TypeError is a ``CheckerError``.
"""

from importlib import import_module

from checker.model.version import VERSION as __version__  # noqa: N811

# Type checkers know the name. “python -m checker” would import typing from the folder that it checks.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.engine.fixing import Choice
    from checker.model.errors import CheckerError, NotFixedError, SourceError, UsageError
    from checker.model.finding import Applicability, Finding, Severity, State
    from checker.model.report import DocumentReport
    from checker.model.settings import ReaderOptions, Settings
    from checker.model.summary import Summary
    from checker.reading.source import Source
    from checker.run.api import check_paths, check_text, fix_text
    from checker.run.checker import Checker

__all__ = [
    "Applicability",
    "Checker",
    "CheckerError",
    "Choice",
    "DocumentReport",
    "Finding",
    "NotFixedError",
    "ReaderOptions",
    "Settings",
    "Severity",
    "Source",
    "SourceError",
    "State",
    "Summary",
    "UsageError",
    "__version__",
    "check_paths",
    "check_text",
    "fix_text",
]

_MODULES = {
    "engine.fixing": ("Choice",),
    "model.errors": ("CheckerError", "NotFixedError", "SourceError", "UsageError"),
    "model.finding": ("Applicability", "Finding", "Severity", "State"),
    "model.report": ("DocumentReport",),
    "model.settings": ("ReaderOptions", "Settings"),
    "model.summary": ("Summary",),
    "reading.source": ("Source",),
    "run.api": ("check_paths", "check_text", "fix_text"),
    "run.checker": ("Checker",),
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        # Importing the package must stay cheap: the command line imports it before it knows what is asked.
        for module, names in _MODULES.items():
            if name in names:
                return getattr(import_module(f"checker.{module}"), name)
        raise AttributeError(f"module 'checker' has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
