"""Letters that a camera read become a zone only where every check digit holds, or nothing."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from drivers.card.chip.mrz import check_digit, parse_mrz
from drivers.card.zone import zone_of

#: Invented, with valid check digits; the passport is the worked example of ICAO 9303-4, appendix B.
CARD = ("IDVNM1900001230001190000123<<1", "9001158F3001156VNM<<<<<<<<<<<4", "NGUYEN<<THI<MAU<<<<<<<<<<<<<<<")
PASSPORT = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")


def test_a_clean_zone_is_found_between_other_print() -> None:
    assert zone_of(["CĂN CƯỚC CÔNG DÂN", *CARD, "", "x"]) == "".join(CARD)
    assert zone_of(["PASSPORT", *PASSPORT]) == "".join(PASSPORT)


def test_figures_and_letters_that_look_alike_are_told_apart_by_their_place() -> None:
    blurred = (CARD[0].replace("0", "O"), CARD[1].replace("1", "I"), CARD[2].replace("I", "1"))
    assert zone_of(blurred) == "".join(CARD)


def test_a_number_of_letters_is_not_made_one_of_figures_that_its_digit_cannot_tell_from_it() -> None:
    """As Germany numbers: L and G weigh what 1 and 6 do."""
    bottom = "C7L0G9XH2"
    bottom += check_digit(bottom) + "D<<7405039M2809241" + "<" * 15
    bottom += check_digit(bottom[:10] + bottom[13:20] + bottom[21:])
    top = "P<D<<HOLLERBACH<<MATTHIAS".ljust(44, "<")
    assert zone_of([top, bottom]) == top + bottom
    assert zone_of([top, bottom.replace("L0G", "LOG")]) == top + bottom


def test_fillers_that_were_miscounted_are_counted_anew() -> None:
    assert zone_of([PASSPORT[0] + "<<", PASSPORT[1].replace("<<<<<", "<<<")]) == "".join(PASSPORT)
    assert zone_of([CARD[0], CARD[1], CARD[2][:-4]]) == "".join(CARD)


def test_a_wrong_figure_is_never_mended_into_another_document() -> None:
    for at in [*range(5, 14), *range(15, 27)]:
        wrong = CARD[0][:at] + str((int(CARD[0][at]) + 3) % 10) + CARD[0][at + 1 :]
        assert zone_of([wrong, *CARD[1:]]) is None


def test_a_line_that_is_missing_makes_no_zone() -> None:
    assert zone_of(CARD[:2]) is None
    assert zone_of([]) is None


def test_a_page_full_of_doubtful_letters_is_given_up_soon_and_hides_no_zone_at_its_foot() -> None:
    page = ["O0I1Z2S5B8G6O0I1Z2S5B8G6<<<<<<"] * 2000
    started = time.process_time()
    assert zone_of(page) is None
    assert zone_of([*page, *CARD]) == "".join(CARD)
    assert zone_of(["0" * 1_000_000]) is None
    assert time.process_time() - started < 10.0


@given(st.lists(st.text(max_size=120), max_size=8))
def test_any_letters_at_all_end_in_a_zone_that_proves_itself_or_in_none(lines: list[str]) -> None:
    found = zone_of(lines)
    assert found is None or parse_mrz(found)


@given(st.lists(st.text(alphabet="0123456789OQDILZSGB<", min_size=24, max_size=50), max_size=4))
def test_doubtful_letters_in_plenty_are_given_up_soon(lines: list[str]) -> None:
    found = zone_of(lines)
    assert found is None or parse_mrz(found)
