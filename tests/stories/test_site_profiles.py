"""One program, three kinds of place: nobody by, an officer by, on wheels. The place is a file of data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk_app.catalogue.sites import Site, load_site
from kiosk_app.config import load_config
from kiosk_app.flow import touches as hand
from kiosk_app.flow.screens import Page
from kiosk_app.flow.setting import SiteProfile
from kiosk_app.flow.show.screen import present
from kiosk_app.flow.visit import begin
from kiosk_app.front import open_front
from kiosk_app.rehearsal.hand import Hand
from kiosk_app.rehearsal.places import make_places
from kiosk_app.rehearsal.world import Means, World
from tests.stories.walk import CATALOGUE, Walk, practice

NEEDED = (
    *("state", "spool", "run", "translations", "root_key", "keyset", "device_key", "payment_key"),
    "devices_socket",
)
SITES = {
    SiteProfile.UNATTENDED: "practice",
    SiteProfile.STAFFED: "practice_staffed",
    SiteProfile.MOBILE: "practice_bus",
}


def site(profile: SiteProfile) -> Site:
    return load_site(CATALOGUE / "sites" / f"{SITES[profile]}.toml")


def citizen_at(place: Site) -> Walk:
    return Walk(
        replace(
            practice(),
            site=place.name,
            profile=place.profile,
            hours=place.hours,
            desk=place.desk,
            reader_place=place.reader_place,
        )
    )


def test_there_is_a_practice_site_of_every_profile_and_no_other() -> None:
    found = {path.stem: load_site(path).profile for path in (CATALOGUE / "sites").glob("*.toml")}
    assert found == {name: profile for profile, name in SITES.items()}


def test_places_differ_in_name_help_and_shape_but_not_in_whom_is_paid() -> None:
    places = [site(profile) for profile in SiteProfile]
    for language in ("vi", "en"):
        assert len({place.name.read(language) for place in places}) == 3
        assert len({place.desk.read(language) for place in places}) == 3
    assert len({(place.payee, place.hotline, place.holidays) for place in places}) == 1
    upright = {place.profile: place.height > place.width for place in places}
    assert upright == {SiteProfile.UNATTENDED: True, SiteProfile.STAFFED: True, SiteProfile.MOBILE: False}


@pytest.mark.parametrize("profile", list(SiteProfile))
def test_who_asks_for_a_person_is_told_where_this_place_has_one(profile: SiteProfile) -> None:
    place = site(profile)
    citizen = citizen_at(place).tap(hand.CallPerson())
    assert (citizen.screen.overlay, citizen.screen.desk) == ("person", place.desk.read("vi"))
    assert citizen.screen.hours == place.hours


@pytest.mark.parametrize("profile", list(SiteProfile))
def test_its_file_is_all_that_a_kiosk_is_told_of_its_place(profile: SiteProfile, tmp_path: Path) -> None:
    place = CATALOGUE / "sites" / f"{SITES[profile]}.toml"
    paths = {key: str(tmp_path / key) for key in NEEDED} | {"content": str(CATALOGUE), "site": str(place)}
    told = "".join(f"{key} = {json.dumps(path)}\n" for key, path in paths.items())
    (tmp_path / "kiosk.toml").write_text(f'kiosk = "X1"\npractice = true\n{told}', encoding="utf-8")
    front = open_front(load_config(tmp_path / "kiosk.toml"), ("vi", "en"))
    assert (front.setting.profile, front.site) == (profile, load_site(place))
    assert present(begin(front.setting)) == front.greeting()


@pytest.fixture(params=list(SiteProfile))
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    made = World(make_places(tmp_path), Means(pcsc=False, text=False), site=SITES[request.param])
    yield made
    made.close()


@pytest.mark.long
def test_a_whole_station_starts_at_each(world: World) -> None:
    world.open()
    world.open_kiosk("--glass", str(world.glass), environment={"QT_QPA_PLATFORM": "offscreen"})
    world.company.wait_until_there("kiosk", world.glass)
    finger = Hand(world.glass)
    assert finger.look()["page"] == Page.HOME
    finger.close()
