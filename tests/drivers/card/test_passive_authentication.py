"""Trusted, consistent, failed: what each needs, and the ways in which a forger would try for more."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.card.chip.passive import Anchors, judge
from drivers.card.chip.session import Terms
from drivers.card.chip.sod import SodError, parse_sod
from drivers.card.persona import load_persona
from drivers.card.reader import CardReading, ChipTrust
from drivers.card.simulator import files, issuer
from drivers.card.simulator.applet import SimulatedChip
from drivers.card.simulator.curve import CURVES
from drivers.card.simulator.der import tlv
from drivers.card.trust_folder import load_trust
from tests.drivers.card.cards import MAI, read

GROUPS = {1: files.dg1(MAI), 13: files.dg13(MAI)}
SOD = issuer.security_object(GROUPS)
CURVE = CURVES[13]
PRACTICE = Anchors((issuer.practice_anchor(),))


def trust(sod: bytes, groups: dict[int, bytes] | None = None, anchors: Anchors = PRACTICE) -> ChipTrust:
    try:
        return judge(parse_sod(sod), groups or GROUPS, anchors).trust
    except SodError:
        return ChipTrust.FAILED


def test_the_three_outcomes() -> None:
    assert trust(SOD) is ChipTrust.TRUSTED
    assert trust(SOD, anchors=Anchors()) is ChipTrust.CONSISTENT
    assert trust(SOD, {1: GROUPS[1], 13: GROUPS[13][:-1] + b"x"}) is ChipTrust.FAILED


def test_a_group_that_was_never_signed_fails() -> None:
    assert trust(SOD, {1: GROUPS[1], 2: b"a face"}) is ChipTrust.FAILED


def test_one_person_has_one_security_object_in_every_process() -> None:
    assert issuer.security_object(GROUPS) == SOD


def test_two_rightly_signed_people_on_one_chip_are_no_card() -> None:
    groups = {1: files.dg1(MAI), 13: files.dg13(load_persona("duc"))}
    chip = SimulatedChip(MAI)
    chip.files |= {0x010D: groups[13], 0x011D: issuer.security_object(groups)}
    reading = read(chip.transmit, terms=Terms(anchors=PRACTICE))
    assert isinstance(reading, CardReading)
    assert reading.trust is ChipTrust.FAILED


def test_a_card_without_a_security_object_proves_nothing() -> None:
    chip = SimulatedChip(MAI)
    del chip.files[0x011D]
    reading = read(chip.transmit)
    assert isinstance(reading, CardReading)
    assert reading.trust is ChipTrust.FAILED
    assert reading.sod_sha256 == ""


@settings(deadline=None, max_examples=150)
@given(st.integers(0, len(SOD) - 1), st.integers(1, 255))
def test_one_damaged_byte_is_never_trusted_more(at: int, damage: int) -> None:
    # A few bytes mean nothing to the check (an algorithm's NULL, a version); none may raise.
    sod = SOD[:at] + bytes((SOD[at] ^ damage,)) + SOD[at + 1 :]
    assert trust(sod, anchors=Anchors()) in (ChipTrust.CONSISTENT, ChipTrust.FAILED)


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=200), st.integers(0, len(SOD)))
def test_any_bytes_are_judged_and_nothing_raises(junk: bytes, at: int) -> None:
    for sod in (
        junk,
        tlv("77", junk),
        SOD[:at],
        SOD[:at] + junk + SOD[at:],
        SOD[:at] + junk + SOD[at + len(junk) :],
    ):
        assert trust(sod) in ChipTrust


def test_a_thousand_nested_sequences_do_not_exhaust_the_parser() -> None:
    nested = b""
    for _ in range(1000):
        nested = tlv("30", nested)
    assert trust(tlv("77", nested)) is ChipTrust.FAILED


class Forger:
    """Signs with a key of his own under whatever curve parameters he likes."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.BrainpoolP256R1())
        self.point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def sign(self, data: bytes) -> bytes:
        return self.key.sign(data, ec.ECDSA(hashes.SHA256()))


