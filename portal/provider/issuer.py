"""The simulated provider's memory and key: who was asked for, which codes are out, what a token says.

Beside `portal.adapters.id_tokens` the only importer of joserfc.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import tomllib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from joserfc import jwt
from joserfc.jwk import ECKey

from portal.clock import Clock
from portal.config import Claims

_CODE_LIFE_MS = 60_000
_TOKEN_LIFE_S = 300
_MOST_CODES = 1000


@dataclass(frozen=True, slots=True)
class Invented:
    """A citizen whom we made up; `level` is of the VNeID account."""

    id: str
    number: str
    name: str
    birth: str
    level: str


@dataclass(frozen=True, slots=True)
class Asked:
    """An authorization request that holds (OpenID Connect Core 3.1.2.1, RFC 7636 section 4.3)."""

    redirect_uri: str
    state: str
    nonce: str
    challenge: str


@dataclass(frozen=True, slots=True)
class Client:
    """The one client that is registered."""

    id: str
    secret: str
    redirect_uri: str


def load_invented(path: Path) -> dict[str, Invented]:
    """By id, in the order of the file."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["citizens"]
    return {row["id"]: Invented(**row) for row in rows}


class Issuer:
    """Its key is drawn when it is made: after each start there is another in the key set."""

    def __init__(
        self, url: str, client: Client, claims: Claims, clock: Clock, random: Callable[[int], bytes]
    ) -> None:
        self.url = url
        self._client = client
        self._names = claims
        self._clock = clock
        self._random = random
        self._key = ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, auto_kid=True)
        self._codes: OrderedDict[str, tuple[int, Asked, Invented]] = OrderedDict()

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["ES256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "scopes_supported": ["openid", "profile"],
        }

    def keys(self) -> dict[str, Any]:
        return {"keys": [self._key.as_dict(private=False)]}

    def read(self, query: Mapping[str, str]) -> Asked | None:
        """None where the request is not one that the registered client makes."""
        is_ours = (query.get("client_id"), query.get("redirect_uri")) == (
            self._client.id,
            self._client.redirect_uri,
        )
        is_code = query.get("response_type") == "code" and query.get("code_challenge_method") == "S256"
        asked = Asked(
            self._client.redirect_uri,
            query.get("state", ""),
            query.get("nonce", ""),
            query.get("code_challenge", ""),
        )
        is_whole = bool(asked.state and asked.nonce and len(asked.challenge) == 43)
        return (
            asked if is_ours and is_code and is_whole and "openid" in query.get("scope", "").split() else None
        )

    def grant(self, asked: Asked, person: Invented) -> str:
        """A code for one exchange within a minute."""
        code = self._random(24).hex()
        self._codes[code] = (self._clock() + _CODE_LIFE_MS, asked, person)
        while len(self._codes) > _MOST_CODES:
            self._codes.popitem(last=False)
        return code

    def is_client(self, authorization: str) -> bool:
        """HTTP Basic as RFC 6749 section 2.3.1 has it."""
        kind, _, encoded = authorization.partition(" ")
        try:
            name, _, secret = base64.b64decode(encoded, validate=True).decode("ascii").partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return False
        is_same = hmac.compare_digest(unquote(secret).encode(), self._client.secret.encode())
        return kind.lower() == "basic" and unquote(name) == self._client.id and is_same

    def token(self, form: Mapping[str, str], *, wrong_nonce: bool = False) -> dict[str, Any] | None:
        """The answer of the token endpoint; None: `invalid_grant`. A code that was shown is spent."""
        expires, asked, person = self._codes.pop(form.get("code", ""), (0, None, None))
        if asked is None or person is None or expires < self._clock():
            return None
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        is_bound = challenge == asked.challenge and form.get("redirect_uri") == asked.redirect_uri
        if not is_bound or form.get("grant_type") != "authorization_code":
            return None
        nonce = "somebody else's" if wrong_nonce else asked.nonce
        return {
            "access_token": self._random(24).hex(),
            "token_type": "Bearer",
            "expires_in": _TOKEN_LIFE_S,
            "id_token": self._id_token(nonce, person),
        }

    def _id_token(self, nonce: str, person: Invented) -> str:
        now = self._clock() // 1000
        names = self._names
        claims = {
            "iss": self.url,
            "aud": self._client.id,
            "sub": hashlib.sha256(f"{self._client.id} {person.id}".encode()).hexdigest(),
            "iat": now,
            "exp": now + _TOKEN_LIFE_S,
            "nonce": nonce,
            names.number: person.number,
            names.name: person.name,
            names.birth: person.birth,
            names.level: names.level_2 if person.level == "2" else names.level_1,
        }
        return jwt.encode({"alg": "ES256", "kid": self._key.kid}, claims, self._key)
