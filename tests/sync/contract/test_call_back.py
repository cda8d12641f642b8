"""The wish to be called back: read as strictly as a dossier, and never taken for one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract import canonical
from sync.contract.call_back import CallBack, is_call_back, parse_call_back
from sync.contract.dossier import parse_dossier
from sync.contract.faults import ContractFault
from sync.envelope import EnvelopeFault, OpenedCallBack, open_any, open_sealed, parse_blob, seal_call_back
from tests.sync.builders import Keys, make_call_back, make_dossier, random_from

KEYS = Keys()


def test_it_is_read_back_as_it_was_written_and_is_no_dossier() -> None:
    wish = make_call_back()
    assert parse_call_back(wish.to_bytes()) == wish
    assert is_call_back(wish.to_bytes())
    house = replace(wish, phone="02438123456")
    assert parse_call_back(house.to_bytes()) == house
    assert not is_call_back(make_dossier().to_bytes())
    assert isinstance(parse_dossier(wish.to_bytes()), ContractFault)


@pytest.mark.parametrize(
    ("key", "value"),
    [("phone", "12345"), ("phone", "0012345678"), ("when", "night"), ("schema", "dossier/1"), ("sequence", 0)],
)
def test_what_is_not_of_its_kind_is_refused(key: str, value: canonical.Json) -> None:
    wish = make_call_back().to_json() | {key: value}
    assert isinstance(parse_call_back(canonical.encode(wish)), ContractFault)
    more = make_call_back().to_json() | {"name": "x"}
    assert isinstance(parse_call_back(canonical.encode(more)), ContractFault)


@given(st.binary(max_size=300))
def test_any_bytes_are_answered_with_a_value(data: bytes) -> None:
    assert isinstance(parse_call_back(data), CallBack | ContractFault)
    assert is_call_back(data) in (True, False)


def test_sealed_it_opens_as_what_it_is_and_as_nothing_else() -> None:
    wish = make_call_back()
    sealed = seal_call_back(wish, KEYS.recipients, device_key=KEYS.device, random=random_from(1))
    assert not isinstance(sealed, EnvelopeFault)
    source = parse_blob(sealed.blob)
    assert not isinstance(source, EnvelopeFault)
    keys = {KEYS.portal.public().kid: KEYS.portal}
    opened = open_any(source, keys, sealed.manifest)
    assert isinstance(opened, OpenedCallBack)
    assert opened.call_back == wish
    assert isinstance(open_sealed(source, keys, sealed.manifest), EnvelopeFault), "no dossier is made of it"
