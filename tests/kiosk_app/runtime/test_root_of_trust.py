"""A sender that lies: key sets forged, swapped, of another system, or taken back to an older one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.runtime.trust import TrustAnchor
from kiosk_app.store.database import Database
from kiosk_app.store.keysets import NAME, Keysets
from sync.contract import signed
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.keyset import KeySet
from tests.sync.builders import Keys, key_from, public_of

KEYS = Keys()
ROOT = public_of(KEYS.root)
EXPIRED = datetime(2027, 11, 2, tzinfo=UTC)


def document(version: int, **changes: object) -> bytes:
    payload = KEYS.keyset(version).to_json() | changes
    return signed.sign(signed.Kind.KEYSET, payload, KEYS.root).to_bytes()


def told_by(key: Ed25519PrivateKey, stamp: str) -> tuple[bytes, str]:
    """A document of this key, and the time that stands in it."""
    return signed.sign(signed.Kind.RECEIPT, {"at": stamp}, key).to_bytes(), stamp


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "keyset.json"
    path.write_bytes(document(2))
    return path


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Keysets]:
    database = Database.open(tmp_path / "visit.db")
    yield Keysets(database)
    database.close()


def in_use(anchor: TrustAnchor) -> int:
    keyset = anchor.keyset()
    return keyset.version if isinstance(keyset, KeySet) else 0


def refused(anchor: TrustAnchor, offered: bytes) -> ContractCode | None:
    fault = anchor.offer(offered)
    return fault.code if isinstance(fault, ContractFault) else None


def test_a_newer_set_of_the_root_is_taken(image: Path) -> None:
    anchor = TrustAnchor(ROOT, image, practice=True)
    assert in_use(anchor) == 2
    assert refused(anchor, document(3)) is None
    assert in_use(anchor) == 3


def test_a_swapped_recipient_is_refused(image: Path) -> None:
    anchor = TrustAnchor(ROOT, image, practice=True)
    thief = replace(KEYS, root=key_from("thief"))
    assert refused(anchor, thief.keyset_doc(9).to_bytes()) is ContractCode.UNKNOWN_KEY
    named_like_ours = signed.sign(
        signed.Kind.KEYSET, KEYS.keyset(9).to_json(), key_from("thief"), signed.key_id(ROOT)
    )
    assert refused(anchor, named_like_ours.to_bytes()) is ContractCode.BAD_SIGNATURE
    assert in_use(anchor) == 2


@pytest.mark.parametrize("offered", [b"", b"<html>sign in</html>", b"[" * 5000, b"\xff\xfe"])
def test_what_is_no_key_set_is_refused(image: Path, offered: bytes) -> None:
    anchor = TrustAnchor(ROOT, image, practice=True)
    assert refused(anchor, offered) is not None
    assert in_use(anchor) == 2


def test_a_set_of_a_real_system_does_not_serve_a_practice_one(image: Path) -> None:
    anchor = TrustAnchor(ROOT, image, practice=True)
    assert refused(anchor, document(3, practice=False)) is ContractCode.MISMATCH
    assert in_use(anchor) == 2
    assert in_use(TrustAnchor(ROOT, image, practice=False)) == 0


def test_no_step_back_also_after_a_restart(image: Path, memory: Keysets) -> None:
    before = TrustAnchor(ROOT, image, practice=True, memory=memory)
    assert in_use(before) == 2
    assert refused(before, document(3)) is None
    after = TrustAnchor(ROOT, image, practice=True, memory=memory)
    assert in_use(after) == 3
    assert refused(after, document(2)) is ContractCode.ROLLED_BACK
    assert in_use(after) == 3


def test_an_old_set_that_is_offered_before_anything_was_read_is_a_step_back(image: Path) -> None:
    anchor = TrustAnchor(ROOT, image, practice=True)
    assert refused(anchor, document(1)) is ContractCode.ROLLED_BACK
    assert in_use(anchor) == 2


def test_a_visit_db_that_was_damaged_and_made_new_brings_no_older_set_back(image: Path, tmp_path: Path) -> None:
    path = tmp_path / "visit.db"
    database, _ = Database.open_or_renew(path)
    first = TrustAnchor(ROOT, image, practice=True, memory=Keysets(database, tmp_path))
    assert first.offer(document(7)) is None
    database.close()
    path.write_bytes(b"no database at all" * 500)
    for round_ in range(2):
        renewed, made_new = Database.open_or_renew(path)
        assert made_new is (round_ == 0)
        after = TrustAnchor(ROOT, image, practice=True, memory=Keysets(renewed, tmp_path))
        assert in_use(after) == 7
        assert refused(after, document(6)) is not None
        renewed.close()


@pytest.mark.parametrize("torn", [b"", b"{", b"\xff" * 100])
def test_a_file_of_nonsense_or_none_leaves_what_the_row_says(image: Path, tmp_path: Path, torn: bytes) -> None:
    database = Database.open(tmp_path / "visit.db")
    first = TrustAnchor(ROOT, image, practice=True, memory=Keysets(database, tmp_path))
    assert first.offer(document(7)) is None
    (tmp_path / NAME).write_bytes(torn)
    assert in_use(TrustAnchor(ROOT, image, practice=True, memory=Keysets(database, tmp_path))) == 7
    assert (tmp_path / NAME).read_bytes() == document(7), "it is made whole again"
    database.close()


def test_an_older_row_does_not_write_over_a_newer_file(image: Path, tmp_path: Path) -> None:
    database = Database.open(tmp_path / "visit.db")
    assert Keysets(database).keep(3, document(3))
    (tmp_path / NAME).write_bytes(document(8))
    assert in_use(TrustAnchor(ROOT, image, practice=True, memory=Keysets(database, tmp_path))) == 8
    assert (tmp_path / NAME).read_bytes() == document(8)
    database.close()


def test_a_newer_image_wins_over_what_is_remembered(image: Path, memory: Keysets) -> None:
    assert in_use(TrustAnchor(ROOT, image, practice=True, memory=memory)) == 2
    image.write_bytes(document(4))
    assert in_use(TrustAnchor(ROOT, image, practice=True, memory=memory)) == 4


def test_a_memory_that_somebody_wrote_in_is_verified_too(image: Path, memory: Keysets) -> None:
    assert memory.keep(9, replace(KEYS, root=key_from("thief")).keyset_doc(9).to_bytes())
    assert in_use(TrustAnchor(ROOT, image, practice=True, memory=memory)) == 2


def test_a_set_that_is_withheld_for_too_long_is_not_used_for_ever(image: Path) -> None:
    told = [Moment(EXPIRED, TimeTrust.TRUSTED)]
    anchor = TrustAnchor(ROOT, image, practice=True, now=lambda: told[0])
    assert in_use(anchor) == 0
    # Where it goes on step by step it stays withheld, be it years.
    for year in range(2028, 2034):
        told[0] = Moment(datetime(year, 10, 1, tzinfo=UTC), TimeTrust.TRUSTED)
        assert in_use(anchor) == 0
    # A clock that nobody confirmed proves nothing.
    told[0] = Moment(EXPIRED, TimeTrust.ESTIMATED)
    assert in_use(anchor) == 2


def test_a_forged_2040_closes_nothing(image: Path) -> None:
    told = Moment(datetime(2040, 1, 1, tzinfo=UTC), TimeTrust.TRUSTED)
    anchor = TrustAnchor(ROOT, image, practice=True, now=lambda: told)
    assert in_use(anchor) == 2
    # The portal's own word is believed, and then the clock that agrees with it.
    anchor.witness(*told_by(KEYS.receipt, "2039-12-01T00:00:00Z"))
    assert in_use(anchor) == 0


def test_a_time_that_the_portal_signed_ends_a_set_whatever_the_clock_says(image: Path) -> None:
    back = Moment(datetime(2026, 11, 20, tzinfo=UTC), TimeTrust.TRUSTED)
    anchor = TrustAnchor(ROOT, image, practice=True, now=lambda: back)
    anchor.witness(*told_by(KEYS.receipt, "2027-10-31T23:59:59Z"))
    anchor.witness(*told_by(KEYS.receipt, "no time at all"))
    anchor.witness("no document at all", "2030-01-01T00:00:00Z")
    assert in_use(anchor) == 2
    anchor.witness(*told_by(KEYS.receipt, "2027-11-01T00:00:00Z"))
    assert in_use(anchor) == 0
