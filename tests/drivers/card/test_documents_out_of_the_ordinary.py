"""Documents in order that are not as usual, and chips that refuse late: none of them is called a copy."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from drivers.cancel import Cancel
from drivers.card.chip.active_authentication import authenticate_actively
from drivers.card.chip.anchors import Anchors
from drivers.card.chip.apdu import PlainChannel
from drivers.card.chip.object_identifiers import ECDSA_PLAIN
from drivers.card.chip.reach import Reach
from drivers.card.chip.session import Terms, read_card
from drivers.card.persona import Persona, load_persona
from drivers.card.reader import CardReading, ChipTrust, DocumentKind, Genuine, Need
from drivers.card.simulator import applet, issuer, security_infos
from drivers.card.simulator.applet import SimulatedChip
from drivers.card.simulator.curve import CURVES
from drivers.card.simulator.der import integer, oid, sequence, set_of, tlv
from drivers.card.simulator.issuer import practice_anchors
from drivers.card.simulator.mrz import mrz_lines
from drivers.card.simulator.personalised import CARD_ACCESS, COM, SOD
from drivers.card.simulator.profile import AaKey, Access, ChipProfile, Overlong
from drivers.card.simulator.proofs import RSA_KEYS, ec_key
from drivers.card.simulator.suites import Cipher
from drivers.errors import DeviceFault, FaultCode
from tests.drivers.card.cards import ALL, MAI

TODAYS, OLDER = load_persona("passport"), load_persona("passport_bac")
TERMS = Terms(anchors=Anchors(practice_anchors()))
DG1, DG11, DG14 = 0x0101, 0x010B, 0x010E


def having(person: Persona = MAI, **changes: object) -> Persona:
    profile: ChipProfile = replace(person.profile, **changes)  # type: ignore[arg-type]  # names are the profile's own
    profile.check()
    return replace(person, profile=profile)


def outcome(
    chip: SimulatedChip, person: Persona = MAI, needs: frozenset[Need] = ALL
) -> CardReading | DeviceFault:
    return read_card(
        chip.transmit,
        person.written_key(),
        needs,
        progress=lambda _: None,
        cancel=Cancel(),
        terms=TERMS,
        reach=Reach(),
        reset=chip.reset,
    )


def reading(chip: SimulatedChip, person: Persona = MAI) -> CardReading:
    found = outcome(chip, person)
    assert isinstance(found, CardReading), found
    return found


def issued_anew(chip: SimulatedChip, country: str = "VNM") -> SimulatedChip:
    """The issuer signs what the chip holds now."""
    groups = {fid & 0xFF: content for fid, content in chip.files.items() if fid not in (COM, SOD)}
    chip.files[SOD] = issuer.security_object(groups, country)
    return chip


def test_without_a_list_of_its_files_the_security_object_tells_them() -> None:
    chip = SimulatedChip(MAI)
    del chip.files[COM]
    found = reading(chip)
    assert (found.trust, found.genuine, found.number) == (ChipTrust.TRUSTED, Genuine.PROVEN, MAI.printed.number)


def test_without_either_list_it_is_no_identity_card() -> None:
    chip = SimulatedChip(MAI)
    del chip.files[COM], chip.files[SOD]
    found = outcome(chip)
    assert isinstance(found, DeviceFault)
    assert found.code is FaultCode.CARD_NOT_ID


def test_a_card_of_two_lines_that_its_issuer_signed_is_trusted() -> None:
    chip = SimulatedChip(OLDER)
    top, bottom = "I<D<<ERIKSSON<<ANNA<MARIA".ljust(36, "<"), "D231458907UTO7408122F1204159<<<<<<<6"
    chip.files[DG1] = tlv("61", tlv("5F1F", (top + bottom).encode()))
    found = reading(issued_anew(chip, "DEU"), OLDER)
    assert (found.kind, found.issuer, found.trust) == (DocumentKind.OTHER, "D", ChipTrust.TRUSTED)


@pytest.mark.parametrize(
    ("names", "name"),
    [("HOLLERBACH", "HOLLERBACH"), ("", ""), ("HOLLERBACH<<", "HOLLERBACH"), ("<<MATTHIAS", "MATTHIAS")],
)
def test_a_passport_with_one_name_or_none(names: str, name: str) -> None:
    chip = SimulatedChip(OLDER)
    top, bottom = mrz_lines(OLDER)
    chip.files[DG1] = tlv("61", tlv("5F1F", (top[:5] + names.ljust(39, "<") + bottom).encode()))
    found = reading(issued_anew(chip, "DEU"), OLDER)
    assert (found.name, found.trust) == (name, ChipTrust.TRUSTED)


def test_details_that_hold_a_picture_of_a_whole_paper_are_left_out_and_the_passport_is_read() -> None:
    chip = SimulatedChip(OLDER)
    chip.files[DG11] = tlv("6B", tlv("5C", b"\x5f\x16"), tlv("5F16", bytes(30_000)))
    found = reading(issued_anew(chip, "DEU"), OLDER)
    assert (found.name, found.trust) == ("HOLLERBACH MATTHIAS", ChipTrust.TRUSTED)
    assert (found.origin, found.issued) == ("", OLDER.printed.issued)


class Closed(SimulatedChip):
    """Keeps one file back, at SELECT or only when it is read."""

    def __init__(self, person: Persona, fid: int, *, at_read: bool) -> None:
        super().__init__(person)
        self._closed, self._at_read = fid, at_read

    def file_command(self, header: bytes, data: bytes, expected: int) -> bytes:
        by_short_name = header[1] == 0xB0 and header[2] == 0x80 | self._closed & 0x1F
        by_name = header[1] == 0xA4 and data == self._closed.to_bytes(2, "big") and not self._at_read
        if by_short_name or by_name or (header[1] == 0xB0 and self._current == self._closed):
            raise applet._StatusError(0x6982)
        return super().file_command(header, data, expected)


@pytest.mark.parametrize("at_read", [False, True])
def test_details_that_the_chip_keeps_back_are_left_out(at_read: bool) -> None:
    found = reading(Closed(OLDER, DG11, at_read=at_read), OLDER)
    assert (found.name, found.origin, found.trust) == ("HOLLERBACH MATTHIAS", "", ChipTrust.TRUSTED)


@pytest.mark.parametrize("at_read", [False, True])
def test_a_zone_that_the_chip_keeps_back_is_no_reading(at_read: bool) -> None:
    found = outcome(Closed(OLDER, DG1, at_read=at_read), OLDER)
    assert isinstance(found, DeviceFault)
    assert found.code is FaultCode.CARD_GARBLED


def test_details_that_are_announced_and_not_there_are_left_out() -> None:
    chip = SimulatedChip(OLDER)
    del chip.files[DG11]
    found = reading(chip, OLDER)
    assert (found.origin, found.issued, found.trust) == ("", OLDER.printed.issued, ChipTrust.TRUSTED)


class Late(SimulatedChip):
    """Gives files at any length, and refuses a long answer only where it is to sign."""

    def __init__(self, person: Persona, status: int, *, protected: bool) -> None:
        super().__init__(person)
        self._status, self._protects = status, protected

    def transmit(self, command: bytes) -> bytes:
        if not self._protects and command[1] == 0x88 and command[4] == 0:
            self._end_session()
            return self._status.to_bytes(2, "big")
        return super().transmit(command)

    def file_command(self, header: bytes, data: bytes, expected: int) -> bytes:
        if header[1] == 0x88 and self._protects and self._room > 256:
            raise applet._StatusError(self._status)
        return super().file_command(header, data, expected)


@pytest.mark.parametrize("protected", [True, False])
@pytest.mark.parametrize("status", [0x6700, 0x6C00])
def test_a_long_answer_refused_at_the_last_step_makes_no_copy_of_the_card(status: int, protected: bool) -> None:
    """With its one proof an RSA signature of 256 bytes, which the chip gives in parts."""
    person = having(
        active_authentication=AaKey.RSA2048,
        chip_authentication=None,
        groups=(1, 2, 13, 15),
        overlong=Overlong.MORE_FOLLOWS,
    )
    found = reading(Late(person, status, protected=protected), person)
    assert (found.trust, found.genuine, found.proofs) == (ChipTrust.TRUSTED, Genuine.PROVEN, ("active",))


class Numbered(SimulatedChip):
    """Has two keys of Chip Authentication, and wants to be told which."""

    def _set_chip_authentication(self, header: bytes, data: bytes) -> bytes:
        if applet._objects(data).get(0x84) != b"\x02":
            raise applet._StatusError(0x6A88)
        return super()._set_chip_authentication(header, data)


@pytest.mark.parametrize("cipher", [Cipher.TDES, Cipher.AES128])
def test_a_key_beside_another_that_is_not_spoken_is_called_by_its_number(cipher: Cipher) -> None:
    person = having(active_authentication=None, chip_authentication=cipher, groups=(1, 2, 13, 14))
    chip = Numbered(person)
    own = ec_key(CURVES[13], f"practice chip key of {person.name}")
    infos = [
        sequence(oid("0.4.0.127.0.7.2.2.3.1.4"), integer(1), integer(1)),
        sequence(oid("0.4.0.127.0.7.2.2.1.1"), sequence(sequence(oid("1.2.840.113549.1.3.1"))), integer(1)),
        sequence(oid(security_infos.chip_oid(cipher)), integer(1), integer(2)),
        sequence(oid("0.4.0.127.0.7.2.2.1.2"), security_infos.ec_public(own.curve, own.public), integer(2)),
    ]
    chip.files[DG14] = tlv("6E", set_of(*infos, chip.master[CARD_ACCESS][2:]))
    found = reading(issued_anew(chip), person)
    assert (found.trust, found.genuine, found.proofs) == (ChipTrust.TRUSTED, Genuine.PROVEN, ("chip",))


SIGNING = ec.derive_private_key(417, ec.BrainpoolP256R1())
PLAIN_SHA256 = next(found for found, name in ECDSA_PLAIN.items() if name == "sha256")
HASHES = {
    "sha224": hashes.SHA224(),
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
CHALLENGE = bytes(range(8))


def proven(dg15: bytes, answer: bytes, algorithm: bytes | None = None) -> Genuine:
    """What comes of a chip that says `answer` to the one challenge."""
    channel = PlainChannel(lambda _: answer + b"\x90\x00")
    return authenticate_actively(channel, dg15, algorithm, lambda _: CHALLENGE)


def by_curve(name: str, *, der: bool) -> bytes:
    signature = SIGNING.sign(CHALLENGE, ec.ECDSA(HASHES[name]))
    if der:
        return signature
    return b"".join(number.to_bytes(32, "big") for number in utils.decode_dss_signature(signature))


@pytest.mark.parametrize("name", HASHES)
@pytest.mark.parametrize("algorithm", [None, PLAIN_SHA256], ids=["dg14 silent", "dg14 says sha256"])
@pytest.mark.parametrize("der", [False, True], ids=["plain", "der"])
def test_a_chip_that_signs_with_another_hash_than_dg14_says_is_no_copy(
    name: str, algorithm: bytes | None, der: bool
) -> None:
    info = SIGNING.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    answer = by_curve(name, der=der)
    assert proven(tlv("6F", info), answer, algorithm) is Genuine.PROVEN
    assert proven(tlv("6F", info), answer[:-1] + bytes((answer[-1] ^ 1,)), algorithm) is Genuine.FAILED


def by_rsa(name: str, trailer: str) -> bytes:
    key, end = RSA_KEYS[AaKey.RSA2048], bytes.fromhex(trailer)
    own = bytes(range(1, 256 - hashlib.new(name).digest_size - len(end)))
    told = b"\x6a" + own + hashlib.new(name, own + CHALLENGE).digest() + end
    private = pow(key.exponent, -1, (key.p - 1) * (key.q - 1))
    return pow(int.from_bytes(told, "big"), private, key.modulus).to_bytes(256, "big")


TRAILERS = [
    ("sha1", "BC"),
    ("sha1", "33CC"),
    ("sha224", "38CC"),
    ("sha256", "34CC"),
    ("sha384", "36CC"),
    ("sha512", "35CC"),
]


@pytest.mark.parametrize(("name", "trailer"), TRAILERS)
def test_partial_recovery_under_each_trailer(name: str, trailer: str) -> None:
    key = RSA_KEYS[AaKey.RSA2048]
    dg15, answer = security_infos.dg15(key), by_rsa(name, trailer)
    negative = (key.modulus - int.from_bytes(answer, "big")).to_bytes(256, "big")
    assert proven(dg15, answer) is proven(dg15, negative) is Genuine.PROVEN
    for wrong in (answer[1:], b"\0" + answer, bytes(256), b"\xff" * 256, by_rsa(name, "31CC")):
        assert proven(dg15, wrong) is Genuine.FAILED


def test_a_document_that_opens_by_an_unspoken_pace_alone_is_not_called_a_bank_card() -> None:
    person = having(TODAYS, access=(Access.PACE,))
    chip = SimulatedChip(person)
    mapping = sequence(oid("0.4.0.127.0.7.2.2.4.4.2"), integer(2), integer(13))
    chip.master[CARD_ACCESS] = set_of(mapping)

    def transmit(command: bytes) -> bytes:
        # Its application is closed to who comes in the clear.
        return b"\x69\x82" if command[:4] == b"\0\xa4\x04\x0c" else chip.transmit(command)

    found = read_card(
        transmit, person.written_key(), ALL, progress=lambda _: None, cancel=Cancel(), terms=TERMS
    )
    assert isinstance(found, DeviceFault)
    assert (found.code, found.detail) == (
        FaultCode.CARD_GARBLED,
        "opens by pace alone: integrated mapping",
    )


def test_what_pace_offers_is_read_of_a_chip_that_takes_no_length_beyond_the_file() -> None:
    chip = SimulatedChip(MAI)

    def transmit(command: bytes) -> bytes:
        # Before any session READ BINARY stands in the clear.
        if command[:2] == b"\0\xb0" and (command[4] or 256) > len(chip.master[CARD_ACCESS]) - command[3]:
            return b"\x67\x00"
        return chip.transmit(command)

    found = read_card(transmit, MAI.written_key(), ALL, progress=lambda _: None, cancel=Cancel(), terms=TERMS)
    assert isinstance(found, CardReading)
    assert found.access == "pace"


def test_what_pace_offers_among_much_that_nobody_knows() -> None:
    chip = SimulatedChip(MAI)
    strange = [
        sequence(oid("0.4.0.127.0.7.2.2.4.4.2"), integer(2), integer(13)),
        sequence(oid("0.4.0.127.0.7.2.2.4.2.2"), integer(2), integer(99)),
        sequence(oid("0.4.0.127.0.7.2.2.4.2.2"), integer(7), integer(13)),
        sequence(oid("2.23.136.1.1.5"), tlv("05")),
        sequence(oid("1.3.6.1.4.1.99999.1"), tlv("0C", "lạ".encode() * 40)),
        tlv("04", bytes(90)),
    ]
    chip.master[CARD_ACCESS] = set_of(*strange, chip.master[CARD_ACCESS][2:])
    assert len(chip.master[CARD_ACCESS]) > 256
    found = reading(chip)
    assert (found.access, found.trust) == ("pace", ChipTrust.TRUSTED)


@pytest.mark.parametrize("status", [0x6987, 0x6988, 0x6982, 0x6F00])
def test_a_session_that_the_chip_gives_up_is_begun_by_the_next_attempt(status: int) -> None:
    chip = SimulatedChip(MAI)
    heard = 0

    def transmit(command: bytes) -> bytes:
        nonlocal heard
        if command[0] & 0x0C:
            heard += 1
            if heard == 4:
                chip._end_session()
                return status.to_bytes(2, "big")
        return chip.transmit(command)

    def attempt() -> CardReading | DeviceFault:
        chip.reset()
        return read_card(
            transmit, MAI.written_key(), ALL, progress=lambda _: None, cancel=Cancel(), terms=TERMS
        )

    first, second = attempt(), attempt()
    assert isinstance(first, DeviceFault)
    assert first.code is FaultCode.CARD_GARBLED
    assert isinstance(second, CardReading)
    assert second.trust is ChipTrust.TRUSTED
