"""sync fetches what the city published, goes on where it was cut off, and proposes only what is signed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from kiosk_app.content.shelf import Shelf
from sync.contract.bundle import BundleKind
from sync.envelope import durable
from sync.pull_content import content_pulls
from sync.pulls import Pulls
from sync.store import pulls as pull_rows
from sync.store.pulled_files import PulledFiles
from tests.sync.builders import key_from
from tests.sync.conftest import World
from tests.sync.published import Published, bundle_of, sha256, sign

CATALOGUE = BundleKind.CATALOGUE
FILES = {"claim.toml": b"a = 1", "procedures/x.toml": b"b = 2", "units.json": b"{}"}


@pytest.fixture
def city(world: World) -> Published:
    published = Published()
    world.portal.before = published
    world.pulls = Pulls(world.session, 600.0, lambda: world.monotonic[0], content_pulls(600.0))
    return published


def files_of(world: World) -> PulledFiles:
    return world.outbox.pulled_files


def held(world: World) -> int:
    return pull_rows.version(world.store, CATALOGUE.value)


def test_manifest_and_files_are_proposed_once(world: World, city: Published) -> None:
    city.publish(CATALOGUE, FILES, 7)
    assert world.pulls.round() == 2
    assert world.outbox.pulled("catalogue") == city.newest["catalogue"][1].to_bytes()
    assert {files_of(world).get(sha256(data), len(data)) for data in FILES.values()} == set(FILES.values())
    world.pass_time(601)
    assert world.pulls.round() == 0
    assert len(city.asked) == len(FILES)


def test_a_change_brings_only_the_files_that_are_new_and_drops_the_old(world: World, city: Published) -> None:
    city.publish(CATALOGUE, FILES, 7)
    world.pulls.round()
    city.asked.clear()
    city.publish(CATALOGUE, FILES | {"claim.toml": b"a = 3"}, 8)
    world.pass_time(601)
    world.pulls.round()
    assert city.asked == [sha256(b"a = 3")]
    assert files_of(world).get(sha256(b"a = 1"), 5) is None


def test_cut_off_between_two_files_it_goes_on_with_the_next(world: World, city: Published) -> None:
    city.publish(CATALOGUE, FILES, 7)
    whole = dict(city.blobs)
    del city.blobs[sha256(FILES["units.json"])]
    world.pulls.round()
    assert held(world) == 0
    city.blobs = whole
    city.asked.clear()
    world.pass_time(1000)
    world.pulls.round()
    assert held(world) == 7
    assert city.asked == [sha256(FILES["units.json"])]


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"a = 9")])
def test_a_file_that_vanished_or_was_damaged_here_is_fetched_again(
    world: World, city: Published, harm: Callable[[Path], object]
) -> None:
    city.publish(CATALOGUE, FILES, 7)
    world.pulls.round()
    name = sha256(b"a = 1")
    harm(files_of(world).folder / name)
    city.asked.clear()
    world.pass_time(601)
    assert world.pulls.round() == 1
    assert city.asked == [name]
    assert files_of(world).get(name, 5) == b"a = 1"
    assert held(world) == 7
    world.pass_time(601)
    assert world.pulls.round() == 0
    assert city.asked == [name]


def test_a_file_is_fetched_again_too_while_the_newer_version_is_a_strangers(
    world: World, city: Published
) -> None:
    city.publish(CATALOGUE, FILES, 7)
    world.pulls.round()
    (files_of(world).folder / sha256(b"a = 1")).unlink()
    city.newest["catalogue"] = (9, sign(CATALOGUE, bundle_of(FILES, 9), key_from("a stranger")))
    world.pass_time(601)
    world.pulls.round()
    assert files_of(world).get(sha256(b"a = 1"), 5) == b"a = 1"
    assert held(world) == 7


def test_the_folder_of_what_was_fetched_is_there_after_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(durable, "sync_directory", synced.append)
    assert PulledFiles(tmp_path / "spool" / "content").put(sha256(b"x"), b"x") is None
    assert synced == [tmp_path, tmp_path / "spool", tmp_path / "spool" / "content"]
    synced.clear()
    assert Shelf(tmp_path / "app" / "shelf").put("one", {"a/b.toml": b"x"}, b"signed")
    assert synced == [tmp_path, tmp_path / "app"]


def test_a_spoilt_file_is_no_file(world: World, city: Published) -> None:
    city.publish(CATALOGUE, FILES, 7)
    city.blobs[sha256(b"a = 1")] = b"a = 9"
    world.pulls.round()
    assert held(world) == 0


def test_an_older_version_a_strangers_and_another_worlds_are_not_proposed(
    world: World, city: Published
) -> None:
    city.publish(CATALOGUE, FILES, 7)
    world.pulls.round()
    kept = world.outbox.pulled("catalogue")
    city.publish(CATALOGUE, FILES | {"claim.toml": b"old"}, 6)
    world.pass_time(601)
    world.pulls.round()
    city.newest["catalogue"] = (9, sign(CATALOGUE, bundle_of(FILES, 9), key_from("a stranger")))
    world.pass_time(601)
    world.pulls.round()
    city.publish(CATALOGUE, FILES, 9, practice=False)
    world.pass_time(601)
    world.pulls.round()
    assert world.outbox.pulled("catalogue") == kept


def test_a_withdrawn_keys_number_does_not_stand_in_the_way(world: World, city: Published) -> None:
    stolen = sign(CATALOGUE, bundle_of(FILES, 2**53 - 1), key_from("stolen"))
    pull_rows.put(world.store, "catalogue", 2**53 - 1, stolen.to_bytes(), world.clock.now())
    city.publish(CATALOGUE, FILES, 7)
    world.pulls.round()
    assert held(world) == 7


def test_no_room_no_files_and_no_harm(world: World, city: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    city.publish(CATALOGUE, FILES, 7)
    monkeypatch.setattr(type(world.session.blobs), "low", lambda _self: True)
    world.pulls.round()
    assert held(world) == 0
    monkeypatch.undo()
    world.pass_time(601)
    world.pulls.round()
    assert held(world) == 7


def test_an_older_portal_that_publishes_nothing_is_no_trouble(world: World, city: Published) -> None:
    world.portal.before = lambda _method, path: (
        httpx.Response(404, json={"error": "not_found"}) if "/content/" in path else None
    )
    world.rounds()
    assert world.outbox.line().fault is None


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "large"])
def test_whatever_lies_in_a_files_place_is_no_file(tmp_path: Path, kind: str) -> None:
    files, name = PulledFiles(tmp_path), sha256(b"x")
    outside = tmp_path.parent / f"{tmp_path.name}.outside"
    outside.write_bytes(b"x")
    place = tmp_path / name
    match kind:
        case "link":
            place.symlink_to(outside)
        case "pipe":
            os.mkfifo(place)
        case "folder":
            place.mkdir()
        case "large":
            place.write_bytes(b"x" * 4096)
    assert files.get(name, 1) is None
