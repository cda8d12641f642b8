"""Update the emulated kiosk from sticks: good releases start, bad ones are refused or rolled back.

    python -m tests.lab.update [--json] [--plant]

Needs `./build_image.sh --practice` before; two more releases are built here. One machine goes through all of
it: sticks are put in and pulled, and it restarts by itself. With --plant the good release carries a window that
never starts, and the lab ends with 0 only if that was noticed.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk_app.update import publish
from tests import figures
from tests.lab.boot import EX_UNAVAILABLE, IMAGE, ROOT, Checks
from tests.lab.booting import sticks
from tests.lab.booting.machine import Machine, flashed, missing

ABOUT = "Releases from sticks, in the practice image under software emulation."
FIRST, SECOND, THIRD, OLD = "2026.11.1", "2026.11.2", "2026.11.3", "2026.10.1"
_START_S, _WORD_S, _INSTALL_S, _ROLL_BACK_S = 900.0, 420.0, 1500.0, 2400.0
_BROKEN = "[Service]\nExecStart=\nExecStart=/bin/false\n"


@dataclass
class Lab:
    """`build` holds the releases, `folder` the machine and its sticks."""

    checks: Checks
    machine: Machine
    build: Path
    folder: Path
    key: Ed25519PrivateKey
    heard: int = 0

    def put(self, name: str, folder: Path) -> None:
        self.heard = len(self.machine.told())
        self.machine.plug(name[:24], sticks.image(folder, self.folder / f"{name}.fat"))

    def pull(self, name: str) -> None:
        self.machine.unplug(name[:24])
        (self.folder / f"{name}.fat").unlink()

    def hears(self, pattern: str, seconds: float) -> str:
        """The first line on the console since the last stick that matches, empty where the time is over."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.machine.alive:
            found = re.search(pattern, self.machine.told()[self.heard :])
            if found:
                return found[0]
            time.sleep(1)
        return ""

    def refuses(self, name: str, folder: Path, pattern: str) -> None:
        self.put(name, folder)
        said = self.hears(pattern, _WORD_S)
        self.checks.hold(name, bool(said), "not refused, or in other words")
        self.pull(name)


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("update", ABOUT, 1, plant=True, arguments=arguments)
    lacking = missing() or ("" if (IMAGE / "disk.img").is_file() else "no image: ./build_image.sh --practice")
    if lacking:
        figures.say(f"update: cannot start anything here: {lacking}")
        return EX_UNAVAILABLE
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # the machine goes with us
    folder = Path(tempfile.mkdtemp(prefix="tam-update-", dir=IMAGE.parent))
    short = Path(tempfile.mkdtemp(prefix="tam-update-", dir="/tmp"))
    checks = Checks(time.monotonic())
    try:
        build = IMAGE.parent / "releases"
        good = _release(build, SECOND, broken=options.plant)
        broken = _release(build, THIRD, broken=True)
        checks.told["built_s"] = round(time.monotonic() - checks.began, 1)
        disk = flashed(IMAGE / "disk.img", folder / "disk.img")
        key = publish.secret_key(build / SECOND / "practice-keys" / "release.key")
        with Machine(disk, short, keeps=True) as machine:
            lab = Lab(checks, machine, build, folder, key)
            try:
                _bad_ones(lab)
                _good_one(lab, good)
                if not options.plant:
                    _rolled_back(lab, broken)
            finally:
                shutil.copy(machine.console, IMAGE / "update.console")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(short, ignore_errors=True)
    figures.tell(ABOUT, {"checks": checks.count, "passed": checks.passed, **checks.told}, as_json=options.json)
    whole = checks.passed == checks.count
    return int(whole) if options.plant else int(not whole)


