"""Signed documents: one spelling, one kind, one key, and nothing that arrives can make the reader raise."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract import canonical, dossier, receipts, signed, times
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.keyset import KeySet, RecipientRole, parse_keyset, verify_keyset
from sync.contract.manifest import Manifest, parse_manifest
from tests.sync.builders import Keys, key_from, make_dossier, public_of

KEYS = Keys()
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcXYZ09_", max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
def test_canonical_bytes_read_back_as_the_same_value_in_one_spelling(value: canonical.Json) -> None:
    data = canonical.encode(value)
    assert canonical.decode(data) == value
    assert json.loads(data) == value
    spaced = json.dumps(value, indent=1).encode()
    if spaced != data:
        assert canonical.decode(spaced) == ContractFault(ContractCode.NOT_CANONICAL)
    assert canonical.decode(spaced, canonical=False) == value


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"a":1,"a":2}',
        b"1.0",
        b"1e3",
        b"NaN",
        b"Infinity",
        b"9007199254740992",
        b"9" * 5000,
        b"\xff",
        b'"\\ud800"',
        b"[" * 30 + b"]" * 30,
        b"[" * 200_000,
        '{"đ":1}'.encode(),
        b"\xef\xbb\xbf{}",
    ],
)
def test_what_two_readers_might_take_differently_is_refused(data: bytes) -> None:
    fault = canonical.decode(data, canonical=False)
    assert isinstance(fault, ContractFault)
    assert fault.code is ContractCode.NOT_JSON


@pytest.mark.parametrize("value", [1.5, float("nan"), 2**53, {1: 2}, {"đ": 1}, b"x", object()])
def test_what_has_no_canonical_form_is_a_bug(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical.encode(value)


def test_size_is_looked_at_before_anything_else() -> None:
    assert canonical.decode(b"[" * 100, 99) == ContractFault(ContractCode.TOO_LARGE, "limit 99")


def test_base64_has_one_spelling() -> None:
    assert canonical.b64decode("AAE=") == b"\x00\x01"
    for text in ("AAE", "AAF=", "AA E=", "AAE=\n", "A-E=", "đ"):
        assert canonical.b64decode(text) is None


def test_a_signature_holds_for_its_kind_alone() -> None:
    document = signed.sign(signed.Kind.RECEIPT, {"a": 1}, KEYS.receipt)
    assert signed.verify(signed.Kind.RECEIPT, document, KEYS.receipt_keys) == {"a": 1}
    assert signed.verify(signed.Kind.RECEIPT, document.to_bytes(), KEYS.receipt_keys) == {"a": 1}
    assert signed.verify(signed.Kind.RECEIPT, document.to_json(), KEYS.receipt_keys) == {"a": 1}
    for kind in set(signed.Kind) - {signed.Kind.RECEIPT}:
        assert signed.verify(kind, document, KEYS.receipt_keys) == ContractFault(ContractCode.BAD_SIGNATURE)
    assert signed.verify(signed.Kind.RECEIPT, document, {}) == ContractFault(ContractCode.UNKNOWN_KEY)
    posing = {document.kid: public_of(key_from("stranger"))}
    assert signed.verify(signed.Kind.RECEIPT, document, posing) == ContractFault(ContractCode.BAD_SIGNATURE)


def test_a_signed_payload_that_is_spelled_differently_is_refused_although_signed() -> None:
    loose = b'{"a": 1}'
    sig = KEYS.receipt.sign(b"tram-mot-cua/1/receipt\0" + loose)
    document = signed.SignedDoc(loose, signed.key_id(public_of(KEYS.receipt)), sig)
    fault = signed.verify(signed.Kind.RECEIPT, document, KEYS.receipt_keys)
    assert fault == ContractFault(ContractCode.NOT_CANONICAL)


@given(st.binary(max_size=300) | JSON)
def test_any_document_is_a_value_or_a_fault(value: object) -> None:
    assert isinstance(signed.verify(signed.Kind.RECEIPT, value, KEYS.receipt_keys), ContractFault)
    assert isinstance(verify_keyset(value, public_of(KEYS.root), 1), ContractFault)


def test_a_key_set_of_the_root_is_taken_and_none_older() -> None:
    document = KEYS.keyset_doc(7)
    assert verify_keyset(document, public_of(KEYS.root), 7) == KEYS.keyset(7)
    assert verify_keyset(document, public_of(KEYS.root), 8) == ContractFault(
        ContractCode.ROLLED_BACK, "version"
    )
    assert isinstance(verify_keyset(document, public_of(KEYS.device), 1), ContractFault)
    portal = KEYS.keyset().recipient(RecipientRole.PORTAL)
    assert portal == KEYS.recipients[0]
    assert not KEYS.keyset().expired(datetime(2027, 10, 31, tzinfo=UTC))
    assert KEYS.keyset().expired(datetime(2027, 11, 1, tzinfo=UTC))


def test_a_key_set_without_recipients_or_with_one_twice_is_refused() -> None:
    good = KEYS.keyset()
    assert parse_keyset(good.to_json()) == good
    for recipients in ((), good.recipients * 2):
        assert isinstance(parse_keyset(replace(good, recipients=recipients).to_json()), ContractFault)
    broken: KeySet = replace(good, receipt_keys={"kid": b"short"})
    assert isinstance(parse_keyset(broken.to_json()), ContractFault)


def test_a_dossier_reads_back_and_every_missing_or_stray_field_is_refused() -> None:
    made = make_dossier()
    assert dossier.parse_dossier(made.to_bytes()) == made
    value = made.to_json()
    for key in value:
        assert isinstance(dossier.from_json({k: v for k, v in value.items() if k != key}), ContractFault)
    assert isinstance(dossier.from_json(value | {"stray": 1}), ContractFault)


@given(st.data())
def test_a_dossier_with_anything_in_any_field_is_a_value_or_a_fault(data: st.DataObject) -> None:
    value = make_dossier().to_json()
    target: dict[str, canonical.Json] = value
    for _ in range(data.draw(st.integers(0, 1))):
        nested = [inner for inner in target.values() if isinstance(inner, dict)]
        target = data.draw(st.sampled_from(nested)) if nested else target
    target[data.draw(st.sampled_from(sorted(target)))] = data.draw(JSON)
    result = dossier.from_json(value)
    if isinstance(result, dossier.Dossier):
        assert result.to_json() == value


def test_a_fault_never_repeats_what_it_read() -> None:
    value = make_dossier().to_json()
    citizen = value["citizen"]
    assert isinstance(citizen, dict)
    citizen["number"] = "not a number: 001199000001"
    citizen["Nguyễn"] = "x"
    fault = dossier.from_json(value)
    assert isinstance(fault, ContractFault)
    assert "Nguy" not in fault.detail
    assert "0011" not in fault.detail


def test_a_manifest_whose_lists_do_not_match_is_refused() -> None:
    good = Manifest(
        dossier_id=make_dossier().id,
        code=make_dossier().code,
        kiosk="k",
        sequence=1,
        practice=True,
        header_sha256="0" * 64,
        leaves=("0" * 64,),
        sizes=(16,),
    )
    assert parse_manifest(good.to_json()) == good
    for bad in (
        replace(good, sizes=(16, 16)),
        replace(good, leaves=(), sizes=()),
        replace(good, sizes=(15,)),
        replace(good, sizes=(40_000,)),
        replace(good, leaves=("A" * 64,)),
        replace(good, code="TAM-0000-0000-1"),
        replace(good, dossier_id="../../etc/passwd"),
    ):
        assert isinstance(parse_manifest(bad.to_json()), ContractFault)


def test_a_status_is_about_the_code_that_was_asked() -> None:
    code = make_dossier().code
    status = receipts.Status(
        code, receipts.DossierState.ACCEPTED, "ward.checking", "H26-THU-1", "2026-11-22T03:00:00Z"
    )
    document = signed.sign(signed.Kind.STATUS, status.to_json(), KEYS.receipt)
    assert receipts.verify_status(document, KEYS.receipt_keys, code=code) == status
    owing = replace(status, fee=20_000)
    owes = signed.sign(signed.Kind.STATUS, owing.to_json(), KEYS.receipt)
    assert receipts.verify_status(owes, KEYS.receipt_keys, code=code) == owing
    for fee in (0, -1, "20000", True, None, 10**13):
        bent = signed.sign(signed.Kind.STATUS, {**status.to_json(), "fee": fee}, KEYS.receipt)
        assert isinstance(receipts.verify_status(bent, KEYS.receipt_keys, code=code), ContractFault)
    other = make_dossier(2).code
    fault = receipts.verify_status(document, KEYS.receipt_keys, code=other)
    assert isinstance(fault, ContractFault)
    assert fault.code is ContractCode.MISMATCH


@pytest.mark.parametrize(
    "text",
    ["", "2026-11-22", "2026-11-22T03:04:05", "2026-11-22T03:04:05+07:00", "2026-13-01T00:00:00Z", "x" * 20],
)
def test_a_time_is_spelled_in_one_way(text: str) -> None:
    assert times.parse_time(text) is None
    at = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)
    assert times.parse_time("2026-11-22T03:04:05Z") == at
    assert times.format_time(at) == "2026-11-22T03:04:05Z"