def resigned(monkeypatch: pytest.MonkeyPatch, parameters: bytes) -> bytes:
    """A security object whose certificates carry `parameters` for their curve; all signatures hold."""
    issuer.practice_anchor.cache_clear()
    issuer._document_signer.cache_clear()
    monkeypatch.setattr(issuer, "_SPELLED_OUT", parameters)
    sod = issuer.security_object(GROUPS)
    issuer._document_signer.cache_clear()
    return sod


def test_a_named_curve_is_as_good_as_a_spelled_out_one(monkeypatch: pytest.MonkeyPatch) -> None:
    named = tlv("06", bytes.fromhex("2B2403030208010107"))
    assert trust(resigned(monkeypatch, named), anchors=Anchors()) is ChipTrust.CONSISTENT


@pytest.mark.parametrize("constant", [CURVE.p, CURVE.a, CURVE.b, *CURVE.generator, CURVE.n])
def test_a_curve_that_differs_in_one_parameter_is_not_taken_for_the_named_one(
    monkeypatch: pytest.MonkeyPatch, constant: int
) -> None:
    true = constant.to_bytes(CURVE.size, "big")
    forged = issuer._SPELLED_OUT.replace(true, true[:-1] + bytes((true[-1] ^ 2,)))
    assert forged != issuer._SPELLED_OUT
    assert trust(resigned(monkeypatch, forged), anchors=Anchors()) is ChipTrust.FAILED


def test_another_cofactor_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    forged = issuer._SPELLED_OUT[:-1] + b"\x02"
    assert trust(resigned(monkeypatch, forged), anchors=Anchors()) is ChipTrust.FAILED


def test_a_signer_of_the_forgers_own_is_consistent_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    forger = Forger()
    monkeypatch.setattr(issuer, "_SIGNER_KEY", forger.key)
    monkeypatch.setattr(issuer, "_CSCA_KEY", forger.key)
    issuer._document_signer.cache_clear()
    sod = issuer.security_object(GROUPS)
    issuer._document_signer.cache_clear()
    assert trust(sod) is ChipTrust.CONSISTENT


def test_a_certificate_that_names_our_anchors_key_and_was_not_signed_by_it_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    forger, true_id = Forger(), issuer._key_id(issuer._CSCA_KEY)
    monkeypatch.setattr(issuer, "_SIGNER_KEY", forger.key)
    monkeypatch.setattr(issuer, "_CSCA_KEY", forger.key)
    monkeypatch.setattr(issuer, "_key_id", lambda _: true_id)
    issuer._document_signer.cache_clear()
    sod = issuer.security_object(GROUPS)
    issuer._document_signer.cache_clear()
    assert trust(sod) is ChipTrust.FAILED


def test_a_document_signer_is_no_anchor() -> None:
    with pytest.raises(ValueError, match="authority"):
        Anchors((issuer._document_signer(),))


def test_anchors_come_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "practice.cer").write_bytes(issuer.practice_anchor())
    (tmp_path / "README").write_text("not a certificate")
    found = load_trust(tmp_path)
    assert (trust(SOD, anchors=found.anchors), found.faults) == (ChipTrust.TRUSTED, ())
    assert len(load_trust(None).anchors) == len(load_trust(tmp_path / "none").anchors) == 0
    (tmp_path / "broken.der").write_bytes(issuer.practice_anchor()[:-9])
    found = load_trust(tmp_path)
    assert (trust(SOD, anchors=found.anchors), found.faults[0].file) == (ChipTrust.TRUSTED, "broken.der")


def test_the_judgement_names_the_step_and_not_the_person() -> None:
    found = judge(parse_sod(SOD), {13: b"other"}, PRACTICE)
    assert found.reason == "hash of data group 13"
    assert hashlib.sha256(SOD).hexdigest() == parse_sod(SOD).sha256
