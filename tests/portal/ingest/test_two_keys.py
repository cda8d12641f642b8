"""A kiosk has two keys: its app signs dossiers, its sender signs requests. Neither does the other's work."""

from __future__ import annotations

from portal.store.kiosks import KioskKeys, enrol
from sync.envelope import SealedDossier, seal
from tests.portal.world import ENROLLED, KEYS, World, error_of, receipt_of
from tests.sync.builders import KIOSK, SCAN, key_from, make_dossier, public_of, random_from


def test_the_sender_alone_cannot_make_a_dossier_up(world: World) -> None:
    """Whoever takes over the process that faces the network has its key, and may only carry."""
    forged = seal(
        make_dossier(5), (SCAN, b""), world.keyset.recipients, device_key=KEYS.sender, random=random_from(5)
    )
    assert isinstance(forged, SealedDossier)
    assert error_of(world.device.missing(forged)) == "unauthorised"
    assert error_of(world.device.commit(forged)) == "unauthorised"
    receipt_of(world.device.upload(world.seal(5)))


def test_the_apps_key_signs_no_request(world: World) -> None:
    world.device.key = KEYS.device
    assert error_of(world.device.missing(world.seal())) == "unauthorised"


def test_one_key_for_both_is_not_enrolled(world: World) -> None:
    both = public_of(key_from("one for both"))
    with world.database.write() as session:
        assert not enrol(session, "kiosk-03", "site", KioskKeys(both, both), 0)


def test_enrolled_again_with_the_same_keys_is_fine_and_with_another_is_not(world: World) -> None:
    other = KioskKeys(ENROLLED.device, public_of(key_from("another sender")))
    with world.database.write() as session:
        assert enrol(session, KIOSK, "site", ENROLLED, 0)
        assert not enrol(session, KIOSK, "site", other, 0)
