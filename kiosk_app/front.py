"""What the first page needs and nothing else, so that a person sees it while the rest still comes up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drivers.switchboard import FileSwitchboard, Switchboard
from kiosk_app.catalogue.packed import finishes_here
from kiosk_app.catalogue.sites import Site, load_site
from kiosk_app.clock import Clock, SystemClock
from kiosk_app.config import Config
from kiosk_app.flow.frame import Screen
from kiosk_app.flow.show.screen import greeting
from kiosk_app.flow.text import VIETNAMESE

if TYPE_CHECKING:
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


@dataclass(slots=True)
class Front:
    """The place, its clock, and its content once it is asked for. `switchboard` is there on practice systems
    only."""

    config: Config
    site: Site
    languages: tuple[str, ...]
    clock: Clock
    switchboard: Switchboard | None
    _setting: Setting | None = field(default=None, init=False)

    @property
    def setting(self) -> Setting:
        """Read once. Raises ContentError where a file may not be used."""
        if self._setting is None:
            # The greeting needs no catalogue, and would wait for it.
            from kiosk_app.content import load_setting  # noqa: PLC0415 - behind the first page

            self._setting = load_setting(self.config, self.site, self.languages, self.clock.now().today)
        return self._setting

    def greeting(self) -> Screen:
        """The first page, the same as that of a visit nobody began. Raises ContentError as `setting`."""
        learn = finishes_here(self.config.content, self.clock.now().today)
        if learn is None:
            learn = any(procedure.scope == "all_here" for procedure in self.setting.procedures)
        return greeting(
            kiosk=self.config.kiosk,
            site=self.site.name,
            practice=self.config.practice,
            hotline=self.site.hotline,
            hours=self.site.hours,
            desk=self.site.desk,
            languages=self.languages,
            learn=learn,
            language=VIETNAMESE,
        )


def open_front(config: Config, languages: tuple[str, ...]) -> Front:
    """Raises AssemblyError or ContentError where the configuration or the site's file may not be used."""
    switchboard = _switchboard(config)
    return Front(config, load_site(config.site), languages, _clock(switchboard), switchboard)


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
