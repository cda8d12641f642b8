"""The layer that changes with each commit: app, units, settings, bill, over hard links to the rest.

Nothing here writes into a file that is there already: it would change the cached layer below.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from kiosk_app.image import layout, sbom
from kiosk_app.image.base import VENV
from kiosk_app.image.choices import Choices
from kiosk_app.image.running import clean, inside, run
from kiosk_app.launch.image import Selection

APP = Path("usr/lib/tram/app")
FILES = Path(__file__).parent / "files"
ENABLED = (
    *(
        "tram-kiosk.service",
        "tram-devices.service",
        "tram-sync.service",
        "tram-data.service",
        "tram-no-data.service",
    ),
    *("tram-health.service", "tram-grow.service", "seatd.service", "pcscd.socket", "nftables.service"),
    *("systemd-networkd.service", "systemd-timesyncd.service", "tram-update.timer", "tram-restart.path"),
)
MASKED = (
    *("getty@.service", "autovt@.service", "serial-getty@.service", "console-getty.service", "getty.target"),
    *("ctrl-alt-del.target", "emergency.service", "rescue.service", "debug-shell.service"),
    *(
        "e2scrub_reap.service",
        "e2scrub_all.timer",
        "apt-daily.timer",
        "apt-daily-upgrade.timer",
        "dpkg-db-backup.timer",
    ),
    *("systemd-networkd-wait-online.service", "systemd-machine-id-commit.service", "systemd-firstboot.service"),
    *("systemd-update-done.service", "systemd-pcrphase.service", "systemd-pcrphase-initrd.service"),
    *("systemd-pcrphase-sysinit.service", "systemd-boot-system-token.service", "ldconfig.service"),
    *("systemd-hwdb-update.service", "systemd-journal-catalog-update.service", "systemd-random-seed.service"),
    *(
        "systemd-remount-fs.service",
        "systemd-binfmt.service",
        "pcscd-eject.service",
        "fstrim.timer",
        "systemd-sysext.service",
        # A start is good when the window says so, not when RAUC was reached.
        "rauc-mark-good.service",
    ),
)
PRACTICE_ENABLED = ("tram-first-start.service", "tram-report.service", "tram-orders.service")
_NOT_ON_DEVICE = frozenset({"image", "launch"})
_PRETENDING = frozenset({"rehearsal", "simulator", "simulated.py", "dock.py", "dock_link.py", "dock_view.py"})
"""Names in a path: builders and starters, and what plays a device."""
_NOT_UNITS = ("polkit", "*.sysusers", "*.tmpfiles")


def make(choices: Choices, root: Path, below: Path, selection: Selection, to: Path) -> Path:
    """The whole root as a folder at `to`. Returns the bill of materials in it."""
    shutil.rmtree(to, ignore_errors=True)
    env = clean(choices.epoch)
    run(["cp", "-al", below, to], env)
    _app(choices, root, selection, to)
    _units(choices, root, to)
    _settings(choices, root, to)
    inside(
        to,
        [f"/{VENV}/bin/python", "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", f"/{APP}"],
        env,
    )
    return _papers(choices, root, to)


def _app(choices: Choices, root: Path, selection: Selection, to: Path) -> None:
    for one in selection.inputs:
        left_out = _NOT_ON_DEVICE if not choices.production else _NOT_ON_DEVICE | _PRETENDING
        if one.part not in {"units", "locks", "site"} and not left_out & set(Path(one.path).parts):
            _put(to / APP / one.path, (root / one.path).read_bytes())


def _units(choices: Choices, root: Path, to: Path) -> None:
    units, library = root / "systemd", to / "etc/systemd/system"
    shutil.copytree(units, library, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_NOT_UNITS))
    for kind in ("sysusers", "tmpfiles"):
        _put(to / f"usr/lib/{kind}.d/tram.conf", (units / f"tram.{kind}").read_bytes())
    for rule in sorted((units / "polkit").glob("*.rules")):
        _put(to / "etc/polkit-1/rules.d" / rule.name, rule.read_bytes())
    for layer in ("common", *(() if choices.production else ("practice",))):
        for path in sorted((FILES / layer).rglob("*")):
            if path.is_file():
                place = to / path.relative_to(FILES / layer)
                _put(place, path.read_bytes(), 0o755 if "/bin/" in str(place) else 0o644)
    env = clean(choices.epoch)
    run(["systemd-sysusers", f"--root={to}"], env)
    enabled = [*ENABLED, *(() if choices.production else PRACTICE_ENABLED)]
    run(["systemctl", f"--root={to}", "--quiet", "enable", *enabled], env)
    for unit in MASKED:
        place = library / unit
        place.unlink(missing_ok=True)
        place.symlink_to("/dev/null")
    default = library / "default.target"
    default.unlink(missing_ok=True)
    default.symlink_to("/lib/systemd/system/multi-user.target")
    for folder in ("efi", "var/lib/tram", "etc/tram"):
        (to / folder).mkdir(parents=True, exist_ok=True)


def _settings(choices: Choices, root: Path, to: Path) -> None:
    if choices.site is not None:
        for path in sorted(choices.site.rglob("*")):
            if path.is_file():
                _put(to / "etc/tram" / path.relative_to(choices.site), path.read_bytes())
    if not choices.production:
        site = root / "assets/catalogue/sites/practice.toml"
        _put(to / "etc/tram/site.toml", site.read_bytes(), replace=choices.site is None)
        if choices.site is None:
            practice_keys(choices, to, "/etc/tram")
    _put(to / "etc/os-release", layout.os_release(choices.version, choices.kind).encode())
    _put(to / "etc/hostname", b"tram\n")
    resolv = to / "etc/resolv.conf"
    resolv.unlink(missing_ok=True)
    resolv.symlink_to("/run/tram-resolv.conf")
    if choices.lay is not None:
        for path in sorted(choices.lay.rglob("*")):
            if path.is_file():
                _put(to / path.relative_to(choices.lay), path.read_bytes(), path.stat().st_mode & 0o777)


def practice_keys(choices: Choices, tree: Path, *words: str) -> None:
    """Run their maker by the image's own Python, inside the tree."""
    maker = tree / "practice_keys.py"
    _put(maker, (Path(__file__).parent / "practice_keys.py").read_bytes())
    env = clean(choices.epoch, {"PYTHONPATH": f"/{APP}", "PYTHONDONTWRITEBYTECODE": "1"})
    inside(tree, [f"/{VENV}/bin/python", "-P", "/practice_keys.py", *words], env)
    maker.unlink()


def _papers(choices: Choices, root: Path, to: Path) -> Path:
    papers = to / "usr/share/doc/tram"
    for name in ("LICENSE", "NOTICE", "docs/licences.md"):
        _put(papers / Path(name).name, (root / name).read_bytes())
    packages = next((to / VENV / "lib").glob("python3*")) / "site-packages"
    status = (to / "var/lib/dpkg/status").read_text(encoding="utf-8")
    bill = sbom.document([*sbom.debian(status), *sbom.python(packages)], choices.version)
    _put(papers / "sbom.cdx.json", bill.encode())
    return papers / "sbom.cdx.json"


def _put(place: Path, content: bytes, mode: int = 0o644, *, replace: bool = True) -> None:
    """A new file in the place of an old one: never into it."""
    if place.exists() and not replace:
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    place.write_bytes(content)
    place.chmod(mode)
