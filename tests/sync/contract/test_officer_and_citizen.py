"""Between an officer and a citizen: words, fee notices, sign-ins, contacts, the key on the receipt."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sync.contract import signed
from sync.contract.card_ask import CardAsk, verify_card_ask
from sync.contract.contact import Contact, ContactKind, is_contact, read_contact
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.fee_notice import FeeNotice, verify_fee_notice
from sync.contract.officer import Defect, DefectCode, DefectKind, OfficerWord, RefusalReason, parse_word
from sync.contract.receipts import DossierState
from sync.contract.shape import MisshapenError
from sync.contract.sign_in import SignIn, verify_sign_in
from sync.contract.signed import Kind
from sync.envelope.receipt_key import read_receipt_url, receipt_url, visit_key

CODE = "TAM-8NY7-D7T1-A"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
KEYS = {
    signed.key_id(KEY.public_key().public_bytes_raw()): KEY.public_key().public_bytes_raw(),
}
AT = "2026-11-22T03:04:05Z"
WORD = OfficerWord(
    code=CODE,
    procedure="2.000635",
    state=DossierState.SUPPLEMENT,
    at=AT,
    remark="Xin chụp lại, ảnh bị lóa.",
    reason=None,
    round=1,
    ticket="0" * 32,
    due="2026-12-01",
    defects=(Defect(DefectKind.PAPER, "old_copy", DefectCode.UNREADABLE, "trang 2"),),
)
NOTICE = FeeNotice(CODE, "TAM4C8P0ZXAABCDEF", 8000, "77/2025/NQ-HĐND", "970415", "113366668888", "UBND", AT)
SIGN_IN = SignIn("a" * 64, "001190012345", "TRẦN THỊ THỬ NGHIỆM", "1990-03-14", "2", AT)
CARD_ASK = CardAsk("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", CODE, "kiosk-1", "001190012345")


def test_an_officers_word_comes_back_as_it_was_said() -> None:
    refused = replace(WORD, reason=RefusalReason.DUPLICATE, defects=(), due="")
    for word in (WORD, refused):
        assert parse_word(json.loads(json.dumps(word.to_json()))) == word


@pytest.mark.parametrize("key", sorted(WORD.to_json()))
def test_a_word_with_a_field_missing_or_of_another_type_is_refused(key: str) -> None:
    whole = dict(WORD.to_json())
    assert isinstance(parse_word({k: v for k, v in whole.items() if k != key}), ContractFault)
    assert isinstance(parse_word({**whole, key: {}}), ContractFault)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
    )
)
def test_anything_else_is_a_fault_and_never_an_error(value: object) -> None:
    assert isinstance(parse_word(value), ContractFault)
    with pytest.raises(MisshapenError):
        read_contact(value)


def test_signed_words_are_believed_for_their_own_subject_only() -> None:
    notice = signed.sign(Kind.FEE_NOTICE, NOTICE.to_json(), KEY)
    assert verify_fee_notice(notice, KEYS, code=CODE) == NOTICE
    other = verify_fee_notice(notice, KEYS, code="TAM-0000-0000-0")
    assert isinstance(other, ContractFault)
    assert other.code is ContractCode.MISMATCH
    came_in = signed.sign(Kind.SIGN_IN, SIGN_IN.to_json(), KEY)
    assert verify_sign_in(came_in, KEYS, visit="a" * 64) == SIGN_IN
    assert isinstance(verify_sign_in(came_in, KEYS, visit="b" * 64), ContractFault)
    card = signed.sign(Kind.CARD_ASK, CARD_ASK.to_json(), KEY)
    assert verify_card_ask(card, KEYS, ask_id=CARD_ASK.ask_id, code=CODE) == CARD_ASK
    assert isinstance(verify_card_ask(card, KEYS, ask_id=CARD_ASK.ask_id[:-1] + "0", code=CODE), ContractFault)


def test_a_document_of_one_kind_never_passes_as_another() -> None:
    wrong = signed.sign(Kind.STATUS, NOTICE.to_json(), KEY)
    assert isinstance(verify_fee_notice(wrong, KEYS, code=CODE), ContractFault)
    wrong = signed.sign(Kind.RECEIPT, SIGN_IN.to_json(), KEY)
    assert isinstance(verify_sign_in(wrong, KEYS, visit="a" * 64), ContractFault)


def test_an_address_is_one_that_a_message_could_reach() -> None:
    assert read_contact({"kind": "phone", "value": "0912345678"}) == Contact(ContactKind.PHONE, "0912345678")
    assert is_contact(ContactKind.EMAIL, "nguoi.dan@example.vn")
    for kind, text in (
        ("phone", "0012345678"),
        ("phone", "+84912345678"),
        ("email", "a@b"),
        ("email", "a b@c.vn"),
    ):
        assert not is_contact(ContactKind(kind), text)


@given(st.binary(min_size=16, max_size=16))
def test_the_receipts_qr_gives_back_code_and_key(secret: bytes) -> None:
    url = receipt_url("https://portal.example/status", CODE, secret)
    assert read_receipt_url(url) == (CODE, secret)
    assert visit_key(secret).public() == visit_key(secret).public()
    assert read_receipt_url(url.replace("code=TAM", "code=TAN")) is None


@given(st.text(max_size=500))
def test_any_other_qr_is_no_receipt(text: str) -> None:
    assert read_receipt_url(text) is None


def test_a_key_of_more_than_16_bytes_is_no_receipt() -> None:
    assert read_receipt_url(f"https://portal.example/status?code={CODE}#k={'Z' * 26}") is None
