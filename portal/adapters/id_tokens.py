"""An ID token: signature by the provider's keys, issuer, audience, time and nonce (OIDC Core 3.1.3.7).

Beside the simulated provider the only importer of joserfc.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

# Asymmetric ones only: with "none" or a MAC under the client's secret a token proves nothing (RFC 8725 3.1).
ALGORITHMS = ("RS256", "PS256", "ES256", "Ed25519")
__all__ = ["ALGORITHMS", "IdTokens", "KeySet", "UnknownKeyError", "read_keys"]
_LEEWAY_S = 60
_OLDEST_S = 600
_MOST_BYTES = 16 * 1024


class IdTokens:
    """Verifies for one issuer and one client."""

    def __init__(self, issuer: str, client_id: str) -> None:
        self._issuer = issuer
        self._client_id = client_id

    def claims(self, token: str, keys: KeySet, nonce: str, now_s: int) -> Mapping[str, Any] | None:
        """What it says; None where anything does not hold. Raises UnknownKeyError where it names a key that is
        not among `keys`: the provider may have changed them."""
        if len(token) > _MOST_BYTES:
            return None
        registry = jwt.JWTClaimsRegistry(
            now=now_s,
            leeway=_LEEWAY_S,
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": self._client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True},
        )
        try:
            found = jwt.decode(token, keys, algorithms=list(ALGORITHMS)).claims
            registry.validate(found)
        except InvalidKeyIdError:
            raise UnknownKeyError from None
        except (JoseError, ValueError, TypeError, KeyError, RecursionError):
            return None
        said, issued = found["nonce"], found["iat"]
        # Half a letter has no bytes to compare.
        if not isinstance(said, str) or not said.isascii():
            return None
        if not hmac.compare_digest(said.encode(), nonce.encode()):
            return None
        if not isinstance(issued, int) or issued < now_s - _OLDEST_S:
            return None
        return found if self._is_for_us(found) else None

    def _is_for_us(self, claims: Mapping[str, Any]) -> bool:
        """With more audiences than one the authorised party has to be us."""
        audience, party = claims["aud"], claims.get("azp")
        if isinstance(audience, list) and len(audience) > 1 and party is None:
            return False
        return party is None or party == self._client_id


class UnknownKeyError(Exception):
    """The token is signed with a key that we have not heard of."""


def read_keys(document: Mapping[str, Any]) -> KeySet | None:
    """A JSON Web Key Set (RFC 7517); None where it is none."""
    try:
        return KeySet.import_key_set(document)  # type: ignore[arg-type]  # whether it fits its typed form is what we ask
    except (JoseError, ValueError, TypeError, KeyError, AttributeError):
        return None
