"""ICAO 9303-11, Appendices F, G.1 and I.1: keys, points, tokens and commands, byte for byte as published."""

from __future__ import annotations

import hashlib

import pytest

from drivers.card.chip import bac, pace
from drivers.card.chip.apdu import PlainChannel
from drivers.card.chip.card_access import ChipPublicKey, parse_security_infos
from drivers.card.chip.chip_mapping import decrypt_chip_data, mapping_proves
from drivers.card.chip.curves import STANDARDIZED
from drivers.card.chip.iso9796 import representative_holds
from drivers.card.chip.key_derivation import Cipher, KeyPair, Random, SessionKeys, key_pair, password_key
from drivers.card.chip.pace import Password
from drivers.card.chip.pace_offers import choose_offer
from drivers.card.chip.points import Point, decode, generator
from drivers.card.chip.suites import decrypt_nonce
from drivers.card.chip.trouble import ChipError

BP256 = STANDARDIZED[13]
MRZ_SECRET = bytes.fromhex("7E2D2A41C74EA0B38CD36F863939BFA8E9032AAD")
MAP_IFD = bytes.fromhex("7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99")
MAP_IC = bytes.fromhex("498FF49756F2DC1587840041839A85982BE7761D14715FB091EFA7BCE9058560")
DH_IFD = bytes.fromhex("A73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595")
DH_IC = bytes.fromhex("107CF58696EF6155053340FD633392BA81909DF7B9706F226F32086C7AFF974A")
NONCE = 0x3F00C4D39D153F2B2A214A078D899B22
PK_MAP_IFD = (
    "7ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E"
    "544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D"
)
PK_MAP_IC = (
    "824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57"
    "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54"
)
H = (
    "60332EF2450B5D247EF6D3868397D398852ED6E8CAF6FFEEF6BF85CA57057FD5"
    "0840CA7415BAF3E43BD414D35AA4608B93A2CAF3A4E3EA4E82C9C13D03EB7181"
)
MAPPED = (
    "8CED63C91426D4F0EB1435E7CB1D74A46723A0AF21C89634F65A9AE87A9265E2"
    "8C879506743F8611AC33645C5B985C80B5F09A0B83407C1B6A4D857AE76FE522"
)
PK_DH_IFD = (
    "2DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C"
    "3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB36462"
)
PK_DH_IC = (
    "9E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB"
    "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094"
)
SHARED = bytes.fromhex("28768D20701247DAE81804C9E780EDE582A9996DB4A315020B2733197DB84925")
KEYS = KeyPair(
    bytes.fromhex("F5F0E35C0D7161EE6724EE513A0D9A7F"), bytes.fromhex("FE251C7858B356B24514B3BD5F4297D1")
)
GENERIC = {
    "0022C1A40F800A04007F00070202040202830101": "9000",
    "10860000027C0000": "7C12801095A3A016522EE98D01E76CB6B98B42C39000",
    f"10860000457C43814104{PK_MAP_IFD}00": f"7C43824104{PK_MAP_IC}9000",
    f"10860000457C43834104{PK_DH_IFD}00": f"7C43844104{PK_DH_IC}9000",
    "008600000C7C0A8508C2B0BD78D94BA86600": "7C0A86083ABB9674BCE93C089000",
}

