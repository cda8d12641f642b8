"""What was found out about a chip: is its content what the issuer signed, by whom, and is it the original chip?

Values only. Reasons are codes for programs and a short name for the technician; none holds personal data.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from drivers.card.reader import ChipTrust, Genuine


class Reason(StrEnum):
    """Why a judgement is not the best one. The value is the code; `_REFUSALS` says which ones refuse."""

    NO_SOD = "no_security_object"
    MALFORMED_SOD = "malformed_security_object"
    GROUP_HASH = "group_hash"
    GROUP_UNSIGNED = "group_unsigned"
    MESSAGE_DIGEST = "message_digest"
    SIGNATURE = "signature"
    ALGORITHM = "algorithm"
    SIGNER_MISSING = "signer_missing"
    SIGNER_KEY = "signer_key"
    SIGNER_PURPOSE = "signer_purpose"
    SIGNER_EXPIRED = "signer_expired_at_signing"
    SIGNER_OUT_OF_DATE = "signer_expired"
    SIGNER_TOO_NEW = "signer_not_yet_valid"
    SIGNER_REVOKED = "signer_revoked"
    ISSUER_FORGED = "issuer_forged"
    ISSUER_REVOKED = "issuer_revoked"
    ISSUER_OUT_OF_DATE = "issuer_expired"
    OTHER_COUNTRY = "issuer_of_another_country"
    TWO_HOLDERS = "two_holders"
    CLONE = "clone"
    PROOF_WITHHELD = "proof_withheld"
    ACCESS_ALTERED = "access_altered"
    ISSUER_UNKNOWN = "issuer_unknown"
    SIGNER_NOT_YET_VALID = "signer_not_yet_valid_at_signing"
    SIGNER_PAST_DATE = "signer_past_date"
    SIGNER_BEFORE_DATE = "signer_before_date"
    ISSUER_PAST_DATE = "issuer_past_date"
    WEAK_HASH = "weak_hash"
    WEAK_KEY = "weak_key"
    ALGORITHMS_DISAGREE = "algorithms_disagree"
    REVOCATION_STALE = "revocation_stale"
    REVOCATION_MISSING = "revocation_missing"
    ACCESS_UNSIGNED = "access_unsigned"


#: In words for a log or a technician's table.
_WORDS = {
    Reason.GROUP_HASH: "hash of data group",
    Reason.GROUP_UNSIGNED: "hash of data group is not signed: data group",
    Reason.MESSAGE_DIGEST: "message digest",
    Reason.SIGNATURE: "signature",
    Reason.SIGNER_KEY: "signer's key",
    Reason.SIGNER_PURPOSE: "signer's certificate is not for documents",
    Reason.SIGNER_EXPIRED: "signer expired at signing",
    Reason.SIGNER_OUT_OF_DATE: "signer's certificate has expired",
    Reason.SIGNER_TOO_NEW: "signer's certificate is not valid yet",
    Reason.SIGNER_REVOKED: "signer's certificate is revoked",
    Reason.ISSUER_FORGED: "signer's certificate is forged",
    Reason.ISSUER_REVOKED: "issuer's certificate is revoked",
    Reason.ISSUER_OUT_OF_DATE: "issuer's certificate has expired",
    Reason.ISSUER_UNKNOWN: "issuer is not among the anchors",
    Reason.ALGORITHM: "algorithm is not supported",
    Reason.SIGNER_MISSING: "signer's certificate is missing",
    Reason.CLONE: "the chip lacks the private key: a copy",
    Reason.PROOF_WITHHELD: "the signed proof key is not on the chip",
    Reason.ACCESS_ALTERED: "EF.CardAccess offers other ways in than the issuer signed",
    Reason.ACCESS_UNSIGNED: "no signed word on the ways in",
}
#: What is worth telling and takes nothing from the outcome.
NOTES = frozenset(
    {
        Reason.SIGNER_NOT_YET_VALID,
        Reason.SIGNER_PAST_DATE,
        Reason.SIGNER_BEFORE_DATE,
        Reason.ISSUER_PAST_DATE,
        Reason.WEAK_HASH,
        Reason.WEAK_KEY,
        Reason.ALGORITHMS_DISAGREE,
        Reason.REVOCATION_STALE,
        Reason.REVOCATION_MISSING,
        Reason.ACCESS_UNSIGNED,
    }
)
#: What is a note by a clock that may be wrong, and a refusal by a date that somebody answers for.
_BY_DATE = {
    Reason.SIGNER_PAST_DATE: Reason.SIGNER_OUT_OF_DATE,
    Reason.SIGNER_BEFORE_DATE: Reason.SIGNER_TOO_NEW,
    Reason.ISSUER_PAST_DATE: Reason.ISSUER_OUT_OF_DATE,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason; `group` is the data group it speaks of, 0 for none."""

    reason: Reason
    group: int = 0

    @property
    def code(self) -> str:
        """For programs: "signature", "group_hash:13"."""
        return f"{self.reason}:{self.group}" if self.group else str(self.reason)

    @property
    def words(self) -> str:
        """For a technician: "hash of data group 13"."""
        text = _WORDS.get(self.reason, self.reason.replace("_", " "))
        return f"{text} {self.group}" if self.group else text


