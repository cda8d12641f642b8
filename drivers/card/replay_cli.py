"""`python -m drivers card replay`: a recorded conversation held against our own protocols, without a reader."""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from drivers.card.check_cli import facts, moment
from drivers.card.chip.access_signed import hold_access
from drivers.card.chip.judgement import Judgement
from drivers.card.chip.passive import judge_file
from drivers.card.chip.trouble import ChipError
from drivers.card.reader import ChipTrust, Genuine
from drivers.card.replay.dump import SOD
from drivers.card.replay.replay import Replayed, replay
from drivers.card.replay.transcript import MAX_TRANSCRIPT, TranscriptError, parse_transcript
from drivers.card.trust_folder import Trust, load_trust

_UNREADABLE = 2
_GROUPS = {f"dg{number}": number for number in range(1, 17)}


def register(inner: Any) -> None:
    parser = inner.add_parser(
        "replay",
        help="have a recorded conversation with a chip once more (docs/transcripts.md)",
        description="Exit status 0: had to its end and nothing failed, 1: refused, 2: no transcript.",
    )
    parser.set_defaults(handler=_replay)
    parser.add_argument("transcript", type=Path, metavar="TRANSCRIPT.json")
    parser.add_argument("--trust", type=Path, metavar="FOLDER", help="whom to believe; without it nobody")
    parser.add_argument("--at", type=moment, metavar="DATE", help="as for `card check`")
    parser.add_argument("--json", action="store_true", help="JSON on standard output and nothing else")


def _replay(options: argparse.Namespace) -> int:
    try:
        with options.transcript.open("rb") as file:
            transcript = parse_transcript(file.read(MAX_TRANSCRIPT + 1))
    except (OSError, TranscriptError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        sys.stderr.write(f"{options.transcript}: {why}\n")
        return _UNREADABLE
    found = replay(transcript)
    trust = load_trust(options.trust, now=options.at or datetime.now(UTC))
    judgement = _judged(found, trust, options.at)
    told: dict[str, Any] = {
        "title": transcript.title,
        "replayed": not found.reason,
        "reason": found.reason,
        "detail": found.detail,
        "exchanges": len(transcript.exchanges),
        "done": found.done,
        "written_otherwise": found.differing,
        "protocol": found.protocol,
        "cipher": found.cipher,
        "genuine": found.genuine.value,
        "proofs": list(found.proofs),
        "files": {
            name: {
                "bytes": len(content),
                "whole": name in found.whole,
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            for name, content in sorted(found.files.items())
        },
        "judgement": facts(judgement, trust) if judgement is not None else None,
    }
    if options.json:
        sys.stdout.write(json.dumps(told) + "\n")
    else:
        for name, value in told.items():
            shown = json.dumps(value) if isinstance(value, (dict, list)) else value
            sys.stdout.write(f"{name:<18}{shown}".rstrip() + "\n")
    failed = judgement is not None and judgement.trust is ChipTrust.FAILED
    return 1 if found.reason or failed or found.genuine is Genuine.FAILED else 0


def _judged(found: Replayed, trust: Trust, at: datetime | None) -> Judgement | None:
    """None where the recording does not hold a whole security object."""
    if SOD not in found.whole:
        return None
    groups = {number: found.files[name] for name, number in _GROUPS.items() if name in found.whole}
    judgement = judge_file(found.files[SOD], groups, trust.anchors, at or datetime.now(UTC))
    if at is not None:
        judgement = judgement.by_date()
    if 14 in judgement.evidence.groups:
        # The recording may have begun after EF.CardAccess.
        with contextlib.suppress(ChipError):
            judgement = hold_access(found.card_access, judgement, groups[14])
    return judgement.with_proof(found.genuine)
