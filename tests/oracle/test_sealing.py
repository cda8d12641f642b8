"""A reader that shares no code with us opens what we seal, and what we sealed once stays openable."""

from __future__ import annotations

import ast
import base64
import json
from pathlib import Path

import pytest
from pyhpke import AEADId, CipherSuite, KDFId, KEMId, KEMKey

from sync.contract.keyset import Kem
from sync.contract.wire import AskKind
from sync.envelope import (
    Opened,
    PrivateKey,
    SealedDossier,
    SealedFile,
    open_sealed,
    parse_blob,
    seal,
    seal_reply,
)
from tests.oracle import independent_opener as oracle
from tests.sync.builders import SCAN, Keys, make_dossier, public_of, random_from, seed_from

KEYS = Keys()
VECTOR = Path(__file__).parent / "vectors" / "dossier-1.json"


@pytest.mark.parametrize("key", [KEYS.portal, KEYS.escrow], ids=["hybrid", "x25519"])
def test_a_stranger_opens_what_we_seal(key: PrivateKey) -> None:
    files = (SCAN, b"")
    dossier = make_dossier(files=files)
    sealed = seal(dossier, files, KEYS.recipients, device_key=KEYS.device, random=random_from(7))
    assert isinstance(sealed, SealedDossier)
    read = oracle.open_file(sealed.blob, key.kem.value, key.seed, public_of(KEYS.device))
    assert read.dossier == dossier.to_json()
    assert tuple(read.files) == files
    assert read.manifest == sealed.manifest.to_json()


@pytest.mark.parametrize("who", ["portal", "escrow"])
def test_the_kept_vector_still_opens(who: str) -> None:
    vector = json.loads(VECTOR.read_text("utf-8"))
    blob = base64.b64decode(vector["file"])
    kem, seed = vector[who]["kem"], bytes.fromhex(vector[who]["seed"])
    read = oracle.open_file(blob, kem, seed, bytes.fromhex(vector["device_public"]))
    assert read.dossier == vector["dossier"]
    assert [data.hex() for data in read.files] == vector["files"]
    ours, key = parse_blob(blob), PrivateKey(Kem(kem), seed)
    assert isinstance(ours, SealedFile)
    opened = open_sealed(ours, {key.public().kid: key})
    assert isinstance(opened, Opened)
    assert opened.dossier.to_json() == vector["dossier"]


def test_a_reply_is_plain_hpke_for_another_library() -> None:
    key = PrivateKey(Kem.X25519, seed_from("pyhpke"))
    reply = seal_reply(AskKind.STATUS, "id-1", {"state": "done"}, key.public())
    assert isinstance(reply, bytes)
    sealed = base64.b64decode(json.loads(reply)["sealed"])
    suite = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.AES256_GCM)
    jwk = {
        "kty": "OKP",
        "crv": "X25519",
        "x": base64.urlsafe_b64encode(key.public().raw).rstrip(b"=").decode(),
        "d": base64.urlsafe_b64encode(key.seed).rstrip(b"=").decode(),
    }
    context = suite.create_recipient_context(
        sealed[:32], KEMKey.from_jwk(jwk), info=b"tram-mot-cua/1/reply\0status\0id-1"
    )
    assert json.loads(context.open(sealed[32:])) == {"state": "done"}


def test_the_oracle_agrees_with_rfc_9180_appendix_a_1() -> None:
    private = bytes.fromhex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")
    enc = bytes.fromhex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431")
    sealed = bytes.fromhex(
        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a"
    )
    secret = oracle.x25519_secret(private, enc)
    assert secret.hex() == "fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc"
    opened = oracle.hpke_open(0x20, secret, b"Ode on a Grecian Urn", sealed, aead_id=1, aad=b"Count-0")
    assert opened == b"Beauty is truth, truth beauty"


def test_the_oracle_and_we_expand_an_x_wing_seed_like_the_draft() -> None:
    seed = bytes.fromhex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26")
    ours = PrivateKey(Kem.HYBRID, seed).public().raw
    assert ours == oracle.xwing_public(seed)
    assert ours.hex().startswith("e2236b35a8c24b39b10aa1323a96a919a2ced88400633a7b07131713fc14b2b5")


def test_the_oracle_imports_nothing_of_ours() -> None:
    tree = ast.parse(Path(oracle.__file__).read_text("utf-8"))
    names = {
        node.module if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not [
        name for name in names if (name or "").split(".")[0] in {"sync", "kiosk_app", "portal", "drivers"}
    ]