class Vouched(StrEnum):
    """What the signer's certificate rests on."""

    NOTHING = ""
    ANCHOR = "anchor"
    LINK = "link"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the judgement rests on; empty where it did not come so far. Times are UTC, hashes hexadecimal.

    `groups` are those whose hash holds, `promised` those that the issuer signed. `hash_name` is that of the
    data groups, `signed_with` scheme and hash of the signature ("ecdsa sha256"). `issuer_country` has two
    letters, as the certificate has them. `revocation_from` is the day of the revocation list that was asked.
    """

    groups: frozenset[int] = frozenset()
    promised: frozenset[int] = frozenset()
    lds_version: str = ""
    hash_name: str = ""
    signed_with: str = ""
    signed_at: datetime | None = None
    signer_sha256: str = ""
    signer_from: datetime | None = None
    signer_until: datetime | None = None
    issuer_country: str = ""
    issuer_sha256: str = ""
    vouched: Vouched = Vouched.NOTHING
    revocation_from: datetime | None = None
    revocation_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome of passive authentication, and of the chip's own proof once `with_proof` has added it.

    The first of `findings` decided the outcome; what only is worth telling stands last.
    """

    trust: ChipTrust
    findings: tuple[Finding, ...] = ()
    evidence: Evidence = field(default_factory=Evidence)
    genuine: Genuine = Genuine.NOT_OFFERED

    @property
    def reason(self) -> str:
        """What decided, in words; empty for a trusted chip."""
        return next((one.words for one in self.findings if one.reason not in NOTES), "")

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(one.code for one in self.findings)

    @property
    def proofs_promised(self) -> frozenset[int]:
        """DG14 and DG15 as far as the issuer signed them: a chip that then offers no proof withholds it."""
        return self.evidence.promised & {14, 15}

    def refused(self, reason: Reason, group: int = 0) -> Judgement:
        """The same evidence, and FAILED for one more reason. What failed before stays the first reason."""
        added = Finding(reason, group)
        rest = tuple(one for one in self.findings if one != added)
        findings = (*rest, added) if self.trust is ChipTrust.FAILED else (added, *rest)
        return replace(self, trust=ChipTrust.FAILED, findings=findings)

    def noted(self, reason: Reason) -> Judgement:
        """The same outcome with one more note."""
        return replace(self, findings=(*self.findings, Finding(reason)))

    def by_date(self) -> Judgement:
        """As judged by who answers for the date: a certificate that is not valid on it refuses."""
        held = replace(self, findings=tuple(one for one in self.findings if one.reason not in _BY_DATE))
        for one in self.findings:
            held = held.refused(_BY_DATE[one.reason]) if one.reason in _BY_DATE else held
        return held

    def with_proof(self, genuine: Genuine) -> Judgement:
        """The judgement with the outcome of Active or Chip Authentication: a failed proof is a copy."""
        held = replace(self, genuine=genuine)
        return held.refused(Reason.CLONE) if genuine is Genuine.FAILED else held


def failed(reason: Reason, group: int = 0, evidence: Evidence | None = None) -> Judgement:
    return Judgement(ChipTrust.FAILED, (Finding(reason, group),), evidence or Evidence())
