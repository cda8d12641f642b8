"""Which way into the chip: the one place that chooses between the access protocols (ICAO 9303-11, 4.2).

PACE where EF.CardAccess offers a form of it that is spoken here, else BAC. Nothing selects the master file:
after power-up it is selected, and a CCCD answers such a command with 6D00.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from drivers.card.chip import bac, pace
from drivers.card.chip.apdu import LOCKED, OK, Channel, Command, PlainChannel
from drivers.card.chip.card_access import (
    SecurityInfos,
    SecurityInfosError,
    parse_security_infos,
    read_card_access,
    read_card_security,
)
from drivers.card.chip.chip_mapping import MappingProof
from drivers.card.chip.key_derivation import Random
from drivers.card.chip.pace import PaceFailedError, Password, PasswordUnknownError
from drivers.card.chip.pace_offers import Offer, choose_offer, unspoken
from drivers.card.chip.refusals import PACE_BROKE, KeyRefusedError, KeyTooShortError
from drivers.card.chip.secure_messaging import SecureChannel
from drivers.card.chip.trouble import ChipError, garbled
from drivers.card.reader import AccessKey, BacKey, MrzKey, PaceKey
from drivers.errors import FaultCode

BAC, PACE, PACE_CAM = "bac", "pace", "pace-cam"
_EMRTD = bytes.fromhex("A0000002471001")
_CAN = re.compile(r"[0-9]{6}", re.ASCII)
_NOT_ALLOWED = 0x6982


class _ProtectedError(ChipError):
    """The application is there, and not for who has not spoken PACE (9303-11, 4.2)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A chip whose application is selected, and what stands about its protocols.

    `infos` are those of EF.CardAccess: unsigned, to be held against DG14 (`access_signed`). `proof` is
    there after chip authentication mapping, `card_security` (as received) where EF.CardSecurity was asked for.
    """

    channel: SecureChannel
    protocol: str
    infos: SecurityInfos = field(default_factory=SecurityInfos, repr=False)
    proof: MappingProof | None = field(default=None, repr=False)
    card_security: bytes | None = field(default=None, repr=False)


def open_chip(
    plain: PlainChannel, key: AccessKey, random: Random, *, with_card_security: bool = False
) -> Opened:
    """From power-up to the selected application inside secure messaging. Raises ChipError.

    CARD_KEY_MORE says that a CAN alone does not open this card, or not today. `with_card_security` reads
    EF.CardSecurity, which is out of reach once the application is selected.
    """
    passwords = _passwords(key)
    infos = _protocols(plain)
    offer, instead = choose_offer(infos), unspoken(infos)
    if offer is not None:
        try:
            return _by_pace(plain, infos, offer, passwords, random, with_card_security=with_card_security)
        except PasswordUnknownError:
            instead = "no such password"
        except PaceFailedError:
            if isinstance(key, PaceKey):
                raise KeyTooShortError(PACE_BROKE) from None
            instead = PACE_BROKE
    try:
        select_application(plain)
    except _ProtectedError:
        if not instead:
            raise
        raise garbled(f"opens by pace alone: {instead}") from None
    if isinstance(key, PaceKey):
        raise KeyTooShortError(f"pace not offered: {instead}") if instead else KeyTooShortError()
    return Opened(_by_bac(plain, key, random), BAC, infos)


def select_application(channel: Channel) -> None:
    """By its name, in the clear or inside secure messaging. Raises ChipError (CARD_NOT_ID, CARD_LOCKED)."""
    answer = channel.exchange(Command(0x00, 0xA4, 0x04, 0x0C, _EMRTD))
    if answer.sw == LOCKED:
        raise ChipError(FaultCode.CARD_LOCKED, f"select {answer.sw:04X}")
    if answer.sw == _NOT_ALLOWED:
        raise _ProtectedError(FaultCode.CARD_NOT_ID, f"select {answer.sw:04X}")
    if answer.sw != OK:
        raise ChipError(FaultCode.CARD_NOT_ID, f"select {answer.sw:04X}")


def _passwords(key: AccessKey) -> tuple[Password, ...]:
    """Likeliest first: the CAN hangs on the number alone, the MRZ on two dates too. Raises KeyRefusedError."""
    can = key.number[-6:] if isinstance(key, BacKey) else key.can
    if (can or isinstance(key, PaceKey)) and not _CAN.fullmatch(can):
        raise KeyRefusedError("can is not 6 digits")
    by_can = (Password(pace.CAN, can.encode("ascii")),) if can else ()
    if isinstance(key, PaceKey):
        return by_can
    return (*by_can, *(Password(pace.MRZ, secret) for secret in bac.mrz_secrets(key)))


def _protocols(plain: PlainChannel) -> SecurityInfos:
    """What EF.CardAccess says; nothing where there is none, or none that can be read."""
    try:
        return parse_security_infos(read_card_access(plain) or b"")
    except SecurityInfosError:
        return SecurityInfos()
    except ChipError as trouble:
        # A chip from before PACE may answer the question for that file with anything.
        if trouble.fault.code is not FaultCode.CARD_GARBLED:
            raise
        return SecurityInfos()


def _by_pace(
    plain: PlainChannel,
    infos: SecurityInfos,
    offer: Offer,
    passwords: tuple[Password, ...],
    random: Random,
    *,
    with_card_security: bool,
) -> Opened:
    """The first password that the chip takes. Raises the last refusal, or ChipError at once."""
    refused: KeyRefusedError | PasswordUnknownError | None = None
    for password in passwords:
        try:
            agreement = pace.agree(plain, offer, password, random)
        except KeyRefusedError as error:
            refused = error
            continue
        except PaceFailedError as error:
            if isinstance(refused, KeyRefusedError):
                raise refused from None
            if not isinstance(error, PasswordUnknownError):
                raise
            refused = error
            continue
        channel = SecureChannel(plain, agreement.session)
        security = read_card_security(channel) if with_card_security else None
        select_application(channel)
        return Opened(channel, PACE_CAM if offer.proves_chip else PACE, infos, agreement.proof, security)
    assert refused is not None
    raise refused


def _by_bac(plain: PlainChannel, key: BacKey | MrzKey, random: Random) -> SecureChannel:
    refused: KeyRefusedError | None = None
    for keys in bac.document_keys(key):
        try:
            return SecureChannel(plain, bac.authenticate(plain, keys, random))
        except KeyRefusedError as error:
            refused = error
    assert refused is not None
    raise refused
