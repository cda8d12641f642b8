"""The code people read, type, mistype and read out over the telephone."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract import ids
from tests.sync.builders import random_from

CODE = ids.new_code(random_from(5))
BODIES = st.text(ids.CROCKFORD, min_size=8, max_size=8)


def test_the_check_character_of_the_standard_s_example() -> None:
    # The Global Release Identifier standard prints A1-2425G-ABC1234002-M as its ISO 7064 MOD 37,36 example.
    assert ids.check_character("A12425GABC1234002") == "M"


def test_a_new_code_is_valid_and_reads_back_as_people_type_it() -> None:
    for seed in range(300):
        code = ids.new_code(random_from(seed))
        assert ids.is_valid(code)
        assert not set("ILOU") & set(code[4:])
        assert ids.FORBIDDEN not in code.replace("-", "")
        for typed in (code, code.lower(), code.replace("-", ""), code.replace("-", " "), f"  {code[4:]} "):
            assert ids.normalise(typed) == code
        assert ids.normalise(code.replace("-", "–")) == code
        assert ids.normalise(code.replace("1", "l").replace("0", "o")) == code
        assert ids.normalise(code.replace("1", "I").replace("0", "O")) == code


@given(BODIES, st.integers(0, 8), st.sampled_from(ids.CROCKFORD))
def test_one_wrong_character_is_always_noticed(body: str, at: int, other: str) -> None:
    right = body + ids.check_character(body)
    wrong = right[:at] + other + right[at + 1 :]
    if wrong != right:
        assert not ids.is_valid(f"TAM-{wrong[:4]}-{wrong[4:8]}-{wrong[8]}")


@given(BODIES, st.integers(0, 6))
def test_two_characters_swapped_are_noticed(body: str, at: int) -> None:
    swapped = body[:at] + body[at + 1] + body[at] + body[at + 2 :]
    if swapped != body:
        assert ids.check_character(swapped) != ids.check_character(body)


@given(st.text(max_size=80))
def test_any_text_is_a_code_or_none(text: str) -> None:
    code = ids.normalise(text)
    assert code is None or ids.is_valid(code)


@pytest.mark.parametrize(
    "text", ["", "TAM", "TAM-0000-0000", "H26.01-260101-0001", CODE + "0", CODE[:-1] + "*", "T" * 10_000]
)
def test_what_is_no_code_is_none(text: str) -> None:
    assert ids.normalise(text) is None


def test_a_printed_code_is_spelled_in_one_way_only() -> None:
    assert ids.is_valid(CODE)
    assert not ids.is_valid(CODE.lower())
    assert not ids.is_valid(CODE.replace("-", ""))
    assert not ids.is_valid(CODE + "\n")
    assert ids.body(CODE) == CODE[4:8] + CODE[9:13]


def test_a_uuid7_sorts_by_its_time_and_says_what_it_is() -> None:
    early, late = ids.uuid7(1000, os.urandom(10)), ids.uuid7(1001, os.urandom(10))
    assert early < late
    assert early[14] == "7"
    assert early[19] in "89ab"
    # RFC 9562 appendix A.6.
    assert (
        ids.uuid7(0x017F22E279B0, bytes.fromhex("0cc318c4dc0c0c07398f"))
        == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
    )
    with pytest.raises(ValueError, match="48 bits"):
        ids.uuid7(1 << 48, bytes(10))
