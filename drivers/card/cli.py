"""`python -m drivers card …`: the technician's way to the card reader, real or simulated.

What stands on a card is personal: keys are asked on standard input, never on the command line, and a reading is
shown to the person who asked for it and kept nowhere.
"""

from __future__ import annotations

import argparse
import json
import re
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

from drivers.cancel import Cancel
from drivers.card import check_cli, mrz_cli, pcsc, private_pcscd, replay_cli
from drivers.card.chip.trace import Exchange, Seen
from drivers.card.factory import keep_trust, open_pcsc, open_simulated
from drivers.card.persona import chip_names, load_persona, persona_names
from drivers.card.reader import (
    AccessKey,
    BacKey,
    CardReader,
    CardReading,
    CardStatus,
    MrzKey,
    Need,
    PaceKey,
    ReadProgress,
    Step,
)
from drivers.card.trace_file import write_trace
from drivers.card.trust_folder import load_trust
from drivers.card.vpcd import VirtualCard
from drivers.errors import DeviceFault
from drivers.process import die_with_parent, write_port
from drivers.switchboard import FileSwitchboard

#: sysexits.h: an output cannot be made.
_EX_CANTCREAT = 73
_NO_KEY = (
    "the key needs the card's 12 digits, or a passport's number with birth and expiry (YYYY-MM-DD);"
    " an older card needs those, too\n"
)
Verbs = Any  # argparse's subparsers action is generic in a private class


def register(verbs: Verbs) -> None:
    """Add `card` with its verbs to the tool's own; each sets `handler`, from arguments to exit status."""
    card = verbs.add_parser("card", help="chip cards: read, info, watch, check, trust, mrz, simulate, pcscd")
    inner = card.add_subparsers(dest="card_verb", required=True)

    read = _verb(inner, "read", _read, "read the card on the reader; the key is asked on standard input")
    read.add_argument(
        "--persona", choices=(*persona_names(), *chip_names()), help="take the key of a prepared person"
    )
    read.add_argument("--trace", type=Path, metavar="FILE", help="what was asked, for a vendor: no data in it")
    read.add_argument("--mrz-only", action="store_true", help="leave the Vietnamese text on the card")
    _reader_options(read)

    _reader_options(_verb(inner, "info", _info, "what is there: library, service, reader, card"))

    watch = _verb(inner, "watch", _watch, "one line for each change of the reader until interrupted")
    watch.add_argument("--changes", type=int, default=0, help="end after so many lines (default: never)")
    _reader_options(watch)

    check_cli.register(inner)
    replay_cli.register(inner)
    mrz_cli.register(inner)

    simulate = _verb(inner, "simulate", _simulate, "be the card on a virtual reader, as a switchboard says")
    simulate.add_argument("--port", type=_port, required=True, help="TCP port of the virtual reader")
    simulate.add_argument("--switchboard", type=Path, required=True, help="who lies on the reader, as JSON")
    _parent_option(simulate)

    service = _verb(inner, "pcscd", _pcscd, "run a private PC/SC service with a virtual reader")
    service.add_argument(
        "--run-dir", type=Path, required=True, help="its folder; the socket is pcscd.comm in it"
    )
    service.add_argument("--port-file", type=Path, required=True, help="written once the reader listens")
    service.add_argument(
        "--port", type=_port, default=0, help="TCP port of the virtual reader, 0 for a free one"
    )
    _parent_option(service)


def _verb(
    inner: Verbs, name: str, handler: Callable[[argparse.Namespace], int], text: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = inner.add_parser(name, help=text, description=text)
    parser.set_defaults(handler=handler)
    parser.add_argument("--json", action="store_true", help="JSON on standard output and nothing else")
    return parser


def _port(text: str) -> int:
    """Raises ValueError, which argparse tells."""
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError(text)
    return port


def _parent_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--with-parent", type=int, default=0, metavar="PID", help="who must still be our parent"
    )


def _reader_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--switchboard", type=Path, help="the simulated chip in this process, as this file says"
    )
    parser.add_argument("--reader", default="", help="part of the PC/SC reader's name")
    parser.add_argument(
        "--trust", type=Path, metavar="FOLDER", help="whom to believe: authorities and the like"
    )


def _open(options: argparse.Namespace, trace: Seen | None = None) -> CardReader | DeviceFault:
    trust = keep_trust(options.trust, in_service=False)
    if options.switchboard:
        return open_simulated(FileSwitchboard(options.switchboard), trust, trace)
    return open_pcsc(options.reader, trust, trace)


