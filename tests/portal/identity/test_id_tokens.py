"""An ID token counts only where everything about it holds; whatever else comes back is no person."""

from __future__ import annotations

import base64
import contextlib
import hmac
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws, jwt
from joserfc.jwk import ECKey, RSAKey

from portal.adapters.id_tokens import IdTokens, KeySet, UnknownKeyError, read_keys
from portal.adapters.identity import Person
from portal.adapters.oidc import read_person
from portal.config import Claims
from tests.portal.world import START_MS

NOW_S = START_MS // 1000
KEY = ECKey.generate_key("P-256", {"use": "sig"}, auto_kid=True)
OTHER = ECKey.generate_key("P-256", {"use": "sig"}, auto_kid=True)
KEYS = KeySet([KEY])
TOKENS = IdTokens("https://id.example.vn", "tram")
CLAIMS: dict[str, Any] = {
    "iss": "https://id.example.vn",
    "aud": "tram",
    "sub": "s",
    "iat": NOW_S,
    "exp": NOW_S + 60,
    "nonce": "n",
}


def token(key: Any = KEY, alg: str = "ES256", **changed: Any) -> str:
    claims = {name: value for name, value in {**CLAIMS, **changed}.items() if value is not None}
    return jwt.encode({"alg": alg, "kid": KEY.kid}, claims, key, algorithms=[alg])


def test_the_right_one_is_read() -> None:
    assert TOKENS.claims(token(), KEYS, "n", NOW_S) == CLAIMS
    assert TOKENS.claims(token(aud=["tram"], azp="tram"), KEYS, "n", NOW_S) is not None
    assert TOKENS.claims(token(aud=["tram", "other"], azp="tram"), KEYS, "n", NOW_S) is not None


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://id.example.com"},
        {"aud": "other"},
        {"aud": ["tram", "other"]},
        {"azp": "other"},
        {"exp": NOW_S - 61},
        {"exp": None},
        {"iat": NOW_S + 120},
        {"iat": NOW_S - 601},
        {"iat": "now"},
        {"nonce": "m"},
        {"nonce": None},
        {"nonce": ["n"]},
        {"sub": None},
        {"nbf": NOW_S + 120},
    ],
    ids=str,
)
def test_one_thing_wrong_is_enough(changed: dict[str, Any]) -> None:
    assert TOKENS.claims(token(**changed), KEYS, "n", NOW_S) is None


def test_half_a_letter_in_place_of_the_nonce_is_none() -> None:
    claims = json.dumps(CLAIMS | {"nonce": "\ud800"}).encode()
    made = jws.serialize_compact({"alg": "ES256", "kid": KEY.kid}, claims, KEY, algorithms=["ES256"])
    assert TOKENS.claims(made, KEYS, "n", NOW_S) is None


def test_another_key_s_signature_is_none() -> None:
    assert TOKENS.claims(token(OTHER), KEYS, "n", NOW_S) is None
    with pytest.raises(UnknownKeyError):
        TOKENS.claims(token(), KeySet([OTHER]), "n", NOW_S)


def test_a_token_without_a_signature_or_under_a_shared_secret_is_none() -> None:
    def piece(value: Any) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    for header in ({"alg": "none"}, {"alg": "none", "kid": KEY.kid}):
        assert TOKENS.claims(f"{piece(header)}.{piece(CLAIMS)}.", KEYS, "n", NOW_S) is None
    # The old trick: the public key, which everybody knows, as the secret of a MAC.
    said = f"{piece({'alg': 'HS256', 'kid': KEY.kid})}.{piece(CLAIMS)}"
    mac = hmac.digest(KEY.as_pem(private=False), said.encode(), "sha256")
    forged = f"{said}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"
    assert TOKENS.claims(forged, KEYS, "n", NOW_S) is None


def test_rsa_is_understood_too() -> None:
    key = RSAKey.generate_key(2048, auto_kid=True)
    signed = jwt.encode({"alg": "RS256", "kid": key.kid}, CLAIMS, key)
    assert TOKENS.claims(signed, KeySet([key]), "n", NOW_S) == CLAIMS


@given(st.text(max_size=400))
def test_any_text_is_read_as_nothing(text: str) -> None:
    with contextlib.suppress(UnknownKeyError):
        assert TOKENS.claims(text, KEYS, "n", NOW_S) is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["keys", "kty", "kid", "x"]), _JSON))
def test_any_document_is_a_key_set_or_none(document: dict[str, Any]) -> None:
    found = read_keys(document)
    assert found is None or isinstance(found, KeySet)


@given(st.dictionaries(st.sampled_from(["personal_number", "name", "birthdate", "level"]), _JSON))
def test_any_claims_are_a_person_or_none(claims: dict[str, Any]) -> None:
    assert read_person(claims, Claims()) is None


def test_claims_are_called_what_the_configuration_says() -> None:
    names = Claims(number="cccd", name="ho_ten", birth="ngay_sinh", level="acr", level_1="muc1", level_2="muc2")
    told = {"cccd": "001189000417", "ho_ten": "NGUYỄN THỊ MAI", "ngay_sinh": "1989-05-14", "acr": "muc2"}
    assert read_person(told, names) == Person("001189000417", "NGUYỄN THỊ MAI", "1989-05-14", "2")
    assert read_person(told | {"acr": "2"}, names) is None
    for letter in ("\ud800", "\u202e", "\0", "\u200b"):
        assert read_person(told | {"ho_ten": f"MAI{letter}"}, names) is None
    assert read_person(told | {"cccd": 1189000417}, names) is None
