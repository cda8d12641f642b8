"""Chip Authentication: the chip proves its static key and the session gets new ones (ICAO 9303-11, 6.2).

With groups of integers it is not spoken. What it proves is worth as much as DG14, whose hash the issuer signed.
"""

from __future__ import annotations

from dataclasses import dataclass

from drivers.card.chip import object_identifiers as oids
from drivers.card.chip.apdu import OK, Command
from drivers.card.chip.card_access import ChipPublicKey, SecurityInfos
from drivers.card.chip.key_derivation import Cipher, Random, SessionKeys, key_pair
from drivers.card.chip.points import PointError, draw_secret, generator
from drivers.card.chip.secure_messaging import SecureChannel
from drivers.card.chip.tlv import encode
from drivers.card.chip.trouble import ChipError
from drivers.card.reader import Genuine
from drivers.errors import FaultCode

_VERSION = 1
_STRENGTH = (Cipher.AES256, Cipher.AES192, Cipher.AES128, Cipher.TDES)
#: EF.COM by its short name: any answer under the new keys will do, be it a refusal.
_FIRST_WORD = Command(0x00, 0xB0, 0x80 | 0x1E, 0x00, le=1)


@dataclass(frozen=True, slots=True)
class _Way:
    protocol: bytes
    cipher: Cipher
    key: ChipPublicKey
    key_id: int | None


def authenticate_chip(
    channel: SecureChannel, infos: SecurityInfos, random: Random
) -> tuple[Genuine, SecureChannel]:
    """The outcome, and the channel to go on with. `infos` are those of DG14; the application is selected.

    Where the chip only refuses, the old session goes on. Where its answer does not hold under the new keys, the
    session is over: the channel raises at its next command. Raises ChipError where the card is gone or the old
    session broke: no copy is told from that.
    """
    way = _choose(infos)
    if way is None:
        return Genuine.NOT_OFFERED, channel
    base = generator(way.key.point.curve)
    secret = draw_secret(base.curve, random)
    try:
        shared = way.key.point.times(secret).shared_secret()
        if not _agree(channel, way, base.times(secret).encode()):
            return Genuine.FAILED, channel
    except PointError:
        return Genuine.FAILED, channel
    # Up to here a broken answer is a broken answer; under the new keys it is a chip that does not have them.
    channel = channel.renewed(SessionKeys(way.cipher, key_pair(way.cipher, shared)))
    try:
        channel.exchange(_FIRST_WORD)
    except ChipError as trouble:
        if trouble.fault.code is not FaultCode.CARD_GARBLED:
            raise
        return Genuine.FAILED, channel
    return Genuine.PROVEN, channel


def _choose(infos: SecurityInfos) -> _Way | None:
    """The strongest cipher with a key that fits it. A key alone means triple DES (TR-03110-3, A.1.1.2).

    A key that has a number is called by it: there may be others beside it whose kind is not spoken here.
    """
    alone = len(infos.chip_keys) == 1
    ways = [
        _Way(info.protocol, cipher, key, info.key_id if key.key_id is None else key.key_id)
        for info in infos.chip_authentication
        if info.version == _VERSION and (cipher := oids.CIPHERS.get(info.protocol[-1]))
        for key in infos.chip_keys
        if info.key_id == key.key_id or (alone and None in (info.key_id, key.key_id))
    ]
    if not infos.chip_authentication and alone:
        return _Way(b"", Cipher.TDES, infos.chip_keys[0], infos.chip_keys[0].key_id)
    return min(ways, key=lambda way: _STRENGTH.index(way.cipher), default=None)


def _agree(channel: SecureChannel, way: _Way, ephemeral: bytes) -> bool:
    reference = b""
    if way.key_id is not None:
        number = way.key_id
        reference = encode(0x84, number.to_bytes((number.bit_length() + 7) // 8 or 1, "big"))
    if way.cipher is Cipher.TDES:
        # MSE:Set KAT, which every chip with triple DES knows (9303-11, 6.2.4).
        return channel.exchange(Command(0x00, 0x22, 0x41, 0xA6, encode(0x91, ephemeral) + reference)).sw == OK
    template = encode(0x80, way.protocol) + reference
    if channel.exchange(Command(0x00, 0x22, 0x41, 0xA4, template)).sw != OK:
        return False
    body = encode(0x7C, encode(0x80, ephemeral))
    return channel.exchange(Command(0x00, 0x86, 0x00, 0x00, body, le=256)).sw == OK
