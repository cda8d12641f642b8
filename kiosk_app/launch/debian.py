"""The Debian packages, each with the reason why, and bringing the missing ones."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk_app.launch.machine import Machine
from kiosk_app.launch.progress import Progress

LISTS = Path("/var/lib/apt/lists")
LOCK_TRIES = 24
LOCK_WAIT_S = 5.0


class Purpose(StrEnum):
    """What a group of packages is for, in the words that the launcher says."""

    PYTHON = "the Python environment"
    WINDOW = "drawing the screen"
    DISPLAY = "a window on this display"
    REMOTE = "the window over VNC"
    CARD = "the card reader over PC/SC"
    CARD_BUILD = "building pyscard"
    USB = "printers over USB"
    TEXT = "reading the text of scanned pages"
    SCANNER = "flatbed and feeder scanners"
    RESULTS = "showing results that the city sent"
    SPEECH = "reading pages aloud"
    CHECKS = "checking scripts, units and documents"
    POWER_CUTS = "recording writes for the power cut labs"
    BOOT = "starting the disk image in an emulated machine"
    PEER = "the program that the filing of pages is measured beside"


WITHOUT: dict[Purpose, str | None] = {
    Purpose.PYTHON: None,
    Purpose.WINDOW: None,
    Purpose.DISPLAY: "the visit plays offscreen",
    Purpose.REMOTE: None,
    Purpose.CARD: "the chip card is simulated inside the process",
    Purpose.CARD_BUILD: "the chip card is simulated inside the process",
    Purpose.USB: "printers on the network, a device file and the virtual one",
    Purpose.TEXT: "scanned pages are filed without a text layer",
    Purpose.SCANNER: "papers are taken by the camera alone",
    Purpose.RESULTS: "a result is collected, and not shown on the screen",
    Purpose.SPEECH: '"Read it" says that this kiosk cannot',
    Purpose.CHECKS: "the tests that need them say that they are skipped",
    Purpose.POWER_CUTS: "the labs that cut the power say that they cannot",
    Purpose.BOOT: "the lab that starts the image says that it cannot",
    Purpose.PEER: "the bench says that nothing stands beside its figures",
}
"""What happens instead; None where nothing can."""


@dataclass(frozen=True, slots=True)
class Package:
    name: str
    purpose: Purpose
    reason: str


PACKAGES = (
    Package("python3-venv", Purpose.PYTHON, "Debian's Python comes without the parts that make an environment"),
    Package("libegl1", Purpose.WINDOW, "Qt's graphics module links it, also when it draws in software"),
    Package("libgl1", Purpose.WINDOW, "the same"),
    Package("libxkbcommon0", Purpose.WINDOW, "Qt's keyboard maps"),
    Package("libfontconfig1", Purpose.WINDOW, "Qt finds fonts through it"),
    Package("libdbus-1-3", Purpose.WINDOW, "Qt links it; no bus is used"),
    Package("libglib2.0-0", Purpose.WINDOW, "Qt's event loop"),
    Package("libxcb-cursor0", Purpose.DISPLAY, "Qt's X11 window, as are the next"),
    Package("libxcb-icccm4", Purpose.DISPLAY, "window titles and states"),
    Package("libxcb-image0", Purpose.DISPLAY, "pictures"),
    Package("libxcb-keysyms1", Purpose.DISPLAY, "keys"),
    Package("libxcb-randr0", Purpose.DISPLAY, "screen sizes"),
    Package("libxcb-render-util0", Purpose.DISPLAY, "drawing"),
    Package("libxcb-shape0", Purpose.DISPLAY, "window shapes"),
    Package("libxcb-xkb1", Purpose.DISPLAY, "keyboard maps over X11"),
    Package("libxkbcommon-x11-0", Purpose.DISPLAY, "the same"),
    Package("libwayland-cursor0", Purpose.DISPLAY, "Qt's Wayland window"),
    Package("libwayland-egl1", Purpose.DISPLAY, "the same"),
    Package("tigervnc-standalone-server", Purpose.REMOTE, "a screen that is looked at over loopback"),
    Package("pcscd", Purpose.CARD, "the PC/SC service"),
    Package("libccid", Purpose.CARD, "drivers of real USB readers"),
    Package("vsmartcard-vpcd", Purpose.CARD, "the virtual reader, so that PC/SC is real without metal"),
    Package("gcc", Purpose.CARD_BUILD, "pyscard is published as source only"),
    Package("libc6-dev", Purpose.CARD_BUILD, "headers of the C library"),
    Package("swig", Purpose.CARD_BUILD, "writes pyscard's bindings"),
    Package("libpcsclite-dev", Purpose.CARD_BUILD, "headers of PC/SC"),
    Package("python3-dev", Purpose.CARD_BUILD, "headers of Debian's Python"),
    Package("libusb-1.0-0", Purpose.USB, "python-escpos reaches USB printers through it"),
    Package("tesseract-ocr", Purpose.TEXT, "reads the text of a page"),
    Package("tesseract-ocr-vie", Purpose.TEXT, "its Vietnamese"),
    Package("sane-utils", Purpose.SCANNER, "scanimage, the program that scans as a child of ours"),
    Package("sane-airscan", Purpose.SCANNER, "driverless scanners (eSCL), on the network or over USB"),
    Package("poppler-utils", Purpose.RESULTS, "draws the PDF of a result in a confined process"),
    Package("espeak-ng", Purpose.SPEECH, "the voice, a program of its own"),
    Package("alsa-utils", Purpose.SPEECH, "aplay, which brings its sound out"),
    Package("shellcheck", Purpose.CHECKS, "checks the shell scripts"),
    Package("postgresql", Purpose.CHECKS, "the portal's tests run on it as well as on SQLite"),
    Package("cups-daemon", Purpose.CHECKS, "CUPS stands between our A4 driver and our virtual printer"),
    Package("cups-client", Purpose.CHECKS, "sets up its queue"),
    Package("systemd", Purpose.CHECKS, "systemd-analyze checks the units"),
    Package("strace", Purpose.POWER_CUTS, "records each write and fsync of our stores"),
    Package("qemu-system-common", Purpose.POWER_CUTS, "its storage daemon logs what a disk is given"),
    Package("e2fsprogs", Purpose.POWER_CUTS, "makes the ext4 that is cut off"),
    Package("mount", Purpose.POWER_CUTS, "mounts it, and makes loop devices"),
    Package("qemu-system-x86", Purpose.BOOT, "the emulated machine"),
    Package("ovmf", Purpose.BOOT, "its UEFI firmware"),
    Package("ocrmypdf", Purpose.PEER, "makes searchable PDFs too; a program apart, of the bench only"),
)


def wanted(purposes: Collection[Purpose], machine: Machine) -> tuple[Package, ...]:
    """The packages of these purposes that this machine's Python does not make needless."""
    needless = set()
    if machine.has_ensurepip:
        needless.add("python3-venv")
    if machine.has_python_headers:
        needless.add("python3-dev")
    return tuple(p for p in PACKAGES if p.purpose in purposes and p.name not in needless)


