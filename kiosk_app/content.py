"""The setting of a kiosk, put together from its content files."""

from __future__ import annotations

from datetime import date

from kiosk_app.catalogue.procedures import load_claim_fields, load_procedures
from kiosk_app.catalogue.sites import Site, load_site
from kiosk_app.catalogue.units import load_units
from kiosk_app.config import Config
from kiosk_app.flow.setting import Setting


def load_setting(config: Config, site: Site, languages: tuple[str, ...], today: date) -> Setting:
    """Raises ContentError where a file may not be used."""
    version, units = load_units(config.content / "units.json")
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
        procedures=load_procedures(config.content / "procedures", today),
        claim_fields=load_claim_fields(config.content / "claim.toml"),
        units=units,
        units_version=version,
        payee=site.payee,
        holidays=site.holidays,
        status_url=site.status_url,
    )


def site_of(config: Config) -> Site:
    return load_site(config.site)