CAM_MAP_IFD = bytes.fromhex("5D8BB87BD74D985A4B7D4325B9F7B976FE835122773400798914AA22738135CC")
CAM_DH_IFD = bytes.fromhex("76ECFDAA9841C323A3F5FC5E88B88DB3EFF7E35EBF57A7E6946CB630006C2120")
CAM_PK_MAP_IC = (
    "A234236AA9B9621E8EFB73B5245C0E09D2576E5277183C1208BDD55280CAE8B3"
    "04F365713A356E65A451E165ECC9AC0AC46E3771342C8FE5AEDD092685338E23"
)
CAM_KEYS = KeyPair(
    bytes.fromhex("0A9DA4DB03BDDE39FC5202BC44B2E89E"), bytes.fromhex("4B1C06491ED5140CA2B537D344C6C0B1")
)
CHIP_DATA = bytes.fromhex("85DC3FA93D0952BFA82F5FD189EE75BD82F11D1F0B8ED4BF5319AC9B53C426B3")
ENCRYPTED_CHIP_DATA = (
    "1EEA964DAAE372AC990E3EFDE6333353BFC89A6704D93DA8798CF77F5B7A54BD10CBA372B42BE0B9B5F28AA8DE2F4F92"
)
CAM = {
    "0022C1A40F800A04007F00070202040602830101": "9000",
    "10860000027C0000": "7C128010CB60E8E0D85B76A9BD304747C2AD42E29000",
    "10860000457C438141047F1D410ADB7DDB3B84BF1030800981A9105D7457B4A3ADE002384F3086C67EDE"
    "1AB889104A27DB6D842B019020FBF3CEACB0DC627F7BDCAC29969E19D0E553C100": f"7C43824104{CAM_PK_MAP_IC}9000",
    "10860000457C43834104446C934084D9DAB863944F219520076C29EE3F7AE6722B11FF319EC1C7728F95"
    "5483400BFF60BF0C5929270009277DC2A515E12575010AD9BA916CF1BF86FEFC00": (
        "7C4384410402AD566F3C6EC7F9324509AD50A51FA52030782A4968FCFEDF737DAEA9933331"
        "11C3B9B4C2287789BD137E7F8AA882E2A3C633CCD6ECC2C63C57AD401A09C2E19000"
    ),
    "008600000C7C0A8508E86BD06018A1CD3B00": f"7C3C86088596CF055C67C1A38A30{ENCRYPTED_CHIP_DATA}9000",
}
CHIP_KEY_INFO = (
    "30620609 04007F00 07020201 02305230 0C060704 007F0007 01020201 0D034200 04187270 9494399E 7470A643"
    "1BE25E83 EEE24FEA 568C2ED2 8DB48E05 DB3A610D C884D256 A40E35EF CB59BF67 53D3A489 D28C7A4D 973C2DA1"
    "38A6E7A4 A08F68E1 6F02010D"
)


def chip(conversation: dict[str, str]) -> PlainChannel:
    return PlainChannel(lambda command: bytes.fromhex(conversation[command.hex().upper()]))


def dice(*rolls: bytes) -> Random:
    left = list(rolls)
    return lambda size: left.pop(0) if len(left[0]) == size else pytest.fail("asked for another size")


def point(coordinates: str) -> Point:
    return decode(BP256, bytes.fromhex("04" + coordinates))


def number(encoded: bytes) -> int:
    return int.from_bytes(encoded, "big")


def test_the_password_grows_from_the_machine_readable_zone() -> None:
    text = bac.mrz_information("T22000129", "640812", "101031")
    assert hashlib.sha1(text.encode()).digest() == MRZ_SECRET
    key = password_key(Cipher.AES128, MRZ_SECRET)
    assert key.hex().upper() == "89DED1B26624EC1E634C1989302849DD"
    encrypted = bytes.fromhex("95A3A016522EE98D01E76CB6B98B42C3")
    assert number(decrypt_nonce(Cipher.AES128, key, encrypted)) == NONCE


def test_each_point_of_the_generic_mapping() -> None:
    base = generator(BP256)
    assert base.times(number(MAP_IFD)) == point(PK_MAP_IFD)
    assert base.times(number(MAP_IC)) == point(PK_MAP_IC)
    assert point(PK_MAP_IC).times(number(MAP_IFD)) == point(PK_MAP_IFD).times(number(MAP_IC)) == point(H)
    mapped = base.plus_multiples(NONCE, point(PK_MAP_IC), number(MAP_IFD))
    assert mapped == point(MAPPED)
    assert mapped.times(number(DH_IFD)) == point(PK_DH_IFD)
    assert mapped.times(number(DH_IC)) == point(PK_DH_IC)
    assert point(PK_DH_IC).times(number(DH_IFD)).shared_secret() == SHARED
    assert key_pair(Cipher.AES128, SHARED) == KEYS


