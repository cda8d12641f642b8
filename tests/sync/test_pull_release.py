"""A newer system comes in pieces over a line that breaks, to the kiosks of its wave, and is laid down whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync import pull_release
from sync.contract.releases import FOLDER, NAME, Index, Release, sign_index
from sync.pull_release import ReleasePull
from sync.pulls import Pulls
from tests.sync.builders import KIOSK
from tests.sync.conftest import World
from tests.sync.fake_portal import answer

KEY = Ed25519PrivateKey.generate()
BUNDLE = bytes(range(256)) * 40
PIECE = 1000


@dataclass
class Releases:
    """Answers for releases; `cut`: how many pieces go through before the line breaks."""

    bundle: bytes = BUNDLE
    release: Release = field(
        default=Release("2026.11.2", hashlib.sha256(BUNDLE).hexdigest(), len(BUNDLE), 100, "0.0.0")
    )
    key: Ed25519PrivateKey = KEY
    cut: int = 1 << 30
    asked: list[str] = field(default_factory=list)
    now: Callable[[httpx.Request], None] = lambda _request: None

    def answer(self, request: httpx.Request) -> httpx.Response | None:
        if request.url.path == "/v1/releases":
            return answer(sign_index(Index(True, (self.release,)), self.key).to_json())
        if not request.url.path.startswith("/v1/releases/"):
            return None
        self.now(request)
        if self.cut == 0:
            raise httpx.ReadError("cut")
        self.cut -= 1
        said = request.headers["range"]
        self.asked.append(said)
        first, last = map(int, said.removeprefix("bytes=").split("-"))
        kind = {"content-type": "application/octet-stream"}
        return httpx.Response(206, content=self.bundle[first : last + 1], headers=kind)


@pytest.fixture
def city(world: World, monkeypatch: pytest.MonkeyPatch) -> Releases:
    monkeypatch.setattr(pull_release, "PIECE_BYTES", PIECE)
    releases, served = Releases(), world.portal.handle
    monkeypatch.setattr(world.portal, "handle", lambda request: releases.answer(request) or served(request))
    public = KEY.public_key().public_bytes_raw()
    pull = ReleasePull(KIOSK, "2026.11.1", public, 600.0, lambda: world.monotonic[0])
    world.pulls = Pulls(world.session, 600.0, lambda: world.monotonic[0], [pull])
    return releases


def here(world: World) -> list[str]:
    folder = world.session.folder / FOLDER
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_a_release_comes_whole_and_once(world: World, city: Releases) -> None:
    world.pulls.round()
    assert here(world) == sorted([NAME, city.release.file])
    assert (world.session.folder / FOLDER / city.release.file).read_bytes() == BUNDLE
    count = len(city.asked)
    world.pass_time(601)
    world.pulls.round()
    assert len(city.asked) == count


def test_after_a_cut_it_goes_on_from_there(world: World, city: Releases) -> None:
    city.cut = 4
    world.pulls.round()
    assert here(world) == [f"{city.release.file}.part"]
    city.cut = 1 << 30
    world.pass_time(601)
    world.pulls.round()
    assert city.asked[4] == f"bytes={4 * PIECE}-{5 * PIECE - 1}"
    assert city.release.file in here(world)


def test_nobody_else_waits_for_long_while_it_comes(world: World, city: Releases) -> None:
    def slow(_request: httpx.Request) -> None:
        world.pass_time(4)

    city.now = slow
    world.pulls.round()
    assert len(city.asked) == 3
    world.pass_time(1.1)
    world.pulls.round()
    assert len(city.asked) == 6


def test_a_piece_that_was_changed_on_the_way_is_found_and_all_begun_anew(world: World, city: Releases) -> None:
    city.bundle = b"x" + BUNDLE[1:]
    world.pulls.round()
    assert here(world) == []
    city.bundle = BUNDLE
    world.pass_time(601)
    world.pulls.round()
    assert city.release.file in here(world)


def test_an_index_of_another_key_brings_nothing(world: World, city: Releases) -> None:
    city.key = Ed25519PrivateKey.generate()
    world.pulls.round()
    assert city.asked == []


def test_who_is_not_in_the_wave_waits(world: World, city: Releases) -> None:
    city.release = replace(city.release, share=0)
    world.pulls.round()
    assert city.asked == []


def test_an_older_release_is_not_fetched(world: World, city: Releases) -> None:
    city.release = replace(city.release, version="2026.10.9")
    world.pulls.round()
    assert city.asked == []


def test_what_was_installed_or_did_not_do_is_not_fetched_again(world: World, city: Releases) -> None:
    folder = world.session.folder / FOLDER
    folder.mkdir()
    (folder / city.release.mark).touch()
    world.pulls.round()
    assert city.asked == []


def test_what_was_begun_of_another_release_goes(world: World, city: Releases) -> None:
    folder = world.session.folder / FOLDER
    folder.mkdir()
    (folder / f"{'0' * 64}.raucb.part").write_bytes(b"begun")
    world.pulls.round()
    assert here(world) == sorted([NAME, city.release.file])


def test_a_full_disk_keeps_its_room_for_dossiers(world: World, city: Releases) -> None:
    world.session.blobs = replace(world.session.blobs, low_water=1 << 60)
    world.pulls.round()
    assert city.asked == []
