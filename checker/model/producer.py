"""A producer: anything that marks places in a Document beside the rules."""

from __future__ import annotations

from typing import NamedTuple, Protocol, TypeVar

from checker.model.backend_report import BackendReport
from checker.model.mark import Mark
from checker.model.rule_info import RuleInfo

Context_contra = TypeVar("Context_contra", contravariant=True)


class Produced(NamedTuple):
    """The result of a producer for one Document: its marks, each with the page of its rule, and a report on the
    rest."""

    marks: tuple[tuple[RuleInfo, Mark], ...]
    report: BackendReport


class Producer(Protocol[Context_contra]):
    """Yields marks for a Document. Its context is the Document with the results of the rules."""

    name: str
    """The family of its rules."""

    @property
    def identity(self) -> str:
        """Changes with everything that its marks depend on, apart from the Document and the rules."""

    def marks(self, context: Context_contra) -> Produced:
        """Its marks on one Document. Raises BackendError if another program that it uses doesn't answer."""
