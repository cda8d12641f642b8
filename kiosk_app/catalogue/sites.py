"""Site profiles: what a place tells its kiosk. Opening hours, hotline, desk and payee are data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from kiosk_app.catalogue.strict import ContentError, Table, read_toml
from kiosk_app.flow.contact import KINDS
from kiosk_app.flow.setting import Payee, SiteProfile
from kiosk_app.flow.text import Text

#: VietQR: six digits of the bank, an account of at most 19, the payee as banks show it.
_BIN = re.compile(r"[0-9]{6}")
_ACCOUNT = re.compile(r"[0-9A-Za-z]{1,19}")
_BANK_NAME = re.compile(r"[0-9A-Z][0-9A-Z .&-]{0,69}")
_PITCH = re.compile(r"0\.[0-9]{1,4}")
_URL = re.compile(r"https://[!-~]{1,200}")


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


def load_site(path: Path) -> Site:
    """Raises ContentError, naming the key."""
    top = Table(read_toml(path), path.name)
    profile = top.take("profile", str)
    if profile not in [*SiteProfile]:
        raise ContentError(f"{path.name}: profile is none of {', '.join(SiteProfile)}")
    payee = top.maybe_table("payee")
    panel = top.table("panel")
    site = Site(
        name=top.text("name"),
        profile=SiteProfile(profile),
        hours=top.take("hours", str),
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
    )
    panel.done()
    top.done()
    return site


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


def _holidays(top: Table) -> frozenset[date]:
    days = top.take("holidays", list, [])
    for day in days:
        if not isinstance(day, date) or isinstance(day, datetime):
            raise top.wrong("holidays", "expected days like 2026-09-02")
    return frozenset(days)
