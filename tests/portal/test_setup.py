"""Made once, the same for ever; private parts private."""

from __future__ import annotations

import secrets
import shutil
import ssl
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from portal import config as config_file
from portal.config import ConfigError
from portal.keys import (
    KeyFileError,
    load_opening_key,
    load_sealing_key,
    load_secret,
    load_signing_key,
    parse_public,
)
from portal.places import Places
from portal.setup import Setup
from sync.contract import signed
from sync.contract.canonical import b64decode, b64encode
from sync.contract.keyset import Kem, KeySet, RecipientRole, verify_keyset
from tests.portal.world import START_MS
from tests.sync.builders import key_from, public_of


def contents(state: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(state)): path.read_bytes()
        for path in state.rglob("*")
        if path.suffix != ".db" and path.is_file()
    }


def test_making_it_again_changes_nothing(state: Path) -> None:
    before = contents(state)
    Setup(Places(state), lambda: START_MS + 1, secrets.token_bytes).run(practice=True)
    assert contents(state) == before


def test_what_was_lost_is_made_anew_and_the_rest_stays(state: Path) -> None:
    places = Places(state)
    root = places.root_public.read_bytes()
    shutil.rmtree(places.tls_key.parent)
    Setup(places, lambda: START_MS, secrets.token_bytes).run(practice=True)
    assert places.root_public.read_bytes() == root
    ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(places.tls_chain, places.tls_key)


def test_only_the_public_folder_is_for_others(state: Path) -> None:
    for path in state.rglob("*"):
        if path.is_file() and path.parent.name != "public":
            assert path.stat().st_mode & 0o077 == 0, path
    private = Places(state).recipient_key.read_bytes().strip().partition(b":")[2]
    holders = [path for path in state.rglob("*") if path.is_file() and private in path.read_bytes()]
    assert holders == [Places(state).recipient_key]


def test_the_key_set_is_under_the_root(state: Path) -> None:
    places = Places(state)
    root = b64decode(places.root_public.read_text().strip())
    assert root is not None
    keyset = verify_keyset(places.keyset.read_bytes(), root, 1)
    assert isinstance(keyset, KeySet)
    assert keyset.practice
    portal = keyset.recipient(RecipientRole.PORTAL)
    assert portal is not None
    assert portal.public == load_opening_key(places.recipient_key).public().raw
    assert {r.kem for r in keyset.recipients} == {Kem.HYBRID}
    for path, keys in ((places.receipt_key, keyset.receipt_keys), (places.payment_key, keyset.payment_keys)):
        public = public_of(load_signing_key(path))
        assert keys == {signed.key_id(public): public}


@pytest.mark.parametrize(
    "text", ["practise = true", "[limits]\nleafs = 1", "practice = 1", "[payee]\nbank = 5", "limits = 1", "["]
)
def test_a_setting_that_nobody_knows_is_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "portal.toml"
    path.write_text(text)
    with pytest.raises(ConfigError):
        config_file.load(path)


def test_limits_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "portal.toml"
    path.write_text("[limits]\nanswer_wait_s = 3\n")
    assert config_file.load(path).limits.answer_wait_s == 3


def test_key_files_that_hold_something_else(tmp_path: Path) -> None:
    path = tmp_path / "key"
    for load in (load_signing_key, load_opening_key, load_sealing_key, load_secret):
        with pytest.raises(KeyFileError):
            load(path)
    path.write_text("X25519:short")
    for load in (load_signing_key, load_opening_key, load_sealing_key, load_secret):
        with pytest.raises(KeyFileError):
            load(path)


def test_a_public_key_in_any_usual_spelling() -> None:
    public = key_from("device").public_key()
    raw = public.public_bytes_raw()
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    for spelled in (raw, pem, b64encode(raw).encode(), raw.hex().encode() + b"\n"):
        assert parse_public(spelled) == raw
    for wrong in (b"", b"x", b"-----BEGIN", raw[:31], raw.hex().encode()[:-2], b"\xff" * 33):
        assert parse_public(wrong) is None
