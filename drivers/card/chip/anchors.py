"""Whom this kiosk believes: country signing certificates and what follows from them (ICAO 9303-12).

Given from outside the card, never from it. A self-signed certificate, a certificate out of a verified master
list and a pinned one are believed as they are; a link certificate is believed where it leads to one of these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drivers.card.chip.certificates import Certificate, UnprovenError, load_authority, load_certificate
from drivers.card.chip.judgement import Reason, Vouched
from drivers.card.chip.revocation import RevocationList

_MAX_LINKS = 4
#: A card may bring as many certificates as it likes; each trial costs milliseconds.
_MAX_TRIALS = 48


@dataclass(frozen=True, slots=True)
class Path:
    """`issuers` from the one that signed the certificate up to the anchor."""

    issuers: tuple[Certificate, ...]
    vouched: Vouched


@dataclass(slots=True)
class _Trials:
    left: int = _MAX_TRIALS

    def signed(self, certificate: Certificate, issuer: Certificate) -> bool:
        self.left -= 1
        return self.left >= 0 and certificate.signed_by(issuer) is not None


class Anchors:
    """The trust store, as a value. Building it may take a second; asking it takes milliseconds."""

    def __init__(
        self,
        certificates: Iterable[bytes] = (),
        *,
        listed: Iterable[bytes] = (),
        pins: Iterable[str] = (),
        revocations: Iterable[RevocationList] = (),
        signers: Iterable[bytes] = (),
        revocations_lost: bool = False,
        in_service: bool = False,
    ) -> None:
        """`certificates`: DER of authorities, self-signed or links. `listed`: out of verified master lists.

        `pins`: SHA-256 (hex) of certificates that are believed whoever issued them. `signers`: document signers
        for cards that do not carry their own; they add no trust. `revocations_lost`: there was one more list,
        and nobody can read it. `in_service`: who signs for practice is believed by nobody, not even by a pin.
        Raises ValueError for anything that is no certificate authority, or for a revocation list that none of
        them signed.
        """
        self.revocations_lost = revocations_lost
        self._in_service = in_service
        given = tuple(load_authority(der) for der in certificates)
        self._signers = tuple(load_certificate(der) for der in signers)
        self._pins = frozenset(pins)
        roots = [one for one in given if self.pinned(one) or (one.self_issued and one.signed_by(one))]
        self._links = tuple(one for one in given if one not in roots)
        roots += [load_authority(der) for der in listed]
        self._roots = tuple({one.der: one for one in roots}.values())
        self._revocations = tuple(revocations)
        for each in self._revocations:
            self.require(each)

    def __len__(self) -> int:
        return len(self._roots) + len(self._links)

    @property
    def authorities(self) -> tuple[Certificate, ...]:
        """Anchors first, then links, whether or not they lead anywhere."""
        return (*self._roots, *self._links)

    @property
    def revocations(self) -> tuple[RevocationList, ...]:
        return self._revocations

    @property
    def pins(self) -> int:
        return len(self._pins)

    @property
    def vouch(self) -> bool:
        """Whether anybody can be believed at all."""
        return bool(self._roots or self._pins)

    @property
    def signers(self) -> tuple[Certificate, ...]:
        return self._signers

    def pinned(self, certificate: Certificate) -> bool:
        return certificate.sha256 in self._pins

    def path(self, certificate: Certificate, brought: Iterable[Certificate] = ()) -> Path | None:
        """Who vouches for `certificate`, None where nobody does. `brought`: what came with it, to be proven.

        Raises UnprovenError where the one it names by its key did not sign it.
        """
        if self._in_service and certificate.for_practice:
            return None
        if self.pinned(certificate):
            return Path((), Vouched.PIN)
        trials = _Trials()
        between = (*self._links, *(one for one in brought if one.may_sign_certificates))
        found = self._climb(certificate, between, _MAX_LINKS, trials) or self._compatriot(certificate, trials)
        if found is not None:
            return Path(found, Vouched.ANCHOR if len(found) == 1 else Vouched.LINK)
        wanted = certificate.authority_key_id
        if wanted is not None and any(one.key_id == wanted for one in (*self._roots, *self._links)):
            raise UnprovenError(Reason.ISSUER_FORGED)
        return None

    def revoked(self, issuer: Certificate, serial: int) -> bool:
        """By any list of that authority: two of its keys may each have one."""
        return any(serial in one.serials for one in self._revocations if one.issuer == issuer.subject)

    def revocation(self, issuer: Certificate) -> RevocationList | None:
        """The newest revocation list that `issuer`, or another key of its authority, has signed."""
        fitting = [one for one in self._revocations if one.issuer == issuer.subject]
        return max(fitting, key=lambda one: one.updated, default=None)

    def _climb(
        self, certificate: Certificate, between: tuple[Certificate, ...], steps: int, trials: _Trials
    ) -> tuple[Certificate, ...] | None:
        for anchor in self._roots:
            if certificate.names(anchor) and trials.signed(certificate, anchor):
                return (anchor,)
        if steps == 0:
            return None
        for link in between:
            if link == certificate or not certificate.names(link) or not trials.signed(certificate, link):
                continue
            if self.pinned(link):
                return (link,)
            above = self._climb(link, tuple(one for one in between if one != link), steps - 1, trials)
            if above is not None:
                return (link, *above)
        return None

    def _compatriot(self, certificate: Certificate, trials: _Trials) -> tuple[Certificate, ...] | None:
        """The authority of the same country that signed it, whatever the certificate calls it.

        Names are written in more than one way, and of the signature alone something follows.
        """
        for anchor in self._roots:
            is_near = certificate.country and certificate.country == anchor.country
            if is_near and not certificate.names(anchor) and trials.signed(certificate, anchor):
                return (anchor,)
        return None

    def require(self, revocations: RevocationList) -> None:
        """Raises ValueError unless one of the authorities signed the list."""
        for authority in (*self._roots, *self._links):
            known = authority in self._roots or self.path(authority) is not None
            if known and revocations.signed_by(authority):
                return
        raise ValueError("revocation list of an unknown authority")
