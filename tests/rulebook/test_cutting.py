from __future__ import annotations

import pytest

from checker.model.span import Span
from checker.rulebook.cutting import cut


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("One. ⟦Two.⟧ Three.", "One. Three."),
        ("One. ⟦Two.⟧", "One."),
        ("⟦One.⟧ Two.", "Two."),
        ("⟦One.⟧", ""),
        ("One.\n⟦Two.⟧\nThree.\n", "One.\nThree.\n"),
        ("One.\n\n⟦Two.⟧\n\nThree.\n", "One.\n\nThree.\n"),
        ("One.\r\n\r\n⟦Two.⟧\r\n\r\nThree.\r\n", "One.\r\n\r\nThree.\r\n"),
        ("One.\r\r⟦Two.⟧\r\rThree.\r", "One.\r\rThree.\r"),
        ("One.\n\n⟦Two.⟧\n", "One.\n"),
        ("One.\n\n⟦Two.⟧", "One.\n"),
        ("⟦One.⟧\n\nTwo.\n", "Two.\n"),
        ("One.\n⟦Two.⟧\n\nThree.\n", "One.\n\nThree.\n"),
        ("One.\n\n⟦Two.⟧\nThree.\n", "One.\n\nThree.\n"),
        ("One.\n\n⟦Two.⟧ Three.\n", "One.\n\nThree.\n"),
        ("One.\n \n⟦Two.⟧\n\nThree.\n", "One.\n \nThree.\n"),
    ],
)
def test_a_cut_leaves_no_double_blank_and_no_double_blank_line(text: str, rest: str) -> None:
    start, end = text.index("⟦"), text.index("⟧") - 1
    plain = text.replace("⟦", "").replace("⟧", "")
    suggestion = cut(plain, Span(start, end))
    (edit,) = suggestion.edits
    assert suggestion.label == "cut it"
    assert plain[: edit.span.start] + edit.text + plain[edit.span.end :] == rest
