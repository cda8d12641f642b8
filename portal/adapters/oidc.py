"""OpenID Connect: authorization code flow with PKCE (RFC 7636, S256), state and nonce.

Claims are called what the configuration says: VNeID's own names are not public.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from portal.adapters.id_tokens import IdTokens, KeySet, UnknownKeyError, read_keys
from portal.adapters.identity import Flow, IdentityTrouble, Person
from portal.adapters.web_client import WebAnswer, WebClient, WebTrouble
from portal.clock import Clock
from portal.config import Claims, Identity
from sync.contract.plain import is_plain

log = logging.getLogger("portal.identity")

_DISCOVERY = "/.well-known/openid-configuration"
_KEPT_MS = 3_600_000
_NUMBER = re.compile(r"[0-9]{12}")
_BIRTH = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_MOST_NAME = 200


@dataclass(frozen=True, slots=True)
class _Endpoints:
    authorization: str
    token: str
    keys: str
    userinfo: str | None


class OidcProvider:
    """Discovery and keys are fetched when they are first needed and again each hour."""

    def __init__(self, identity: Identity, secret: str, web: WebClient, clock: Clock) -> None:
        self._identity = identity
        self._secret = secret
        self._web = web
        self._clock = clock
        self._tokens = IdTokens(identity.issuer, identity.client_id)
        self._found: tuple[int, _Endpoints] | None = None
        self._keys: tuple[int, KeySet] | None = None

    def begin(self, flow: Flow) -> str | IdentityTrouble:
        endpoints = self._endpoints()
        if isinstance(endpoints, IdentityTrouble):
            return endpoints
        challenge = base64.urlsafe_b64encode(hashlib.sha256(flow.verifier.encode()).digest()).rstrip(b"=")
        asked = {
            "response_type": "code",
            "client_id": self._identity.client_id,
            "redirect_uri": flow.redirect_uri,
            "scope": self._identity.scope,
            "state": flow.state,
            "nonce": flow.nonce,
            "code_challenge": challenge.decode(),
            "code_challenge_method": "S256",
        }
        joint = "&" if urlsplit(endpoints.authorization).query else "?"
        return f"{endpoints.authorization}{joint}{urlencode(asked)}"

    def finish(self, flow: Flow, code: str) -> Person | IdentityTrouble:
        endpoints = self._endpoints()
        if isinstance(endpoints, IdentityTrouble):
            return endpoints
        fields = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": flow.redirect_uri,
            "code_verifier": flow.verifier,
        }
        answer = self._web.post_form(endpoints.token, fields, {"authorization": self._basic()})
        if isinstance(answer, WebTrouble) or answer.status >= 500:
            return _silent("token", answer)
        told = answer.object()
        if answer.status != 200 or told is None or not isinstance(told.get("id_token"), str):
            log.warning("identity.token_refused status=%s", answer.status)
            return IdentityTrouble.DENIED if answer.status == 400 else IdentityTrouble.NONSENSE
        claims = self._verified(endpoints, told["id_token"], flow.nonce)
        if isinstance(claims, IdentityTrouble):
            return claims
        if self._identity.userinfo:
            more = self._more(endpoints, told.get("access_token"), claims["sub"])
            if isinstance(more, IdentityTrouble):
                return more
            claims = {**more, **claims}
        person = read_person(claims, self._identity.claims)
        return IdentityTrouble.INCOMPLETE if person is None else person

    def _verified(self, endpoints: _Endpoints, token: str, nonce: str) -> Mapping[str, Any] | IdentityTrouble:
        """One more look at the keys where the token names one that is new to us."""
        for is_fresh in (False, True):
            keys = self._key_set(endpoints, is_fresh)
            if isinstance(keys, IdentityTrouble):
                return keys
            try:
                claims = self._tokens.claims(token, keys, nonce, self._clock() // 1000)
            except UnknownKeyError:
                continue
            return IdentityTrouble.NONSENSE if claims is None else claims
        return IdentityTrouble.NONSENSE

    def _more(self, endpoints: _Endpoints, token: Any, subject: Any) -> Mapping[str, Any] | IdentityTrouble:
        """UserInfo (Core 5.3); it counts for the subject of the ID token only."""
        if endpoints.userinfo is None or not isinstance(token, str) or not token.isascii():
            return IdentityTrouble.NONSENSE
        answer = self._web.get(endpoints.userinfo, {"authorization": f"Bearer {token}"})
        if isinstance(answer, WebTrouble) or answer.status >= 500:
            return _silent("userinfo", answer)
        told = answer.object()
        if answer.status != 200 or told is None or told.get("sub") != subject:
            return IdentityTrouble.NONSENSE
        return told

    def _endpoints(self) -> _Endpoints | IdentityTrouble:
        if self._found is not None and self._clock() - self._found[0] < _KEPT_MS:
            return self._found[1]
        answer = self._web.get(self._identity.issuer.rstrip("/") + _DISCOVERY)
        if isinstance(answer, WebTrouble) or answer.status != 200:
            return _silent("discovery", answer)
        found = _read_discovery(answer.object() or {}, self._identity.issuer)
        if found is None:
            return IdentityTrouble.NONSENSE
        self._found = (self._clock(), found)
        return found

    def _key_set(self, endpoints: _Endpoints, is_fresh: bool) -> KeySet | IdentityTrouble:
        if self._keys is not None and not is_fresh and self._clock() - self._keys[0] < _KEPT_MS:
            return self._keys[1]
        answer = self._web.get(endpoints.keys)
        if isinstance(answer, WebTrouble) or answer.status != 200:
            return _silent("keys", answer)
        found = read_keys(answer.object() or {})
        if found is None:
            return IdentityTrouble.NONSENSE
        self._keys = (self._clock(), found)
        return found

    def _basic(self) -> str:
        """RFC 6749 section 2.3.1: both are form-encoded before they are joined."""
        pair = f"{quote(self._identity.client_id, safe='')}:{quote(self._secret, safe='')}"
        return "Basic " + base64.b64encode(pair.encode()).decode()


def read_person(claims: Mapping[str, Any], names: Claims) -> Person | None:
    """None where a claim is missing or is not of its form."""
    number, name = claims.get(names.number), claims.get(names.name)
    birth, level = claims.get(names.birth), claims.get(names.level)
    levels = {names.level_1: "1", names.level_2: "2"}
    if not isinstance(number, str) or not _NUMBER.fullmatch(number):
        return None
    if not isinstance(name, str) or not 0 < len(name) <= _MOST_NAME:
        return None
    name = unicodedata.normalize("NFC", name)
    if not is_plain(name):
        return None
    if not isinstance(birth, str) or not _BIRTH.fullmatch(birth) or str(level) not in levels:
        return None
    return Person(number, name, birth, levels[str(level)])


def _read_discovery(document: Mapping[str, Any], issuer: str) -> _Endpoints | None:
    """OpenID Connect Discovery 4.3: the issuer has to be the one that was asked."""
    names = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
    authorization, token, keys, userinfo = (_address(document.get(name)) for name in names)
    if document.get("issuer") != issuer or authorization is None or token is None or keys is None:
        return None
    return _Endpoints(authorization, token, keys, userinfo)


def _address(value: Any) -> str | None:
    is_one = isinstance(value, str) and value.startswith("https://") and value.isascii() and len(value) < 500
    return value if is_one else None


def _silent(what: str, answer: WebAnswer | WebTrouble) -> IdentityTrouble:
    status = answer.status if isinstance(answer, WebAnswer) else answer.value
    log.warning("identity.silent at=%s status=%s", what, status)
    return IdentityTrouble.SILENT
