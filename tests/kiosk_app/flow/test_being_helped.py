"""Somebody of the roster helps: only with the citizen's leave, never past the citizen's own word."""

from __future__ import annotations

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.assisted import AssistScreen
from kiosk_app.flow.screens import Page
from kiosk_app.flow.staff import ATTENDANT, Act, StaffAct, StaffSession
from kiosk_app.flow.staff_screens import StaffScreen
from kiosk_app.runtime.assist_log import AssistLog
from tests.kiosk_app.flow.test_staff_by_card import HA, inside, walking
from tests.stories.walk import FRIDAY, STORED, Walk

HELP = hand.StaffDoes("help")


def asked() -> Walk:
    walk = inside(walking()).tap(HELP)
    assert walk.screen.overlay == "assist"
    return walk


def panel(walk: Walk) -> AssistScreen:
    shown = walk.screen.panel
    assert isinstance(shown, AssistScreen)
    return shown


def filled(walk: Walk) -> Walk:
    """As far as the button that files, which is pressed."""
    return walk.to_number("birth_extract").with_card().birth_for_oneself().declare()


def journal(walk: Walk, *events: e.Event | hand.Touch) -> list[tuple[str, str]]:
    noted: list[tuple[str, str]] = []
    log = AssistLog(lambda event, detail: noted.append((event, detail)))
    log.follow(walk.visit)
    for event in events:
        walk.post(event)
        log.follow(walk.visit)
    return noted


def test_the_citizen_is_asked_and_the_panel_of_staff_is_left() -> None:
    walk = asked()
    assert panel(walk) == AssistScreen("ask", "Lê Thu Hà", "collaborator")
    assert walk.last(StaffAct) == StaffAct(Act.LEFT)
    assert (walk.visit.staff, walk.screen.helper) == (None, "")
    walk.on()
    assert (walk.screen.overlay, walk.screen.helper, walk.page) == ("", "Lê Thu Hà", Page.HOME)


@pytest.mark.parametrize("no", [hand.GoBack(), hand.ClosePanel(), hand.CallPerson(), e.IdleAsked()])
def test_whoever_says_no_or_nothing_is_not_helped(no: e.Event) -> None:
    walk = asked().post(no)
    assert (walk.visit.helper, walk.screen.helper) == (None, "")


def test_only_who_came_in_by_a_card_of_their_own_may_offer_it() -> None:
    walk = inside(walking(), StaffSession(ATTENDANT, FRIDAY))
    assert isinstance(walk.screen.panel, StaffScreen)
    assert not walk.screen.panel.may_help
    assert walk.tap(HELP).screen.overlay == "staff"


def test_nothing_is_filed_before_the_citizen_says_that_it_is_theirs() -> None:
    walk = filled(asked().on())
    assert (panel(walk).part, walk.count(f.Submit), walk.page) == ("confirm", 0, Page.REVIEW)
    walk.tap(hand.ClosePanel())
    assert (walk.screen.overlay, walk.count(f.Submit)) == ("", 0)
    walk.on().on()
    assert (walk.count(f.Submit), walk.page) == (1, Page.SUBMITTING)
    said = [consent for consent in walk.last(f.Submit).consents if consent.purpose == "declaration.assisted"]
    assert [consent.at for consent in said] == [walk.visit.helper.agreed if walk.visit.helper else None]


def test_whoever_goes_back_to_change_something_is_asked_anew() -> None:
    walk = filled(asked().on()).on().post(e.NotStored("store.failed"))
    assert (walk.page, walk.count(f.Submit)) == (Page.REVIEW, 1)
    walk.tap(hand.GoBack())
    assert walk.visit.helper is not None
    assert not walk.visit.helper.confirmed


def test_a_visit_without_help_files_as_ever_and_says_nothing_of_it() -> None:
    walk = filled(Walk())
    assert walk.count(f.Submit) == 1
    assert not any(consent.purpose == "declaration.assisted" for consent in walk.last(f.Submit).consents)


def test_the_helper_is_gone_with_the_citizen() -> None:
    walk = filled(asked().on()).on().post(STORED, e.DeliveryWaitOver())
    assert walk.screen.helper == "Lê Thu Hà"
    walk.post(e.IdleAsked(), e.IdleOver())
    assert (walk.page, walk.visit.helper, walk.screen.helper) == (Page.FAREWELL, None, "")


def test_the_journal_says_who_helped_at_which_page_and_nothing_of_whom() -> None:
    walk = inside(walking())
    noted = journal(walk, HELP, hand.GoOn(), hand.OpenTile("other"), hand.GoBack(), hand.End())
    assert noted == [
        ("assist.asked", f"collaborator {HA.person}"),
        ("assist.agreed", HA.person),
        ("assist.page", f"{HA.person} home"),
        ("assist.page", f"{HA.person} more"),
        ("assist.page", f"{HA.person} home"),
        ("assist.ended", HA.person),
    ]


def test_a_refusal_is_noted_too() -> None:
    noted = journal(inside(walking()), HELP, hand.ClosePanel())
    assert noted == [("assist.asked", f"collaborator {HA.person}"), ("assist.declined", HA.person)]
