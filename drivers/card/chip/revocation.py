"""Certificate revocation lists of country signing authorities (ICAO 9303-12, 7.1.3; RFC 5280, 5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from asn1crypto import algos, crl

from drivers.card.chip.certificates import Certificate, name_key
from drivers.card.chip.der import BROKEN, load
from drivers.card.chip.signatures import verify

MAX_REVOCATIONS = 4 * 1024 * 1024
#: Lists of changes only, or of what others issued, would have to be understood to be right.
_NOT_WHOLE = frozenset({"2.5.29.27", "2.5.29.28"})


class RevocationError(ValueError):
    """This is no whole revocation list."""


@dataclass(frozen=True, slots=True)
class RevocationList:
    """Serial numbers revoked by `issuer` (a normalised name), as of `updated`; times are UTC."""

    issuer: str = field(repr=False)
    serials: frozenset[int] = field(repr=False)
    updated: datetime
    next_update: datetime | None
    body: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    algorithm: algos.SignedDigestAlgorithm = field(repr=False, compare=False)

    def signed_by(self, authority: Certificate) -> bool:
        if authority.usage is not None and "crl_sign" not in authority.usage:
            return False
        try:
            return (
                self.issuer == authority.subject
                and verify(authority.key(), self.signature, self.body, self.algorithm) is not None
            )
        except BROKEN:
            return False


def parse_revocations(der: bytes) -> RevocationList:
    """Checks no signature. Raises RevocationError."""
    if len(der) > MAX_REVOCATIONS:
        raise RevocationError("too large")
    try:
        return _parse(load(crl.CertificateList, der))
    except BROKEN as error:
        raise RevocationError(f"no revocation list: {type(error).__name__}") from None


def _parse(parsed: Any) -> RevocationList:
    body = parsed["tbs_cert_list"]
    extensions = body["crl_extensions"]
    if extensions.native is not None and any(
        one["extn_id"].dotted in _NOT_WHOLE and one["critical"].native for one in extensions
    ):
        raise RevocationError("not a whole list")
    entries = body["revoked_certificates"]
    serials = [] if entries.native is None else [int(one["user_certificate"].native) for one in entries]
    after = body["next_update"].native
    return RevocationList(
        issuer=name_key(body["issuer"]),
        serials=frozenset(serials),
        updated=body["this_update"].native.astimezone(UTC),
        next_update=None if after is None else after.astimezone(UTC),
        body=body.dump(),
        signature=bytes(parsed["signature"].native),
        algorithm=parsed["signature_algorithm"],
    )
