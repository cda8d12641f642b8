"""Access and proofs against the simulated chip, which has its own arithmetic: ciphers, curves, kinds of key."""

from __future__ import annotations

import contextlib
import itertools
import secrets
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.card.chip import access, files
from drivers.card.chip.access import Opened, open_chip
from drivers.card.chip.active_authentication import authenticate_actively
from drivers.card.chip.apdu import Command, PlainChannel
from drivers.card.chip.card_access import SecurityInfosError, parse_dg14, parse_security_infos
from drivers.card.chip.chip_authentication import authenticate_chip
from drivers.card.chip.chip_mapping import mapping_proves
from drivers.card.chip.curves import STANDARDIZED
from drivers.card.chip.pace_offers import choose_offer
from drivers.card.chip.points import PointError, decode, generator
from drivers.card.chip.trouble import ChipError
from drivers.card.persona import load_persona
from drivers.card.reader import AccessKey, Genuine, PaceKey
from drivers.card.simulator.applet import SimulatedChip
from drivers.card.simulator.curve import CURVES
from drivers.card.simulator.profile import AaKey, Access, ChipProfile, Flaw, Mapping, Password
from drivers.card.simulator.suites import Cipher
from drivers.card.wrong_keys import WrongKeys
from drivers.errors import DeviceFault, FaultCode

MAI = load_persona("mai")
CAN = PaceKey("000417")
DG14 = files.Ef("dg14", 0x010E, 0x0E, 0x6E, 8192, 400)
DG15 = files.Ef("dg15", 0x010F, 0x0F, 0x6F, 4096, 400)


def card(**changes: object) -> SimulatedChip:
    profile: ChipProfile = replace(MAI.profile, **changes)  # type: ignore[arg-type]  # names are the profile's own
    profile.check()
    return SimulatedChip(replace(MAI, profile=profile))


def opened(transmit: Callable[[bytes], bytes], key: AccessKey = CAN) -> Opened:
    return open_chip(PlainChannel(transmit), key, secrets.token_bytes)


def content(chip: Opened, ef: files.Ef) -> bytes:
    file = files.read_file(chip.channel, ef, lambda *_: None)
    assert file is not None
    return file


def code(transmit: Callable[[bytes], bytes], key: AccessKey = CAN) -> FaultCode:
    with pytest.raises(ChipError) as trouble:
        opened(transmit, key)
    return trouble.value.fault.code


@pytest.mark.parametrize("cipher", [Cipher.AES128, Cipher.AES192, Cipher.AES256])
@pytest.mark.parametrize("curve", sorted(CURVES))
def test_six_digits_open_whatever_the_chip_computes_with(cipher: Cipher, curve: int) -> None:
    chip = opened(card(cipher=cipher, curve=curve).transmit)
    assert chip.protocol == access.PACE
    assert content(chip, files.COM)[0] == 0x60
    assert choose_offer(parse_dg14(content(chip, DG14))) == choose_offer(chip.infos)


@pytest.mark.parametrize("number", sorted(STANDARDIZED))
def test_each_curve_of_the_table_is_a_group_of_its_order(number: int) -> None:
    base = generator(STANDARDIZED[number])
    assert decode(base.curve, base.encode()) == base
    last = base.times(base.curve.n - 1)
    assert (last.x, last.y) == (base.x, base.curve.p - base.y)
    assert base.times(7) == base.times(3).plus_multiples(2, base, 1)
    with pytest.raises(PointError):
        base.plus_multiples(1, last, 1)
    with pytest.raises(PointError):
        decode(base.curve, base.encode()[:-1] + bytes((base.encode()[-1] ^ 1,)))


def test_the_chip_authentication_mapping_proves_the_chip() -> None:
    chip = opened(card(mapping=Mapping.CAM).transmit)
    keys = parse_dg14(content(chip, DG14)).chip_keys
    assert chip.protocol == access.PACE_CAM
    assert chip.proof is not None
    assert mapping_proves(chip.proof, keys)


