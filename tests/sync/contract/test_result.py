"""The facts of a result: what one side writes the other reads, and nothing else is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.canonical import b64encode, decode, encode
from sync.contract.faults import ContractFault
from sync.contract.result import (
    MOST_FILE_BYTES,
    PIECE_BYTES,
    TAG_BYTES,
    Result,
    parse_piece,
    parse_result,
    pieces,
)

RESULT = Result(
    code="TAM-8NY7-D7T1-A",
    name="Trích lục khai sinh (bản sao)",
    office="UBND phường Hai Bà Trưng",
    signed="2026-11-20",
    place="Số 1 phố Mẫu",
    hours="",
    size=1234,
    sha256="0" * 64,
    key=bytes(range(32)),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


def test_what_is_written_is_read() -> None:
    assert parse_result(decode(encode(RESULT.to_json()))) == RESULT
    assert b64encode(RESULT.key) not in repr(RESULT)


@given(st.sampled_from(sorted(RESULT.to_json())), JSON)
def test_any_other_value_in_any_place_is_a_value_or_a_fault(place: str, value: object) -> None:
    found = parse_result({**RESULT.to_json(), place: value})
    assert isinstance(found, ContractFault) or found.to_json()[place] == value


@given(JSON)
def test_anything_at_all_is_refused(value: object) -> None:
    assert isinstance(parse_result(value), ContractFault)
    assert isinstance(parse_piece({"piece": value}), ContractFault) or isinstance(value, str)


@pytest.mark.parametrize("size", [0, -1, MOST_FILE_BYTES + 1, True])
def test_a_size_that_no_kiosk_fetches(size: int) -> None:
    assert isinstance(parse_result({**RESULT.to_json(), "size": size}), ContractFault)


@pytest.mark.parametrize("length", [0, PIECE_BYTES + 1])
def test_a_piece_of_another_length(length: int) -> None:
    assert isinstance(parse_piece({"piece": b64encode(bytes(length))}), ContractFault)


def test_pieces_cover_the_file_and_its_tag() -> None:
    assert [pieces(size) for size in (1, PIECE_BYTES - TAG_BYTES, PIECE_BYTES)] == [1, 1, 2]
    assert pieces(MOST_FILE_BYTES) == 103
