"""Passive authentication (ICAO 9303-11, 5.1): is what was read what the issuer signed, and who is the issuer?

Three outcomes with names of their own. Validity dates are not held against the kiosk's clock: that clock may
be wrong, and a card without a date of expiry outlives its signer; the portal's check is the authoritative one.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from asn1crypto import x509

from drivers.card.chip.der import BROKEN, load
from drivers.card.chip.signatures import digest, load_key, verifies
from drivers.card.chip.sod import SecurityObject
from drivers.card.reader import ChipTrust


class UnprovenError(Exception):
    """A step of the check failed; the message names the step."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """`reason` names the failed or missing step for the technician; it holds no personal data."""

    trust: ChipTrust
    reason: str = ""


class Anchors:
    """Country signing certificates (CSCA) that this kiosk believes in, given from outside the card."""

    def __init__(self, certificates: Iterable[bytes] = ()) -> None:
        """DER, one certificate each. Raises ValueError for anything that is no certificate authority."""
        self._certificates = tuple(_load_anchor(encoded) for encoded in certificates)

    def __len__(self) -> int:
        return len(self._certificates)

    def issuer_of(self, certificate: x509.Certificate) -> bool:
        """Whether one of them signed `certificate`. Raises UnprovenError where the named one did not."""
        named = False
        for anchor in self._certificates:
            if anchor.subject != certificate.issuer:
                continue
            if _signed_by(certificate, anchor):
                return True
            wanted = certificate.authority_key_identifier
            named |= wanted is not None and wanted == anchor.key_identifier
        if named:
            raise UnprovenError("signer's certificate is forged")
        return False


def judge(sod: SecurityObject, groups: Mapping[int, bytes], anchors: Anchors) -> Judgement:
    """Hold each data group read against the security object, and that against its signer and the anchors."""
    try:
        _check_groups(sod, groups)
        _check_signature(sod)
        known = anchors.issuer_of(sod.signer)
    except UnprovenError as step:
        return Judgement(ChipTrust.FAILED, str(step))
    except BROKEN as error:
        return Judgement(ChipTrust.FAILED, f"unreadable: {type(error).__name__}")
    if known:
        return Judgement(ChipTrust.TRUSTED)
    return Judgement(ChipTrust.CONSISTENT, "issuer is not among the anchors")


def _check_groups(sod: SecurityObject, groups: Mapping[int, bytes]) -> None:
    for number, content in groups.items():
        stated = sod.hashes.get(number)
        if stated is None or not hmac.compare_digest(digest(sod.hash_name, content), stated):
            raise UnprovenError(f"hash of data group {number}")


def _check_signature(sod: SecurityObject) -> None:
    if not hmac.compare_digest(digest(sod.digest_name, sod.content), sod.attribute_digest):
        raise UnprovenError("message digest")
    key = load_key(sod.signer.public_key)
    if not verifies(key, sod.signature, sod.signed, sod.signature_algorithm, sod.digest_name):
        raise UnprovenError("signature")


def _signed_by(certificate: x509.Certificate, anchor: x509.Certificate) -> bool:
    algorithm = certificate["signature_algorithm"]
    # Twice in a certificate, once outside the signature: both must say the same (RFC 5280, 4.1.1.2).
    if algorithm.dump() != certificate["tbs_certificate"]["signature"].dump():
        return False
    body = certificate["tbs_certificate"].dump()
    signature = bytes(certificate["signature_value"].native)
    return verifies(load_key(anchor.public_key), signature, body, algorithm, "")


def _load_anchor(encoded: bytes) -> x509.Certificate:
    try:
        certificate: x509.Certificate = load(x509.Certificate, encoded)
        load_key(certificate.public_key)
        # A signer of documents is no signer of signers (ICAO 9303-12, 7.1.1).
        authority = certificate.ca and (
            certificate.key_usage_value is None or "key_cert_sign" in certificate.key_usage_value.native
        )
    except BROKEN as error:
        raise ValueError(f"no certificate: {type(error).__name__}") from None
    if not authority:
        raise ValueError("not a certificate authority")
    return certificate
