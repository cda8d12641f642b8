"""Passive authentication (ICAO 9303-11, 5.1): is what was read what the issuer signed, and who is the issuer?

Three outcomes with names of their own, and each step that fails has a reason of its own.

Validity dates are not held against the kiosk's clock: that clock may be wrong, and a card without a date of
expiry outlives its signer; the portal's check is the authoritative one. What the card itself dates is held: a
signer who had expired when the document was signed, or on its day of issue, signed nothing. Whoever passes a
`now` is told besides who is past their date, which decides nothing until `Judgement.by_date` is asked for.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from drivers.card.chip.anchors import Anchors, Path
from drivers.card.chip.certificates import Certificate, UnprovenError
from drivers.card.chip.cms import SignedData
from drivers.card.chip.der import BROKEN
from drivers.card.chip.details import DetailsError, parse_dg12
from drivers.card.chip.dg13 import Dg13Error, parse_dg13
from drivers.card.chip.judgement import Evidence, Finding, Judgement, Reason, failed
from drivers.card.chip.lds import LdsError, parse_dg1
from drivers.card.chip.signatures import WEAK_HASHES, Verified, digest, is_weak
from drivers.card.chip.sod import SecurityObject, SodError, parse_sod
from drivers.card.reader import ChipTrust

__all__ = ["Anchors", "Judgement", "judge", "judge_file"]
_VIETNAM = "VNM", "VN"
_BEST = (ChipTrust.FAILED, ChipTrust.CONSISTENT, ChipTrust.TRUSTED)
_NOT_SIGNED = frozenset({Reason.SIGNATURE, Reason.MESSAGE_DIGEST})


def judge_file(
    sod: bytes | None, groups: Mapping[int, bytes], anchors: Anchors, now: datetime | None = None
) -> Judgement:
    """`judge` for EF.SOD as it was read; without one, or with one that is none, the outcome is FAILED."""
    if sod is None:
        return failed(Reason.NO_SOD)
    try:
        return judge(parse_sod(sod), groups, anchors, now)
    except SodError as error:
        return failed(Reason.ALGORITHM if error.unsupported else Reason.MALFORMED_SOD)


def judge(
    sod: SecurityObject, groups: Mapping[int, bytes], anchors: Anchors, now: datetime | None = None
) -> Judgement:
    """Hold each data group read against the security object, and that against its signer and the anchors.

    `groups`: whole files by number. `now`: UTC, if there is any. Of several signers the best one counts; mostly
    there is one.
    """
    found = [_judge(sod, cms, groups, anchors, now) for cms in (sod.cms, *sod.cms.others)]
    return max(found, key=lambda one: _BEST.index(one.trust))


def _judge(
    sod: SecurityObject,
    cms: SignedData,
    groups: Mapping[int, bytes],
    anchors: Anchors,
    now: datetime | None,
) -> Judgement:
    wrong = _wrong_groups(sod, groups)
    evidence = Evidence(
        groups=frozenset(groups) - {one.group for one in wrong},
        promised=frozenset(sod.hashes),
        lds_version=sod.lds_version,
        hash_name=sod.hash_name,
        signed_at=cms.signed_at,
    )
    notes: tuple[Finding, ...] = ()
    try:
        signer = cms.signer(anchors.signers)
        if signer is None:
            raise UnprovenError(Reason.SIGNER_MISSING)
        evidence = replace(
            evidence,
            signer_sha256=signer.sha256,
            signer_from=signer.valid_from,
            signer_until=signer.valid_until,
            issuer_country=signer.country,
        )
        how = cms.verify(signer)
        evidence = replace(evidence, signed_with=f"{how.scheme} {how.hash_name}")
        notes = _weaknesses(sod, cms, signer, how)
        notes += _check_signer(cms, signer, groups, now)
        path = anchors.path(signer, cms.certificates)
        if path is not None:
            evidence, more = _check_path(signer, path, anchors, evidence, now)
            notes += more
            _check_country(signer, groups)
    except UnprovenError as step:
        # Under a signature that does not hold, a hash that does not is no news.
        first, last = ((), wrong) if step.reason in _NOT_SIGNED else (wrong, ())
        return Judgement(ChipTrust.FAILED, (*first, Finding(step.reason), *last), evidence)
    except BROKEN:
        return failed(Reason.MALFORMED_SOD, evidence=evidence)
    if wrong:
        return Judgement(ChipTrust.FAILED, (*wrong, *notes), evidence)
    if path is None:
        return Judgement(ChipTrust.CONSISTENT, (Finding(Reason.ISSUER_UNKNOWN), *notes), evidence)
    return Judgement(ChipTrust.TRUSTED, notes, evidence)


def _wrong_groups(sod: SecurityObject, groups: Mapping[int, bytes]) -> tuple[Finding, ...]:
    wrong = []
    for number, content in groups.items():
        stated = sod.hashes.get(number)
        if stated is None:
            wrong.append(Finding(Reason.GROUP_UNSIGNED, number))
        elif not hmac.compare_digest(digest(sod.hash_name, content), stated):
            wrong.append(Finding(Reason.GROUP_HASH, number))
    return tuple(wrong)


def _weaknesses(
    sod: SecurityObject, cms: SignedData, signer: Certificate, how: Verified
) -> tuple[Finding, ...]:
    holds = {
        Reason.WEAK_HASH: bool(WEAK_HASHES & {sod.hash_name, how.hash_name, cms.digest_name}),
        Reason.WEAK_KEY: is_weak(signer.key()),
        Reason.ALGORITHMS_DISAGREE: not how.as_stated,
    }
    return tuple(Finding(reason) for reason, is_so in holds.items() if is_so)


def _check_signer(
    cms: SignedData, signer: Certificate, groups: Mapping[int, bytes], now: datetime | None
) -> tuple[Finding, ...]:
    if not signer.may_sign_documents:
        raise UnprovenError(Reason.SIGNER_PURPOSE)
    until, signed_at = signer.valid_until, cms.signed_at
    issued = _issued(groups)
    if until is not None and any(moment > until for moment in (signed_at, issued) if moment is not None):
        raise UnprovenError(Reason.SIGNER_EXPIRED)
    notes = []
    # A day for clocks and time zones of whoever personalises.
    if signer.valid_from and signed_at and signed_at < signer.valid_from - timedelta(days=1):
        notes.append(Finding(Reason.SIGNER_NOT_YET_VALID))
    if now is not None and until is not None and now > until:
        notes.append(Finding(Reason.SIGNER_PAST_DATE))
    if now is not None and signer.valid_from is not None and now < signer.valid_from - timedelta(days=1):
        notes.append(Finding(Reason.SIGNER_BEFORE_DATE))
    return tuple(notes)


def _issued(groups: Mapping[int, bytes]) -> datetime | None:
    """The start of the day of issue that the document states, signed with the rest."""
    try:
        day = parse_dg13(groups[13]).issued if 13 in groups else None
        if day is None and 12 in groups:
            day = parse_dg12(groups[12]).issued
    except (Dg13Error, DetailsError):
        return None
    return None if day is None else datetime.combine(day, time(), UTC)


def _check_path(
    signer: Certificate, path: Path, anchors: Anchors, evidence: Evidence, now: datetime | None
) -> tuple[Evidence, tuple[Finding, ...]]:
    evidence = replace(
        evidence,
        vouched=path.vouched,
        issuer_sha256=path.issuers[0].sha256 if path.issuers else "",
    )
    notes = set[Reason]()
    issued = signer
    for issuer in path.issuers:
        listed = anchors.revocation(issuer)
        if listed is not None:
            if issued is signer:
                evidence = replace(
                    evidence, revocation_from=listed.updated, revocation_until=listed.next_update
                )
            if anchors.revoked(issuer, issued.serial):
                raise UnprovenError(Reason.SIGNER_REVOKED if issued is signer else Reason.ISSUER_REVOKED)
            if now is not None and listed.next_update is not None and now > listed.next_update:
                notes.add(Reason.REVOCATION_STALE)
        elif anchors.revocations_lost:
            notes.add(Reason.REVOCATION_MISSING)
        if now is not None and issuer.valid_until is not None and now > issuer.valid_until:
            notes.add(Reason.ISSUER_PAST_DATE)
        issued = issuer
    return evidence, tuple(Finding(reason) for reason in sorted(notes))


def _check_country(signer: Certificate, groups: Mapping[int, bytes]) -> None:
    """One state's authority vouches for no card of Vietnam, and Vietnam's for no document of another state."""
    if 1 not in groups or not signer.country:
        return
    try:
        issuer = parse_dg1(groups[1]).issuer
    except LdsError:
        return
    if (issuer == _VIETNAM[0]) != (signer.country == _VIETNAM[1]):
        raise UnprovenError(Reason.OTHER_COUNTRY)
