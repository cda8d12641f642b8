"""What the citizens' pages work with: rows without personal data, sealed leaves, and no key at all."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request

from portal.callers import caller
from portal.clock import Clock
from portal.config import Config
from portal.errands import Bell
from portal.rate import Rate
from portal.store.database import Database
from portal.store.leaves import Leaves
from portal.store.uploads import Dossiers
from portal.switches import Switches


@dataclass(frozen=True, slots=True)
class PublicParts:
    """`guesses` counts codes asked for, `glances` payment references, `carries` dossiers by
    telephone, `bookings` appointments: none uses up another.
    """

    database: Database
    config: Config
    clock: Clock
    bell: Bell
    switches: Switches
    guesses: Rate
    glances: Rate
    carries: Rate
    bookings: Rate
    dossiers: Dossiers
    leaves: Leaves
    new_id: Callable[[], str]
    new_browser: Callable[[], str]
    new_token: Callable[[int], str]

    @staticmethod
    def make(
        database: Database, config: Config, clock: Clock, bell: Bell, switches: Switches, *, leaves: Leaves
    ) -> PublicParts:
        return PublicParts(
            database=database,
            config=config,
            clock=clock,
            bell=bell,
            switches=switches,
            guesses=Rate(config.limits.guesses_per_minute, clock),
            glances=Rate(config.limits.guesses_per_minute, clock),
            carries=Rate(config.limits.guesses_per_minute, clock),
            bookings=Rate(config.limits.web_bookings_per_minute, clock),
            dossiers=Dossiers(database, config, clock),
            leaves=leaves,
            new_id=lambda: secrets.token_hex(12),
            new_browser=lambda: secrets.token_urlsafe(32),
            new_token=secrets.token_hex,
        )

    def caller(self, request: Request) -> str:
        """Whose tries are counted together."""
        return caller(request, self.config.trusted_proxy)
