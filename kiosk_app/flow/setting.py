"""Where a visit happens: the site, its content and its rules. Constant while a visit lasts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk_app.flow.wards import NO_WARDS, Wards

if TYPE_CHECKING:
    # A site is read before the first page, and none of these for it.
    from datetime import date

    from kiosk_app.flow.contact import Contacting
    from kiosk_app.flow.procedure import Field, Procedure
    from kiosk_app.flow.text import Text
    from kiosk_app.flow.wifi import Wifi


class SiteProfile(StrEnum):
    UNATTENDED = "unattended"
    STAFFED = "staffed"
    MOBILE = "mobile"


@dataclass(frozen=True, slots=True)
class Payee:
    """Who is paid: six-digit BIN, account, and the name as banks show it."""

    bin: str
    account: str
    name: str
    bank: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A communal unit: official code, name and kind ("phường", "xã")."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Setting:
    """`hotline`, `hours` and `reader_place` are data of the site; `catalogue` is the version of what was
    published, 0 where the content is the image's own. `hotline_hours` ("07:00–22:00") are empty where they are
    not known; `staff_door` is there where this kiosk has a code for staff,
    `booking` where a desk of this place keeps appointments.

    `claim_fields` (`holder_name`, `holder_birth`) are asked of a citizen without a card.
    """

    kiosk: str
    site: Text
    profile: SiteProfile
    practice: bool
    hotline: str
    hours: str
    desk: Text
    reader_place: Text
    languages: tuple[str, ...]
    procedures: tuple[Procedure, ...]
    claim_fields: tuple[Field, ...]
    units: tuple[Unit, ...]
    units_version: str
    payee: Payee | None
    holidays: frozenset[date] = frozenset()
    payment_wait_minutes: int = 15
    card_attempts: int = 3
    status_url: str = ""
    carry_url: str = ""
    contacting: Contacting | None = None
    sign_in: bool = False
    catalogue: int = 0
    hotline_hours: str = ""
    staff_door: bool = False
    wards: Wards = NO_WARDS
    wifi: Wifi | None = None
    booking: bool = False

    def procedure(self, procedure_id: str) -> Procedure | None:
        return next((entry for entry in self.procedures if entry.id == procedure_id), None)