def test_a_wrong_number_is_refused_and_the_right_one_still_opens() -> None:
    chip = card()
    assert code(chip.transmit, PaceKey("000418")) is FaultCode.CARD_KEY_REFUSED
    chip.reset()
    assert opened(chip.transmit).protocol == access.PACE


@pytest.mark.parametrize("can", ["", "12345", "1234567", "٠٠٠٤١٧", "00041x"])
def test_digits_that_cannot_be_some_cost_no_command(can: str) -> None:
    assert code(lambda _: pytest.fail("a command"), PaceKey(can)) is FaultCode.CARD_KEY_REFUSED


def test_an_older_card_asks_for_more_than_six_digits() -> None:
    chip = card(access=(Access.BAC,))
    with pytest.raises(ChipError) as trouble:
        opened(chip.transmit)
    assert trouble.value.fault.code is FaultCode.CARD_KEY_MORE
    chip.reset()
    assert opened(chip.transmit, MAI.bac_key()).protocol == access.BAC


def test_a_card_that_only_wants_more_digits_spends_no_try() -> None:
    tries = WrongKeys(most=1)
    tries.count("a placing", DeviceFault(FaultCode.CARD_KEY_MORE, "pace not offered"))
    assert tries.refusal("a placing") is None
    tries.count("a placing", DeviceFault(FaultCode.CARD_KEY_REFUSED, "status 6300"))
    assert tries.refusal("a placing") is not None


def test_a_chip_without_that_password_takes_the_other() -> None:
    chip = card(passwords=(Password.MRZ,), access=(Access.PACE,))
    with pytest.raises(ChipError) as trouble:
        opened(chip.transmit)
    assert trouble.value.fault.code is FaultCode.CARD_KEY_MORE
    chip.reset()
    assert opened(chip.transmit, MAI.bac_key()).protocol == access.PACE


@pytest.mark.parametrize(
    ("protocol", "name"),
    [("04007F00070202040402", "integrated mapping"), ("04007F00070202040102", "generic mapping over integers")],
)
def test_mappings_that_are_not_spoken_are_named(protocol: str, name: str) -> None:
    info = bytes.fromhex(f"31143012060A{protocol}02010202010D")
    answers = {b"\xa4\x02": b"\x90\x00", b"\xa4\x04": b"\x90\x00", b"\xb0\x00": info + b"\x90\x00"}
    with pytest.raises(ChipError) as trouble:
        opened(lambda command: answers[command[1:3]])
    assert trouble.value.fault.detail == f"pace not offered: {name}"


@pytest.mark.parametrize("status", ["63C1", "63C0", "6983"])
def test_the_last_try_is_left_to_the_citizen(status: str) -> None:
    chip = card()

    def worn(command: bytes) -> bytes:
        return bytes.fromhex(status) if command[:4] == b"\x00\x22\xc1\xa4" else chip.transmit(command)

    assert code(worn) is FaultCode.CARD_LOCKED


def test_a_chip_that_sends_our_own_key_back_is_not_believed() -> None:
    chip = card()

    def mirror(command: bytes) -> bytes:
        if command[:2] == b"\x10\x86" and command[7:8] in (b"\x81", b"\x83"):
            return b"\x7c\x43" + bytes((command[7] + 1,)) + command[8 : 8 + 66] + b"\x90\x00"
        return chip.transmit(command)

    assert code(mirror) is FaultCode.CARD_GARBLED


PROVEN, FAILED, NOT_OFFERED = Genuine.PROVEN, Genuine.FAILED, Genuine.NOT_OFFERED


