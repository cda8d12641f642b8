"""`portal roster`: who signs in at the kiosks by their own card and code."""

from __future__ import annotations

import argparse
import getpass
import re
import secrets
import sys

from portal.commands.publish import open_press, told
from portal.commands.terminal import FAILED, OK, answer, fail, find
from portal.keys import KeyFileError
from portal.publish.bundles import PublishError, Wish, check_name
from portal.publish.roster import members, put, remove
from sync.contract import shape
from sync.contract.bundle import BundleKind
from sync.contract.roster import CODE_DIGITS, Member, Role, card_mark, code_verifier

_CODE = re.compile(rf"[0-9]{{{CODE_DIGITS}}}")
#: Of fewer different digits a code is guessed first.
_LEAST_DIFFERENT = 3


def run(options: argparse.Namespace) -> int:
    portal = find(options)
    database = portal.database()
    try:
        press = open_press(portal, database)
        if options.deed == "put":
            bundle = put(press, _member(options), Wish())
        elif options.deed == "remove":
            bundle = remove(press, options.id, Wish())
        else:
            answer(options, [_shown(each) for each in members(press)])
            return OK
        answer(options, told(BundleKind.ROSTER, bundle) | {"people": [each.id for each in members(press)]})
    except (PublishError, KeyFileError) as error:
        fail(str(error))
        return FAILED
    finally:
        database.close()
    return OK


def _member(options: argparse.Namespace) -> Member:
    if not shape.SHA256.fullmatch(options.card):
        raise PublishError("--card: 64 hexadecimal digits")
    code = _code()
    return Member(
        id=check_name(options.id),
        role=Role(options.role),
        name=options.name,
        card=card_mark(options.card),
        code=code_verifier(code, options.card, secrets.token_bytes),
        until=options.until,
        sites=tuple(check_name(site) for site in options.site),
    )


def _code() -> str:
    if sys.stdin.isatty():
        code = getpass.getpass(f"Code, {CODE_DIGITS} digits: ")
        if getpass.getpass("Once more: ") != code:
            raise PublishError("the two are not the same")
    else:
        code = sys.stdin.readline().rstrip("\n")
    if not _CODE.fullmatch(code) or len(set(code)) < _LEAST_DIFFERENT:
        raise PublishError(f"a code has {CODE_DIGITS} digits, {_LEAST_DIFFERENT} of them different")
    return code


def _shown(member: Member) -> dict[str, object]:
    """Neither card nor verifier."""
    return {
        "id": member.id,
        "role": member.role.value,
        "name": member.name,
        "until": member.until.isoformat(),
        "sites": list(member.sites),
    }
