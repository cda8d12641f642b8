"""The keys of a practice system, which everybody may know: made from fixed words, by the image's own Python.

They let a practice image start with no portal. A production image is refused with them, for the set says
`practice`; nobody holds the keys that would open what is sealed to it but whoever reads this.
"""

from __future__ import annotations

import hashlib
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from sync.contract import signed
from sync.contract.canonical import b64encode
from sync.contract.keyset import Kem, KeySet, RecipientRole
from sync.contract.signed import Kind, key_id
from sync.contract.times import format_time
from sync.envelope.kem import SEED_SIZE, PrivateKey

_SYNC = """\
[portal]
url = "https://127.0.0.1:9"
ca_file = "update-ca.pem"
[kiosk]
id = "A17"
sender_key_file = "/var/lib/tram/sync/sender.key"
practice = true
[root]
public = "{root}"
[store]
folder = "/var/lib/tram/spool"
[link]
watch = "none"
[update]
key_file = "release.pub"
system = "/etc/os-release"
"""
_LIFE = timedelta(days=365)
_UPDATE_LIFE = timedelta(days=3650)


def seed(what: str, size: int = 32) -> bytes:
    """The same for everybody, on purpose."""
    return hashlib.shake_256(f"tram practice {what}".encode()).digest(size)


def update_key() -> ec.EllipticCurvePrivateKey:
    """Signs bundles for RAUC."""
    return ec.derive_private_key(int.from_bytes(seed("update", 31), "big"), ec.SECP256R1())


def certificate(epoch: int) -> x509.Certificate:
    """Of `update_key`, signed by itself: both authority and signer of a practice system."""
    key, issued = update_key(), datetime.fromtimestamp(epoch, UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Tram practice updates")])
    usage = x509.KeyUsage(True, False, False, False, False, False, False, False, False)
    return (
        x509.CertificateBuilder(name, name, key.public_key(), 1, issued, issued + _UPDATE_LIFE)
        .add_extension(x509.BasicConstraints(False, None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .sign(key, hashes.SHA256(), ecdsa_deterministic=True)
    )


def secrets(folder: Path, epoch: int) -> None:
    """The halves that make bundles and sign their index."""
    secret = update_key().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "update.key").write_bytes(secret)
    (folder / "update.crt").write_bytes(certificate(epoch).public_bytes(Encoding.PEM))
    (folder / "release.key").write_text(f"ed25519:{b64encode(seed('release'))}")


def main(folder: Path, epoch: int) -> None:
    """Write what a practice image carries; its sender looks for a portal where there is none."""
    root = Ed25519PrivateKey.from_private_bytes(seed("root"))
    issued = datetime.fromtimestamp(epoch, UTC)
    named = {}
    for what in ("receipt", "payment", "catalogue", "order"):
        public = Ed25519PrivateKey.from_private_bytes(seed(what)).public_key().public_bytes_raw()
        named[what] = {key_id(public): public}
    keyset = KeySet(
        version=1,
        issued=format_time(issued),
        expires=format_time(issued + _LIFE),
        practice=True,
        recipients=tuple(
            PrivateKey(Kem.HYBRID, seed(role.value, SEED_SIZE)).public().recipient(role)
            for role in (RecipientRole.PORTAL, RecipientRole.ESCROW)
        ),
        receipt_keys=named["receipt"],
        payment_keys=named["payment"],
        catalogue_keys=named["catalogue"],
        order_keys=named["order"],
    )
    (folder / "root.pub").write_text(b64encode(root.public_key().public_bytes_raw()) + "\n")
    (folder / "keyset.json").write_bytes(signed.sign(Kind.KEYSET, keyset.to_json(), root).to_bytes())
    (folder / "sync.toml").write_text(_SYNC.format(root=b64encode(root.public_key().public_bytes_raw())))
    release = Ed25519PrivateKey.from_private_bytes(seed("release")).public_key().public_bytes_raw()
    (folder / "release.pub").write_text(b64encode(release) + "\n")
    # The word by which a production image refuses it; readers of PEM pass over what stands before it.
    (folder / "update-ca.pem").write_bytes(b"practice = true\n" + certificate(epoch).public_bytes(Encoding.PEM))


if __name__ == "__main__":
    make = secrets if sys.argv[2:] == ["--secrets"] else main
    make(Path(sys.argv[1]), int(os.environ["SOURCE_DATE_EPOCH"]))
