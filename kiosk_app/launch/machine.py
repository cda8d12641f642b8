"""What is here: who we are, which Python, whether a display, which tools."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Machine:
    """What the set-up decides on. `become_root` is the prefix that runs a command as root, None without one."""

    debian: bool
    become_root: tuple[str, ...] | None
    display: str
    has_ensurepip: bool
    has_python_headers: bool
    can_compile_pcsc: bool

    @property
    def can_install(self) -> bool:
        return self.debian and self.become_root is not None


def look(env: Mapping[str, str]) -> Machine:
    """Look at this machine. Asks nothing of anybody: `sudo -n` fails rather than prompts."""
    debian = bool(shutil.which("dpkg-query") and shutil.which("apt-get"))
    headers = Path(sysconfig.get_path("include"), "Python.h").is_file()
    return Machine(
        debian=debian,
        become_root=_become_root(),
        display=_display(env),
        has_ensurepip=importlib.util.find_spec("ensurepip") is not None,
        has_python_headers=headers,
        can_compile_pcsc=headers and can_compile_pcsc(),
    )


def can_compile_pcsc() -> bool:
    """pyscard is source-only: a compiler, swig and the headers of PC/SC."""
    header = Path("/usr/include/PCSC/winscard.h")
    return all(shutil.which(tool) for tool in ("gcc", "swig")) and header.is_file()


def python_version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"


def _become_root() -> tuple[str, ...] | None:
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") is None:
        return None
    probe = subprocess.run(
        ["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, timeout=20, check=False
    )
    return ("sudo", "-n") if probe.returncode == 0 else None


def _display(env: Mapping[str, str]) -> str:
    if env.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "x11" if env.get("DISPLAY") else ""
