"""Somebody between reader and chip takes the better ways in out of EF.CardAccess: DG14 says what there was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drivers.card.chip.access_signed import hold_access
from drivers.card.chip.anchors import Anchors
from drivers.card.chip.card_access import SecurityInfos, parse_security_infos
from drivers.card.chip.judgement import Judgement
from drivers.card.chip.session import Terms
from drivers.card.reader import CardReading, ChipTrust
from drivers.card.simulator import security_infos
from drivers.card.simulator.applet import SimulatedChip
from drivers.card.simulator.der import set_of, tlv
from drivers.card.simulator.issuer import practice_anchor
from drivers.card.simulator.personalised import CARD_ACCESS
from drivers.card.simulator.profile import Access, ChipProfile, Mapping
from drivers.card.simulator.suites import Cipher
from drivers.errors import DeviceFault, FaultCode
from tests.drivers.card.cards import MAI, read

TERMS = Terms(anchors=Anchors((practice_anchor(),)))
CAM = replace(MAI.profile, mapping=Mapping.CAM)


def offering(profile: ChipProfile) -> bytes:
    found = security_infos.card_access(profile)
    assert found is not None
    return found


def reading(profile: ChipProfile, said: bytes | None) -> CardReading | DeviceFault:
    """Of a chip with `profile`, whose EF.CardAccess somebody makes say something else."""
    chip = SimulatedChip(replace(MAI, profile=profile))
    chip.master.pop(CARD_ACCESS, None)
    if said is not None:
        chip.master[CARD_ACCESS] = said
    return read(chip.transmit, terms=TERMS)


def judged(profile: ChipProfile, said: bytes | None) -> tuple[ChipTrust, tuple[str, ...]]:
    found = reading(profile, said)
    assert isinstance(found, CardReading)
    return found.trust, found.reasons


@pytest.mark.parametrize("profile", [MAI.profile, CAM])
def test_what_the_issuer_signed_is_trusted(profile: ChipProfile) -> None:
    assert judged(profile, offering(profile)) == (ChipTrust.TRUSTED, ())


def test_without_its_best_offer_it_is_refused() -> None:
    weaker = offering(replace(CAM, mapping=Mapping.GM))
    assert judged(CAM, weaker) == (ChipTrust.FAILED, ("access_altered",))


def test_an_offer_that_nobody_would_take_does_no_harm() -> None:
    # Beside the strongest one, and without a word of it in DG14.
    both = set_of(offering(CAM)[2:], offering(replace(CAM, mapping=Mapping.GM, cipher=Cipher.TDES))[2:])
    assert judged(CAM, both) == (ChipTrust.TRUSTED, ())


def test_without_any_offer_the_reading_ends_as_with_a_bad_contact() -> None:
    found = reading(MAI.profile, None)
    assert isinstance(found, DeviceFault)
    assert found.code is FaultCode.CARD_GARBLED


def test_a_card_from_before_pace_has_nothing_to_be_held_against() -> None:
    old = replace(MAI.profile, access=(Access.BAC,))
    assert judged(old, None) == (ChipTrust.TRUSTED, ())


def test_where_dg14_keeps_silent_that_is_noted() -> None:
    infos = parse_security_infos(offering(MAI.profile))
    trusted = Judgement(ChipTrust.TRUSTED)
    for silent in (None, tlv("6E", set_of()), b"\x6e\x01"):
        found = hold_access(infos, trusted, silent)
        assert (found.trust, found.codes, found.reason) == (ChipTrust.TRUSTED, ("access_unsigned",), "")
    assert hold_access(SecurityInfos(), trusted, None) == trusted


def test_what_failed_before_keeps_its_reason() -> None:
    failed = Judgement(ChipTrust.FAILED)
    assert hold_access(SecurityInfos(), failed, tlv("6E", offering(CAM))) == failed
