"""The codes are the sealed file as it lies in the outbox, and nothing else of the visit."""

from __future__ import annotations

from kiosk_app.flow.carrying import GONE, CodesMade, CodesRefused
from kiosk_app.flow.events import Stored
from kiosk_app.runtime.carry_work import CarryWork
from sync.envelope.carried import Carried, unpack
from sync.envelope.sealed_file import SealedFile, open_file
from tests.kiosk_app.desk import HOLDER, Desk
from tests.sync.envelope.test_carried import read


def test_what_the_codes_spell_is_what_was_sealed(desk: Desk) -> None:
    noted: list[tuple[str, str]] = []
    stored = desk.filing().submit(desk.order())
    assert isinstance(stored, Stored)
    work = CarryWork(desk.outbox, desk.posted.append, lambda event, detail: noted.append((event, detail)))
    work.make(stored.dossier)
    made = desk.posted[-1]
    assert isinstance(made, CodesMade)
    assert noted == [("carry.shown", str(len(made.fragments)))]
    carried = unpack(b"".join(read(part[12:]) for part in made.fragments))
    sealed = open_file(desk.outbox.sealed_path(stored.dossier))
    assert isinstance(carried, Carried)
    assert isinstance(sealed, SealedFile)
    assert (carried.header_bytes, carried.manifest_doc) == (sealed.header_bytes, sealed.manifest_doc)
    assert carried.leaves == (sealed.leaf(0),)
    assert HOLDER.number not in "".join(made.fragments)


def test_what_was_let_go_meanwhile_is_said_to_be_gone(desk: Desk) -> None:
    stored = desk.filing().submit(desk.order())
    assert isinstance(stored, Stored)
    desk.outbox.sealed_path(stored.dossier).unlink()
    CarryWork(desk.outbox, desk.posted.append, lambda _event, _detail: None).make(stored.dossier)
    assert desk.posted[-1] == CodesRefused(stored.dossier, GONE)
