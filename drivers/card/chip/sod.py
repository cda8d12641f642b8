"""EF.SOD: the document's security object, CMS SignedData over the hashes of the data groups.

ICAO 9303-10, 4.6.2 and Appendix D; RFC 5652. `asn1crypto` parses lazily and raises whatever it meets, so
everything is touched here, once, and leaves as plain values.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from asn1crypto import algos, cms, core, x509

from drivers.card.chip.der import BROKEN, load
from drivers.card.chip.tlv import TlvError, read_all, read_only

_SOD = 0x77
_LDS_SECURITY_OBJECT = "2.23.136.1.1.1"
_MAX_DEPTH = 24
_CONSTRUCTED = 0x20


class SodError(ValueError):
    """This is no security object of one signer."""


class _GroupHash(core.Sequence):
    _fields = [("number", core.Integer), ("value", core.OctetString)]  # noqa: RUF012 (asn1crypto's own way to declare)


class _GroupHashes(core.SequenceOf):
    _child_spec = _GroupHash


class _VersionInfo(core.Sequence):
    _fields = [("lds", core.PrintableString), ("unicode", core.PrintableString)]  # noqa: RUF012 (as above)


class _SecurityObject(core.Sequence):
    _fields = [  # noqa: RUF012 (as above)
        ("version", core.Integer),
        ("hash_algorithm", algos.DigestAlgorithm),
        ("hashes", _GroupHashes),
        ("version_info", _VersionInfo, {"optional": True}),
    ]


@dataclass(frozen=True, slots=True)
class SecurityObject:
    """What the signer says and how it is said. `signed` is what the signature covers, as DER."""

    hash_name: str
    hashes: dict[int, bytes]
    content: bytes = field(repr=False)
    digest_name: str
    attribute_digest: bytes
    signed: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    signature_algorithm: algos.SignedDigestAlgorithm
    signer: x509.Certificate
    sha256: str


def parse_sod(file: bytes) -> SecurityObject:
    """Take EF.SOD apart; checks no hash and no signature. Raises SodError."""
    try:
        body = read_only(file, _SOD)
        _bounded(body, _MAX_DEPTH)
        return _parse(body, hashlib.sha256(file).hexdigest())
    except TlvError:
        raise SodError("tlv") from None
    except BROKEN as error:
        raise SodError(type(error).__name__) from None


def _bounded(data: bytes, depth: int) -> None:
    """Refuse nesting that would exhaust a recursive parser. Raises SodError."""
    if depth == 0:
        raise SodError("nesting")
    for one in read_all(data):
        first = one.raw[0]
        if first & _CONSTRUCTED:
            _bounded(one.value, depth - 1)


def _parse(body: bytes, sha256: str) -> SecurityObject:
    info = load(cms.ContentInfo, body)
    if info["content_type"].native != "signed_data":
        raise SodError("not signed data")
    signed_data = info["content"]
    encapsulated = signed_data["encap_content_info"]
    if encapsulated["content_type"].dotted != _LDS_SECURITY_OBJECT:
        raise SodError("content type")
    content = bytes(encapsulated["content"])
    stated = load(_SecurityObject, content)
    if len(signed_data["signer_infos"]) != 1:
        raise SodError("signers")
    signer = signed_data["signer_infos"][0]
    attributes = {one["type"].dotted: one["values"] for one in signer["signed_attrs"]}
    if len(attributes) != len(signer["signed_attrs"]):
        raise SodError("doubled attribute")
    if attributes["1.2.840.113549.1.9.3"][0].dotted != _LDS_SECURITY_OBJECT:
        raise SodError("signed content type")
    hashes = {int(one["number"].native): bytes(one["value"].native) for one in stated["hashes"]}
    if len(hashes) != len(stated["hashes"]):
        raise SodError("doubled hash")
    return SecurityObject(
        hash_name=str(stated["hash_algorithm"]["algorithm"].native),
        hashes=hashes,
        content=content,
        digest_name=str(signer["digest_algorithm"]["algorithm"].native),
        attribute_digest=bytes(attributes["1.2.840.113549.1.9.4"][0].native),
        # The signature covers the attributes as a SET OF, not under their implicit tag (RFC 5652, 5.4).
        signed=b"\x31" + signer["signed_attrs"].dump()[1:],
        signature=bytes(signer["signature"].native),
        signature_algorithm=signer["signature_algorithm"],
        signer=_signer_certificate(signed_data, signer["sid"]),
        sha256=sha256,
    )


def _signer_certificate(signed_data: cms.SignedData, sid: cms.SignerIdentifier) -> x509.Certificate:
    for choice in signed_data["certificates"]:
        if choice.name != "certificate":
            continue
        certificate: x509.Certificate = choice.chosen
        if sid.name == "issuer_and_serial_number":
            wanted = sid.chosen
            same = (
                certificate.issuer.dump() == wanted["issuer"].dump()
                and certificate.serial_number == wanted["serial_number"].native
            )
        else:
            same = certificate.key_identifier == sid.chosen.native
        if same:
            return certificate
    raise SodError("signer's certificate")
