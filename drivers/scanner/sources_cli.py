"""The technician's commands for what pages come from: which sources there are, how one stands, a page of it."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from drivers.build import build_scanner
from drivers.cancel import Cancel
from drivers.config import ConfigError, ScannerConfig, read_config
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.camera import CameraSource, cameras
from drivers.scanner.escl import client
from drivers.scanner.escl.words import Makes
from drivers.scanner.sane.command import Backend
from drivers.scanner.sane.lookout import devices
from drivers.scanner.sane.source import SaneSource
from drivers.scanner.source import ScanSource, ScanState
from drivers.switchboard import FileSwitchboard

_LISTED_WITHIN_S = 20.0
_LOOK_S = 0.5
#: sysexits.h: a service is unavailable; an output cannot be made; the configuration is wrong.
_EX_UNAVAILABLE, _EX_CANTCREAT, _EX_CONFIG = 69, 73, 78


def register(actions: Any) -> None:
    """Add `list`, `watch` and `take` to the `scan` commands."""
    listing = actions.add_parser("list", help="cameras and scanners that can be used here")
    listing.add_argument("--url", action="append", default=[], help="an eSCL scanner: http://host/eSCL/")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(handler=_list)

    watching = actions.add_parser("watch", help="tell each change of a source's state, and its buttons")
    _which(watching)
    watching.add_argument("--changes", type=int, default=0, help="end after so many (0: never)")
    watching.set_defaults(handler=_watch)

    taking = actions.add_parser("take", help="take pages of a source, a feeder's to its end")
    _which(taking)
    taking.add_argument(
        "-o", "--output", type=Path, help="a folder for the pages; without it they are judged only"
    )
    taking.add_argument("--pages", type=int, default=0, help="at most so many (0: to the end of the feeder)")
    taking.set_defaults(handler=_take)


def _which(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--config", type=Path, help="the source of this devices.toml")
    source.add_argument("--url", default="", help="an eSCL scanner: http://host/eSCL/")
    source.add_argument("--device", default="", help="a scanner as `scanimage -L` names it")
    source.add_argument("--camera", default="", help="a camera: /dev/video0 or a file")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def _list(arguments: argparse.Namespace) -> int:
    found: list[dict[str, Any]] = []
    for device, name in cameras():
        source = CameraSource(device)
        found.append({"kind": "camera", "source": device, "name": name, "state": source.status().state})
        source.close()
    for device, name in devices(Backend(""), _LISTED_WITHIN_S):
        found.append({"kind": "scanner", "source": device, "name": name, "state": ScanState.READY})
    for url in arguments.url:
        made = client.makes(url)
        name = made.model if isinstance(made, Makes) else ""
        found.append({"kind": "escl", "source": url, "name": name, "state": client.standing(url).state})
    if arguments.json:
        _say(json.dumps({"sources": found}))
        return 0
    for entry in found:
        _say(f"{entry['source']}  {entry['state']}  {entry['name']}")
    if not found:
        _say("no camera and no scanner; a folder of pictures or the simulated ones can stand in")
    return 0


def _open(arguments: argparse.Namespace) -> ScanSource | None:
    """None after an error was said."""
    try:
        if arguments.config:
            config = read_config(arguments.config)
            board = FileSwitchboard(Path(config.switchboard)) if config.switchboard else None
            return build_scanner(config.scanner, board, in_service=not config.practice)
        if arguments.camera:
            return build_scanner(ScannerConfig("camera", device=arguments.camera), None)
        driver = "escl" if arguments.url else "sane"
        return build_scanner(ScannerConfig(driver, device=arguments.device, url=arguments.url), None)
    except ConfigError as error:
        sys.stderr.write(f"{error}\n")
        return None


def _watch(arguments: argparse.Namespace) -> int:
    source = _open(arguments)
    if source is None:
        return _EX_CONFIG
    before: tuple[str, tuple[str, ...]] | None = None
    told = 0
    try:
        while not arguments.changes or told < arguments.changes:
            pressed = tuple(sorted(source.pressed())) if isinstance(source, SaneSource) else ()
            now = (str(source.status().state), pressed)
            if now != before:
                line = {"state": now[0], "pressed": list(pressed)}
                _say(json.dumps(line) if arguments.json else "  ".join((now[0], *pressed)))
                before, told = now, told + 1
                continue
            time.sleep(_LOOK_S)
    except KeyboardInterrupt:
        pass
    finally:
        source.close()
    return 0


def _take(arguments: argparse.Namespace) -> int:
    source = _open(arguments)
    if source is None:
        return _EX_CONFIG
    count = 0
    try:
        while not arguments.pages or count < arguments.pages:
            page = source.capture(Cancel())
            if isinstance(page, DeviceFault):
                if page.code is FaultCode.SCANNER_EMPTY and count:
                    return 0
                line = {"fault": page.code, "detail": page.detail, "pages": count}
                _say(json.dumps(line) if arguments.json else f"{page.code} {page.detail}".rstrip())
                return _EX_UNAVAILABLE
            count += 1
            judged = {"page": count, "verdicts": page.verdicts, "width": page.width, "height": page.height}
            told = f"page {count}  {', '.join(page.verdicts)}"
            _say(json.dumps(judged) if arguments.json else told)
            if arguments.output:
                arguments.output.mkdir(parents=True, exist_ok=True)
                (arguments.output / f"page-{count:04}.jpg").write_bytes(page.picture)
    except OSError as error:
        sys.stderr.write(f"{arguments.output}: {error.strerror}\n")
        return _EX_CANTCREAT
    finally:
        source.close()
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
