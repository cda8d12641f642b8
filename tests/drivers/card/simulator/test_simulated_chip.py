"""What the simulated chip answers, command by command: access, proofs, lengths, and what is wrong with some."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from drivers.card.persona import Persona, chip_names, load_persona, persona_names
from drivers.card.simulator.applet import SimulatedChip
from drivers.card.simulator.curve import CURVES
from drivers.card.simulator.der import tlv
from drivers.card.simulator.personalised import group_file
from drivers.card.simulator.profile import AaKey, Access, ChipProfile, Flaw, Mapping, Overlong, Password
from drivers.card.simulator.proofs import RSA_KEYS
from drivers.card.simulator.suites import Cipher
from tests.drivers.card.simulator.terminal import AID, Refused, Terminal, ecdsa_holds, last_point

MAI = load_persona("mai")
EVERYONE = (*persona_names(), *chip_names())
CHALLENGE = bytes(range(8))


def with_chip(**profile: object) -> Persona:
    made = replace(MAI.profile, **profile)  # type: ignore[arg-type]  # each test names fields of its own
    made.check()
    return replace(MAI, name="tried", profile=made)


def opened(persona: Persona, chip: SimulatedChip | None = None) -> tuple[Terminal, SimulatedChip]:
    """The best way in that the card has, then the application."""
    chip = chip or SimulatedChip(persona)
    terminal = Terminal(chip.transmit, extended=not persona.profile.short_only)
    if Access.PACE in persona.profile.access:
        terminal.pace(persona, persona.profile.passwords[0])
        terminal.select()
    else:
        terminal.bac(persona)
    return terminal, chip


def refused(call: object, *arguments: object) -> int:
    with pytest.raises(Refused) as refusal:
        call(*arguments)  # type: ignore[operator]  # whatever the test hands over
    return refusal.value.status


@pytest.mark.parametrize("name", EVERYONE)
def test_every_prepared_card_opens_and_gives_its_files(name: str) -> None:
    persona = load_persona(name)
    terminal, chip = opened(persona)
    for number in persona.profile.groups:
        if number != 2:
            assert terminal.read(group_file(number)) == chip.files[group_file(number)]
    assert terminal.read(0x011D) == chip.files[0x011D]


@pytest.mark.parametrize("cipher", [Cipher.AES128, Cipher.AES192, Cipher.AES256])
@pytest.mark.parametrize("curve", [12, 13, 15])
def test_pace_with_every_key_length(cipher: Cipher, curve: int) -> None:
    terminal, chip = opened(with_chip(cipher=cipher, curve=curve))
    assert terminal.read(0x0101) == chip.files[0x0101]


@pytest.mark.parametrize("curve", [16, 17, 18])
def test_pace_on_the_longer_curves(curve: int) -> None:
    terminal, chip = opened(with_chip(curve=curve))
    assert terminal.read(0x010D) == chip.files[0x010D]


@pytest.mark.parametrize("password", list(Password))
def test_both_passwords_open(password: Password) -> None:
    chip = SimulatedChip(MAI)
    terminal = Terminal(chip.transmit)
    terminal.pace(MAI, password)
    terminal.select()
    assert terminal.read(0x0101) == chip.files[0x0101]


def test_a_wrong_password_is_refused_and_the_right_one_still_opens() -> None:
    chip = SimulatedChip(MAI)
    assert refused(lambda: Terminal(chip.transmit).pace(MAI, text="000000")) == 0x6300
    terminal, _ = opened(MAI, chip)
    assert terminal.read(0x011E) == chip.files[0x011E]


def test_a_chip_that_counts_wrong_passwords_locks_itself() -> None:
    persona = load_persona("locking")
    chip = SimulatedChip(persona)
    said = [refused(lambda: Terminal(chip.transmit).pace(persona, text="000000")) for _ in range(5)]
    assert said == [0x63C3, 0x63C2, 0x63C1, 0x63C0, 0x6983]
    assert refused(lambda: Terminal(chip.transmit).bac(persona)) == 0x6983


def test_a_card_answers_a_master_file_with_6d00_and_a_passport_takes_it() -> None:
    assert refused(Terminal(SimulatedChip(MAI).transmit).plain, bytes.fromhex("00A4000C023F00")) == 0x6D00
    passport = SimulatedChip(load_persona("passport"))
    assert Terminal(passport.transmit).plain(bytes.fromhex("00A4000C023F00")) == b"\x90\x00"


def test_what_pace_offers_is_read_in_the_clear_and_nothing_else() -> None:
    chip = SimulatedChip(load_persona("passport"))
    terminal = Terminal(chip.transmit)
    terminal.plain(bytes.fromhex("00A4020C02011C"))
    assert terminal.plain(bytes.fromhex("00B0000000"))[:-2] == chip.master[0x011C]
    assert terminal.plain(bytes.fromhex("00B09C0000"))[:-2] == chip.master[0x011C]
    assert refused(terminal.plain, bytes.fromhex("00A4020C02011D")) == 0x6982
    terminal.plain(AID)
    assert refused(terminal.plain, bytes.fromhex("00A4020C02011E")) == 0x6982
    assert refused(terminal.plain, bytes.fromhex("00B09E0000")) == 0x6982
    assert (
        refused(Terminal(SimulatedChip(load_persona("bac_only")).transmit).plain, b"\0\xa4\2\x0c\2\1\x1c")
        == 0x6A82
    )


def test_a_card_without_basic_access_control_gives_no_challenge() -> None:
    chip = SimulatedChip(load_persona("pace_only"))
    terminal = Terminal(chip.transmit)
    terminal.plain(AID)
    assert refused(terminal.plain, bytes.fromhex("0084000008")) == 0x6982


@pytest.mark.parametrize("cipher", list(Cipher))
def test_chip_authentication_changes_to_keys_that_only_the_chip_can_find(cipher: Cipher) -> None:
    persona = with_chip(chip_authentication=cipher)
    for copied in (False, True):
        one = replace(persona, profile=replace(persona.profile, flaws=(Flaw.CLONE,) if copied else ()))
        terminal, chip = opened(one)
        public = last_point(13, chip.files[0x010E])
        terminal.chip_authentication(one, public)
        if copied:
            assert refused(terminal.read, 0x0101) == 0x6988
        else:
            assert terminal.read(0x0101) == chip.files[0x0101]


@pytest.mark.parametrize("curve", [12, 13, 17])
def test_active_authentication_by_curve(curve: int) -> None:
    for copied in (False, True):
        persona = with_chip(chip_curve=curve, flaws=(Flaw.CLONE,) if copied else ())
        terminal, chip = opened(persona)
        signature = terminal.sign(CHALLENGE)
        public = last_point(curve, chip.files[0x010F])
        assert len(signature) == 2 * CURVES[curve].size
        assert ecdsa_holds(curve, public, CHALLENGE, signature) is not copied


@pytest.mark.parametrize(
    ("kind", "trailer", "digest"), [(AaKey.RSA1024, "BC", "sha1"), (AaKey.RSA2048, "34CC", "sha256")]
)
def test_active_authentication_by_rsa(kind: AaKey, trailer: str, digest: str) -> None:
    terminal, chip = opened(with_chip(active_authentication=kind))
    key = RSA_KEYS[kind]
    size = (key.modulus.bit_length() + 7) // 8
    assert 8 * size == int(kind.removeprefix("rsa"))
    assert key.modulus.to_bytes(size, "big") in chip.files[0x010F]
    plain = pow(int.from_bytes(terminal.sign(CHALLENGE), "big"), key.exponent, key.modulus).to_bytes(
        size, "big"
    )
    end = bytes.fromhex(trailer)
    assert plain[0] == 0x6A
    assert plain.endswith(end)
    body = plain[1 : -len(end)]
    hashed = hashlib.new(digest)
    own = body[: len(body) - hashed.digest_size]
    hashed.update(own + CHALLENGE)
    assert body.endswith(hashed.digest())


def test_the_mapping_that_authenticates_the_chip_binds_it_to_card_security() -> None:
    persona = load_persona("passport")
    for copied in (False, True):
        one = replace(persona, profile=replace(persona.profile, flaws=(Flaw.CLONE,) if copied else ()))
        chip = SimulatedChip(one)
        terminal = Terminal(chip.transmit)
        terminal.pace(one, Password.MRZ, Mapping.CAM)
        security = terminal.read(0x011D)
        assert security == chip.master[0x011D]
        # The key that EF.CardSecurity shows is the one that DG14 shows.
        public = last_point(13, chip.files[0x010E])
        assert CURVES[13].encode(public) in security
        assert (CURVES[13].times(terminal.proof, public) == terminal.mapping_key) is not copied
        terminal.select()
        assert terminal.read(0x0101) == chip.files[0x0101]


def test_a_picture_needs_few_commands_with_extended_length_and_many_without() -> None:
    counts = {}
    for name in ("mai", "short_apdu"):
        persona = load_persona(name)
        terminal, chip = opened(persona)
        before = terminal.commands
        assert terminal.read(0x0102) == chip.files[0x0102]
        counts[name] = terminal.commands - before
    assert counts["mai"] == 2
    assert counts["short_apdu"] > 80


def test_a_short_chip_refuses_extended_lengths() -> None:
    chip = SimulatedChip(load_persona("short_apdu"))
    assert chip.transmit(bytes.fromhex("00A4040C000007A0000002471001")) == b"\x67\x00"
    assert chip.transmit(bytes.fromhex("00B09C00000000")) == b"\x67\x00"


@pytest.mark.parametrize("cipher", [Cipher.AES128, Cipher.TDES])
@pytest.mark.parametrize("overlong", list(Overlong))
def test_what_does_not_fit_in_a_short_answer(overlong: Overlong, cipher: Cipher) -> None:
    access = (Access.BAC,) if cipher is Cipher.TDES else (Access.PACE,)
    terminal, chip = opened(with_chip(extended=256, overlong=overlong, access=access))
    room = 231 if cipher is Cipher.TDES else 223
    terminal.command(b"\x00\xa4\x02\x0c", b"\x01\x0d")
    assert terminal.command(b"\x00\xb0\x00\x00", expected=room) == chip.files[0x010D][:room]
    if overlong is Overlong.PART:
        assert terminal.command(b"\x00\xb0\x00\x00", expected=256) == chip.files[0x010D][:room]
    elif overlong is Overlong.MORE_FOLLOWS:
        assert terminal.command(b"\x00\xb0\x00\x00", expected=256) == chip.files[0x010D][:256]
    else:
        status = 0x6700 if overlong is Overlong.WRONG_LENGTH else 0x6C00 | room
        assert refused(lambda: terminal.command(b"\x00\xb0\x00\x00", expected=256)) == status
        assert terminal.command(b"\x00\xb0\x00\x00", expected=room) == chip.files[0x010D][:room]


def test_far_offsets_need_the_odd_read_binary() -> None:
    terminal, chip = opened(with_chip(face_octets=50000))
    content = chip.files[0x0102]
    terminal.command(b"\x00\xa4\x02\x0c", b"\x01\x02")
    for offset in (0, 32768, len(content) - 100):
        data = tlv("54", offset.to_bytes(4, "big"))
        part = terminal.command(b"\x00\xb1\x00\x00", data, 120)
        assert part[0] == 0x53
        assert content[offset : offset + 100].startswith(part[2:][:100])
    assert refused(lambda: terminal.command(b"\x00\xb1\x00\x00", tlv("54", b"\xff\xff\xff"), 120)) == 0x6B00
    assert refused(lambda: terminal.command(b"\x00\xb1\x00\x00", b"", 120)) == 0x6A80


def test_a_file_may_be_read_by_its_short_name_or_only_by_its_long_one() -> None:
    terminal, chip = opened(MAI)
    assert terminal.command(b"\x00\xb0\x81\x00", expected=95) == chip.files[0x0101]
    terminal, _ = opened(load_persona("passport_bac"))
    assert refused(lambda: terminal.command(b"\x00\xb0\x81\x00", expected=90)) == 0x6B00


def test_the_end_of_a_file_may_be_told() -> None:
    terminal, chip = opened(with_chip(end_of_file=True))
    statuses = []
    for expected in (95, 96):
        terminal.command(b"\x00\xa4\x02\x0c", b"\x01\x01")
        assert terminal.command(b"\x00\xb0\x00\x00", expected=expected) == chip.files[0x0101]
        statuses.append(terminal.status)
    assert statuses == [0x9000, 0x6282]


def test_a_word_in_the_clear_ends_the_session() -> None:
    terminal, chip = opened(MAI)
    assert chip.transmit(bytes.fromhex("0084000008"))[-2:] == b"\x90\x00"
    assert refused(terminal.read, 0x0101) == 0x6988


def test_a_replayed_command_ends_the_session() -> None:
    chip, said = SimulatedChip(MAI), []

    def listening(command: bytes) -> bytes:
        said.append(command)
        return chip.transmit(command)

    terminal = Terminal(listening)
    terminal.pace(MAI)
    terminal.select()
    assert chip.transmit(said[-1]) == b"\x69\x88"


def test_pace_belongs_before_the_application_and_its_steps_in_their_order() -> None:
    chip = SimulatedChip(MAI)
    terminal = Terminal(chip.transmit)
    set_at = bytes.fromhex("0022C1A40F800A04007F00070202040202830102")
    assert refused(terminal.plain, bytes.fromhex("10860000027C0000")) == 0x6985
    terminal.plain(set_at)
    assert refused(terminal.plain, bytes.fromhex("00860000027C0000")) == 0x6883
    terminal.plain(AID)
    assert refused(terminal.plain, set_at) == 0x6985


def test_the_flaws_are_where_they_are_said_to_be() -> None:
    whole, altered = SimulatedChip(with_chip()), SimulatedChip(with_chip(flaws=(Flaw.ALTERED_DG1,)))
    assert {name for name in whole.files if whole.files[name] != altered.files[name]} == {0x0101}
    malformed = SimulatedChip(load_persona("malformed"))
    assert hashlib.sha256(malformed.files[0x010D]).digest() in malformed.files[0x011D]
    tampered = SimulatedChip(load_persona("tampered"))
    assert hashlib.sha256(tampered.files[0x010D]).digest() not in tampered.files[0x011D]
    copy, original = (SimulatedChip(with_chip(flaws=flaws)) for flaws in ((Flaw.CLONE,), ()))
    assert copy.files == original.files
    assert 0x011D not in SimulatedChip(with_chip(flaws=(Flaw.WITHOUT_SOD,))).files


@pytest.mark.parametrize(
    "table",
    [
        {"acess": ["pace"]},
        {"access": ["pce"]},
        {"access": []},
        {"curve": 14},
        {"cipher": "3des"},
        {"groups": [2, 13]},
        {"groups": [1, 13]},
        {"extended": 100},
        {"flaws": ["clown"]},
        {"extended": 256, "active_authentication": "rsa2048"},
        {"face_octets": 100},
    ],
)
def test_a_chip_that_cannot_be_is_refused(table: dict[str, object]) -> None:
    with pytest.raises((ValueError, KeyError)):
        ChipProfile.from_table(table)
