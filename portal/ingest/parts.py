"""What the ingest handlers work with. Nothing in it is a private key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portal.clock import Clock
from portal.config import Config
from portal.errands import Bell, Errands
from portal.rate import Rate
from portal.store.database import Database
from portal.store.leaves import Leaves
from portal.store.uploads import Dossiers


@dataclass(frozen=True, slots=True)
class IngestParts:
    """`keyset` is the signed key set as bytes; `releases` the folder of bundles, `new_id` gives fresh names
    for errands."""

    database: Database
    config: Config
    clock: Clock
    bell: Bell
    errands: Errands
    dossiers: Dossiers
    leaves: Leaves
    keyset: bytes
    new_id: Callable[[], str]
    releases: Path
    notices: Rate
    all_notices: Rate


def make_parts(
    *,
    database: Database,
    config: Config,
    clock: Clock,
    bell: Bell,
    leaves: Leaves,
    keyset: bytes,
    releases: Path,
    new_id: Callable[[], str],
) -> IngestParts:
    return IngestParts(
        database=database,
        config=config,
        clock=clock,
        bell=bell,
        errands=Errands(database, clock, bell),
        dossiers=Dossiers(database, config, clock),
        leaves=leaves,
        keyset=keyset,
        releases=releases,
        new_id=new_id,
        notices=Rate(config.limits.bank_notices_per_minute, clock),
        all_notices=Rate(2 * config.limits.bank_notices_per_minute, clock),
    )
