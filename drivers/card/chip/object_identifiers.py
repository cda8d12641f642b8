"""Object identifiers of the chip's protocols as the bytes that stand in the files (ICAO 9303-11, 9.2)."""

from __future__ import annotations

from drivers.card.chip.key_derivation import Cipher

_BSI_DE = bytes.fromhex("04007F0007")
_SMARTCARD = _BSI_DE + bytes.fromhex("0202")

#: Key agreement with public keys that stand in the file.
PK_DH, PK_ECDH = _SMARTCARD + b"\x01\x01", _SMARTCARD + b"\x01\x02"
CHIP_AUTHENTICATION_DH, CHIP_AUTHENTICATION_ECDH = _SMARTCARD + b"\x03\x01", _SMARTCARD + b"\x03\x02"
PACE = _SMARTCARD + b"\x04"
PACE_DH_GM, PACE_ECDH_GM = PACE + b"\x01", PACE + b"\x02"
PACE_DH_IM, PACE_ECDH_IM = PACE + b"\x03", PACE + b"\x04"
PACE_ECDH_CAM = PACE + b"\x06"
#: 2.23.136.1.1.5
ACTIVE_AUTHENTICATION = bytes.fromhex("678108010105")
#: 0.4.0.127.0.7.1.2: the curve is given by its number.
STANDARDIZED_PARAMETERS = _BSI_DE + bytes.fromhex("0102")
EC_PUBLIC_KEY = bytes.fromhex("2A8648CE3D0201")
RSA_ENCRYPTION = bytes.fromhex("2A864886F70D010101")

#: The last arc under PACE and Chip Authentication.
CIPHERS = {1: Cipher.TDES, 2: Cipher.AES128, 3: Cipher.AES192, 4: Cipher.AES256}
#: Hash of the plain signature formats (TR-03111, 5.2.1.1) that 9303-11, 6.1.2.3 allows.
_ECDSA_PLAIN = _BSI_DE + bytes.fromhex("01010401")
ECDSA_PLAIN = {
    _ECDSA_PLAIN + bytes((arc,)): name
    for arc, name in enumerate(("sha224", "sha256", "sha384", "sha512"), start=2)
}