@pytest.mark.parametrize("cipher", list(Cipher))
def test_chip_authentication_gives_new_keys(cipher: Cipher) -> None:
    chip = opened(card(chip_authentication=cipher).transmit)
    infos = parse_dg14(content(chip, DG14))
    outcome, channel = authenticate_chip(chip.channel, infos, secrets.token_bytes)
    assert outcome is PROVEN
    assert files.read_file(channel, files.DG1, lambda *_: None)
    with pytest.raises(ChipError):
        chip.channel.exchange(Command(0x00, 0xB0, 0x9E, 0x00, le=1))


@pytest.mark.parametrize("key", list(AaKey))
def test_active_authentication_with_each_kind_of_key(key: AaKey) -> None:
    chip = opened(card(active_authentication=key).transmit)
    infos, dg15 = parse_dg14(content(chip, DG14)), content(chip, DG15)
    outcome = authenticate_actively(chip.channel, dg15, infos.active_authentication, secrets.token_bytes)
    assert outcome is PROVEN


@pytest.mark.parametrize("key", list(AaKey))
def test_a_copy_cannot_prove_itself(key: AaKey) -> None:
    chip = opened(card(active_authentication=key, flaws=(Flaw.CLONE,)).transmit)
    infos, dg15 = parse_dg14(content(chip, DG14)), content(chip, DG15)
    outcome = authenticate_actively(chip.channel, dg15, infos.active_authentication, secrets.token_bytes)
    assert outcome is FAILED
    assert authenticate_chip(chip.channel, infos, secrets.token_bytes)[0] is FAILED


def test_a_chip_that_offers_no_proof_is_not_asked_for_one() -> None:
    chip = opened(card(chip_authentication=None).transmit)
    infos = parse_dg14(content(chip, DG14))
    assert authenticate_chip(chip.channel, infos, secrets.token_bytes) == (NOT_OFFERED, chip.channel)
    assert authenticate_actively(chip.channel, b"\x6f\x00", None, secrets.token_bytes) is NOT_OFFERED


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 7), st.data())
def test_a_hostile_answer_ends_in_a_named_fault(at: int, data: st.DataObject) -> None:
    """One answer cut, bent, grown or replaced by nonsense, anywhere between power-up and the session."""
    chip, count = card(), itertools.count()

    def hostile(command: bytes) -> bytes:
        answer = chip.transmit(command)
        if next(count) != at:
            return answer
        kind = data.draw(st.sampled_from(["cut", "bent", "grown", "nonsense"]))
        if kind == "cut":
            return answer[: data.draw(st.integers(1, len(answer)))]
        if kind == "bent":
            place = data.draw(st.integers(0, len(answer) - 1))
            return (
                answer[:place] + bytes((answer[place] ^ data.draw(st.integers(1, 255)),)) + answer[place + 1 :]
            )
        if kind == "grown":
            return data.draw(st.binary(min_size=1, max_size=300)) + answer
        return data.draw(st.binary(max_size=270))

    with contextlib.suppress(ChipError):
        assert opened(hostile).protocol == access.PACE


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=80).map(lambda value: bytes((0x31, len(value))) + value) | st.binary(max_size=200))
def test_any_bytes_as_security_infos(encoded: bytes) -> None:
    try:
        infos = parse_security_infos(encoded)
    except SecurityInfosError:
        return
    for info in infos.pace:
        infos.curve_of(info)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 600), st.integers(1, 255))
def test_a_bent_dg14_or_dg15_is_survived(at: int, mask: int) -> None:
    chip = card(active_authentication=AaKey.RSA1024)
    for fid, tag in ((0x010E, 14), (0x010F, 15)):
        file = bytearray(chip.files[fid])
        file[at % len(file)] ^= mask
        if tag == 15:
            outcome = authenticate_actively(_silent(), bytes(file), None, secrets.token_bytes)
            assert outcome in (FAILED, NOT_OFFERED)
            continue
        with contextlib.suppress(SecurityInfosError):
            parse_dg14(bytes(file))


def _silent() -> PlainChannel:
    return PlainChannel(lambda _: bytes(128) + b"\x90\x00")
