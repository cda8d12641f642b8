"""What the first page needs and nothing else, so that a person sees it while the rest still comes up."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.switchboard import FileSwitchboard, Switchboard
from kiosk_app.catalogue.sites import Site
from kiosk_app.clock import Clock, SystemClock
from kiosk_app.config import Config
from kiosk_app.content import load_setting, site_of
from kiosk_app.flow.setting import Setting


class AssemblyError(Exception):
    """The kiosk cannot start; the text is for the technician and names no citizen."""


class ClosedError(AssemblyError):
    """The kiosk takes no visits, for a reason that its page gives: `fault` is the code."""

    fault = "store.failed"


class WipedError(ClosedError):
    """An order wiped this kiosk; it has no keys until it is enrolled anew, under another id."""

    fault = "service.withdrawn"


class OutboxDamagedError(ClosedError):
    """Nothing may be filed until a technician has had the rows made again; what was filed is untouched."""

    fault = "store.damaged"


@dataclass(frozen=True, slots=True)
class Front:
    """The place, its content and its clock. `switchboard` is there on practice systems only."""

    config: Config
    site: Site
    setting: Setting
    clock: Clock
    switchboard: Switchboard | None


def open_front(config: Config, languages: tuple[str, ...]) -> Front:
    """Raises AssemblyError or ContentError where the configuration or the content may not be used."""
    switchboard = _switchboard(config)
    clock = _clock(switchboard)
    site = site_of(config)
    return Front(config, site, load_setting(config, site, languages, clock.now().today), clock, switchboard)


def _switchboard(config: Config) -> Switchboard | None:
    if config.switchboard is None:
        return None
    if not config.practice:
        raise AssemblyError("a switchboard is for practice systems only")
    return FileSwitchboard(config.switchboard)


def _clock(switchboard: Switchboard | None) -> Clock:
    if switchboard is None:
        return SystemClock()
    return SystemClock(lambda: switchboard.world().clock_offset_s)