def test_the_generic_mapping_is_said_byte_for_byte() -> None:
    infos = parse_security_infos(bytes.fromhex("31143012060A04007F0007020204020202010202010D"))
    offer = choose_offer(infos)
    assert offer is not None
    agreement = pace.agree(chip(GENERIC), offer, Password(pace.MRZ, MRZ_SECRET), dice(MAP_IFD, DH_IFD))
    assert agreement == pace.Agreement(SessionKeys(Cipher.AES128, KEYS, 0))


@pytest.mark.parametrize("command", list(GENERIC)[1:])
def test_one_flipped_bit_of_the_chip_opens_nothing(command: str) -> None:
    offer = choose_offer(parse_security_infos(bytes.fromhex("31143012060A04007F0007020204020202010202010D")))
    assert offer is not None
    whole = bytes.fromhex(GENERIC[command])
    for at in range(len(whole) - 2):
        flipped = bytearray(whole)
        flipped[at] ^= 1
        bent = GENERIC | {command: flipped.hex()}
        # A nonce or key that is not the chip's leads to commands that the appendix does not have.
        with pytest.raises((ChipError, KeyError)):
            pace.agree(chip(bent), offer, Password(pace.MRZ, MRZ_SECRET), dice(MAP_IFD, DH_IFD))


def test_the_chip_authentication_mapping_is_said_byte_for_byte() -> None:
    infos = parse_security_infos(bytes.fromhex("31143012060A04007F0007020204060202010202010D"))
    offer = choose_offer(infos)
    assert offer is not None
    assert offer.proves_chip
    text = bac.mrz_information("C11T002JM", "960812", "231031")
    password = Password(pace.MRZ, hashlib.sha1(text.encode()).digest())
    agreement = pace.agree(chip(CAM), offer, password, dice(CAM_MAP_IFD, CAM_DH_IFD))
    assert agreement.session == SessionKeys(Cipher.AES128, CAM_KEYS, 0)
    assert agreement.proof is not None
    assert agreement.proof.data == CHIP_DATA
    (key,) = parse_security_infos(bytes.fromhex("3164" + CHIP_KEY_INFO)).chip_keys
    assert key.key_id == 13
    assert mapping_proves(agreement.proof, (key,))
    # Somebody else's key, and the right key under another number.
    assert not mapping_proves(agreement.proof, (ChipPublicKey(point(PK_MAP_IC), 13),))
    assert not mapping_proves(agreement.proof, (ChipPublicKey(key.point, 12),))
    assert not mapping_proves(agreement.proof, ())


def test_the_chip_authentication_data_is_decrypted() -> None:
    assert decrypt_chip_data(CAM_KEYS.enc, bytes.fromhex(ENCRYPTED_CHIP_DATA), BP256) == CHIP_DATA


def test_the_message_representative_of_active_authentication() -> None:
    challenge = bytes.fromhex("F173589974BF40C6")
    representative = bytes.fromhex(
        "6A9D2784A67F8E7C659973EA1AEA25D95B6C8F91E5002F369F0FBDCE8A3CEC1991B543F1696546C5524CF23A5303CD6C"
        "98599F40B79F377B5F3A1406B3B4D8F96784D23AA88DB7E1032A405E69325FA91A6E86F5C71AEA978264C4A207446DAD"
        "4E7292E2DCDA3024B47DA8C063AA1E6D22FBD976AB0FE73D94D2D9C6D88127BC"
    )
    assert representative_holds(representative, challenge)
    assert not representative_holds(representative, challenge[::-1])
    for at in range(len(representative)):
        flipped = bytearray(representative)
        flipped[at] ^= 1
        assert not representative_holds(bytes(flipped), challenge)
