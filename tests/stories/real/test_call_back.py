"""Somebody asks to be called back while the line is cut: it is saved, arrives once, and is called once."""

from __future__ import annotations

from typing import Any

import pytest

from drivers.switchboard import LineSwitch
from tests.stories.real.place import WORDS, City, wait

pytestmark = [pytest.mark.long, pytest.mark.timeout(300)]
PHONE = "0912345678"


def panel(city: City) -> dict[str, Any]:
    found: dict[str, Any] = city.citizen.hand.look().get("panel") or {}
    return found


def asks(city: City) -> None:
    hand = city.citizen.hand
    hand.tap(WORDS["bar.person"])
    hand.tap(WORDS["page.person.call_back"])
    wait(lambda: panel(city).get("part") == "phone", "the pad")
    for digit in PHONE:
        hand.tap(digit)
    hand.tap(WORDS["action.go_on"])
    wait(lambda: panel(city).get("part") == "when", "when to call")
    hand.tap(WORDS["page.call_back.when.morning"], starts=True)
    hand.tap(WORDS["page.call_back.ask"])
    wait(lambda: panel(city).get("part") == "saved", "that it is saved")


def test_a_wish_is_saved_without_a_line_arrives_once_and_is_forgotten_once_called(city: City) -> None:
    city.world.switchboard.turn(line=LineSwitch.CUT)
    city.citizen.hand.tap(WORDS["tile.apply"], starts=True)
    city.citizen.hand.wait_page("services")
    asks(city)
    assert panel(city)["saved_at"]
    city.citizen.hand.tap(WORDS["page.person.go_on"])
    assert city.citizen.hand.wait_page("services")["overlay"] == "", "the visit below is as it was"
    assert city.officer.call_backs() == []
    city.world.switchboard.turn(line=LineSwitch.UP)
    wait(city.officer.call_backs, "the wish at the console")
    (wish,) = city.officer.call_backs()
    assert (wish["phone"], wish["when"], wish["kiosk"]) == (PHONE, "morning", "A17")
    assert city.officer.listed() == [], "it is no dossier"
    city.officer.called(wish["id"])
    assert city.officer.call_backs() == []
    assert PHONE not in " ".join(city.journal())
