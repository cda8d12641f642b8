"""An officer's word reaches whoever holds the slip or the card, and nobody else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from portal.console.deeds import Deed
from portal.console.verdicts import Verdict
from portal.store.models import Kiosk, Remark, Word, WordCopy
from sync.contract.canonical import b64decode
from sync.contract.dossier import Answer, Assurance
from sync.contract.dossier import Citizen as Holder
from sync.contract.officer import TOPIC, OfficerWord, RefusalReason, parse_word
from sync.contract.receipts import DossierState, Status, verify_status
from sync.contract.wire import AskKind
from sync.envelope import EnvelopeFault, open_down
from sync.envelope.receipt_key import visit_key
from tests.portal.citizens import ASK_ALL, MISSING, Citizen, at_home, file, give, word_on_slip
from tests.portal.engines import SQLITE
from tests.portal.world import World, error_of
from tests.sync.builders import NUMBER, key_from

# Under the logins of both engines once; what follows is the same code.
on_files = pytest.mark.parametrize("store_url", [SQLITE], indirect=True)
ANOTHER = "001199000002"


def test_every_defect_at_once_reaches_the_slip_and_the_card(world: World) -> None:
    key = visit_key(bytes(range(16)))
    code = file(world, visit_key=key.public().to_text()).manifest.code
    give(world, code)
    answer = at_home(world).status(code)
    word = word_on_slip(code, answer, key)
    assert (word.code, word.state, word.round, word.due) == (code, DossierState.SUPPLEMENT, 1, "2026-12-31")
    assert (word.remark, word.defects, word.procedure) == ("Xin bổ sung.", MISSING, "2.000635")
    status = verify_status(answer["status"], world.keyset.receipt_keys, code=code)
    assert isinstance(status, Status)
    assert (status.state, status.step) == (DossierState.SUPPLEMENT, "city.supplement")
    assert answer["open_word"] is None
    with_card = at_home(world).status(code, {"number": NUMBER})
    assert parse_word(with_card["open_word"]) == word
    assert [(change.code, change.state.value) for change in world.news] == [(code, "supplement")]


SPOILT = (
    {"number": ANOTHER},
    {"number": NUMBER, "ask_id": "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"},
    {"number": NUMBER, "code": "TAM-8NY7-D7T1-A"},
    {"number": NUMBER, "kiosk": "kiosk-02"},
    {"number": NUMBER, "key": "sender"},
    {"number": NUMBER, "key": "kiosk-02 app"},
)
NONSENSE: tuple[object, ...] = (None, 7, "x", [], {}, {"payload": "", "kid": "", "sig": ""})


@on_files
def test_a_passport_opens_what_was_filed_with_its_number(world: World) -> None:
    holder = Holder(Assurance.CHIP_CONSISTENT, "PX0417263", "WHITCOMBE ELEANOR JANE", "1991-08-23")
    code = file(world, citizen=holder).manifest.code
    give(world, code)
    assert parse_word(at_home(world).status(code, {"number": "PX0417263"})["open_word"])
    for other in ("PX0417264", NUMBER, "px0417263"):
        assert at_home(world).status(code, {"number": other})["open_word"] is None


@on_files
def test_a_card_that_does_not_prove_it_opens_nothing(state: Path) -> None:
    """Another number, question, dossier or kiosk; the sender's key; another kiosk's app; no card at all."""
    world = World.in_folder(state, asks_per_code_per_minute=100)
    world.other_device("kiosk-02")
    code = file(world).manifest.code
    give(world, code)
    answers = [at_home(world).status(code, about) for about in SPOILT]
    answers += [at_home(world).hear(AskKind.STATUS, {"code": code, "card": card}) for card in NONSENSE]
    assert [answer["open_word"] for answer in answers] == [None] * len(answers)
    assert all(answer["status"] is not None for answer in answers)
    assert at_home(world).status(code, {"number": NUMBER})["open_word"] is not None
    world.close()


@on_files
def test_any_enrolled_kiosk_may_read_the_card_and_a_revoked_one_may_not(world: World) -> None:
    code = file(world).manifest.code
    give(world, code)
    elsewhere = Citizen(world, world.other_device("kiosk-02"), "kiosk-02 app")
    assert elsewhere.status(code, {"number": NUMBER})["open_word"] is not None
    with world.database.write() as session:
        session.get_one(Kiosk, "kiosk-02").public = key_from("another app").public_key().public_bytes_raw()
        session.get_one(Kiosk, "kiosk-02").kid = "0" * 16
    assert elsewhere.status(code, {"number": NUMBER})["open_word"] is None


@on_files
def test_the_last_word_replaces_the_one_before(world: World) -> None:
    code = file(world).manifest.code
    give(world, code)
    first = word_on_slip(code, at_home(world).status(code))
    give(world, code, Verdict(DossierState.REFUSED, "Quá hạn.", RefusalReason.NOT_SUPPLEMENTED))
    last = word_on_slip(code, at_home(world).status(code))
    assert (last.state, last.reason, last.defects) == (DossierState.REFUSED, RefusalReason.NOT_SUPPLEMENTED, ())
    assert last.round == first.round == 1
    assert last.ticket == "0" * 32 != first.ticket
    give(world, code)
    again = word_on_slip(code, at_home(world).status(code))
    assert again.round == 2
    assert again.ticket not in {first.ticket, last.ticket}


@on_files
def test_nobody_reads_it_out_of_the_store(world: World) -> None:
    sealed = file(world)
    give(world, sealed.manifest.code)
    ticket = word_on_slip(sealed.manifest.code, at_home(world).status(sealed.manifest.code)).ticket
    with world.database.read() as session:
        kept = [
            *(row.sealed for row in session.query(Remark)),
            *(row.sealed for row in session.query(WordCopy)),
        ]
        kept += [row.for_opener for row in session.query(Word)]
        hashes = [row.ticket_sha256 for row in session.query(Word)]
    assert len(kept) == 3
    for secret in ("Xin bổ sung.", "ảnh bị lóa", ticket, NUMBER):
        assert not [text for text in kept if secret.encode() in text]
    assert ticket not in hashes


@on_files
def test_another_slip_does_not_open_it(world: World) -> None:
    code = file(world).manifest.code
    give(world, code)
    sealed = at_home(world).status(code)["word"]
    assert isinstance(sealed, str)
    blob = b64decode(sealed)
    assert blob is not None
    assert isinstance(open_down(TOPIC, code, blob, visit_key(bytes(16))), EnvelopeFault)


WRONG = (
    (Verdict(DossierState.SUPPLEMENT), Deed.NO_DEFECT),
    (Verdict(DossierState.ACCEPTED, defects=MISSING), Deed.NO_DEFECT),
    (Verdict(DossierState.SUPPLEMENT, defects=MISSING * 2), Deed.BAD_DEFECT),
    (Verdict(DossierState.SUPPLEMENT, defects=MISSING, due="2026-11-21"), Deed.BAD_DATE),
    (Verdict(DossierState.SUPPLEMENT, defects=MISSING, due="2026-02-30"), Deed.BAD_DATE),
    (Verdict(DossierState.SUPPLEMENT, defects=MISSING, due="20261231"), Deed.BAD_DATE),
    (Verdict(DossierState.REFUSED), Deed.NO_REASON),
    (Verdict(DossierState.ACCEPTED, reason=RefusalReason.OTHER), Deed.NO_REASON),
    (Verdict(DossierState.FORWARDED), Deed.NOT_FOUND),
    (Verdict(DossierState.DONE, "x" * 501), Deed.TOO_LONG),
)


@on_files
def test_a_verdict_says_what_it_has_to(world: World) -> None:
    code = file(world).manifest.code
    done = [world.desk.verdicts.give(code, verdict, "Nam") for verdict, _ in WRONG]
    assert done == [deed for _, deed in WRONG]
    assert at_home(world).status(code)["word"] is None
    give(world, code, Verdict(DossierState.SUPPLEMENT, defects=MISSING, due="2026-11-22"))


@on_files
def test_the_longest_word_still_fits_into_a_sealed_answer(world: World) -> None:
    asked = tuple(Answer(f"paper-{number}", "x") for number in range(64))
    code = file(world, answers=asked).manifest.code
    many = tuple(replace(MISSING[1], field=answer.field, note="ạ" * 20) for answer in asked)
    give(world, code, Verdict(DossierState.SUPPLEMENT, "x" * 500, defects=many))
    answer = at_home(world).status(code, {"number": NUMBER})
    word = parse_word(answer["open_word"])
    assert isinstance(word, OfficerWord)
    assert len(word.defects) == 64
    assert len(word_on_slip(code, at_home(world).status(code)).defects) == 64
    too_long = tuple(replace(defect, note="ạ" * 200) for defect in many)
    verdict = Verdict(DossierState.SUPPLEMENT, defects=too_long)
    assert world.desk.verdicts.give(code, verdict, "Nam") is Deed.TOO_LONG


@on_files
def test_whoever_asks_too_often_has_to_wait(world: World) -> None:
    code, other = file(world, 1).manifest.code, file(world, 5).manifest.code
    citizen = at_home(world)
    limit = world.config.limits.asks_per_code_per_minute
    for _ in range(limit):
        citizen.status(code)
    assert error_of(citizen.ask(AskKind.STATUS, {"code": code}, citizen.new_id())) == "rate_limited"
    assert citizen.status(other)["status"] is not None
    world.clock.ms += 60_000
    assert citizen.status(code)["status"] is not None


@on_files
def test_before_it_was_opened_there_is_nothing_to_say(world: World) -> None:
    sealed = world.seal()
    world.device.upload(sealed)
    assert world.desk.verdicts.give(sealed.manifest.code, ASK_ALL, "Nam") is Deed.NOT_OPENED
    answer = at_home(world).status(sealed.manifest.code, {"number": NUMBER})
    assert (answer["word"], answer["open_word"]) == (None, None)
