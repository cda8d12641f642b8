"""Basic Access Control (ICAO 9303-11, 4.3; key derivation 9.7; worked example in Appendix D)."""

from __future__ import annotations

import hashlib
import hmac
import re

from drivers.card.chip import mrz, tdes
from drivers.card.chip.apdu import OK, Channel, Command
from drivers.card.chip.key_derivation import Cipher, KeyPair, Random, SessionKeys, key_pair
from drivers.card.chip.refusals import KeyRefusedError, refusal
from drivers.card.chip.trouble import garbled
from drivers.card.reader import BacKey, MrzKey

#: With its fillers the number has nine characters; one that is longer runs on in the optional data.
_SHORTEST = 9
_DOCUMENT_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9<]{0,21}", re.ASCII)


def mrz_information(document_number: str, birth: str, expiry: str) -> str:
    """Number, birth and expiry (YYMMDD), each with its check digit (9303-11, 4.3.2)."""
    return "".join(part + mrz.check_digit(part) for part in (document_number, birth, expiry))


def document_number(key: BacKey | MrzKey) -> str:
    """The number as the MRZ has it, filled up to nine characters. Raises ChipError (CARD_KEY_REFUSED)."""
    if isinstance(key, BacKey):
        if len(key.number) != 12 or not key.number.isascii() or not key.number.isdigit():
            raise KeyRefusedError("number is not 12 digits")
        return key.number[-9:]
    if not _DOCUMENT_NUMBER.fullmatch(key.number):
        raise KeyRefusedError("number is not one of the MRZ")
    return key.number.rstrip("<").ljust(_SHORTEST, "<")


def mrz_secrets(key: BacKey | MrzKey) -> tuple[bytes, ...]:
    """SHA-1 over what the MRZ says, likeliest first: one, or two where the card has no date of expiry.

    PACE takes it whole (9303-11, 9.7.3), BAC its first 16 bytes (9.7.2). No public text says whether a CCCD
    without a date carries fillers or the last date in its MRZ; other documents carry fillers. Raises ChipError
    (CARD_KEY_REFUSED) for a number that cannot be one, before any command is spent.
    """
    number = document_number(key)
    expiries: tuple[str, ...] = (mrz.FILLER_DATE,) if key.expiry is None else (mrz.yymmdd(key.expiry),)
    if key.expiry is None and isinstance(key, BacKey):
        expiries = (mrz.FILLER_DATE, mrz.LAST_DATE)
    texts = (mrz_information(number, mrz.yymmdd(key.birth), expiry) for expiry in expiries)
    return tuple(hashlib.sha1(text.encode("ascii")).digest() for text in texts)  # noqa: S324 (the clause says SHA-1)


def document_keys(key: BacKey | MrzKey) -> tuple[KeyPair, ...]:
    """The keys that may fit, in the order of `mrz_secrets`. Raises ChipError as that does."""
    return tuple(key_pair(Cipher.TDES, secret[:16]) for secret in mrz_secrets(key))


def authenticate(channel: Channel, keys: KeyPair, random: Random) -> SessionKeys:
    """GET CHALLENGE and EXTERNAL AUTHENTICATE (9303-11, 4.3.3). Raises KeyRefusedError or ChipError."""
    challenge = channel.exchange(Command(0x00, 0x84, 0x00, 0x00, le=8))
    if challenge.sw != OK or len(challenge.data) != 8:
        raise garbled("challenge")
    ours, our_key = random(8), random(16)
    cryptogram = tdes.encrypt(keys.enc, ours + challenge.data + our_key)
    answer = channel.exchange(
        Command(0x00, 0x82, 0x00, 0x00, cryptogram + tdes.mac(keys.mac, cryptogram), le=40)
    )
    if answer.sw != OK and not answer.data:
        raise refusal(answer)
    if answer.sw != OK or len(answer.data) != 40:
        raise garbled("authentication")
    body, seal = answer.data[:32], answer.data[32:]
    if not hmac.compare_digest(tdes.mac(keys.mac, body), seal):
        raise garbled("authentication mac")
    plain = tdes.decrypt(keys.enc, body)
    if plain[:8] != challenge.data or plain[8:16] != ours:
        raise garbled("authentication nonces")
    seed = bytes(a ^ b for a, b in zip(our_key, plain[16:], strict=True))
    return SessionKeys(
        Cipher.TDES, key_pair(Cipher.TDES, seed), int.from_bytes(challenge.data[4:] + ours[4:], "big")
    )
