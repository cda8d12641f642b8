"""Start the practice image in an emulated machine: home page, nothing failed, root verified, no way out.

    python -m tests.lab.boot [--json] [--plant]

Needs `./build_image.sh --practice` before. The machine has UEFI firmware, an emulated processor and a network
card behind which nobody answers. The image tells over a virtual serial line what became of its start. With
--plant the verified root has a flipped byte, and the lab ends with 0 only if that start serves nobody.
"""

from __future__ import annotations

import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk_app.image import layout
from tests import figures
from tests.lab.booting import pictures
from tests.lab.booting.machine import Machine, flashed, missing

ROOT = Path(__file__).resolve().parents[2]
IMAGE = ROOT / "build" / "image"
GOLDEN = ROOT / "tests" / "lab" / "booting" / "home.png"
ABOUT = "The practice image, started with UEFI firmware under software emulation."
_FIRST_FRAME_S, _REPORT_S, _END_S = 1500.0, 600.0, 900.0
_SETTLE_S = 8.0
EX_UNAVAILABLE = 69


@dataclass
class Checks:
    """Each by name: whether it passed, and after how many seconds."""

    began: float
    told: dict[str, int | float | str] = field(default_factory=dict)
    count: int = 0
    passed: int = 0

    def hold(self, name: str, passed: bool, why: object = "") -> None:
        self.count += 1
        self.passed += passed
        self.told[name] = "ok" if passed else "FAILED"
        self.told[f"{name}_s"] = round(time.monotonic() - self.began, 1)
        if not passed:
            figures.say(f"{name}: {why}")


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("boot", ABOUT, 1, plant=True, arguments=arguments)
    lacking = missing() or ("" if (IMAGE / "disk.img").is_file() else "no image: ./build_image.sh --practice")
    if lacking:
        figures.say(f"boot: cannot start anything here: {lacking}")
        return EX_UNAVAILABLE
    checks = Checks(time.monotonic())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # the machine goes with us
    folder = Path(tempfile.mkdtemp(prefix="tam-boot-", dir="/tmp"))
    try:
        if not options.plant:
            _good_start(checks, folder)
        _flipped_byte(checks, folder)
    finally:
        _keep(folder)
        shutil.rmtree(folder, ignore_errors=True)
    told = {"checks": checks.count, "passed": checks.passed, **checks.told}
    figures.tell(ABOUT, told, as_json=options.json)
    return 0 if checks.passed == checks.count else 1


def _good_start(checks: Checks, folder: Path) -> None:
    with Machine(flashed(IMAGE / "disk.img", folder / "disk.img"), folder) as machine:
        ready = machine.wait_for("kiosk", _FIRST_FRAME_S)
        report = machine.report()
        checks.hold("window_ready", ready and report["kiosk"] == ["active"], report.get("kiosk", "no word"))
        if not ready:
            machine.picture(IMAGE / "boot.ppm") if machine.alive else None
            return
        whole = machine.wait_for("end", _REPORT_S)
        report = machine.report()
        checks.hold("report_whole", whole, "it ended in the middle")
        time.sleep(_SETTLE_S)
        before = machine.picture(folder / "before.ppm")
        shutil.copy(before, IMAGE / "boot.ppm")
        share = pictures.alike(before, GOLDEN) if GOLDEN.is_file() else 0.0
        checks.hold("home_page", share >= pictures.HOME_SHARE, f"{share:.3f} of it as it should be")
        checks.told["home_page_alike"] = round(share, 3)
        for name, said, wanted in _WANTED:
            value = report.get(said, ["no word"])[0]
            checks.hold(name, wanted(value), value)
        machine.press("ctrl", "alt", "f2")
        time.sleep(_SETTLE_S)
        share = pictures.alike(before, machine.picture(folder / "after.ppm"))
        checks.hold("ctrl_alt_f2_changes_nothing", share >= pictures.SAME_SHARE, f"{share:.3f} of it the same")
        checks.told |= {"uptime_to_window_s": report["uptime_s"][0], "startup": report.get("startup", [""])[0]}


_WANTED: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("no_failed_unit", "failed", lambda said: said == ""),
    ("no_ordering_cycle", "cycles", lambda said: said == "0"),
    ("root_read_only", "root", lambda said: said.startswith("ro ") and "/dev/mapper/tramroot squashfs" in said),
    ("root_takes_no_file", "touch", lambda said: said == "refused"),
    ("data_writable", "data", lambda said: said.startswith("rw,") and "noexec" in said),
    ("data_grown", "data_mib", lambda said: said.isdigit() and int(said) > 4096),
    ("marked_good", "boot_file", lambda said: said == "tram-A.efi"),
    ("frames_go_on", "frame_age_s", lambda said: said.isdigit() and int(said) <= 15),
    ("window_never_restarted", "restarts", lambda said: said == "0"),
    ("app_has_no_route", "route", lambda said: said == "none"),
)


def _flipped_byte(checks: Checks, folder: Path) -> None:
    """In the first block of the squashfs's data that each start reads; the disk is a copy that goes again."""
    disk = flashed(IMAGE / "disk.img", folder / "flipped.img")
    # Its superblock: nothing can be mounted without it.
    place = (layout.ESP_MIB + 1) * layout.MIB + 100
    with disk.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ 1]))
    below = folder / "flipped"
    below.mkdir()
    with Machine(disk, below) as machine:
        ended = machine.wait_for_end(_END_S)
        served = "kiosk" in machine.report()
        checks.hold(
            "flipped_byte_not_served", ended and not served, "it is still up" if not served else "served"
        )


def _keep(folder: Path) -> None:
    for name in ("console", "report", "qemu.log"):
        if (folder / name).is_file():
            shutil.copy(folder / name, IMAGE / f"boot.{name}")


if __name__ == "__main__":
    sys.exit(main())
