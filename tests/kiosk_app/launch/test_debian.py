"""The table of Debian packages, and what apt-get is made to say."""

from __future__ import annotations

import pytest

from kiosk_app.launch import debian
from kiosk_app.launch.debian import PACKAGES, WITHOUT, Purpose
from kiosk_app.launch.machine import Machine
from tests.not_checked import not_checked

BARE = Machine(
    debian=True,
    become_root=None,
    display="",
    has_ensurepip=False,
    has_python_headers=False,
    can_compile_pcsc=False,
)


def test_each_package_is_listed_once_with_its_reason() -> None:
    names = [p.name for p in PACKAGES]
    assert sorted(set(names)) == sorted(names)
    assert all(p.reason for p in PACKAGES)


def test_each_purpose_has_packages_and_says_what_happens_without() -> None:
    assert set(WITHOUT) == set(Purpose) == {p.purpose for p in PACKAGES}


def test_a_python_that_brings_its_own_parts_asks_debian_for_none() -> None:
    own = Machine(True, None, "", has_ensurepip=True, has_python_headers=True, can_compile_pcsc=False)
    purposes = {Purpose.PYTHON, Purpose.CARD_BUILD}
    assert "python3-venv" in {p.name for p in debian.wanted(purposes, BARE)}
    assert {"python3-venv", "python3-dev"}.isdisjoint(p.name for p in debian.wanted(purposes, own))


def test_only_what_is_not_installed_is_missing() -> None:
    packages = debian.wanted({Purpose.TEXT}, BARE)
    lacking = debian.missing(packages, lambda names: set(names) - {"tesseract-ocr-vie"})
    assert [p.name for p in lacking] == ["tesseract-ocr-vie"]
    assert debian.apt_line(lacking) == "apt-get install -y --no-install-recommends tesseract-ocr-vie"


def test_with_nothing_wanted_dpkg_is_not_even_asked() -> None:
    def asked(_: list[str]) -> set[str]:
        raise AssertionError("asked")

    assert debian.missing((), asked) == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Setting up swig (4.1.0-0.2) ...", "set up swig"),
        ("Setting up libegl1:amd64 (1.6.0-1) ...", "set up libegl1"),
        ("Setting up libthai0:amd64 (0.1.29-1) ...", None),
        ("Need to get 120 MB/130 MB of archives.", "downloading 120 MB"),
        ("Need to get 12.5 kB of archives.", "downloading 12.5 kB"),
        ("Get:1 http://mirror.example/debian bookworm/main amd64 swig", None),
        ("Fetched 9,000 kB in 2s from somewhere", "package lists fetched"),
    ],
)
def test_apt_lines_are_said_without_addresses(line: str, said: str | None) -> None:
    assert debian.worth_saying(line) == said


def test_dpkg_is_asked_once_for_all() -> None:
    if not debian.LISTS.exists():
        not_checked("this machine is no Debian")
    assert debian.installed(["dpkg", "no-such-package-as-this"]) == {"dpkg"}
