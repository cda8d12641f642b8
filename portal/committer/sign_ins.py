"""Vouching for a sign-in: who the identity process heard of, signed for one visit, sealed to the opener."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from portal.clock import Clock, iso
from portal.errands import Answer, refused
from portal.sealed_claims import open_claims
from portal.store.sign_ins import TOPIC
from sync.contract import canonical, shape, signed
from sync.contract.faults import ContractFault
from sync.contract.sign_in import SignIn
from sync.contract.wire import ErrorCode
from sync.envelope import EnvelopeFault, PublicKey, seal_down


class SignInVoucher:
    """`key` is the receipts', `claims_key` is shared with the identity process, `opener` a public key."""

    def __init__(self, key: Ed25519PrivateKey, claims_key: bytes, opener: PublicKey, clock: Clock) -> None:
        self._key = key
        self._claims_key = claims_key
        self._opener = opener
        self._clock = clock

    def vouch(self, body: bytes) -> Answer:
        """`{session, claims}`. Answers the sealed document; it opens to `{"sign_in": signed}`."""
        asked = _read(canonical.decode(body, len(body)))
        opened = None if isinstance(asked, ContractFault) else open_claims(self._claims_key, *asked)
        if isinstance(asked, ContractFault) or opened is None:
            return refused(ErrorCode.UNAUTHORISED)
        visit, person = opened
        found = SignIn(visit, person.number, person.name, person.birth, person.level, iso(self._clock()))
        document = signed.sign(signed.Kind.SIGN_IN, found.to_json(), self._key)
        sealed = seal_down(TOPIC, asked[0], {"sign_in": document.to_json()}, self._opener)
        if isinstance(sealed, EnvelopeFault):
            return refused(ErrorCode.UNAVAILABLE)
        return Answer(200, sealed)


@shape.parser
def _read(value: object) -> tuple[str, bytes]:
    source = shape.obj(value, "session", "claims")
    return shape.text(source, "session", 32), shape.blob(source, "claims", 1, 8192)
