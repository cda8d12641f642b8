"""A dossier that a telephone carries: it is taken once, whoever comes first, and nobody is told too much."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from portal.pages.words import languages
from portal.public.carry import POLICY
from portal.store.kiosks import revoke
from portal.store.leaf_files import LeafFiles
from portal.store.models import Dossier, Happening, Leaf
from portal.store.states import Stage
from portal.store.unfinished import Unfinished
from sync.contract import receipts, wire
from sync.envelope import SealedDossier, SealedFile, parse_blob
from sync.envelope.carried import MAX_PACKED_BYTES, fragments, pack
from tests.portal.pages.strict_html import Page
from tests.portal.world import World, call, error_of, receipt_of
from tests.sync.builders import NAME, NUMBER, SCAN

DAY_MS = 86_400_000


def packed(sealed: SealedDossier) -> bytes:
    file = parse_blob(sealed.blob)
    assert isinstance(file, SealedFile)
    found = pack(file)
    assert isinstance(found, bytes)
    return found


def carry(world: World, body: bytes, language: str = "vi") -> httpx.Response:
    headers = {"content-type": "application/octet-stream"}
    return call(world.public, "POST", f"/carry?lang={language}", content=body, headers=headers)


def told(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = json.loads(answer.content)
    return found


def diary(world: World) -> list[str]:
    with world.database.read() as session:
        return list(session.scalars(select(Happening.what).order_by(Happening.id)))


def counts(world: World) -> tuple[int, int]:
    """Dossiers, and those with a receipt."""
    with world.database.read() as session:
        every = session.scalar(select(func.count()).select_from(Dossier))
        whole = session.scalar(
            select(func.count()).select_from(Dossier).where(Dossier.receipt_doc.is_not(None))
        )
    return every or 0, whole or 0


def test_without_scans_it_is_received_and_the_kiosk_hears_that_it_was(world: World) -> None:
    sealed = world.seal(files=())
    answer = told(carry(world, packed(sealed)))
    assert (answer["state"], answer["code"], answer["already"]) == ("received", sealed.manifest.code, False)
    # The kiosk asks what is missing, as it always does, and has its receipt: no leaf travels twice.
    receipt = receipts.verify_receipt(
        receipt_of(world.device.missing(sealed)),
        world.keyset.receipt_keys,
        dossier_id=sealed.manifest.dossier_id,
        manifest_sha256=sealed.manifest_doc.payload_sha256(),
    )
    assert isinstance(receipt, receipts.Receipt)
    assert (counts(world), diary(world)) == ((1, 1), ["carried", "received"])


def test_the_kiosk_first_then_the_telephone(world: World) -> None:
    sealed = world.seal(files=())
    receipt_of(world.device.upload(sealed))
    answer = told(carry(world, packed(sealed)))
    assert (answer["state"], answer["already"]) == ("received", True)
    assert (counts(world), diary(world)) == ((1, 1), ["received"])


def test_scans_follow_from_the_kiosk_and_until_then_nobody_says_received(world: World) -> None:
    sealed = world.seal()
    answer = told(carry(world, packed(sealed)))
    assert (answer["state"], answer["code"]) == ("words", sealed.manifest.code)
    assert counts(world) == (1, 0)
    page = call(world.public, "GET", f"/status?code={sealed.manifest.code}&lang=vi").text
    words = languages()["vi"]
    assert words.say("status", "carried") in page
    assert words.say("state", "received") not in page
    missing = wire.parse_missing_reply(world.device.missing(sealed).content)
    assert missing == wire.MissingReply(tuple(range(1, len(sealed.manifest.leaves))))
    receipt_of(world.device.upload(sealed))
    assert (counts(world), diary(world)) == ((1, 1), ["carried", "received"])
    page = call(world.public, "GET", f"/status?code={sealed.manifest.code}&lang=vi").text
    assert words.say("state", "received") in page
    assert told(carry(world, packed(sealed)))["already"] is True


def test_what_was_carried_opens_like_any_other(world: World) -> None:
    sealed = world.seal(files=())
    carry(world, packed(sealed))
    world.opener.work_once()
    with world.database.read() as session:
        row = session.get_one(Dossier, sealed.manifest.dossier_id)
        assert row.stage in {Stage.OPENED, Stage.HANDED_OVER}


def test_carried_twice_it_counts_once_and_keeps_its_first_time(world: World) -> None:
    sealed = world.seal()
    first = told(carry(world, packed(sealed)))
    world.clock.ms += DAY_MS
    assert told(carry(world, packed(sealed))) == first
    assert diary(world) == ["carried"]


@pytest.mark.parametrize("files", [(), (SCAN, b"")])
def test_telephones_and_the_kiosk_at_the_same_moment(world: World, files: tuple[bytes, ...]) -> None:
    sealed = world.seal(files=files)
    body = packed(sealed)
    with ThreadPoolExecutor(4) as pool:
        phones = [pool.submit(carry, world, body) for _ in range(3)]
        kiosk = pool.submit(world.device.upload_again, sealed)
        answers = [phone.result() for phone in phones]
        assert kiosk.result().status_code == 200
    assert {answer.status_code for answer in answers} <= {200, 503}
    assert told(carry(world, body))["code"] == sealed.manifest.code
    if world.device.missing(sealed).content.find(b"receipt") < 0:
        receipt_of(world.device.upload(sealed))
    assert counts(world) == (1, 1)
    assert sorted(diary(world)) in (["carried", "received"], ["received"])
    with world.database.read() as session:
        leaves = session.scalar(select(func.count()).select_from(Leaf))
    assert leaves == len(sealed.manifest.leaves)


def test_words_that_a_telephone_brought_are_not_given_up_as_unfinished(world: World) -> None:
    sealed = world.seal()
    carry(world, packed(sealed))
    unfinished = Unfinished(world.database, LeafFiles(world.places.leaves), world.clock, 30 * DAY_MS)
    world.clock.ms += 400 * DAY_MS
    assert not unfinished.work_once()
    assert counts(world) == (1, 0)
    receipt_of(world.device.upload(sealed))


def test_what_no_enrolled_kiosk_signed_is_refused(world: World) -> None:
    sealed = world.seal(files=(), kiosk="kiosk-99")
    assert error_of(carry(world, packed(sealed))) == "unauthorised"
    assert counts(world) == (0, 0)


def test_changed_words_and_another_dossier_under_the_same_id_are_refused(world: World) -> None:
    sealed, other = world.seal(files=()), world.seal(seed=1, files=(SCAN,))
    rotten = bytearray(sealed.blob)
    rotten[-1] ^= 1
    file = parse_blob(bytes(rotten))
    assert isinstance(file, SealedFile)
    body = pack(file)
    assert isinstance(body, bytes)
    assert error_of(carry(world, body)) == "leaf_wrong"
    carry(world, packed(sealed))
    assert error_of(carry(world, packed(other))) == "conflict"
    assert counts(world) == (1, 1)


@pytest.mark.parametrize("body", [b"", b"nonsense", b"\x03\x00", b"\x00" * MAX_PACKED_BYTES])
def test_nonsense_is_a_bad_request(world: World, body: bytes) -> None:
    assert (carry(world, body).status_code, counts(world)) == (400, (0, 0))


def test_too_much_is_not_even_read(world: World) -> None:
    assert carry(world, bytes(MAX_PACKED_BYTES + 1)).status_code == 413


def test_a_dossier_of_the_real_service_is_refused_by_a_practice_portal_for_good(world: World) -> None:
    sealed = world.seal(files=(), practice=False)
    assert error_of(carry(world, packed(sealed))) == "rejected"
    assert counts(world) == (1, 0)


def test_one_address_cannot_bring_them_without_end(world: World) -> None:
    body = packed(world.seal(files=()))
    tries = world.config.limits.guesses_per_minute
    assert {carry(world, body).status_code for _ in range(tries)} == {200}
    assert error_of(carry(world, body)) == "rate_limited"
    assert call(world.public, "GET", "/status?code=TAM-0000-0000-0").status_code != 429


def test_the_page_is_whole_in_both_languages_and_loads_nothing_from_elsewhere(world: World) -> None:
    for code in languages():
        answer = call(world.public, "GET", f"/carry?lang={code}")
        assert answer.headers["content-security-policy"] == POLICY
        page = Page.read(answer.text)
        assert set(page.wrongs) == {"script: script or style in the page"}
        assert languages()[code].say("carry", "send") in answer.text
        assert "set-cookie" not in answer.headers
    for name in ("carried", "carry"):
        script = call(world.public, "GET", f"/carry/{name}.js")
        assert script.headers["content-type"].startswith("text/javascript")
    assert call(world.public, "GET", "/carry/form.js").status_code == 404


def test_neither_log_nor_answer_says_whose_it_is(world: World, caplog: pytest.LogCaptureFixture) -> None:
    sealed = world.seal(files=())
    caplog.set_level("DEBUG")
    answer = carry(world, packed(sealed))
    carry(world, b"nonsense")
    for secret in (NAME, NUMBER, sealed.manifest.code):
        assert secret not in caplog.text
    assert NAME not in answer.text
    assert fragments(packed(sealed))[0] not in caplog.text


def test_a_revoked_kiosk_cannot_send_by_somebodys_telephone(world: World) -> None:
    sealed = world.seal(files=())
    with world.database.write() as session:
        assert revoke(session, sealed.manifest.kiosk)
    assert error_of(carry(world, packed(sealed))) == "unauthorised"
