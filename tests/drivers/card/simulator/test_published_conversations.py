"""ICAO 9303-11, Appendices D, G.1 and I, from the chip's side of the line, with nothing of the reader's."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from drivers.card.simulator import bac
from drivers.card.simulator.aes import Aes
from drivers.card.simulator.curve import CURVES
from drivers.card.simulator.der import objects
from drivers.card.simulator.pace import Offer, Pace, password_seed
from drivers.card.simulator.profile import Mapping, Password
from drivers.card.simulator.secure import Inside, Messaging, RefusedError
from drivers.card.simulator.suites import AesSuite, Cipher

hexed = bytes.fromhex


def dice(*rolls: str) -> Callable[[int], bytes]:
    left = [hexed(roll) for roll in rolls]
    return lambda size: left.pop(0) if len(left[0]) == size else pytest.fail("asked for another size")


PACE_GM = {
    "7C00": "7C12801095A3A016522EE98D01E76CB6B98B42C3",
    "7C438141047ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E"
    "544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D": (
        "7C43824104824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57"
        "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54"
    ),
    "7C438341042DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C"
    "3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB36462": (
        "7C438441049E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB"
        "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094"
    ),
    "7C0A8508C2B0BD78D94BA866": "7C0A86083ABB9674BCE93C08",
}
GM_OFFER = Offer(
    Cipher.AES128, 13, (Mapping.GM,), {Password.MRZ: password_seed(Password.MRZ, "T22000129364081251010318")}
)
SET_AT = hexed("800A04007F00070202040202830101")
GM_SECRETS = (
    "3F00C4D39D153F2B2A214A078D899B22",
    "498FF49756F2DC1587840041839A85982BE7761D14715FB091EFA7BCE9058560",
    "107CF58696EF6155053340FD633392BA81909DF7B9706F226F32086C7AFF974A",
)


def test_pace_with_generic_mapping_is_said_byte_for_byte() -> None:
    pace = Pace(GM_OFFER, SET_AT, dice(*GM_SECRETS))
    for command, answer in PACE_GM.items():
        assert pace.messaging is None
        assert pace.step(hexed(command)).hex().upper() == answer
    assert pace._enc == hexed("F5F0E35C0D7161EE6724EE513A0D9A7F")
    assert pace._mac == hexed("FE251C7858B356B24514B3BD5F4297D1")
    assert pace.messaging is not None
    with pytest.raises(RefusedError, match="6985"):
        pace.step(b"\x7c\x00")


def test_a_wrong_token_is_refused_and_opens_nothing() -> None:
    pace = Pace(GM_OFFER, SET_AT, dice(*GM_SECRETS))
    *good, _ = PACE_GM
    for command in good:
        pace.step(hexed(command))
    with pytest.raises(RefusedError, match="6300"):
        pace.step(hexed("7C0A8508C2B0BD78D94BA867"))
    assert pace.messaging is None


@pytest.mark.parametrize(
    ("template", "status"),
    [
        ("800A04007F00070202040204830101", "6A80"),
        ("800A04007F00070202040202830102", "6A88"),
        ("800A04007F0007020204020283010184010C", "6A80"),
        ("80", "6A80"),
        ("", "6A80"),
    ],
)
def test_what_was_not_offered_is_refused(template: str, status: str) -> None:
    with pytest.raises(RefusedError, match=status):
        Pace(GM_OFFER, hexed(template), dice())


@pytest.mark.parametrize("point", ["04" + "00" * 64, "04" + "11" * 64, "02" + "22" * 32, "", "00"])
def test_a_point_that_is_none_is_refused(point: str) -> None:
    pace = Pace(GM_OFFER, SET_AT, dice(*GM_SECRETS))
    pace.step(b"\x7c\x00")
    raw = hexed(point)
    with pytest.raises(RefusedError, match="6A80"):
        pace.step(bytes((0x7C, len(raw) + 2, 0x81, len(raw))) + raw)


CAM_KEYS = hexed("0A9DA4DB03BDDE39FC5202BC44B2E89E"), hexed("4B1C06491ED5140CA2B537D344C6C0B1")
#: Commands of Appendix I after PACE, what each carries, the answer and what that carries.
CAM_SESSION = (
    (
        "0CA4020C1D8711013824F3CB16CAA40DDFF8459C215CC4988E08158449671FCC718300",
        Inside(hexed("011D"), 0),
        "990290008E085E007CA87260A77F",
        "",
    ),
    (
        "0CB000000D9701048E081049244EED15563D00",
        Inside(b"", 4),
        "8711017B0085CFF0A3845B7F1B02E72BBE6395990290008E083CF26FAD48F7888B",
        "31643062",
    ),
    (
        "0CB000040D9701628E08D3FB753D695A16FE00",
        Inside(b"", 98),
        "877101E7E1E51C85C8F09209C59CA459305EC2CC23FD0E6938F3915F74CAAC06794A8518FEB0A11CD8A7C0A26B88F3DA567A803D"
        "BDD79AA853FE272A9C02690017EC95CDCDB0FEB944E1B63FC8F293552F32B663B16E929871E785D164B72DF076B89C480537A5B4"
        "B80EAAAAF5E786D89A3814990290008E080CBFD5F7F43CC361",
        "060904007F0007020201023052300C060704007F0007010202010D034200041872709494399E7470A6431BE25E83EEE24FEA568C"
        "2ED28DB48E05DB3A610DC884D256A40E35EFCB59BF6753D3A489D28C7A4D973C2DA138A6E7A4A08F68E16F02010D",
    ),
)


def test_secure_messaging_with_aes_is_said_byte_for_byte() -> None:
    chip = Messaging(AesSuite(*CAM_KEYS))
    for command, inside, answer, data in CAM_SESSION:
        raw = hexed(command)
        assert chip.open(raw[:4], raw[5:-1]) == inside
        assert chip.close(hexed(data), 0x9000) == hexed(answer)


def test_the_chips_proof_of_appendix_i_binds_its_mapping_key_to_its_static_one() -> None:
    worker = Aes(CAM_KEYS[0])
    sealed = hexed(
        "1EEA964DAAE372AC990E3EFDE6333353BFC89A6704D93DA8798CF77F5B7A54BD10CBA372B42BE0B9B5F28AA8DE2F4F92"
    )
    proof = worker.decrypt(worker.block(b"\xff" * 16), sealed)
    assert proof[32:] == b"\x80" + bytes(15)
    curve, info = CURVES[13], hexed(CAM_SESSION[2][3])
    static = curve.decode(info[info.index(b"\x03\x42\x00\x04") + 3 :][:65])
    mapping = hexed(
        "04A234236AA9B9621E8EFB73B5245C0E09D2576E5277183C1208BDD55280CAE8B3"
        "04F365713A356E65A451E165ECC9AC0AC46E3771342C8FE5AEDD092685338E23"
    )
    assert curve.times(int.from_bytes(proof[:32], "big"), static) == curve.decode(mapping)


def test_basic_access_control_is_said_byte_for_byte() -> None:
    seed = bac.access_seed("L898902C<369080619406236")
    assert seed == hexed("239AB9CB282DAF66231DC5A4DF6BFBAE")
    sent = hexed(
        "72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A7",
    )
    challenge = hexed("4608F91988702212")
    answer, messaging = bac.mutual(seed, challenge, sent, dice("0B4F80323EB3191CB04970CB4052790B"))
    assert answer == hexed("46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D7449")
    raw = hexed("0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800")
    assert messaging.open(raw[:4], raw[5:-1]) == Inside(hexed("011E"), 0)
    assert messaging.close(b"", 0x9000) == hexed("990290008E08FA855A5D4C50A8ED")


@pytest.mark.parametrize(
    ("size", "mac"),
    [
        (0, "BB1D6929E95937287FA37D129B756746"),
        (16, "070A16B46B4D4144F79BDD9DD04A287C"),
        (40, "DFA66747DE9AE63030CA32611497C827"),
        (64, "51F0BEBF7E3B9D92FC49741779363CFE"),
    ],
)
def test_the_mac_of_nist_sp_800_38b(size: int, mac: str) -> None:
    message = hexed(
        "6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E51"
        "30C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710"
    )
    assert Aes(hexed("2B7E151628AED2A6ABF7158809CF4F3C")).cmac(message[:size]) == hexed(mac)


LIBRARY: dict[int, ec.EllipticCurve] = {
    12: ec.SECP256R1(),
    13: ec.BrainpoolP256R1(),
    15: ec.SECP384R1(),
    16: ec.BrainpoolP384R1(),
    17: ec.BrainpoolP512R1(),
    18: ec.SECP521R1(),
}


@pytest.mark.parametrize("number", sorted(CURVES))
def test_each_curve_multiplies_as_a_library_does(number: int) -> None:
    curve = CURVES[number]
    for label in (b"one", b"two"):
        scalar = int.from_bytes(hashlib.shake_256(label).digest(curve.size + 8), "big") % curve.n
        numbers = ec.derive_private_key(scalar, LIBRARY[number]).public_key().public_numbers()
        assert curve.times(scalar, curve.generator) == (numbers.x, numbers.y)
    assert curve.times(curve.n, curve.generator) is None
    opposite = curve.times(curve.n - 1, curve.generator)
    assert curve.add(curve.generator, opposite) is None
    assert curve.add(curve.generator, curve.generator) == curve.times(2, curve.generator)


def test_data_objects_are_taken_apart_or_refused() -> None:
    assert objects(hexed("7F49020102" + "8201FF")) == {0x7F49: b"\x01\x02", 0x82: b"\xff"}
    for cut in ("7C", "7C05", "7F", "7C82", "7C820100"):
        with pytest.raises(ValueError, match="cut"):
            objects(hexed(cut))
