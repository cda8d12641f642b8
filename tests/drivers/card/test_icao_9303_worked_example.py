"""ICAO 9303-11, Appendix D: both sides of Basic Access Control and secure messaging, byte for byte."""

from __future__ import annotations

import hashlib

import pytest

from drivers.card.chip import bac, tdes
from drivers.card.chip.apdu import Command, PlainChannel
from drivers.card.chip.key_derivation import Cipher, KeyPair, Random, SessionKeys, key_pair
from drivers.card.chip.secure_messaging import SecureChannel
from drivers.card.chip.trouble import ChipError
from drivers.card.simulator.des import TwoKeys
from drivers.card.simulator.suites import both_keys
from drivers.errors import FaultCode

MRZ_INFORMATION = "L898902C<369080619406236"
SEED = bytes.fromhex("239AB9CB282DAF66231DC5A4DF6BFBAE")
K_ENC = bytes.fromhex("AB94FDECF2674FDFB9B391F85D7F76F2")
K_MAC = bytes.fromhex("7962D9ECE03D1ACD4C76089DCE131543")
RND_IFD, K_IFD = bytes.fromhex("781723860C06C226"), bytes.fromhex("0B795240CB7049B01C19B33E32804F0B")
EXTERNAL_AUTHENTICATE = (
    "008200002872C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A728"
)
KS_ENC = bytes.fromhex("979EC13B1CBFE9DCD01AB0FED307EAE5")
KS_MAC = bytes.fromhex("F1CB1F1FB5ADF208806B89DC579DC1F8")
SSC = 0x887022120C06C226

CONVERSATION = {
    "0084000008": "4608F919887022129000",
    EXTERNAL_AUTHENTICATE: (
        "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D74499000"
    ),
    "0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800": "990290008E08FA855A5D4C50A8ED9000",
    "0CB000000D9701048E08ED6705417E96BA5500": "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000",
    "0CB000040D9701128E082EA28A70F3C7B53500": (
        "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000"
    ),
}


def chip_of_the_appendix(command: bytes) -> bytes:
    return bytes.fromhex(CONVERSATION[command.hex().upper()])


def dice(*rolls: bytes) -> Random:
    left = list(rolls)
    return lambda size: left.pop(0) if len(left[0]) == size else pytest.fail("asked for another size")


def test_the_key_grows_from_the_machine_readable_zone() -> None:
    text = bac.mrz_information("L898902C<", "690806", "940623")
    assert text == MRZ_INFORMATION
    assert hashlib.sha1(text.encode()).digest()[:16] == SEED
    assert key_pair(Cipher.TDES, SEED) == KeyPair(K_ENC, K_MAC)


def test_a_whole_conversation_is_said_byte_for_byte() -> None:
    plain = PlainChannel(chip_of_the_appendix)
    session = bac.authenticate(plain, KeyPair(K_ENC, K_MAC), dice(RND_IFD, K_IFD))
    assert session == SessionKeys(Cipher.TDES, KeyPair(KS_ENC, KS_MAC), SSC)
    channel = SecureChannel(plain, session)
    assert channel.exchange(Command(0x00, 0xA4, 0x02, 0x0C, bytes.fromhex("011E"))).sw == 0x9000
    assert channel.exchange(Command(0x00, 0xB0, 0x00, 0x00, le=4)).data == bytes.fromhex("60145F01")
    body = channel.exchange(Command(0x00, 0xB0, 0x00, 0x04, le=18)).data
    assert body == bytes.fromhex("04303130365F36063034303030305C026175")
    assert plain.apdus == 5


@pytest.mark.parametrize("at", range(27))
def test_one_flipped_bit_in_a_protected_answer_ends_the_session(at: int) -> None:
    answer = bytearray(bytes.fromhex("8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000"))
    answer[at] ^= 0x01
    session = SessionKeys(Cipher.TDES, KeyPair(KS_ENC, KS_MAC), SSC + 2)
    channel = SecureChannel(PlainChannel(lambda _: bytes(answer)), session)
    for _ in range(2):
        with pytest.raises(ChipError) as trouble:
            channel.exchange(Command(0x00, 0xB0, 0x00, 0x00, le=4))
        assert trouble.value.fault.code is FaultCode.CARD_GARBLED


def test_the_simulated_chip_has_a_cipher_of_its_own_and_it_is_the_same_cipher() -> None:
    enc, mac = both_keys(SEED)
    ours, theirs = RND_IFD + bytes.fromhex("4608F91988702212") + K_IFD, bytes.fromhex(EXTERNAL_AUTHENTICATE)
    assert enc.encrypt(ours) == theirs[5:37]
    assert enc.decrypt(theirs[5:37]) == ours
    assert mac.mac(theirs[5:37]) == theirs[37:45]
    for length in (8, 64, 400):
        data = hashlib.shake_256(bytes(length)).digest(length)
        key = hashlib.shake_256(data).digest(16)
        assert TwoKeys(key).encrypt(data) == tdes.encrypt(key, data)
        assert TwoKeys(key).decrypt(data) == tdes.decrypt(key, data)
        assert TwoKeys(key).mac(data[:-3]) == tdes.mac(key, data[:-3])
