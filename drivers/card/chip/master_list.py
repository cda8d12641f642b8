"""Master lists: the country signing certificates that one state vouches for (ICAO 9303-12, 9)."""

from __future__ import annotations

from dataclasses import dataclass, field

from drivers.card.chip.anchors import Anchors
from drivers.card.chip.certificates import MASTER_LIST_SIGNER, UnprovenError, load_authority
from drivers.card.chip.cms import CmsError, SignedData, parse_signed_data
from drivers.card.chip.der import BROKEN
from drivers.card.chip.tlv import TlvError, read_all, read_only

MAX_MASTER_LIST = 8 * 1024 * 1024
_CONTENT_TYPES = frozenset({"2.23.136.1.1.2"})
_SEQUENCE, _INTEGER, _SET = 0x30, 0x02, 0x31
_MAX_CERTIFICATES = 5000
_MAX_OBJECTS = 1_000_000


class MasterListError(ValueError):
    """This is no master list, or not one of a signer who is vouched for."""


@dataclass(frozen=True, slots=True)
class MasterList:
    """`certificates` are DER as listed; whether they can be used is not yet known."""

    signed: SignedData
    certificates: tuple[bytes, ...] = field(repr=False)


def parse_master_list(file: bytes) -> MasterList:
    """Checks no signature. Raises MasterListError."""
    if len(file) > MAX_MASTER_LIST:
        raise MasterListError("too large")
    try:
        signed = parse_signed_data(file, _CONTENT_TYPES, _MAX_OBJECTS)
        version, listed = read_all(read_only(signed.content, _SEQUENCE))
        if (version.tag, version.value, listed.tag) != (_INTEGER, b"\0", _SET):
            raise MasterListError("version or list")
        certificates = tuple(one.raw for one in read_all(listed.value, _MAX_CERTIFICATES))
    except (CmsError, TlvError) as error:
        raise MasterListError(f"no master list: {error}") from None
    except ValueError as error:
        raise MasterListError(f"no master list: {type(error).__name__}") from None
    return MasterList(signed, certificates)


def verified(found: MasterList, anchors: Anchors) -> tuple[tuple[bytes, ...], int]:
    """Its usable certificates, and how many cannot be used. Raises MasterListError unless all holds:

    the signature, the signer's purpose, and a way from the signer to an anchor or a pin.
    """
    signer = found.signed.signer(anchors.signers)
    if signer is None or MASTER_LIST_SIGNER not in signer.purposes:
        raise MasterListError("signer of master lists is missing")
    try:
        found.signed.verify(signer)
        path = anchors.path(signer, found.signed.certificates)
    except UnprovenError as step:
        raise MasterListError(step.reason.value) from None
    except BROKEN as error:
        raise MasterListError(type(error).__name__) from None
    if path is None:
        # Told in full, so that it can be compared with what its state publishes, and pinned.
        issuers = [one for one in found.signed.certificates if one.may_sign_certificates]
        told = ", ".join(one.sha256 for one in issuers) or "none"
        raise MasterListError(f"issuer_unknown; it names authorities with SHA-256 {told}")
    certificates = tuple(der for der in found.certificates if _usable(der))
    return certificates, len(found.certificates) - len(certificates)


def _usable(der: bytes) -> bool:
    try:
        load_authority(der)
    except ValueError:
        return False
    return True
