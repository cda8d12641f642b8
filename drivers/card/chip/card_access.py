"""SecurityInfos: which protocols the chip speaks and with which parameters (ICAO 9303-11, 9.2).

They stand unsigned in EF.CardAccess, and once more in DG14, where the security object covers them.
"""

from __future__ import annotations

from dataclasses import dataclass

from drivers.card.chip import object_identifiers as oids
from drivers.card.chip.apdu import END_OF_FILE, OK, Channel, Command, Response
from drivers.card.chip.curves import STANDARDIZED, Curve
from drivers.card.chip.points import Point
from drivers.card.chip.public_keys import parse_domain, parse_public_key, small_integer
from drivers.card.chip.tlv import Tlv, TlvError, read_all, read_header, read_only
from drivers.card.chip.trouble import garbled

CARD_ACCESS, CARD_SECURITY = 0x011C, 0x011D
_CARD_ACCESS_LIMIT, _CARD_SECURITY_LIMIT = 1024, 8192
_SET, _SEQUENCE, _OID, _DG14 = 0x31, 0x30, 0x06, 0x6E
_MAX_OID = 16
#: Plain answers may be full; inside secure messaging the tags, the padding and the MAC want their room.
_PLAIN_CHUNK, _SECURE_CHUNK = 256, 224
_WRONG_LENGTH, _TOO_LONG = 0x6C, 0x6700
_PROBE = 8


class SecurityInfosError(ValueError):
    """These bytes are no set of SecurityInfos."""


@dataclass(frozen=True, slots=True)
class PaceInfo:
    """`protocol` is an object identifier's value as received."""

    protocol: bytes
    version: int
    parameter_id: int | None


@dataclass(frozen=True, slots=True)
class PaceDomain:
    """Spelled-out parameters that turned out to be those of a published curve."""

    protocol: bytes
    curve: Curve
    parameter_id: int | None


@dataclass(frozen=True, slots=True)
class ChipAuthenticationInfo:
    protocol: bytes
    version: int
    key_id: int | None


@dataclass(frozen=True, slots=True)
class ChipPublicKey:
    point: Point
    key_id: int | None


@dataclass(frozen=True, slots=True)
class SecurityInfos:
    """What is understood of a set."""

    pace: tuple[PaceInfo, ...] = ()
    domains: tuple[PaceDomain, ...] = ()
    chip_authentication: tuple[ChipAuthenticationInfo, ...] = ()
    chip_keys: tuple[ChipPublicKey, ...] = ()
    #: Object identifier of the signature of Active Authentication.
    active_authentication: bytes | None = None

    def curve_of(self, info: PaceInfo) -> Curve | None:
        """The curve that `info` means, None for groups of integers, unknown numbers and unknown parameters."""
        if info.parameter_id is not None and info.parameter_id < 32:
            return STANDARDIZED.get(info.parameter_id)
        fitting = [one.curve for one in self.domains if one.parameter_id == info.parameter_id]
        return fitting[0] if len(fitting) == 1 else None


def parse_security_infos(encoded: bytes) -> SecurityInfos:
    """A SET of SecurityInfos; unknown protocols, keys and curves are passed over. Raises SecurityInfosError."""
    try:
        return _collect(read_all(read_only(encoded, _SET)))
    except TlvError as error:
        raise SecurityInfosError(str(error)) from None


def parse_dg14(file: bytes) -> SecurityInfos:
    """Raises SecurityInfosError."""
    try:
        return parse_security_infos(read_only(file, _DG14))
    except TlvError as error:
        raise SecurityInfosError(str(error)) from None


def read_card_access(channel: Channel) -> bytes | None:
    """EF.CardAccess as it stands in the clear, None where the chip has none. Raises ChipError."""
    return _read(channel, CARD_ACCESS, _PLAIN_CHUNK, _CARD_ACCESS_LIMIT)


