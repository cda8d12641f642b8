"""What is tracked: locks that name no host, scripts that pass shellcheck, no trace of one machine."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.not_checked import not_checked

REPOSITORY = Path(__file__).resolve().parents[2]
SCRIPTS = ("kiosk", "build_image.sh", "locks/update", ".ci/run")
# Written in pieces, so that this file does not contain what it looks for.
HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("deb", "debian", "org"),
        ("snapshot", "debian", "org"),
        ("proxy", "golang", "org"),
    )
)
PLACES = tuple("/" + place for place in ("work/", "tmp/scratch", "root/.", "opt/pypi", "opt/wheels"))
PIN = re.compile(r"^[A-Za-z0-9_.-]+==[^\s;]+( ; .+)?$")


def tracked() -> list[Path]:
    if shutil.which("git") is None or not (REPOSITORY / ".git").exists():
        not_checked("this is no git checkout")
    # A folder that belongs to somebody else is git's business elsewhere, not in a listing.
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=True
    )
    names = listed.stdout.decode().rstrip("\0").split("\0")
    return [path for name in names if (path := REPOSITORY / name).is_file()]


def test_no_tracked_file_names_a_registry_or_a_place_of_this_machine() -> None:
    found = [
        f"{path.relative_to(REPOSITORY)}: {needle}"
        for path in tracked()
        for needle in (*HOSTS, *PLACES)
        if needle.encode() in path.read_bytes()
    ]
    assert found == []


@pytest.mark.parametrize("name", ["run", "dev", "pcsc", "emupos"])
def test_a_lock_holds_pins_and_hashes_and_nothing_else(name: str) -> None:
    pins = 0
    for line in (REPOSITORY / "locks" / f"{name}.lock").read_text().splitlines():
        entry = line.removesuffix(" \\")
        if entry.startswith("    "):
            assert re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}", entry), line
        else:
            assert PIN.match(entry), line
            pins += 1
    assert pins > 0


def test_every_dependency_is_pinned_and_locked() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    for lock, dependencies in (
        ("run", project["dependencies"]),
        ("dev", project["dependencies"] + extras["dev"]),
        ("pcsc", extras["pcsc"]),
        ("emupos", extras["emupos"]),
    ):
        locked = set(
            re.findall(r"^([^\s\\;]+==[^\s\\;]+)", (REPOSITORY / f"locks/{lock}.lock").read_text(), re.M)
        )
        for dependency in dependencies:
            assert PIN.match(dependency), dependency
            name, _, version = dependency.partition(" ;")[0].partition("==")
            assert f"{name.lower().replace('_', '-')}=={version}" in locked, (
                f"{dependency} is not in {lock}.lock"
            )


def test_what_is_tested_is_what_runs() -> None:
    pins = {
        lock: set(re.findall(r"^([^\s\\]+==[^\s\\]+)", (REPOSITORY / f"locks/{lock}.lock").read_text(), re.M))
        for lock in ("run", "dev")
    }
    assert pins["run"] <= pins["dev"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_shell_scripts_pass_shellcheck(script: str) -> None:
    if shutil.which("shellcheck") is None:
        not_checked("no shellcheck here (Debian package shellcheck)")
    checked = subprocess.run(["shellcheck", REPOSITORY / script], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_scripts_can_be_run(script: str) -> None:
    path = REPOSITORY / script
    assert path.stat().st_mode & 0o111
    assert path.read_text().startswith("#!/bin/sh\n")


def test_ci_runs_exactly_what_a_person_runs() -> None:
    lines = (REPOSITORY / ".ci" / "run").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        "set -eu",
        'cd "$(dirname "$0")/.."',
        "exec ./kiosk test",
    ]


def test_every_marker_marks_a_test() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
    texts = [path.read_text(encoding="utf-8") for path in (REPOSITORY / "tests").rglob("*.py")]
    for marker in project["tool"]["pytest"]["ini_options"]["markers"]:
        name = marker.partition(":")[0]
        assert any(f"mark.{name}" in text for text in texts), f"no test is marked {name}"
