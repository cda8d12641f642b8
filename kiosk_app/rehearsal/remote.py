"""A screen that is looked at from elsewhere: an X server that speaks VNC on loopback only."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

from kiosk_app.rehearsal.processes import Company, PartError

PROGRAM = "Xtigervnc"
_FIRST, _LAST = 20, 99
_PORT = 5900
_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where X servers meet their clients (X(7))


def open_screen(company: Company, width: int, height: int) -> tuple[str, int]:
    """Start the server. Returns DISPLAY's value and the loopback port for a viewer. Raises PartError."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise PartError(f"{PROGRAM} is missing: apt install tigervnc-standalone-server")
    number = _free_number()
    port = _PORT + number
    company.start_program(
        "screen",
        *(program, f":{number}", "-geometry", f"{width}x{height}", "-depth", "24", "-localhost"),
        # No password: whoever may reach loopback here may stop the processes as well.
        *("-SecurityTypes", "None", "-rfbport", str(port), "-nolisten", "tcp", "-noreset"),
    )
    company.wait_until_there("screen", _SOCKETS / f"X{number}")
    return f":{number}", port


def _free_number() -> int:
    for number in range(_FIRST, _LAST + 1):
        if (_SOCKETS / f"X{number}").exists() or Path(f"/tmp/.X{number}-lock").exists():  # noqa: S108
            continue
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", _PORT + number)) != 0:
                return number
    raise PartError("no free display number")