def _read(options: argparse.Namespace) -> int:
    try:
        key = load_persona(options.persona).written_key() if options.persona else _ask_key(as_json=options.json)
    except (KeyError, TypeError, ValueError):
        # Without the input itself: it may hold what stands on someone's card.
        sys.stderr.write(_NO_KEY)
        return 2
    exchanges: list[Exchange] = []
    reader = _open(options, exchanges.append)
    if isinstance(reader, DeviceFault):
        return _say(options, asdict(reader), failed=True)

    def progress(step: Step) -> None:
        if isinstance(step, ReadProgress) and not options.json:
            sys.stderr.write(f"\r{step.part:<5}{step.done:>6} of {step.total} bytes")

    needs = frozenset({Need.MRZ}) if options.mrz_only else frozenset({Need.MRZ, Need.VIETNAMESE_TEXT})
    try:
        status = reader.status()
        outcome = reader.read(key, needs, progress, Cancel())
    finally:
        reader.close()
    if not options.json:
        sys.stderr.write("\n")
    told = _say(options, _facts(outcome), failed=isinstance(outcome, DeviceFault))
    if options.trace:
        try:
            write_trace(options.trace, status, outcome, exchanges)
        except OSError as error:
            sys.stderr.write(f"{options.trace}: {error.strerror}\n")
            return _EX_CANTCREAT
    return told


def _facts(outcome: CardReading | DeviceFault) -> dict[str, Any]:
    """EF.SOD as hexadecimal: whoever wants to check it elsewhere has it whole."""
    facts = asdict(outcome)
    if isinstance(outcome, CardReading):
        facts |= {"sod": outcome.sod.hex(), "photograph": None}
    return facts


def _ask_key(*, as_json: bool) -> AccessKey:
    """The number alone opens a newer card. Raises KeyError, TypeError or ValueError."""
    if as_json:
        raw = json.load(sys.stdin)
        return _key(
            str(raw["number"]), raw.get("birth") or "", raw.get("expiry") or "", str(raw.get("can") or "")
        )
    answers = []
    for question in (
        "number (12 digits, or a passport's; or the six digits of a CAN)",
        "birth (YYYY-MM-DD, empty: number alone)",
        "expiry",
    ):
        sys.stderr.write(f"{question}: ")
        sys.stderr.flush()
        answers.append(sys.stdin.readline().strip())
    number, birth, expiry = answers
    return _key(number, birth, expiry)


def _key(number: str, birth: str, expiry: str, can: str = "") -> AccessKey:
    """Raises ValueError. A number of six digits by itself is a card access number, as some passports print."""
    is_card = re.fullmatch(r"[0-9]{12}", number) is not None
    if not birth:
        if not is_card and not re.fullmatch(r"[0-9]{6}", number):
            raise ValueError("number")
        return PaceKey(number[-6:])
    if not is_card:
        return MrzKey(number.upper(), _day(birth), _day(expiry) if expiry else None, can)
    return BacKey(number, _day(birth), _day(expiry) if expiry else None)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _info(options: argparse.Namespace) -> int:
    facts: dict[str, Any] = {
        "pyscard": pcsc.available(),
        "private_service_lacks": private_pcscd.missing(),
        "authorities": len(load_trust(options.trust).anchors),
        "personas": list(persona_names()),
    }
    reader = _open(options)
    if isinstance(reader, DeviceFault):
        return _say(options, facts | asdict(reader), failed=True)
    try:
        return _say(options, facts | asdict(reader.status()), failed=False)
    finally:
        reader.close()


def _watch(options: argparse.Namespace) -> int:
    reader = _open(options)
    if isinstance(reader, DeviceFault):
        return _say(options, asdict(reader), failed=True)
    left = threading.Semaphore(0)

    def seen(status: CardStatus) -> None:
        _say(options, asdict(status), failed=False)
        left.release()

    subscription = reader.watch(seen)
    try:
        count = 0
        while not options.changes or count < options.changes:
            left.acquire()
            count += 1
    except KeyboardInterrupt:
        pass
    finally:
        subscription.close()
        reader.close()
    return 0


def _say(options: argparse.Namespace, facts: dict[str, Any], *, failed: bool) -> int:
    if options.json:
        sys.stdout.write(json.dumps(facts, ensure_ascii=False, default=str) + "\n")
    else:
        sys.stdout.write(
            "".join(f"{name:<22}{'' if value is None else value}\n" for name, value in facts.items())
        )
    sys.stdout.flush()
    return 1 if failed else 0


_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class _StopError(Exception):
    """SIGTERM or SIGINT came."""


def _stop(_number: int, _frame: FrameType | None) -> None:
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise _StopError


def _supervised(options: argparse.Namespace, work: Callable[[], int]) -> int:
    """Run until asked to stop, or until the process that started us is gone."""
    die_with_parent(options.with_parent)
    for number in _SIGNALS:
        signal.signal(number, _stop)
    try:
        return work()
    except _StopError:
        return 0


def _simulate(options: argparse.Namespace) -> int:
    card = VirtualCard(options.port, FileSwitchboard(options.switchboard))

    def work() -> int:
        try:
            card.run(Cancel())
        except ValueError as error:
            sys.stderr.write(f"switchboard: {error}\n")
            return 78
        return 0

    return _supervised(options, work)


def _pcscd(options: argparse.Namespace) -> int:
    def work() -> int:
        try:
            with private_pcscd.PrivatePcscd(options.run_dir, options.port) as service:
                write_port(options.port_file, service.port)
                return service.wait()
        except private_pcscd.PcscdError as error:
            sys.stderr.write(f"{error}\n")
            return 69

    return _supervised(options, work)
