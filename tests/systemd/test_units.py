"""The units as systemd itself reads them, and the few lines on which the promises hang."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.not_checked import not_checked

UNITS = Path(__file__).resolve().parents[2] / "systemd"
SERVICES = ("tram-kiosk.service", "tram-devices.service", "tram-sync.service")
ONCE = ("tram-data.service", "tram-no-data.service", "tram-grow.service", "tram-health.service")
UPDATE = ("tram-update.service", "tram-update.timer", "tram-restart.service", "tram-restart.path")
"""They run once with each start and listen to nobody."""
EXPOSURE = "20"
"""Tenths: `systemd-analyze security` calls everything up to 2.0 well confined."""


def directives(service: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (UNITS / service).read_text().splitlines():
        if match := re.match(r"([A-Za-z]+)=(.*)$", line):
            found.setdefault(match[1], []).append(match[2])
    return found


@pytest.mark.parametrize("service", SERVICES + ONCE + UPDATE)
def test_systemd_reads_every_line(service: str, appliance: Path) -> None:
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", f"--root={appliance}", service],
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in checked.stderr.splitlines() if "tram" in line]
    assert (checked.returncode, ours) == (0, []), checked.stderr


@pytest.mark.parametrize("service", [*SERVICES, "tram-health.service", "tram-update.service"])
def test_a_service_that_is_taken_over_reaches_little(service: str, appliance: Path) -> None:
    checked = subprocess.run(
        [
            "systemd-analyze", "security", "--no-pager", "--offline=yes", f"--root={appliance}",
            f"--threshold={EXPOSURE}", service,
        ],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout[-400:]


def test_the_threshold_can_be_missed(appliance: Path) -> None:
    unit = appliance / "etc/systemd/system/tram-sync.service"
    kept = [
        line for line in unit.read_text().splitlines() if not line.startswith(("Protect", "SystemCall", "Cap"))
    ]
    unit.write_text("\n".join(kept))
    checked = subprocess.run(
        [
            "systemd-analyze", "security", "--no-pager", "--offline=yes", f"--root={appliance}",
            f"--threshold={EXPOSURE}", unit.name,
        ],
        capture_output=True,
        check=False,
    )  # fmt: skip
    assert checked.returncode != 0


def test_the_window_has_no_network() -> None:
    kiosk = directives("tram-kiosk.service")
    assert kiosk["IPAddressDeny"] == ["any"]
    assert "IPAddressAllow" not in kiosk
    assert kiosk["RestrictAddressFamilies"] == ["AF_UNIX AF_NETLINK"]


def test_the_sender_reaches_nobody_before_it_is_commissioned() -> None:
    sync = directives("tram-sync.service")
    assert sync["IPAddressDeny"] == ["any"]
    assert sync["IPAddressAllow"] == ["localhost"]
    assert "DeviceAllow" not in sync


def test_what_sees_plaintext_is_never_swapped_or_dumped() -> None:
    for service in ("tram-kiosk.service", "tram-devices.service"):
        assert directives(service)["MemorySwapMax"] == ["0"]
        assert directives(service)["LimitCORE"] == ["0"]


def test_window_and_sender_meet_in_the_spool_and_nowhere_else() -> None:
    for service in ("tram-kiosk.service", "tram-sync.service"):
        unit = directives(service)
        assert unit["UMask"] == ["0007"]
        assert unit["ReadWritePaths"] == ["/var/lib/tram/spool"]
        assert "tram-spool" in unit["SupplementaryGroups"][0].split()
    assert "tram-spool" not in directives("tram-devices.service")["SupplementaryGroups"][0].split()
    spool = re.search(
        r"^d /var/lib/tram/spool +(\S+) +(\S+) +(\S+)", (UNITS / "tram.tmpfiles").read_text(), re.M
    )
    assert spool is not None
    assert spool.groups() == ("2770", "root", "tram-spool")


def test_three_processes_are_three_users() -> None:
    users = [directives(service)["User"][0] for service in SERVICES]
    assert len(set(users)) == 3
    made = set(re.findall(r"^u (\S+)", (UNITS / "tram.sysusers").read_text(), re.M))
    assert made == {*users, *directives("tram-update.service")["User"]}


def test_the_updater_may_ask_and_do_nothing_itself() -> None:
    updater = directives("tram-update.service")
    assert updater["CapabilityBoundingSet"] == [""]
    assert updater["PrivateNetwork"] == updater["PrivateDevices"] == ["yes"]
    assert updater["Requisite"] == ["boot-complete.target"]


def test_a_hung_window_is_restarted() -> None:
    kiosk = directives("tram-kiosk.service")
    assert kiosk["Type"] == ["notify"]
    assert kiosk["NotifyAccess"] == ["all"]
    assert int(kiosk["WatchdogSec"][0]) <= 30
    assert kiosk["Restart"] == ["always"]


def test_users_and_folders_come_out_as_meant(tmp_path: Path) -> None:
    for program in ("systemd-sysusers", "systemd-tmpfiles"):
        if shutil.which(program) is None:
            not_checked(f"no {program} here (Debian package systemd)")
    if os.geteuid() != 0:
        not_checked("only root can give a folder to a group")
    (tmp_path / "etc").mkdir()
    for kind in ("sysusers", "tmpfiles"):
        place = tmp_path / "usr" / "lib" / f"{kind}.d"
        place.mkdir(parents=True)
        shutil.copy(UNITS / f"tram.{kind}", place / "tram.conf")
    for command in (["systemd-sysusers"], ["systemd-tmpfiles", "--create"]):
        run = subprocess.run(
            [*command, f"--root={tmp_path}", "tram.conf"], capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stderr
    groups = {
        fields[0]: (int(fields[2]), fields[3].split(","))
        for line in (tmp_path / "etc" / "group").read_text().splitlines()
        if (fields := line.split(":"))
    }
    assert sorted(groups["tram-spool"][1]) == ["tram-kiosk", "tram-sync", "tram-update"]
    assert groups["tram-devices"][1] == ["tram-kiosk"]
    spool = (tmp_path / "var/lib/tram/spool").stat()
    assert stat.S_IMODE(spool.st_mode) == 0o2770
    assert spool.st_gid == groups["tram-spool"][0]


def test_systemd_would_see_a_misspelt_line(appliance: Path) -> None:
    unit = appliance / "etc/systemd/system/tram-sync.service"
    unit.write_text(unit.read_text().replace("NoNewPrivileges=", "NoNewPrivilages="))
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", f"--root={appliance}", unit.name],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "NoNewPrivilages" in checked.stderr
