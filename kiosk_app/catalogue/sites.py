"""Site profiles: what a place tells its kiosk. Opening hours, hotline, desk and payee are data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from kiosk_app.catalogue.strict import ContentError, Table, read_toml
from kiosk_app.flow.contact import KINDS
from kiosk_app.flow.duty import spans_in
from kiosk_app.flow.setting import Payee, SiteProfile
from kiosk_app.flow.text import Text
from kiosk_app.flow.wifi import OPEN, WPA, Wifi

#: VietQR: six digits of the bank, an account of at most 19, the payee as banks show it.
_BIN = re.compile(r"[0-9]{6}")
_ACCOUNT = re.compile(r"[0-9A-Za-z]{1,19}")
_BANK_NAME = re.compile(r"[0-9A-Z][0-9A-Z .&-]{0,69}")
_PITCH = re.compile(r"0\.[0-9]{1,4}")
_URL = re.compile(r"https://[!-~]{1,200}")
#: WPA2 and WPA3 passphrases (IEEE 802.11, annex J): 8 to 63 printable ASCII characters.
_PASSPHRASE = re.compile(r"[ -~]{8,63}")
_SSID_BYTES = 32
#: Some telephones take such a name in a QR for the bytes of another.
_LIKE_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")


@dataclass(frozen=True, slots=True)
class Site:
    """One place. `pitch_mm` is the panel's pixel; `width` and `height` its pixels."""

    name: Text
    profile: SiteProfile
    hours: str
    hotline: str
    desk: Text
    reader_place: Text
    width: int
    height: int
    pitch_mm: str
    payee: Payee | None
    status_url: str
    holidays: frozenset[date]
    notices: tuple[str, ...]
    sign_in: bool
    wifi: Wifi | None = None
    hotline_hours: str = ""
    booking: bool = False
    carry_url: str = ""


def load_site(path: Path) -> Site:
    """Raises ContentError, naming the key."""
    top = Table(read_toml(path), path.name)
    profile = top.take("profile", str)
    if profile not in [*SiteProfile]:
        raise top.wrong("profile", f"'{profile[:40]}' is none of {', '.join(SiteProfile)}")
    payee = top.maybe_table("payee")
    panel = top.table("panel")
    wifi = top.maybe_table("wifi")
    site = Site(
        name=top.text("name"),
        profile=SiteProfile(profile),
        hours=_hours(top),
        hotline=top.take("hotline", str),
        desk=top.text("desk"),
        reader_place=top.text("reader_place"),
        width=panel.whole("width", 320, 16_384),
        height=panel.whole("height", 320, 16_384),
        pitch_mm=panel.matching("pitch_mm", _PITCH),
        payee=_payee(payee) if payee else None,
        status_url=top.matching("status_url", _URL),
        holidays=_holidays(top),
        notices=_notices(top),
        sign_in=top.take("sign_in", bool, False),
        wifi=_wifi(wifi) if wifi else None,
        hotline_hours=_hotline_hours(top),
        booking=top.take("booking", bool, False),
        carry_url=_carry_url(top),
    )
    panel.done()
    top.done()
    return site


def _hours(top: Table) -> str:
    """When somebody is there: what cannot be read as hours would be nobody's."""
    hours = top.take("hours", str)
    if not spans_in(hours):
        raise top.wrong("hours", "expected hours like 07:30–11:30, 13:30–17:00")
    return hours


def _carry_url(top: Table) -> str:
    """Where the portal takes what a telephone carries; empty where it is not offered."""
    address = top.take("carry_url", str, "")
    if address and not (_URL.fullmatch(address) and "#" not in address and "?" not in address):
        raise top.wrong("carry_url", "expected an address like https://…/carry")
    return address


def _hotline_hours(top: Table) -> str:
    """Every day's hours of the hotline; empty where they are not known, and then nothing is said of them."""
    hours = top.take("hotline_hours", str, "")
    if hours and not spans_in(hours):
        raise top.wrong("hotline_hours", "expected hours like 07:00–22:00")
    return hours


def _notices(top: Table) -> tuple[str, ...]:
    """By what the city's portal really sends word from this point; empty where it does not."""
    kinds = top.strings("notices")
    if not set(kinds) <= set(KINDS):
        raise ContentError(f"{top.place}: notices are of {', '.join(KINDS)}")
    return kinds


def _payee(table: Table) -> Payee:
    payee = Payee(
        bin=table.matching("bin", _BIN),
        account=table.matching("account", _ACCOUNT),
        name=table.matching("name", _BANK_NAME),
        bank=table.take("bank", str),
    )
    table.done()
    return payee


def _wifi(table: Table) -> Wifi:
    """A network for visitors: its name and password are for everybody to read."""
    wifi = Wifi(table.take("name", str), table.take("password", str, ""), table.take("security", str, WPA))
    if not 1 <= len(wifi.name.encode()) <= _SSID_BYTES or not wifi.name.isprintable():
        raise table.wrong("name", f"expected a network's name of at most {_SSID_BYTES} bytes")
    if _LIKE_HEX.fullmatch(wifi.name):
        raise table.wrong("name", "telephones may take such a name for a number: give the network another")
    if wifi.security not in (WPA, OPEN):
        raise table.wrong("security", f"expected '{WPA}' or '{OPEN}'")
    if (wifi.security == OPEN) != (wifi.password == "") or (
        wifi.password and not _PASSPHRASE.fullmatch(wifi.password)
    ):
        raise table.wrong(
            "password", "expected 8 to 63 letters, figures and signs of ASCII; none for an open network"
        )
    table.done()
    return wifi


def site_names(folder: Path) -> dict[str, Text]:
    """The places that have a profile in this folder, by the name under which the city publishes for them.

    One that cannot be read has no name: it is not this kiosk's.
    """
    found = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            found[path.stem] = load_site(path).name
        except ContentError:
            continue
    return found


def _holidays(top: Table) -> frozenset[date]:
    days = top.take("holidays", list, [])
    for day in days:
        if not isinstance(day, date) or isinstance(day, datetime):
            raise top.wrong("holidays", "expected days like 2026-09-02")
    return frozenset(days)
