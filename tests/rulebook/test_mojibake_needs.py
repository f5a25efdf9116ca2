from __future__ import annotations

from checker.facts.folding import folded
from checker.facts.resources import Resources
from checker.rulebook.catalogue import Catalogue


def test_the_gate_lets_every_text_through_that_may_hold_mojibake() -> None:
    needs = Catalogue.shipped()["encoding/mojibake"].needs
    leads = {lead for way in Resources().misreadings for lead in way.leads}
    assert [lead for lead in sorted(leads) if folded(lead) not in needs] == []
