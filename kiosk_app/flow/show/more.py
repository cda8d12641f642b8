"""What is behind "more": its tiles, the network, what is announced, guidance."""

from __future__ import annotations

from kiosk_app.flow.guide import guidance
from kiosk_app.flow.home_screen import Tile
from kiosk_app.flow.journey import must
from kiosk_app.flow.more_screens import AnnouncementsScreen, GuideScreen, MoreScreen, WifiScreen
from kiosk_app.flow.procedure import Scope
from kiosk_app.flow.show.home import board_lines
from kiosk_app.flow.state import Visit
from kiosk_app.flow.steps.more import offered
from kiosk_app.flow.wifi import join_code

_ICONS = {
    "assistant": "ask",
    "results": "view",
    "booking": "calendar",
    "wifi": "wifi",
    "library": "document",
    "announcements": "paper",
    "schedule": "time",
    "bus_schedule": "bus",
}


def more(visit: Visit) -> MoreScreen:
    return MoreScreen(tuple(Tile(tile, _ICONS[tile]) for tile in offered(visit)))


def wifi(visit: Visit) -> WifiScreen:
    network = visit.setting.wifi
    assert network is not None
    return WifiScreen(network.name, network.password, join_code(network), visit.behind.printing)


def announcements(visit: Visit) -> AnnouncementsScreen:
    return AnnouncementsScreen(board_lines(visit))


def guide(visit: Visit) -> GuideScreen:
    procedure = must(visit.procedure)
    return GuideScreen(
        name=procedure.name.read(visit.language),
        scope=procedure.scope,
        parts=guidance(visit, procedure),
        begins=procedure.scope is Scope.ALL_HERE,
        printing="none" if visit.behind.what else visit.behind.printing,
        printing_home=visit.behind.printing if visit.behind.what else "none",
    )
