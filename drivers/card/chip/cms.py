"""CMS SignedData (RFC 5652): the security object, a master list, EF.CardSecurity.

`asn1crypto` parses lazily and raises whatever it meets, so everything is touched here, once, and leaves as
plain values.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from asn1crypto import algos, cms

from drivers.card.chip.ber import definite
from drivers.card.chip.certificates import Certificate, UnprovenError, load_certificate, name_key
from drivers.card.chip.der import BROKEN, load
from drivers.card.chip.judgement import Reason
from drivers.card.chip.signatures import Verified, digest, hash_of, verify
from drivers.card.chip.tlv import TlvError, encode
from drivers.card.chip.unsupported import UnsupportedError

_CONTENT_TYPE, _MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
_SIGNING_TIME = "1.2.840.113549.1.9.5"
_MAX_CERTIFICATES = 8
_MAX_SIGNERS = 4


class CmsError(ValueError):
    """This is no SignedData. `unsupported`: it may be one, over a hash that is not spoken here."""

    def __init__(self, told: str, *, unsupported: bool = False) -> None:
        super().__init__(told)
        self.unsupported = unsupported


@dataclass(frozen=True, slots=True)
class SignerId:
    """Who signed, by issuer and serial number or by the identifier of the key."""

    issuer: str = field(default="", repr=False)
    serial: int = 0
    key_id: bytes | None = field(default=None, repr=False)

    def names(self, certificate: Certificate) -> bool:
        if self.key_id is not None:
            return self.key_id in (certificate.key_id, certificate.key_sha1)
        return self.serial == certificate.serial and self.issuer == certificate.issuer

    def resembles(self, certificate: Certificate) -> bool:
        """The same number, and a name that is not written the same: some issuers turn its parts around."""
        return self.key_id is None and self.serial == certificate.serial and not certificate.is_authority


@dataclass(frozen=True, slots=True)
class SignedData:
    """What the signer says and how it is said. `signed`: what the signature may cover, the likeliest first.

    `attribute_digest` is None where nothing but the content was signed. `others`: the same content once more,
    by each further signer.
    """

    content_type: str
    content: bytes = field(repr=False)
    digest_name: str
    attribute_digest: bytes | None = field(repr=False)
    signed: tuple[bytes, ...] = field(repr=False)
    signature: bytes = field(repr=False)
    algorithm: algos.SignedDigestAlgorithm = field(repr=False, compare=False)
    signer_id: SignerId
    certificates: tuple[Certificate, ...] = field(repr=False)
    signed_at: datetime | None = None
    others: tuple[SignedData, ...] = ()

    def signer(self, outside: Iterable[Certificate] = ()) -> Certificate | None:
        """The signer's certificate, from the inside or from among others.

        Of several that are named alike it is the one whose key fits: two authorities may have one name.
        """
        known = (*self.certificates, *outside)
        named = [one for one in known if self.signer_id.names(one)][:_MAX_CERTIFICATES]
        if not named:
            named = [one for one in self.certificates if self.signer_id.resembles(one)]
        return next((one for one in named if len(named) == 1 or self._fits(one)), named[0] if named else None)

    def _fits(self, signer: Certificate) -> bool:
        try:
            self.verify(signer)
        except (UnprovenError, *BROKEN):
            return False
        return True

    def verify(self, signer: Certificate) -> Verified:
        """Hold digest and signature. Raises UnprovenError naming the step, or one of `BROKEN`."""
        if self.attribute_digest is not None and not hmac.compare_digest(
            digest(self.digest_name, self.content), self.attribute_digest
        ):
            raise UnprovenError(Reason.MESSAGE_DIGEST)
        try:
            key = signer.key()
        except UnsupportedError:
            raise UnprovenError(Reason.ALGORITHM) from None
        except BROKEN:
            raise UnprovenError(Reason.SIGNER_KEY) from None
        try:
            for signed in self.signed:
                found = verify(key, self.signature, signed, self.algorithm, self.digest_name)
                if found is not None:
                    return found
        except BROKEN:
            raise UnprovenError(Reason.ALGORITHM) from None
        raise UnprovenError(Reason.SIGNATURE)


def parse_signed_data(encoded: bytes, content_types: frozenset[str], objects: int = 4096) -> SignedData:
    """`encoded` is a ContentInfo, DER or BER; checks no digest and no signature. Raises CmsError."""
    try:
        return _parse(definite(encoded, objects), content_types)
    except TlvError:
        raise CmsError("tlv") from None
    except CmsError:
        raise
    except UnsupportedError as error:
        raise CmsError(str(error), unsupported=True) from None
    except BROKEN as error:
        raise CmsError(type(error).__name__) from None


def _parse(encoded: bytes, content_types: frozenset[str]) -> SignedData:
    info = load(cms.ContentInfo, encoded)
    if info["content_type"].native != "signed_data":
        raise CmsError("not signed data")
    signed_data = info["content"]
    encapsulated = signed_data["encap_content_info"]
    content_type = encapsulated["content_type"].dotted
    if content_type not in content_types:
        raise CmsError("content type")
    if not 1 <= len(signed_data["signer_infos"]) <= _MAX_SIGNERS:
        raise CmsError("signers")
    content, certificates = bytes(encapsulated["content"]), _certificates(signed_data["certificates"])
    first, *others = (
        _by_signer(signer, content_type, content, certificates) for signer in signed_data["signer_infos"]
    )
    return replace(first, others=tuple(others))


def _by_signer(
    signer: Any, content_type: str, content: bytes, certificates: tuple[Certificate, ...]
) -> SignedData:
    stated, signed, signed_at = _attributes(signer["signed_attrs"], content_type, content)
    return SignedData(
        content_type=content_type,
        content=content,
        digest_name=hash_of(signer["digest_algorithm"]["algorithm"].dotted),
        attribute_digest=stated,
        signed=signed,
        signature=bytes(signer["signature"].native),
        algorithm=signer["signature_algorithm"],
        signer_id=_signer_id(signer["sid"]),
        certificates=certificates,
        signed_at=signed_at,
    )


def _attributes(
    found: Any, content_type: str, content: bytes
) -> tuple[bytes | None, tuple[bytes, ...], datetime | None]:
    """The digest they state, what the signature may cover, the time of signing."""
    if found.native is None or not len(found):
        return None, (content,), None
    attributes = {one["type"].dotted: one["values"] for one in found}
    if len(attributes) != len(found):
        raise CmsError("doubled attribute")
    if len(attributes[_CONTENT_TYPE]) != 1 or attributes[_CONTENT_TYPE][0].dotted != content_type:
        raise CmsError("signed content type")
    if len(attributes[_MESSAGE_DIGEST]) != 1:
        raise CmsError("message digest")
    # The signature covers the attributes as a SET OF, not under their implicit tag (RFC 5652, 5.4): mostly as
    # they were sent, else in the order of DER.
    as_sent = b"\x31" + found.dump()[1:]
    in_order = encode(0x31, b"".join(sorted(one.dump() for one in found)))
    covered = (as_sent,) if as_sent == in_order else (as_sent, in_order)
    return bytes(attributes[_MESSAGE_DIGEST][0].native), covered, _signing_time(attributes.get(_SIGNING_TIME))


def _signing_time(values: Any) -> datetime | None:
    try:
        moment: datetime = values[0].native
        return moment.astimezone(UTC)
    except BROKEN:
        return None


def _signer_id(sid: Any) -> SignerId:
    if sid.name == "issuer_and_serial_number":
        return SignerId(name_key(sid.chosen["issuer"]), int(sid.chosen["serial_number"].native))
    return SignerId(key_id=bytes(sid.chosen.native))


def _certificates(found: Any) -> tuple[Certificate, ...]:
    if found.native is None:
        return ()
    if len(found) > _MAX_CERTIFICATES:
        raise CmsError("too many certificates")
    loaded = []
    for choice in found:
        if choice.name == "certificate":
            try:
                loaded.append(load_certificate(choice.chosen.dump()))
            except ValueError:
                # Of no use to find the signer or its issuer; the others may be.
                continue
    return tuple(loaded)
