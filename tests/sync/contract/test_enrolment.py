"""Enrolment on paper: the code as people type it, both keys proven, and every way to cheat with the halves."""

from __future__ import annotations

import functools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.contract import enrolment, ids, signed
from sync.contract.canonical import b64encode
from sync.contract.enrolment import Claim, Enrolment, EnrolRequest
from sync.contract.faults import ContractCode, ContractFault
from sync.envelope.enrolment import open_payment_key, seal_payment_key
from tests.sync.builders import KIOSK, Keys, key_from, public_of, random_from

KEYS = Keys()
CODE = enrolment.new_invite_code(random_from(5))
BOX = KEYS.visit.public().to_text()
DEVICE = signed.key_id(public_of(KEYS.device))


@functools.cache
def stretched(code: str = CODE, kiosk: str = KIOSK) -> bytes:
    """Once for all tests: it is meant to take its time."""
    return enrolment.stretch(code, kiosk)


def request(kiosk: str = KIOSK) -> EnrolRequest:
    app = enrolment.app_statement(kiosk, stretched(), KEYS.device, BOX)
    return EnrolRequest(stretched(), app, enrolment.sender_statement(kiosk, stretched(), KEYS.sender, app))


def refused(asked: EnrolRequest) -> ContractFault:
    found = enrolment.verify_request(asked)
    assert isinstance(found, ContractFault)
    return found


@given(st.binary(min_size=7, max_size=7))
def test_a_code_survives_the_way_through_a_persons_hands(seed: bytes) -> None:
    draws = iter([seed, bytes(7)])
    code = enrolment.new_invite_code(lambda _size: next(draws))
    assert enrolment.normalise_invite(code) == code
    assert enrolment.normalise_invite(f" {code.lower().replace('-', ' ')} ") == code
    assert enrolment.normalise_invite(code.replace("1", "l").replace("0", "o")) == code


@given(st.integers(0, 10), st.sampled_from(ids.CROCKFORD))
def test_one_wrong_character_is_noticed_before_anything_is_sent(at: int, other: str) -> None:
    kept = CODE.replace("-", "")
    typed = kept[:at] + other + kept[at + 1 :]
    assert enrolment.normalise_invite(typed) == (CODE if typed == kept else None)


@given(st.text(max_size=80))
def test_no_text_whatever_trips_the_reader_of_codes(text: str) -> None:
    found = enrolment.normalise_invite(text)
    assert found is None or enrolment.normalise_invite(found) == found


def test_both_keys_are_proven_over_code_and_kiosk() -> None:
    again = enrolment.parse_request(request().to_bytes())
    assert isinstance(again, EnrolRequest)
    proof = enrolment.proof_of(stretched())
    claim = Claim(KIOSK, proof, public_of(KEYS.device), BOX, public_of(KEYS.sender))
    assert enrolment.verify_request(again) == claim
    assert CODE.replace("-", "").encode() not in request().to_bytes()


def test_a_half_for_another_kiosk_code_or_app_does_not_fit() -> None:
    good, elsewhere = request(), request("kiosk-02")
    assert refused(replace(good, sender=elsewhere.sender)).detail == "kiosk"
    assert refused(replace(good, stretched=bytes(32))).detail == "proof"
    other = enrolment.app_statement(KIOSK, stretched(), key_from("another app"), BOX)
    assert refused(replace(good, app=other)).detail == "app_sha256"


def test_one_key_for_both_is_refused() -> None:
    app = enrolment.app_statement(KIOSK, stretched(), KEYS.device, BOX)
    sender = enrolment.sender_statement(KIOSK, stretched(), KEYS.device, app)
    assert refused(EnrolRequest(stretched(), app, sender)).detail == "one key for both"


def test_a_key_that_the_asker_does_not_hold_is_not_proven() -> None:
    honest = request()
    payload = honest.app.payload.replace(
        b64encode(public_of(KEYS.device)).encode(),
        b64encode(public_of(key_from("stolen"))).encode(),
    )
    named = replace(honest.app, payload=payload, kid=signed.key_id(public_of(key_from("stolen"))))
    assert refused(replace(honest, app=named)).code is ContractCode.BAD_SIGNATURE


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_no_request_whatever_raises(data: bytes) -> None:
    assert isinstance(enrolment.parse_request(data), ContractFault)
    assert isinstance(enrolment.parse_reply(data), ContractFault)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_request_with_one_byte_changed_is_refused_or_means_the_same(data: st.DataObject) -> None:
    whole = request().to_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] + bytes([data.draw(st.integers(0, 255))]) + whole[at + 1 :]
    asked = enrolment.parse_request(changed)
    if isinstance(asked, EnrolRequest) and changed != whole:
        assert isinstance(enrolment.verify_request(asked), ContractFault)


def enrolled(**changes: object) -> Enrolment:
    sealed = seal_payment_key(b"p" * 32, KEYS.visit.public(), kiosk=KIOSK, device=DEVICE)
    assert sealed is not None
    root = enrolment.proof_of(public_of(KEYS.root))
    made = Enrolment(
        kiosk=KIOSK,
        site="Hoàn Kiếm",
        practice=True,
        device=DEVICE,
        sender=signed.key_id(public_of(KEYS.sender)),
        root_sha256=root,
        sealed=sealed,
        at="2026-11-22T03:00:00Z",
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # the field's own type is the caller's to keep


def heard(said: Enrolment) -> Enrolment | ContractFault:
    doc = signed.sign(signed.Kind.ENROLMENT, said.to_json(), KEYS.receipt)
    return enrolment.verify_enrolment(
        doc, KEYS.receipt_keys, kiosk=KIOSK, root_public=public_of(KEYS.root), practice=True
    )


def test_the_answer_is_believed_for_this_kiosk_under_this_images_root_only() -> None:
    said = enrolled()
    assert heard(said) == said
    for changes, detail in (
        ({"root_sha256": "0" * 64}, "root"),
        ({"kiosk": "kiosk-02"}, "kiosk"),
        ({"practice": False}, "practice"),
    ):
        assert heard(enrolled(**changes)) == ContractFault(ContractCode.MISMATCH, detail)


@pytest.mark.parametrize(("kiosk", "device"), [("kiosk-02", DEVICE), (KIOSK, "0" * 16)])
def test_the_payment_key_opens_for_the_app_and_place_that_it_was_sealed_for(kiosk: str, device: str) -> None:
    sealed = enrolled().sealed
    assert open_payment_key(sealed, KEYS.visit, kiosk=KIOSK, device=DEVICE) == b"p" * 32
    assert open_payment_key(sealed, KEYS.visit, kiosk=kiosk, device=device) is None
    assert open_payment_key(sealed, KEYS.portal, kiosk=KIOSK, device=DEVICE) is None
