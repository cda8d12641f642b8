"""A foreigner's passport on the reader: opened by what is printed in it, named as its MRZ spells the name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from drivers.card.chip import bac
from drivers.card.chip.anchors import Anchors
from drivers.card.chip.mrz import check_digit
from drivers.card.chip.refusals import KeyRefusedError
from drivers.card.chip.session import Terms
from drivers.card.persona import Persona, load_persona
from drivers.card.reader import (
    CardReading,
    ChipTrust,
    DocumentKind,
    Genuine,
    MrzKey,
    Need,
    PaceKey,
)
from drivers.card.simulator.applet import SimulatedChip
from drivers.card.simulator.der import tlv
from drivers.card.simulator.issuer import practice_anchor
from drivers.card.simulator.profile import Flaw
from drivers.errors import DeviceFault, FaultCode
from tests.drivers.card.cards import MAI, read

TODAYS, OLDER = load_persona("passport"), load_persona("passport_bac")
#: The specimen of ICAO 9303-4, Appendix B, and the key that 9303-11, Appendix D.2 makes of such a zone.
UTOPIAN = MrzKey("L898902C3", date(1974, 8, 12), date(2012, 4, 15))


def reading(person: Persona, key: MrzKey | None = None, needs: frozenset[Need] | None = None) -> CardReading:
    chip = SimulatedChip(person)
    found = read(
        chip.transmit,
        key or person.written_key(),
        needs=needs or frozenset({Need.MRZ, Need.VIETNAMESE_TEXT}),
        terms=Terms(anchors=Anchors((practice_anchor(),))),
    )
    assert isinstance(found, CardReading)
    return found


def code(person: Persona, key: MrzKey | PaceKey) -> FaultCode:
    found = read(SimulatedChip(person).transmit, key)
    assert isinstance(found, DeviceFault)
    return found.code


def test_a_passport_of_today_opens_by_its_mrz_and_proves_itself() -> None:
    found = reading(TODAYS)
    assert (found.kind, found.issuer, found.access) == (DocumentKind.PASSPORT, "AUS", "pace-cam")
    assert (found.number, found.name) == ("PX0417263", "WHITCOMBE ELEANOR JANE")
    assert (found.birth, found.sex, found.nationality) == (date(1991, 8, 23), "Nữ", "AUS")
    assert (found.origin, found.issued, found.expiry) == ("HOBART", date(2023, 4, 17), date(2033, 4, 17))
    assert found.residence == ""
    assert (found.genuine, found.proofs) == (Genuine.PROVEN, ("mapping",))
    assert found.trust is ChipTrust.CONSISTENT


def test_an_older_one_opens_by_basic_access_control_and_offers_no_proof() -> None:
    found = reading(OLDER)
    assert (found.access, found.name) == ("bac", "HOLLERBACH MATTHIAS")
    assert (found.genuine, found.proofs) == (Genuine.NOT_OFFERED, ())


def test_the_six_printed_digits_open_it_even_where_a_date_is_mistyped() -> None:
    key = MrzKey("PX0417263", date(1991, 8, 24), date(2033, 4, 17), TODAYS.can)
    assert reading(TODAYS, key).number == "PX0417263"


@pytest.mark.parametrize(
    "changes",
    [{"number": "PX0417264"}, {"birth": date(1991, 8, 24)}, {"expiry": date(2033, 4, 18)}, {"expiry": None}],
)
@pytest.mark.parametrize("person", [TODAYS, OLDER], ids=["pace", "bac"])
def test_a_slip_in_any_part_is_a_refused_key(person: Persona, changes: dict[str, object]) -> None:
    key = person.written_key()
    assert isinstance(key, MrzKey)
    assert code(person, replace(key, **changes)) is FaultCode.CARD_KEY_REFUSED  # type: ignore[arg-type]


def test_an_older_one_asks_for_more_than_six_digits() -> None:
    assert code(OLDER, PaceKey("274916")) is FaultCode.CARD_KEY_MORE


def test_the_key_is_made_as_the_standard_makes_it() -> None:
    assert bac.document_number(UTOPIAN) == "L898902C3"
    assert bac.document_number(MrzKey("L898902C<", UTOPIAN.birth, UTOPIAN.expiry)) == "L898902C<"
    assert bac.document_number(MrzKey("L898902C", UTOPIAN.birth, UTOPIAN.expiry)) == "L898902C<"
    assert bac.document_number(MrzKey("D23145890734", UTOPIAN.birth, UTOPIAN.expiry)) == "D23145890734"
    assert check_digit("D23145890734") == "9"
    # 9303-11, D.2: the key seed of document L898902C<, born 1969-08-06, until 1994-06-23.
    secret = bac.mrz_secrets(MrzKey("L898902C", date(1969, 8, 6), date(1994, 6, 23)))
    assert [one[:16].hex().upper() for one in secret] == ["239AB9CB282DAF66231DC5A4DF6BFBAE"]


@pytest.mark.parametrize("number", ["", "<", "px0417263", "PX 417263", "PX-417263", "Đ12345678", "1" * 23])
def test_what_no_mrz_can_hold_costs_no_try(number: str) -> None:
    with pytest.raises(KeyRefusedError):
        bac.mrz_secrets(MrzKey(number, date(1990, 1, 1), None))


def test_a_number_with_its_fillers_typed_or_not_is_the_same_number() -> None:
    short = replace(OLDER, printed=replace(OLDER.printed, number="C7L0K9X<<"))
    for typed in ("C7L0K9X", "C7L0K9X<<"):
        assert reading(short, MrzKey(typed, OLDER.printed.birth, OLDER.printed.expiry)).number == "C7L0K9X"


def test_only_the_zone_is_read_where_the_zone_is_all_that_is_needed() -> None:
    found = reading(TODAYS, needs=frozenset({Need.MRZ}))
    assert (found.name, found.origin, found.issued) == ("WHITCOMBE ELEANOR JANE", "", None)


def test_details_that_were_changed_are_found_out() -> None:
    chip = SimulatedChip(OLDER)
    chip.files[0x010B] = chip.files[0x010B].replace(b"TRIER", b"TRIAR")
    found = read(chip.transmit, OLDER.written_key())
    assert isinstance(found, CardReading)
    assert (found.trust, found.reasons[0]) == (ChipTrust.FAILED, "group_hash:11")


def test_details_of_another_day_of_birth_do_not_displace_what_is_printed() -> None:
    other = replace(OLDER, printed=replace(OLDER.printed, birth=date(1975, 5, 3)))
    chip, of_other = SimulatedChip(OLDER), SimulatedChip(other)
    chip.files[0x010B] = of_other.files[0x010B]
    found = read(chip.transmit, OLDER.written_key())
    assert isinstance(found, CardReading)
    assert found.birth == OLDER.printed.birth


def test_somebody_of_a_hundred_years_is_no_child() -> None:
    aged = replace(OLDER, printed=replace(OLDER.printed, birth=date(1925, 5, 3)))
    assert reading(aged).birth == date(1925, 5, 3)


def test_details_that_cannot_be_walked_are_left_out() -> None:
    chip = SimulatedChip(OLDER)
    chip.files[0x010B] = tlv("6B", b"\x5f\x0e\x7f")
    found = read(chip.transmit, OLDER.written_key())
    assert isinstance(found, CardReading)
    assert (found.name, found.trust) == ("HOLLERBACH MATTHIAS", ChipTrust.FAILED)


def test_another_countrys_card_is_read_by_its_zone_and_is_no_passport() -> None:
    """A zone of two lines of 36 characters (TD2), in a chip that does not sign it."""
    chip = SimulatedChip(OLDER)
    top = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<"
    bottom = "D231458907UTO7408122F1204159<<<<<<<6"
    chip.files[0x0101] = tlv("61", tlv("5F1F", (top + bottom).encode()))
    found = read(chip.transmit, OLDER.written_key())
    assert isinstance(found, CardReading)
    assert (found.kind, found.issuer, found.number) == (DocumentKind.OTHER, "UTO", "D23145890")
    assert (found.name, found.sex, found.trust) == ("ERIKSSON ANNA MARIA", "Nữ", ChipTrust.FAILED)


def test_half_a_vietnamese_card_is_no_identity_card() -> None:
    """Whoever takes DG13 out of the list makes no passport of it."""
    chip = SimulatedChip(MAI)
    chip.files[0x011E] = tlv("60", tlv("5F01", b"0107"), tlv("5F36", b"040000"), tlv("5C", b"\x61\x75"))
    found = read(chip.transmit, MAI.written_key())
    assert isinstance(found, DeviceFault)
    assert found.code is FaultCode.CARD_NOT_ID


def test_a_copied_passport_is_a_copy() -> None:
    copied = replace(TODAYS, profile=replace(TODAYS.profile, flaws=(Flaw.CLONE,)))
    found = reading(copied)
    assert (found.trust, found.genuine) == (ChipTrust.FAILED, Genuine.FAILED)
    assert found.reasons[0] == "clone"
