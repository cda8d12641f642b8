"""`portal check`: would `serve` start, does what runs stay up, do the named sites promise only what is kept?"""

from __future__ import annotations

import argparse
import tomllib

from portal.ailing import ailing
from portal.commands.terminal import FAILED, OK, answer, find
from portal.serve import is_served
from portal.start_check import keeps_appointments, problems, read_site, site_problems


def run(options: argparse.Namespace) -> int:
    """0 only if nothing is wrong."""
    portal = find(options)
    places = portal.places
    wrong = problems(places, portal.config)
    if is_served(places.ports):
        found = ailing(places.serve_lock.parent)
        wrong += [f"{role} does not stay up: {why}" for role, why in found.items()]
    for path in options.site:
        try:
            promised = read_site(path)
        except (OSError, ValueError, tomllib.TOMLDecodeError) as error:
            wrong.append(f"{path.name}: {type(error).__name__}")
            continue
        desks = keeps_appointments(places, portal.config)
        wrong += [f"{path.name}: {each}" for each in site_problems(portal.config, promised, desks=desks)]
    answer(options, {"well": not wrong, "problems": wrong})
    return FAILED if wrong else OK
