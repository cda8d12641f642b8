"""Chip Authentication heard from outside: the keys that a recorded public key and its number lead to."""

from __future__ import annotations

from drivers.card.chip import object_identifiers as oids
from drivers.card.chip.apdu import Command
from drivers.card.chip.card_access import ChipPublicKey, SecurityInfos
from drivers.card.chip.key_derivation import Cipher, Random, SessionKeys, key_pair
from drivers.card.chip.points import PointError, draw_secret, generator
from drivers.card.chip.tlv import TlvError, read_all, read_only
from drivers.card.replay.script import ReplayError

_KAT = (0x22, 0x41, 0xA6)
_GENERAL = 0x86


def agreed_keys(
    command: Command, infos: SecurityInfos, way: tuple[bytes, int | None], random: Random
) -> SessionKeys | None:
    """New keys where `command` was the last of Chip Authentication, else None. `way`: protocol and key named.

    Raises ReplayError where the chip's key is not known or the number drawn does not fit the public key.
    """
    named = _named(command)
    protocol, number = way
    if (command.ins, command.p1, command.p2) == _KAT:
        public, cipher = named.get(0x91), Cipher.TDES
        number = int.from_bytes(named[0x84], "big") if 0x84 in named else None
    elif command.ins == _GENERAL and protocol[:-1] == oids.CHIP_AUTHENTICATION_ECDH:
        public, cipher = named.get(0x80), oids.CIPHERS.get(protocol[-1], Cipher.AES128)
    else:
        return None
    if public is None:
        return None
    key = _key(infos, number)
    base = generator(key.point.curve)
    secret = draw_secret(base.curve, random)
    try:
        if base.times(secret).encode() != public:
            raise ReplayError("command_differs", "the public key of Chip Authentication")
        shared = key.point.times(secret).shared_secret()
    except PointError:
        raise ReplayError("point_not_on_curve") from None
    return SessionKeys(cipher, key_pair(cipher, shared))


def _named(command: Command) -> dict[int, bytes]:
    try:
        data = read_only(command.data, 0x7C) if command.ins == _GENERAL else command.data
        return {one.tag: one.value for one in read_all(data)}
    except TlvError:
        return {}


def _key(infos: SecurityInfos, number: int | None) -> ChipPublicKey:
    fitting = [one for one in infos.chip_keys if number is None or one.key_id in (number, None)]
    if len(fitting) != 1:
        raise ReplayError("chip_key_missing", "DG14 is not in the transcript, or says nothing of this key")
    return fitting[0]
