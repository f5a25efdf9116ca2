"""What tests of the commands share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker.authoring import long_runs


@pytest.fixture(scope="module", autouse=True)
def long_time_limit() -> Iterator[None]:
    """Rules of a project's own may take a second on a long run; a rule that is in order passes here on any machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_runs, "MOST_SECONDS", 60.0)
        yield