def missing(packages: Iterable[Package], installed: Callable[[list[str]], set[str]]) -> tuple[Package, ...]:
    """Those that are not installed. `installed` answers which of the names given are."""
    listed = list(packages)
    there = installed([p.name for p in listed]) if listed else set()
    return tuple(p for p in listed if p.name not in there)


def installed(names: list[str]) -> set[str]:
    """Ask dpkg which of `names` are installed."""
    asked = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Abbrev} ${Package}\n", *names],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (line.split() for line in asked.stdout.splitlines())
    return {parts[-1] for parts in lines if parts and parts[0] == "ii"}


def apt_line(packages: Iterable[Package]) -> str:
    """The one line that an administrator has to run."""
    return "apt-get install -y --no-install-recommends " + " ".join(p.name for p in packages)


def install(packages: Iterable[Package], machine: Machine, progress: Progress) -> bool:
    """Install with apt-get; refresh its lists only if they are empty or too old to find a package."""
    assert machine.become_root is not None
    names = [p.name for p in packages]
    progress.say(f"installing {len(names)} Debian packages: {' '.join(names)}")
    if not any(LISTS.glob("*_Packages*")) and not _apt(["update"], machine, progress):
        return False
    command = ["install", "-y", "--no-install-recommends", *names]
    return _apt(command, machine, progress) or (
        _apt(["update"], machine, progress) and _apt(command, machine, progress)
    )


def _apt(arguments: list[str], machine: Machine, progress: Progress) -> bool:
    assert machine.become_root is not None
    # env inside sudo, because sudo drops the variable otherwise
    command = [
        *machine.become_root,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "LC_ALL=C.UTF-8",
        "apt-get",
        "-q",
        "-o",
        "DPkg::Lock::Timeout=300",
        "-o",
        "Dpkg::Options::=--force-confold",
        *arguments,
    ]
    what = f"apt-get {arguments[0]}"
    for _ in range(LOCK_TRIES):
        status, tail = progress.follow(command, what, worth_saying, os.environ, finishes=True)
        if status == 0:
            return True
        if not any("Could not get lock" in line for line in tail):
            break
        progress.say(f"{what}: another apt-get is at work, waiting")
        time.sleep(LOCK_WAIT_S)
    progress.say(f"{what} failed; its last words:")
    for line in tail:
        progress.plain(f"    {line}")
    return False


def worth_saying(line: str) -> str | None:
    """Of apt-get's many lines those that show it moving, without addresses."""
    if found := re.match(r"Need to get ([\d.,]+ \S+?)(/\S+.*)? of archives", line):
        return f"downloading {found[1]}"
    if (found := re.match(r"Setting up ([^\s:]+)", line)) and any(p.name == found[1] for p in PACKAGES):
        return f"set up {found[1]}"
    return "package lists fetched" if line.startswith("Fetched ") else None
