"""`portal serve`: the whole portal until Ctrl-C."""

from __future__ import annotations

import argparse
import logging

from portal.commands.terminal import FAILED, OK, UNAVAILABLE, fail, find
from portal.serve import AlreadyServedError, GivenUpError, Ports, serve
from portal.start_check import problems
from portal.store.logins import LoginMissingError
from portal.store.migrations import NotMigratedError
from portal.store.outage import StoreUnavailableError


def run(options: argparse.Namespace) -> int:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    portal = find(options)
    wrong = problems(portal.places, portal.config)
    for each in wrong:
        fail(each)
    if wrong:
        return FAILED
    ports = Ports(options.port, options.public_port, options.console_port)
    try:
        serve(
            portal.places,
            portal.config,
            ports,
            ports_file=options.ports_file,
            switchboard=None if options.switchboard is None else options.switchboard.resolve(),
            with_parent=options.with_parent,
        )
    except AlreadyServedError:
        fail("another server works on this state folder")
        return UNAVAILABLE
    except StoreUnavailableError as error:
        fail(f"the database does not answer: {error}")
        return UNAVAILABLE
    except GivenUpError:
        fail("the processes that hold the keys have ended, or a server has: the log says which")
        return FAILED
    except NotMigratedError:
        fail("the tables are of an older version: run `init` as their owner first")
        return FAILED
    except LoginMissingError as error:
        fail(f"no password for the login of {error}: run `database grants --apply` first")
        return FAILED
    except OSError as error:
        fail(f"cannot listen: {error.strerror}")
        return FAILED
    return OK
