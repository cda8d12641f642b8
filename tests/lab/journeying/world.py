"""What is the same in every journey: the catalogue that ships at the practice site, one day, one card."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk_app.catalogue.contact_file import load_contact
from kiosk_app.catalogue.sites import load_site
from kiosk_app.catalogue.units import load_units
from kiosk_app.catalogue.wards import load_wards
from kiosk_app.flow.procedure import Procedure
from kiosk_app.flow.setting import Setting
from tests.lab.journeying.devices import Devices
from tests.stories.walk import CATALOGUE, EXPIRY, HUONG, practice

#: The copy of a birth record is for oneself: what its limit of touches is about.
BIRTH = "birth_extract"
_SAID = {BIRTH: {"requester": "self"}}


@dataclass(frozen=True, slots=True)
class Tour:
    """All procedures once, by citizens of one kind. `percent` is the size of letters."""

    language: str
    percent: int
    has_card: bool = True
    pays: bool = True
    agrees: bool = False


TOURS = (
    Tour("vi", 100),
    Tour("en", 100, has_card=False, pays=False, agrees=True),
    Tour("vi", 200),
    Tour("en", 200, agrees=True),
)


def shipped() -> Setting:
    """As the practice kiosk has it, with sign-in, notices and old wards."""
    site = load_site(CATALOGUE / "sites" / "practice.toml")
    _, units = load_units(CATALOGUE / "units.json")
    return replace(
        practice(),
        sign_in=site.sign_in,
        contacting=load_contact(CATALOGUE / "contact.toml", site.notices),
        wards=load_wards(CATALOGUE / "wards.json", units),
    )


def devices() -> Devices:
    return Devices(HUONG, EXPIRY)


def said(procedure: Procedure) -> dict[str, str]:
    return dict(_SAID.get(procedure.id, {}))
