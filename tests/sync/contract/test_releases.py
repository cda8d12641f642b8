"""Which release a kiosk takes: never an older one, never one that did not do, and in its wave."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sync.contract import releases
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.releases import Index, Release, in_wave, numbers, sign_index, verify_index, wanted

KEY = Ed25519PrivateKey.generate()
PUBLIC = KEY.public_key().public_bytes_raw()


def release(version: str, *, share: int = 100, least: str = "0.0.0", mark: str = "a") -> Release:
    return Release(version, mark * 64, 1000, share, least)


def index(*found: Release) -> Index:
    return Index(True, found)


def test_the_newest_is_taken() -> None:
    found = wanted(
        index(release("2026.9.1"), release("2026.11.2"), release("2026.11.10")), "2026.11.1", "A17", ()
    )
    assert found is not None
    assert found.version == "2026.11.10"


@given(st.tuples(*[st.integers(0, 40)] * 3), st.tuples(*[st.integers(0, 40)] * 3))
def test_an_older_version_or_the_same_is_never_taken(
    running: tuple[int, ...], offered: tuple[int, ...]
) -> None:
    found = wanted(index(release(".".join(map(str, offered)))), ".".join(map(str, running)), None, ())
    assert (found is not None) is (offered > running)


def test_what_did_not_do_is_not_taken_again() -> None:
    assert wanted(index(release("2026.11.2", mark="b")), "2026.11.1", None, ("b" * 64,)) is None


def test_a_release_may_ask_for_one_before_it() -> None:
    offered = index(release("2027.1.0", least="2026.12.0"))
    assert wanted(offered, "2026.11.1", None, ()) is None
    assert wanted(offered, "2026.12.3", None, ()) is not None


def test_without_a_version_of_its_own_a_kiosk_takes_nothing_that_asks_for_one() -> None:
    assert wanted(index(release("2026.11.2", least="2026.1.0")), "", None, ()) is None


def test_a_wave_reaches_about_its_share_and_stays_when_it_grows() -> None:
    kiosks = [f"A{number}" for number in range(1000)]
    tenth = {one for one in kiosks if in_wave(release("2026.11.2", share=10), one)}
    half = {one for one in kiosks if in_wave(release("2026.11.2", share=50), one)}
    assert 60 < len(tenth) < 140
    assert tenth < half
    assert not any(in_wave(release("2026.11.2", share=0), one) for one in kiosks)
    assert all(in_wave(release("2026.11.2"), one) for one in kiosks)


def test_the_first_of_one_release_are_not_the_first_of_the_next() -> None:
    kiosks = [f"A{number}" for number in range(1000)]
    first = [{one for one in kiosks if in_wave(release(f"2026.11.{n}", share=10), one)} for n in (2, 3)]
    assert first[0] != first[1]


def test_a_person_with_a_stick_waits_for_no_wave() -> None:
    assert wanted(index(release("2026.11.2", share=0)), "2026.11.1", None, ()) is not None
    assert wanted(index(release("2026.11.2", share=0)), "2026.11.1", "A17", ()) is None


def test_an_index_is_believed_under_its_key_and_in_its_world_only() -> None:
    made = index(release("2026.11.2"))
    document = sign_index(made, KEY).to_bytes()
    assert verify_index(document, PUBLIC, practice=True) == made
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    assert verify_index(document, other, practice=True) == ContractFault(ContractCode.UNKNOWN_KEY)
    assert isinstance(verify_index(document, PUBLIC, practice=False), ContractFault)


@pytest.mark.parametrize("version", ["", "1.2", "1.2.3.4", "1.2.x", "1.2.3 ", "-1.2.3", "1234567.1.1"])
def test_what_is_no_version_is_older_than_any(version: str) -> None:
    assert numbers(version) == ()
    value = index(release("1.2.3")).to_json() | {
        "releases": [release("1.2.3").to_json() | {"version": version}]
    }
    assert isinstance(releases.parse_index(value), ContractFault)
