"""`portal announce`: a notice for the kiosks' first page."""

from __future__ import annotations

import argparse

from portal.clock import iso, system_clock
from portal.commands.publish import open_press, told
from portal.commands.terminal import FAILED, OK, answer, fail, find
from portal.keys import KeyFileError
from portal.publish.bundles import Press, PublishError, Wish, check_name
from portal.publish.notices import announce, hanoi_time, shown, withdraw
from sync.contract.announcements import Announcement, Severity
from sync.contract.bundle import BundleKind


def run(options: argparse.Namespace) -> int:
    portal = find(options)
    database = portal.database()
    try:
        press = open_press(portal, database)
        if options.id is None:
            answer(options, [each.to_json() for each in shown(press)])
            return OK
        if options.withdraw:
            bundle = withdraw(press, options.id, Wish())
        else:
            bundle = announce(press, _notice(options), Wish())
        answer(options, told(BundleKind.ANNOUNCEMENTS, bundle) | {"shown": _ids(press)})
    except (PublishError, KeyFileError) as error:
        fail(str(error))
        return FAILED
    finally:
        database.close()
    return OK


def _ids(press: Press) -> list[str]:
    return [each.id for each in shown(press)]


def _notice(options: argparse.Namespace) -> Announcement:
    if not options.until:
        raise PublishError("--until: everything is over some day")
    return Announcement(
        id=check_name(options.id),
        title={"vi": options.title_vi, "en": options.title_en},
        body={"vi": options.body_vi, "en": options.body_en},
        begins=hanoi_time(options.begins) if options.begins else iso(system_clock()),
        until=hanoi_time(options.until, end=True),
        severity=Severity.ATTENTION if options.attention else Severity.INFO,
        sites=tuple(check_name(site) for site in options.site),
    )