def read_card_security(channel: Channel) -> bytes | None:
    """EF.CardSecurity, inside secure messaging and before the application is selected. Raises ChipError."""
    return _read(channel, CARD_SECURITY, _SECURE_CHUNK, _CARD_SECURITY_LIMIT)


def _read(channel: Channel, fid: int, chunk: int, limit: int) -> bytes | None:
    select = channel.exchange(Command(0x00, 0xA4, 0x02, 0x0C, fid.to_bytes(2, "big")))
    if select.sw != OK:
        return None
    first = _read_binary(channel, 0, chunk)
    if first.sw == _TOO_LONG:
        # It may not be asked for more than it holds.
        first = _read_binary(channel, 0, _PROBE)
    if first.sw not in (OK, END_OF_FILE):
        return None
    try:
        total = read_header(first.data).total
    except TlvError:
        raise garbled("security infos: header") from None
    if total > limit:
        raise garbled("security infos: length")
    content = bytearray(first.data[:total])
    while len(content) < total:
        asked = min(chunk, total - len(content))
        more = _read_binary(channel, len(content), asked)
        if more.sw not in (OK, END_OF_FILE) or not 1 <= len(more.data) <= asked:
            raise garbled("security infos: chunk")
        content += more.data
    return bytes(content)


def _read_binary(channel: Channel, offset: int, le: int) -> Response:
    response = channel.exchange(Command(0x00, 0xB0, offset >> 8, offset & 0xFF, le=le))
    if response.sw >> 8 == _WRONG_LENGTH and response.sw & 0xFF and not response.data:
        return channel.exchange(Command(0x00, 0xB0, offset >> 8, offset & 0xFF, le=min(le, response.sw & 0xFF)))
    return response


def _collect(entries: tuple[Tlv, ...]) -> SecurityInfos:
    pace: list[PaceInfo] = []
    domains: list[PaceDomain] = []
    chip: list[ChipAuthenticationInfo] = []
    keys: list[ChipPublicKey] = []
    active: bytes | None = None
    for entry in entries:
        found = _understood(entry)
        if isinstance(found, PaceInfo):
            pace.append(found)
        elif isinstance(found, PaceDomain):
            domains.append(found)
        elif isinstance(found, ChipAuthenticationInfo):
            chip.append(found)
        elif isinstance(found, ChipPublicKey):
            keys.append(found)
        elif found is not None:
            active = found
    return SecurityInfos(tuple(pace), tuple(domains), tuple(chip), tuple(keys), active)


def _understood(
    entry: Tlv,
) -> PaceInfo | PaceDomain | ChipAuthenticationInfo | ChipPublicKey | bytes | None:
    """One SecurityInfo: protocol, what it needs, what it may have. None where it is not for us."""
    parts = read_all(entry.value) if entry.tag == _SEQUENCE else ()
    if not 2 <= len(parts) <= 3 or parts[0].tag != _OID or len(parts[0].value) > _MAX_OID:
        return None
    protocol, required, *optional = parts[0].value, *parts[1:]
    try:
        if protocol == oids.ACTIVE_AUTHENTICATION:
            return optional[0].value if optional and optional[0].tag == _OID else None
        number = small_integer(optional[0]) if optional else None
        if protocol == oids.PK_ECDH:
            point = parse_public_key(required.raw)
            return ChipPublicKey(point, number) if isinstance(point, Point) else None
        if protocol.startswith(oids.PACE) and required.tag == _SEQUENCE:
            kind, parameters = read_all(required.value)
            return PaceDomain(protocol, parse_domain(kind.value, parameters), number)
        if protocol.startswith(oids.PACE):
            return PaceInfo(protocol, small_integer(required), number)
        if protocol[:-1] == oids.CHIP_AUTHENTICATION_ECDH:
            return ChipAuthenticationInfo(protocol, small_integer(required), number)
    except ValueError:
        # TLV that does not hold, a curve of the issuer's own: not for us, and no reason to give up the rest.
        return None
    return None
