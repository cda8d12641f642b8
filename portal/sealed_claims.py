"""Who signed in, on its way from the identity process to the committer: under a secret that only they share.

So the rows tell no number, and nobody else can have the committer vouch for a person.
"""

from __future__ import annotations

from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from portal.adapters.identity import Person
from sync.contract import canonical, shape
from sync.contract.faults import ContractFault

_NONCE_BYTES = 12
_KEY_BYTES = 32
_MOST_BYTES = 4096


def seal_claims(
    key: bytes, session_id: str, visit: str, person: Person, random: Callable[[int], bytes]
) -> bytes:
    """AES-256-GCM, bound to the sign-in; `key` is of 32 bytes or more."""
    plain = canonical.encode(
        {
            "visit": visit,
            "number": person.number,
            "name": person.name,
            "birth": person.birth,
            "level": person.level,
        }
    )
    nonce = random(_NONCE_BYTES)
    return nonce + AESGCM(key[:_KEY_BYTES]).encrypt(nonce, plain, _about(session_id))


def open_claims(key: bytes, session_id: str, sealed: bytes) -> tuple[str, Person] | None:
    """The visit and the person; None if it was not sealed under `key` for this sign-in."""
    try:
        plain = AESGCM(key[:_KEY_BYTES]).decrypt(
            sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _about(session_id)
        )
    except (InvalidTag, ValueError):
        return None
    found = _read(canonical.decode(plain, _MOST_BYTES))
    return None if isinstance(found, ContractFault) else found


@shape.parser
def _read(value: object) -> tuple[str, Person]:
    source = shape.obj(value, "visit", "number", "name", "birth", "level")
    return shape.text(source, "visit", 64, shape.SHA256), Person(
        number=shape.text(source, "number", 12),
        name=shape.text(source, "name", 200),
        birth=shape.text(source, "birth", 10),
        level=shape.text(source, "level", 1),
    )


def _about(session_id: str) -> bytes:
    return b"tram-mot-cua/1/claims\0" + session_id.encode()
