"""Site profiles: what a place tells its kiosk. Opening hours, hotline, desk and payee are data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk_app.catalogue.strict import ContentError, Table, read_toml
from kiosk_app.flow.setting import Payee, SiteProfile
from kiosk_app.flow.text import Text


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


def load_site(path: Path) -> Site:
    """Raises ContentError, naming the key."""
    top = Table(read_toml(path), path.name)
    profile = top.take("profile", str)
    if profile not in [*SiteProfile]:
        raise ContentError(f"{path.name}: profile is none of {[*SiteProfile]}")
    payee_table = top.table("payee")
    payee = None
    if payee_table is not None:
        payee = Payee(
            bin=payee_table.take("bin", str),
            account=payee_table.take("account", str),
            name=payee_table.take("name", str),
            bank=payee_table.take("bank", str),
        )
        payee_table.done()
    panel = top.table("panel")
    if panel is None:
        raise ContentError(f"{path.name}: 'panel' is missing")
    holidays = top.take("holidays", list, [])
    site = Site(
        name=top.text("name"),
        profile=SiteProfile(profile),
        hours=top.take("hours", str),
        hotline=top.take("hotline", str),
        desk=top.text("desk"),
        reader_place=top.text("reader_place"),
        width=panel.take("width", int),
        height=panel.take("height", int),
        pitch_mm=panel.take("pitch_mm", str),
        payee=payee,
        status_url=top.take("status_url", str),
        holidays=frozenset(day for day in holidays if isinstance(day, date)),
    )
    panel.done()
    top.done()
    return site
