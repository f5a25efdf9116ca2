"""A producer: what marks places in a Document beside the rules."""

from __future__ import annotations

from typing import NamedTuple, Protocol, TypeVar

from checker.model.mark import Mark
from checker.model.report import BackendReport
from checker.model.rule_info import RuleInfo

Ground_contra = TypeVar("Ground_contra", contravariant=True)


class Produced(NamedTuple):
    """What a producer has to say of one Document: its marks, each with the page it is read with, and what became of the rest."""

    marks: tuple[tuple[RuleInfo, Mark], ...]
    told: BackendReport


class Producer(Protocol[Ground_contra]):
    """Anything that yields marks for a Document. It is shown a ground: the Document with what the rules say of it."""

    name: str
    """The family of its rules."""

    @property
    def identity(self) -> str:
        """Changes with everything that its marks depend on besides the Document and the rules."""

    def marks(self, ground: Ground_contra) -> Produced:
        """Its marks on one Document. Raises BackendError where another program that it asks doesn't answer."""
