"""A kiosk's journal that was cut off or made anew: the next dossier tells, and is taken all the same."""

from __future__ import annotations

import hashlib

import pytest

from portal.store.anchors import anchors
from portal.store.fleet import AlarmCode, alarms
from sync.contract.manifest import JournalHead
from sync.envelope import SealedDossier, seal
from tests.portal.world import World
from tests.sync.builders import KIOSK, Keys, make_dossier, random_from

KEYS = Keys()


def head(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def bring(world: World, sequence: int, journal: JournalHead | None) -> None:
    dossier = make_dossier(sequence, ())
    sealed = seal(
        dossier,
        (),
        world.keyset.recipients,
        device_key=KEYS.device,
        random=random_from(sequence),
        journal=journal,
    )
    assert isinstance(sealed, SealedDossier)
    assert world.device.upload(sealed).status_code == 200
    assert world.device.commit(sealed).status_code == 200


def alarmed(world: World) -> bool:
    with world.database.read() as session:
        return any(row.code == AlarmCode.JOURNAL_BACK for row in alarms(session).get(KIOSK, []))


def test_a_growing_journal_is_kept_as_it_was_told(world: World) -> None:
    for sequence, number in ((1, 0), (2, 7), (3, 7), (4, 30)):
        bring(world, sequence, JournalHead(number, head(str(number))))
    with world.database.read() as session:
        assert [(row.sequence, row.number) for row in anchors(session, KIOSK)] == [
            (1, 0),
            (2, 7),
            (3, 7),
            (4, 30),
        ]
    assert not alarmed(world)


def test_dossiers_that_overtook_each_other_are_no_alarm(world: World) -> None:
    for sequence in (3, 1, 2):
        bring(world, sequence, JournalHead(sequence * 10, head(str(sequence))))
    assert not alarmed(world)


@pytest.mark.parametrize(
    "told", [JournalHead(4, head("shorter")), JournalHead(9, head("another")), JournalHead(0, head(""))]
)
def test_a_journal_that_went_back_or_is_another_is_an_alarm_and_the_dossier_is_taken(
    world: World, told: JournalHead
) -> None:
    bring(world, 1, JournalHead(9, head("nine")))
    bring(world, 2, told)
    assert alarmed(world)


def test_a_kiosk_that_cannot_read_its_journal_may_still_file(world: World) -> None:
    bring(world, 1, JournalHead(9, head("nine")))
    bring(world, 2, None)
    assert not alarmed(world)