def _release(build: Path, version: str, *, broken: bool) -> Path:
    """The bundle of this version; a broken one has a window that ends as soon as it is started."""
    out, laid = build / version, build / f"{version}-laid"
    shutil.rmtree(laid, ignore_errors=True)
    laid.mkdir(parents=True)
    if broken:
        place = laid / "etc/systemd/system/tram-kiosk.service.d/zz-broken.conf"
        place.parent.mkdir(parents=True)
        place.write_text(_BROKEN)
    figures.say(f"update: building {version}")
    words = ["--practice", "--bundle", "--version", version, "--out", str(out), "--lay", str(laid)]
    subprocess.run([str(ROOT / "build_image.sh"), *words], check=True, capture_output=True)
    (out / "disk.img").unlink()
    return out / "update.raucb"


def _welcome(version: str) -> str:
    """How systemd greets at the start of a release."""
    return rf"Welcome to \S*Tram Mot Cua {re.escape(version)}"


def _bad_ones(lab: Lab) -> None:
    checks, work, keys = lab.checks, lab.folder / "work", lab.build / SECOND / "practice-keys"
    started = lab.hears(r"Marked boot as 'good'", _START_S)
    checks.hold("first_start_good", bool(started), "it does not come up")
    stick, newer = lab.folder / "stick", "2026.12.1"
    ours = sticks.small_bundle(work / "ours", newer, keys)
    lab.refuses(
        "index_of_another_key_refused",
        sticks.carried(stick, ours, newer, Ed25519PrivateKey.generate()),
        r"update: refused: contract\.\w+|update: refused: \w+",
    )
    release = publish.release_of(ours, newer, 100, "0.0.0")
    harmed = work / "harmed"
    shutil.copy(ours, harmed)
    sticks.flipped(harmed, 1 << 20)
    lab.refuses(
        "tampered_bundle_refused",
        sticks.carried(stick, harmed, newer, lab.key, says=release),
        rf"update: refused {newer}: damaged",
    )
    lab.refuses(
        "tampered_payload_refused_by_verity",
        sticks.carried(stick, harmed, newer, lab.key),
        rf"update: refused {newer}: .*",
    )
    foreign = sticks.small_bundle(work / "foreign", newer, sticks.strangers_keys(work / "keys"))
    lab.refuses(
        "bundle_of_another_key_refused",
        sticks.carried(stick, foreign, newer, lab.key),
        r"rauc\[\d+\]: .*signature verification failed",
    )
    old = sticks.small_bundle(work / "old", OLD, keys)
    lab.refuses(
        "downgrade_refused", sticks.carried(stick, old, OLD, lab.key), r"stick\[\d+\]: update: nothing newer"
    )
    says = sticks.renamed(publish.release_of(old, OLD, 100, "0.0.0"), newer)
    lab.refuses(
        "downgrade_under_another_name_refused",
        sticks.carried(stick, old, newer, lab.key, says=says),
        rf"update: refused {newer}: .*",
    )


def _good_one(lab: Lab, bundle: Path) -> None:
    checks = lab.checks
    lab.put("good", sticks.carried(lab.folder / "stick", bundle, SECOND, lab.key))
    checks.hold("installed_to_the_other_slot", bool(lab.hears(rf"update: installed {SECOND}", _INSTALL_S)), "")
    checks.hold("restarted_by_itself", bool(lab.hears(_welcome(SECOND), _START_S)), "not started")
    lab.pull("good")
    checks.hold("marked_good", bool(lab.hears(rf"update: good {SECOND}", _START_S)), "no word of it")


def _rolled_back(lab: Lab, bundle: Path) -> None:
    checks = lab.checks
    lab.put("broken", sticks.carried(lab.folder / "stick", bundle, THIRD, lab.key))
    checks.hold("broken_one_installed", bool(lab.hears(rf"update: installed {THIRD}", _INSTALL_S)), "")
    started = bool(lab.hears(_welcome(THIRD), _START_S))
    checks.hold("broken_one_started", started, "never tried")
    lab.pull("broken")
    back = lab.hears(rf"update: rolled back {THIRD}", _ROLL_BACK_S)
    checks.hold("rolled_back_by_itself", bool(back), "it did not come back")
    checks.told["starts_of_the_broken_one"] = len(re.findall(_welcome(THIRD), lab.machine.told()))


if __name__ == "__main__":
    sys.exit(main())
