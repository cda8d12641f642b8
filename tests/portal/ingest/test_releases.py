"""Bundles of the kiosks' system: handed out as they lie there, whole or from where a kiosk was cut off."""

from __future__ import annotations

import hashlib

import httpx
import pytest

from sync.contract.releases import NAME
from tests.portal.world import World, call, error_of

BUNDLE = bytes(range(256)) * 100
SHA256 = hashlib.sha256(BUNDLE).hexdigest()


@pytest.fixture
def released(world: World) -> World:
    folder = world.places.releases
    folder.mkdir(parents=True)
    (folder / NAME).write_bytes(b'{"any": "document"}')
    (folder / f"{SHA256}.raucb").write_bytes(BUNDLE)
    (folder.parent / f"{'1' * 64}.raucb").write_bytes(b"beside it")
    return world


def ranged(world: World, wanted: str) -> httpx.Response:
    target = f"/v1/releases/{SHA256}"
    headers = world.device.headers("GET", target, b"")
    return world.device.raw("GET", target, b"", headers | {"Range": wanted})


def test_before_there_is_a_release_there_is_no_index(world: World) -> None:
    assert world.device.send("GET", "/v1/releases").status_code == 204


def test_the_index_comes_as_it_was_signed(released: World) -> None:
    answer = released.device.send("GET", "/v1/releases")
    assert (answer.status_code, answer.content) == (200, b'{"any": "document"}')


@pytest.mark.parametrize(("first", "last"), [(0, 99), (100, 1099), (25_500, 25_599)])
def test_a_bundle_comes_from_where_a_kiosk_was_cut_off(released: World, first: int, last: int) -> None:
    answer = ranged(released, f"bytes={first}-{last}")
    assert (answer.status_code, answer.content) == (206, BUNDLE[first : last + 1])
    assert answer.headers["content-range"] == f"bytes {first}-{last}/{len(BUNDLE)}"
    assert answer.headers["content-type"] == "application/octet-stream"


def test_a_range_behind_the_end_is_none(released: World) -> None:
    assert ranged(released, f"bytes={len(BUNDLE)}-").status_code == 416


@pytest.mark.parametrize("target", ["/v1/releases", f"/v1/releases/{SHA256}"])
def test_nobody_but_an_enrolled_kiosk(released: World, target: str) -> None:
    assert error_of(call(released.ingest, "GET", target)) == "unauthorised"


@pytest.mark.parametrize(
    ("name", "error"),
    [("0" * 64, "not_found"), ("1" * 64, "not_found"), ("abc", "bad_request"), ("../keyset.json", "not_found")],
)
def test_only_bundles_and_only_by_their_hash(released: World, name: str, error: str) -> None:
    assert error_of(released.device.send("GET", f"/v1/releases/{name}")) == error
