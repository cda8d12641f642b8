"""Which adapter hands dossiers over to the city's own system. A real city's joins here."""

from __future__ import annotations

from portal.adapters.city import City
from portal.adapters.city_simulated import SimulatedCity
from portal.clock import Clock
from portal.config import Config
from portal.places import Places
from portal.sayable import SayableError


class NoCityError(SayableError):
    """Nobody would take what this portal opens."""


def offers_city(config: Config) -> bool:
    return config.practice


def make_city(places: Places, config: Config, clock: Clock) -> City:
    """Raises NoCityError, which `start_check` says before anything is served."""
    if not offers_city(config):
        raise NoCityError("no adapter to a real city")
    return SimulatedCity(places.city, clock)
