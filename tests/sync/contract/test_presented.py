"""What lay on the reader travels whole, and a dossier may claim no more than was found of its chip."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract import canonical
from sync.contract.dossier import Assurance, Citizen, Dossier, from_json, parse_dossier
from sync.contract.faults import ContractFault
from sync.contract.presented import (
    Access,
    ChipChecked,
    ChipTrust,
    DocumentKind,
    Genuine,
    Presented,
    Proof,
)
from tests.sync.builders import changed, make_dossier

FOUND = ChipChecked(
    ChipTrust.CONSISTENT, Genuine.PROVEN, Access.PACE_CAM, (Proof.MAPPING,), ("issuer_unknown",), "0f" * 32
)
PASSPORT = Presented(DocumentKind.PASSPORT, "AUS", FOUND)
HOLDER = Citizen(Assurance.CHIP_CONSISTENT, "PX0417263", "WHITCOMBE ELEANOR JANE", "1991-08-23")


def with_passport(shown: Presented = PASSPORT, assurance: Assurance = Assurance.CHIP_CONSISTENT) -> Dossier:
    return changed(make_dossier(), citizen=replace(HOLDER, assurance=assurance), presented=shown)


@pytest.mark.parametrize(
    ("shown", "assurance"),
    [
        (PASSPORT, Assurance.CHIP_CONSISTENT),
        (Presented(DocumentKind.PASSPORT), Assurance.CLAIMED),
        (Presented(DocumentKind.OTHER, "D", FOUND), Assurance.CHIP_CONSISTENT),
        (Presented(DocumentKind.CARD, "VNM", replace(FOUND, trust=ChipTrust.FAILED)), Assurance.CLAIMED),
        (Presented(DocumentKind.CARD, "VNM", replace(FOUND, trust=ChipTrust.FAILED)), Assurance.VNEID),
    ],
)
def test_it_comes_back_as_it_went(shown: Presented, assurance: Assurance) -> None:
    dossier = with_passport(shown, assurance)
    assert parse_dossier(dossier.to_bytes()) == dossier


def test_a_dossier_of_before_has_the_same_bytes_as_ever() -> None:
    dossier = make_dossier()
    assert dossier.presented is None
    assert b"presented" not in dossier.to_bytes()


@pytest.mark.parametrize("trust", [ChipTrust.CONSISTENT, ChipTrust.FAILED, None])
def test_nobody_is_trusted_whose_chip_was_not(trust: ChipTrust | None) -> None:
    shown = replace(PASSPORT, chip=None if trust is None else replace(FOUND, trust=trust))
    dossier = with_passport(shown, Assurance.CHIP_TRUSTED)
    assert isinstance(parse_dossier(dossier.to_bytes()), ContractFault)


@pytest.mark.parametrize(
    "chip",
    [
        replace(FOUND, genuine=Genuine.FAILED),
        replace(FOUND, reasons=("Issuer unknown",)),
        replace(FOUND, reasons=("group_hash:130",)),
        replace(FOUND, reasons=("x",) * 17),
        replace(FOUND, sod_sha256="0F" * 32),
        replace(FOUND, proofs=(Proof.ACTIVE,) * 4),
    ],
)
def test_what_no_reader_says_is_refused(chip: ChipChecked) -> None:
    assert isinstance(parse_dossier(with_passport(replace(PASSPORT, chip=chip)).to_bytes()), ContractFault)


@pytest.mark.parametrize("issuer", ["aus", "AUSX", "A1", "Đ"])
def test_an_issuer_is_a_code(issuer: str) -> None:
    assert isinstance(parse_dossier(with_passport(replace(PASSPORT, issuer=issuer)).to_bytes()), ContractFault)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
_PARTS = st.fixed_dictionaries(
    {
        "document": st.sampled_from(["card", "passport"]) | _JSON,
        "issuer": st.sampled_from(["", "AUS"]) | _JSON,
        "chip": st.none() | _JSON | st.just(PASSPORT.to_json()["chip"]),
    }
)


@given(_PARTS | _JSON)
def test_any_other_shape_is_a_fault_and_never_an_error(value: canonical.Json) -> None:
    source = with_passport().to_json() | {"presented": value}
    assert isinstance(from_json(source), Dossier | ContractFault)
