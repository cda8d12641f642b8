"""The setting of a kiosk, put together from its content files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kiosk_app.catalogue.contact_file import load_contact
from kiosk_app.catalogue.procedures import load_claim_fields, load_procedures
from kiosk_app.catalogue.sites import Site
from kiosk_app.catalogue.units import load_units
from kiosk_app.catalogue.wards import load_wards
from kiosk_app.config import Config
from kiosk_app.flow.setting import Setting
from kiosk_app.flow.wards import NO_WARDS


def load_setting(
    config: Config,
    site: Site,
    languages: tuple[str, ...],
    today: date,
    catalogue: tuple[int, Path] | None = None,
) -> Setting:
    """`catalogue` is the version of a published one and the folder it lies in; without it the image's own,
    which is version 0. Raises ContentError where a file may not be used."""
    version, folder = catalogue or (0, config.content)
    units_version, units = load_units(folder / "units.json")
    return Setting(
        kiosk=config.kiosk,
        site=site.name,
        profile=site.profile,
        practice=config.practice,
        hotline=site.hotline,
        hours=site.hours,
        desk=site.desk,
        reader_place=site.reader_place,
        languages=languages,
        procedures=load_procedures(folder / "procedures", today),
        claim_fields=load_claim_fields(folder / "claim.toml"),
        units=units,
        units_version=units_version,
        payee=site.payee,
        holidays=site.holidays,
        status_url=site.status_url,
        carry_url=site.carry_url,
        catalogue=version,
        sign_in=site.sign_in,
        wifi=site.wifi,
        booking=site.booking,
        hotline_hours=site.hotline_hours,
        staff_door=config.staff_code != "",
        contacting=load_contact(folder / "contact.toml", site.notices),
        wards=load_wards(folder / "wards.json", units) if (folder / "wards.json").exists() else NO_WARDS,
    )


def icons_of(config: Config) -> Path:
    """The drawings of the image: a catalogue may name no other."""
    return config.content.parent / "icons"
