"""`python -m drivers card check|trust`: a document's files judged without a reader, and the folder of trust.

Files of any state's documents: what decides is the security object, and each outcome has its reason.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from drivers.card.chip.judgement import Judgement
from drivers.card.chip.passive import judge_file
from drivers.card.chip.refusal_kinds import kind_of
from drivers.card.chip.tlv import TlvError, read_header
from drivers.card.reader import ChipTrust
from drivers.card.trust_folder import Trust, load_trust

#: Exit status of `card check`; 2 is argparse's own for a wrong call, and for files that cannot be read.
STATUS = {ChipTrust.TRUSTED: 0, ChipTrust.FAILED: 1, ChipTrust.CONSISTENT: 3}
_UNREADABLE = 2
_MAX_FILE = 1024 * 1024
_GROUPS = range(1, 17)
#: What fills a file behind its content, where somebody dumped all the room it has on the chip.
_FILLERS = (0x00, 0xFF)


def register(inner: Any) -> None:
    check = inner.add_parser(
        "check",
        help="judge a document's EF.SOD and data groups, of any state",
        description="Exit status 0: trusted, 1: failed, 3: consistent, its issuer unknown, 2: cannot be read.",
    )
    check.set_defaults(handler=_check)
    check.add_argument("sod", type=Path, metavar="SOD", help="EF.SOD as read, or the CMS in it")
    check.add_argument(
        "--dg", action="append", default=[], metavar="N=FILE", help="data group N as read; once for each"
    )
    check.add_argument("--trust", type=Path, metavar="FOLDER", help="whom to believe; without it nobody")
    check.add_argument(
        "--at",
        type=moment,
        metavar="DATE",
        help="YYYY-MM-DD, or with a time: whose certificate is not valid then is refused",
    )
    check.add_argument("--json", action="store_true", help="JSON on standard output and nothing else")

    trust = inner.add_parser(
        "trust",
        help="whom a folder makes this kiosk believe, and which of its files are of no use",
        description="Exit status 0: somebody is believed and each file is of use, 1: not so.",
    )
    trust.set_defaults(handler=_trust)
    trust.add_argument("folder", type=Path, metavar="FOLDER")
    trust.add_argument("--practice", action="store_true", help="believe also who signs for practice")
    trust.add_argument("--json", action="store_true", help="JSON on standard output and nothing else")


def moment(text: str) -> datetime:
    """Raises ValueError, which argparse tells."""
    if len(text) == len("2026-01-01"):
        return datetime.combine(date.fromisoformat(text), time(12), UTC)
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _check(options: argparse.Namespace) -> int:
    try:
        sod = _read(options.sod)
        groups = dict(_group(given) for given in options.dg)
        if options.trust is not None and not options.trust.is_dir():
            raise ValueError(f"{options.trust}: no folder")
    except (OSError, ValueError) as error:
        told = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else str(error)
        sys.stderr.write(f"{told}\n")
        return _UNREADABLE
    if options.at is not None:
        trust = load_trust(options.trust, now=options.at)
        judgement = judge_file(sod, groups, trust.anchors, options.at).by_date()
    else:
        now = datetime.now(UTC)
        trust = load_trust(options.trust, now=now)
        judgement = judge_file(sod, groups, trust.anchors, now)
    _say(facts(judgement, trust), as_json=options.json)
    return STATUS[judgement.trust]


def facts(judgement: Judgement, trust: Trust) -> dict[str, Any]:
    """A judgement as plain values; nothing of what stands in the data groups is in it."""
    evidence = judgement.evidence
    return {
        "outcome": judgement.trust.value,
        "reason": judgement.codes[0] if judgement.reason else "",
        "kind": kind_of(judgement),
        "words": judgement.reason,
        "codes": list(judgement.codes),
        "groups_held": sorted(evidence.groups),
        "groups_signed": sorted(evidence.promised),
        "lds_version": evidence.lds_version,
        "hash": evidence.hash_name,
        "signature": evidence.signed_with,
        "signed_at": _time(evidence.signed_at),
        "signer_sha256": evidence.signer_sha256,
        "signer_from": _time(evidence.signer_from),
        "signer_until": _time(evidence.signer_until),
        "country": evidence.issuer_country,
        "vouched_by": evidence.vouched.value,
        "issuer_sha256": evidence.issuer_sha256,
        "revocations_of": _time(evidence.revocation_from),
        "trust_faults": [str(fault) for fault in trust.faults],
    }


def _trust(options: argparse.Namespace) -> int:
    trust = load_trust(options.folder, in_service=not options.practice, now=datetime.now(UTC))
    found: dict[str, Any] = {
        "state": trust.state.value,
        "authorities": [
            {
                "country": one.country,
                "until": _time(one.valid_until),
                "link": not one.self_issued,
                "sha256": one.sha256,
            }
            for one in trust.anchors.authorities
        ],
        "pins": trust.anchors.pins,
        "signers": len(trust.anchors.signers),
        "revocation_lists": [
            {"from": _time(one.updated), "next": _time(one.next_update), "revoked": len(one.serials)}
            for one in trust.anchors.revocations
        ],
        "faults": [
            {"file": one.file, "trouble": one.trouble.value, "detail": one.detail} for one in trust.faults
        ],
    }
    _say(found, as_json=options.json)
    return 0 if trust.state.value == "ready" else 1


def _group(given: str) -> tuple[int, bytes]:
    """Raises OSError or ValueError."""
    number, separator, path = given.partition("=")
    number = number.upper().removeprefix("DG")
    if not separator or not number.isascii() or not number.isdigit() or int(number) not in _GROUPS:
        raise ValueError(f"--dg {given}: N=FILE, N from 1 to 16")
    return int(number), _read(Path(path))


def _read(path: Path) -> bytes:
    """A file as read from a chip: one data object, without what fills the room behind it."""
    with path.open("rb") as file:
        raw = file.read(_MAX_FILE + 1)
    if len(raw) > _MAX_FILE:
        raise ValueError(f"{path}: too large")
    try:
        end = read_header(raw).total
    except TlvError:
        return raw
    return raw[:end] if end < len(raw) and set(raw[end:]) <= set(_FILLERS) else raw


def _time(moment: datetime | None) -> str:
    return "" if moment is None else moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _say(found: Mapping[str, Any], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(found) + "\n")
        return
    for name, value in found.items():
        rows = value if isinstance(value, list) and value and isinstance(value[0], dict) else None
        if rows is None:
            told = ", ".join(map(str, value)) if isinstance(value, list) else value
            sys.stdout.write(f"{name:<18}{told}".rstrip() + "\n")
            continue
        sys.stdout.write(f"{name}\n")
        for row in rows:
            sys.stdout.write(
                "  " + "  ".join(f"{key} {held}" for key, held in row.items() if held != "") + "\n"
            )
