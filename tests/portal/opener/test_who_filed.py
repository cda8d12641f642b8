"""How the person is known: a sign-in counts when this portal signed it, for this visit and this number."""

from __future__ import annotations

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from portal.keys import load_signing_key
from portal.store.models import Dossier, Happening, Holder
from portal.store.states import Stage
from sync.contract import signed
from sync.contract.dossier import Assurance, Citizen
from sync.contract.sign_in import SignIn
from sync.contract.times import Trust
from tests.portal.citizens import file
from tests.portal.engines import SQLITE
from tests.portal.world import KEYS, World, call
from tests.sync.builders import NAME, NUMBER, key_from

pytestmark = pytest.mark.parametrize("store_url", [SQLITE], indirect=True)
VNEID = Citizen(Assurance.VNEID, NUMBER, NAME, "1999-01-02")
VISIT = hashlib.sha256(KEYS.visit.public().to_text().encode()).hexdigest()


def sign_in(
    key: Ed25519PrivateKey, visit: str = VISIT, number: str = NUMBER, at: str = "2026-11-22T03:04:05Z"
) -> signed.SignedDoc:
    payload = SignIn(visit, number, NAME, "1999-01-02", "2", at).to_json()
    return signed.sign(signed.Kind.SIGN_IN, payload, key)


def found(world: World, assurance: Assurance, doc: signed.SignedDoc | None) -> tuple[str, bool, str]:
    """What the opener made of it, whether the diary says so, and the officer's page."""
    citizen = Citizen(assurance, NUMBER, NAME, "1999-01-02")
    sealed = file(world, citizen=citizen, sign_in=doc)
    code = sealed.manifest.code
    shown = world.reading.show(code)
    assert shown is not None
    with world.database.read() as session:
        holder = session.get_one(Holder, sealed.manifest.dossier_id)
    is_noted = "sign_in_unproven" in [entry["what"] for entry in shown["diary"]]
    return holder.assurance, is_noted, call(world.console, "GET", f"/dossiers/{code}").text


def test_a_sign_in_of_this_visit_proves_the_person(world: World) -> None:
    key = load_signing_key(world.places.receipt_key)
    assurance, is_noted, page = found(world, Assurance.VNEID, sign_in(key))
    assert (assurance, is_noted) == ("vneid", False)
    assert "Đã đăng nhập VNeID" in page
    assert "Tự khai" not in page


def test_card_and_person_are_two_things_and_both_are_said(world: World) -> None:
    key = load_signing_key(world.places.receipt_key)
    assurance, _, page = found(world, Assurance.CHIP_TRUSTED, sign_in(key))
    assert assurance == "vneid"
    for words in (
        "Đã đăng nhập VNeID",
        "Chip thật",
        "Chip chứng minh tấm thẻ, không chứng minh người cầm thẻ.",
    ):
        assert words in page


@pytest.mark.parametrize("what", ["none", "stranger", "visit", "number"])
def test_any_other_sign_in_is_a_claim_and_is_noted(world: World, what: str) -> None:
    key = load_signing_key(world.places.receipt_key)
    doc = {
        "none": None,
        "stranger": sign_in(key_from("receipt")),
        "visit": sign_in(key, visit="0" * 64),
        "number": sign_in(key, number="001199000002"),
    }[what]
    assurance, is_noted, page = found(world, Assurance.VNEID, doc)
    assert (assurance, is_noted) == ("claimed", True)
    for words in ("Tự khai", "Hồ sơ nói có đăng nhập VNeID, nhưng cổng không xác minh được."):
        assert words in page


def test_a_chip_stays_a_chip_beside_a_sign_in_that_does_not_hold(world: World) -> None:
    assurance, is_noted, page = found(world, Assurance.CHIP_CONSISTENT, sign_in(key_from("receipt")))
    assert (assurance, is_noted) == ("chip_consistent", True)
    assert "Đã đăng nhập VNeID" not in page


def test_a_sign_in_serves_one_dossier(world: World) -> None:
    """Whoever has a kiosk's keys has the sign-ins of its visits too."""
    doc = sign_in(load_signing_key(world.places.receipt_key))
    first = file(world, citizen=VNEID, sign_in=doc)
    second = file(world, 2, citizen=VNEID, sign_in=doc)
    with world.database.read() as session:
        holders = [session.get_one(Holder, each.manifest.dossier_id).assurance for each in (first, second)]
    assert holders == ["vneid", "claimed"]
    page = call(world.console, "GET", f"/dossiers/{second.manifest.code}").text
    assert "Lần đăng nhập VNeID này đã dùng cho hồ sơ khác" in page
    # The first one, opened once more, is as good as it was.
    with world.database.write() as session:
        session.get_one(Dossier, first.manifest.dossier_id).stage = Stage.COMMITTED
    world.opener.work_once()
    with world.database.read() as session:
        assert session.get_one(Dossier, first.manifest.dossier_id).stage == Stage.HANDED_OVER
        happened = select(Happening.what).where(Happening.dossier_id == first.manifest.dossier_id)
        assert "sign_in_used" not in list(session.scalars(happened))


@pytest.mark.parametrize(
    ("at", "trust", "assurance"),
    [
        ("2026-11-21T03:04:05Z", Trust.TRUSTED, "vneid"),
        ("2026-11-22T03:09:05Z", Trust.TRUSTED, "vneid"),
        ("2026-11-21T03:04:04Z", Trust.TRUSTED, "claimed"),
        ("2026-11-22T03:09:06Z", Trust.TRUSTED, "claimed"),
        ("2020-11-22T03:04:05Z", Trust.ESTIMATED, "vneid"),
        ("2030-11-22T03:04:05Z", Trust.ESTIMATED, "vneid"),
    ],
)
def test_a_sign_in_serves_for_a_day_where_the_time_is_known(
    world: World, at: str, trust: Trust, assurance: str
) -> None:
    doc = sign_in(load_signing_key(world.places.receipt_key), at=at)
    sealed = file(world, citizen=VNEID, sign_in=doc, created_trust=trust)
    with world.database.read() as session:
        assert session.get_one(Holder, sealed.manifest.dossier_id).assurance == assurance
