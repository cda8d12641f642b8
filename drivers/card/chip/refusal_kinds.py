"""The reasons of a judgement in seven kinds, for whoever compares them with another reader's."""

from __future__ import annotations

from enum import StrEnum

from drivers.card.chip.judgement import NOTES, Judgement, Reason


class Kind(StrEnum):
    """What is wrong, in a word; NONE for a trusted document."""

    NONE = ""
    WRONG_HASH = "wrong_hash"
    WRONG_SIGNATURE = "wrong_signature"
    UNKNOWN_SIGNER = "unknown_signer"
    EXPIRED_SIGNER = "expired_signer"
    REVOKED = "revoked"
    MALFORMED = "malformed"
    UNSUPPORTED_ALGORITHM = "unsupported_algorithm"
    #: All in order in itself, and not this document's: another purpose, country, holder, chip.
    NOT_FITTING = "not_fitting"


_KINDS = {
    Reason.NO_SOD: Kind.MALFORMED,
    Reason.MALFORMED_SOD: Kind.MALFORMED,
    Reason.SIGNER_KEY: Kind.MALFORMED,
    Reason.GROUP_HASH: Kind.WRONG_HASH,
    Reason.GROUP_UNSIGNED: Kind.WRONG_HASH,
    Reason.MESSAGE_DIGEST: Kind.WRONG_SIGNATURE,
    Reason.SIGNATURE: Kind.WRONG_SIGNATURE,
    Reason.ISSUER_FORGED: Kind.WRONG_SIGNATURE,
    Reason.ALGORITHM: Kind.UNSUPPORTED_ALGORITHM,
    Reason.SIGNER_MISSING: Kind.UNKNOWN_SIGNER,
    Reason.ISSUER_UNKNOWN: Kind.UNKNOWN_SIGNER,
    Reason.SIGNER_EXPIRED: Kind.EXPIRED_SIGNER,
    Reason.SIGNER_OUT_OF_DATE: Kind.EXPIRED_SIGNER,
    Reason.SIGNER_TOO_NEW: Kind.EXPIRED_SIGNER,
    Reason.ISSUER_OUT_OF_DATE: Kind.EXPIRED_SIGNER,
    Reason.SIGNER_REVOKED: Kind.REVOKED,
    Reason.ISSUER_REVOKED: Kind.REVOKED,
}


def kind_of(judgement: Judgement) -> Kind:
    """That of the reason that decided."""
    decided = next((one.reason for one in judgement.findings if one.reason not in NOTES), None)
    return Kind.NONE if decided is None else _KINDS.get(decided, Kind.NOT_FITTING)
