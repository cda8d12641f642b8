"""`portal check`: would `serve` start, and do the named sites promise only what this portal keeps?"""

from __future__ import annotations

import argparse
import tomllib

from portal.commands.terminal import FAILED, OK, answer, find
from portal.start_check import problems, read_site, site_problems


def run(options: argparse.Namespace) -> int:
    """0 only if nothing is wrong."""
    portal = find(options)
    wrong = problems(portal.places, portal.config)
    for path in options.site:
        try:
            notices, sign_in = read_site(path)
        except (OSError, ValueError, tomllib.TOMLDecodeError) as error:
            wrong.append(f"{path.name}: {type(error).__name__}")
            continue
        wrong += [f"{path.name}: {each}" for each in site_problems(portal.config, notices, sign_in=sign_in)]
    answer(options, {"well": not wrong, "problems": wrong})
    return FAILED if wrong else OK
