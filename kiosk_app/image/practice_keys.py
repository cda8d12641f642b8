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

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.contract import signed
from sync.contract.canonical import b64encode
from sync.contract.keyset import Kem, KeySet, RecipientRole
from sync.contract.signed import Kind, key_id
from sync.contract.times import format_time
from sync.envelope.kem import SEED_SIZE, PrivateKey

_LIFE = timedelta(days=365)


def seed(what: str, size: int = 32) -> bytes:
    """The same for everybody, on purpose."""
    return hashlib.shake_256(f"tram practice {what}".encode()).digest(size)


def main(folder: Path, epoch: int) -> None:
    """Write root.pub and keyset.json."""
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


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(os.environ["SOURCE_DATE_EPOCH"]))
