"""What the kind of a field makes of the same keys, and that the view knows every way to type."""

from __future__ import annotations

import pytest

from kiosk_app.typing import Method
from kiosk_app.typing.entry import Entry
from kiosk_app.ui import typing_view


@pytest.mark.parametrize(
    ("kind", "text", "offers"),
    [
        ("name", "Lế", True),
        ("text", "Lế", False),
        ("pick", "lế", False),
        ("search", "lế", False),
        ("code", "lees", False),
        ("email", "lees", True),
    ],
)
def test_each_kind_makes_its_own_of_the_same_keys(kind: str, text: str, offers: bool) -> None:
    entry = Entry("", kind)
    for key in "lees":
        entry.press(key, "telex")
    assert (entry.text, bool(entry.offered)) == (text, offers)
    for _ in range(4):
        entry.erase()
    assert entry.text == ""


def test_an_address_has_no_blanks() -> None:
    entry = Entry("lan", "email")
    entry.press(" ", "telex")
    entry.take("@gmail.com")
    assert entry.text == "lan@gmail.com"


def test_another_way_to_type_takes_the_word_as_it_is() -> None:
    entry = Entry("", "name")
    for key in "les":
        entry.press(key, "telex")
    entry.settle()
    assert entry.text == "Lé"
    entry.press("2", "vni")
    assert entry.text == "Lè"
    entry.press_tone("dot")
    assert entry.text == "Lẹ"


def test_the_view_goes_round_all_methods() -> None:
    assert [method.value for method in Method] == list(typing_view._METHODS)
