"""`portal init`: make a portal, or what is missing of one."""

from __future__ import annotations

import argparse
import secrets

from portal.clock import system_clock
from portal.commands.terminal import FAILED, OK, UNAVAILABLE, answer, fail
from portal.config import ConfigError
from portal.places import Places
from portal.setup import Setup
from portal.store.outage import StoreUnavailableError


def run(options: argparse.Namespace) -> int:
    places = Places(options.state.resolve())
    if not options.practice and not places.config.exists():
        fail("only practice systems can be made so far: add --practice")
        return FAILED
    try:
        config = Setup(places, system_clock, secrets.token_bytes).run(practice=True, database=options.database)
    except ConfigError as error:
        fail(str(error))
        return FAILED
    except StoreUnavailableError as error:
        fail(f"the database does not answer: {error}")
        return UNAVAILABLE
    answer(
        options,
        {
            "state": str(places.state),
            "practice": config.practice,
            "root_public": str(places.root_public),
            "keyset": str(places.keyset),
            "tls_authority": str(places.tls_authority),
        },
    )
    return OK
