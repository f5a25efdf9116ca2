from __future__ import annotations

from checker.facts.folding import folded
from checker.facts.mojibake import misreadings
from checker.rulebook.catalogue import Catalogue
from checker.words.resources import Resources


def test_the_gate_lets_every_text_through_that_may_hold_mojibake() -> None:
    needs = Catalogue.shipped()["encoding/mojibake"].needs
    leads = {lead for way in misreadings(Resources().rows("misread_encodings")) for lead in way.leads}
    assert [lead for lead in sorted(leads) if folded(lead) not in needs] == []
