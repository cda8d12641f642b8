"""Opinions as they travel: read back as written, and nothing else is read."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from sync.contract.faults import ContractFault
from sync.contract.opinion import FACES, Opinion, Reason, encode_opinions, parse_opinion, parse_opinions

_OPINIONS = st.builds(
    Opinion,
    id=st.text("0123456789abcdef", min_size=32, max_size=32),
    site=st.sampled_from(["practice", "phuong-hai-ba-trung"]),
    procedure=st.sampled_from(["birth_extract", "2.000635"]),
    day=st.dates().map(str),
    face=st.sampled_from(list(FACES)),
    reasons=st.sets(st.sampled_from(list(Reason))).map(lambda some: tuple(r for r in Reason if r in some)),
)


@given(st.lists(_OPINIONS, min_size=1, max_size=5))
def test_what_was_written_is_read(opinions: list[Opinion]) -> None:
    assert parse_opinions(encode_opinions(opinions)) == tuple(opinions)


@given(st.binary(max_size=200))
def test_noise_is_refused(data: bytes) -> None:
    assert isinstance(parse_opinions(data), ContractFault)
    assert isinstance(parse_opinion(data), ContractFault)


@given(
    _OPINIONS,
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=40), lambda c: st.lists(c, max_size=3)
    ),
    st.sampled_from(["id", "site", "procedure", "day", "face", "reasons", "more"]),
)
def test_a_bent_field_is_refused_or_another_opinion(opinion: Opinion, value: object, key: str) -> None:
    body = json.dumps({"opinions": [{**opinion.to_json(), key: value}]}).encode()
    read = parse_opinions(body)
    assert isinstance(read, ContractFault) or [each.to_json() for each in read] == json.loads(body)["opinions"]
