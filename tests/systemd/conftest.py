"""The units in a root folder of their own, with stand-ins for the programs that they start."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.not_checked import not_checked

REPOSITORY = Path(__file__).resolve().parents[2]
UNITS = REPOSITORY / "systemd"
PROGRAMS = (
    *("usr/bin/cage", "usr/lib/tram/venv/bin/python", "usr/lib/tram/bin/grow-data", "usr/sbin/pcscd"),
    *("usr/bin/systemd-tmpfiles", "usr/bin/mount", "usr/bin/test", "bin/false", "usr/bin/systemctl"),
)


@pytest.fixture
def appliance(tmp_path: Path) -> Path:
    """A root folder as the image lays it out, as far as systemd's own checks look."""
    if shutil.which("systemd-analyze") is None:
        not_checked("no systemd-analyze here (Debian package systemd)")
    root = tmp_path / "root"
    system = root / "etc/systemd/system"
    shutil.copytree(UNITS, system, ignore=shutil.ignore_patterns("polkit", "*.sysusers", "*.tmpfiles"))
    for program in PROGRAMS:
        path = root / program
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)
    library = root / "lib/systemd/system"
    library.mkdir(parents=True)
    for unit in ("pcscd", "seatd", "systemd-udevd", "systemd-udev-trigger"):
        (library / f"{unit}.service").write_text(f"[Service]\nExecStart=/usr/sbin/pcscd {unit}\n")
    (library / "pcscd.socket").write_text("[Socket]\nListenStream=/run/pcscd/pcscd.comm\n")
    for unit in (
        "sysinit",
        "basic",
        "shutdown",
        "sockets",
        "multi-user",
        "network",
        "local-fs",
        "boot-complete",
        "timers",
        "paths",
    ):
        (library / f"{unit}.target").write_text(f"[Unit]\nDescription={unit}\n")
    (library / "systemd-tmpfiles-setup.service").write_text("[Service]\nType=oneshot\nExecStart=/bin/false\n")
    for mount in ("-", "tmp", "var-lib-tram"):
        (library / f"{mount}.mount").touch()
    return root
