"""What kind of link carries us: NetworkManager's word through its own tool, or a file for practice.

`nmcli` is a program of its own, asked in its machine-readable form; no library of NetworkManager is loaded.
Where it is not there, or does not know, the configured kind stands.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sync.store.link import LinkClass

_PATIENCE_SECONDS = 10.0
_COMMAND = (
    "nmcli",
    "--terse",
    "--escape",
    "no",
    "--fields",
    "GENERAL.DEVICE,GENERAL.TYPE,GENERAL.STATE,GENERAL.METERED",
    "device",
    "show",
)
# NetworkManager gives a wired line the default route before a wireless one, and that before a modem.
_ROUTED = ("ethernet", "wifi", "bt", "gsm", "cdma", "wwan")
_MODEMS = frozenset({"gsm", "cdma", "wwan"})
_LEND = frozenset({"wifi", "bt"})
_FIELD = "GENERAL."


class LinkWatch(Protocol):
    def look(self) -> LinkClass | None:
        """None: not known."""
        ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """Nobody is asked."""

    def look(self) -> LinkClass | None:
        return None


@dataclass(frozen=True, slots=True)
class SimulatedLink:
    """A file that holds one word: wired, metered, hotspot."""

    path: Path

    def look(self) -> LinkClass | None:
        try:
            return LinkClass(self.path.read_text("ascii").strip())
        except (OSError, ValueError):
            return None


def ask_nmcli() -> str | None:
    """What it prints; None where there is no such program or it does not answer."""
    try:
        done = subprocess.run(
            _COMMAND,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE_SECONDS,
            check=False,
            env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


@dataclass(frozen=True, slots=True)
class NetworkManager:
    """`ask` is injected for tests."""

    ask: Callable[[], str | None] = ask_nmcli

    def look(self) -> LinkClass | None:
        said = self.ask()
        return None if said is None else parse(said)


def parse(said: str) -> LinkClass | None:
    """The kind of the link that has the default route, from `nmcli --terse device show`.

    "guessed" is NetworkManager's own word, for a telephone that lends its line (NMMetered in its D-Bus API).
    """
    connected = [one for one in _devices(said) if one.get("STATE", "").startswith("100")]
    routed = [one for one in connected if one.get("TYPE") in _ROUTED]
    if not routed:
        return None
    first = min(routed, key=lambda one: _ROUTED.index(one["TYPE"]))
    metered, kind = first.get("METERED", ""), first["TYPE"]
    if kind in _MODEMS:
        # A modem is metered unless somebody has said that it is not.
        return LinkClass.WIRED if metered == "no" else LinkClass.METERED
    if not metered.startswith("yes"):
        return LinkClass.HOTSPOT if kind == "bt" and metered != "no" else LinkClass.WIRED
    return LinkClass.HOTSPOT if kind in _LEND or "guessed" in metered else LinkClass.METERED


def _devices(said: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for line in said.splitlines():
        name, separator, value = line.partition(":")
        if not separator or not name.startswith(_FIELD):
            continue
        if name == _FIELD + "DEVICE":
            found.append({})
        if found:
            found[-1][name.removeprefix(_FIELD)] = value.strip()
    return found
