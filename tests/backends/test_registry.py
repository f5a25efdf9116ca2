"""The registry of backends agrees with what lower layers have to know of them."""

from __future__ import annotations

from checker.backends.registry import BACKENDS
from checker.model.settings import Settings
from checker.rulebook import selection


def test_each_family_of_backend_rules_has_its_backend() -> None:
    assert {name: backend.title for name, backend in BACKENDS.items()} == selection.BACKENDS


def test_each_option_is_a_field_of_the_settings_with_its_default() -> None:
    rows = [row for backend in BACKENDS.values() for row in backend.options.values()]
    assert [getattr(Settings(), row["setting"]) or "" for row in rows] == [row["default"] for row in rows]
