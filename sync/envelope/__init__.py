"""The sealing format: a dossier becomes one file that only the portal and the escrow can open.

`docs/sealing.md` describes the bytes. Pure but for `durable`, `sealed_file` and `stick`, which touch a disk.
"""

from sync.envelope.ask import OpenedAsk, open_ask, open_down, open_reply, seal_ask, seal_down, seal_reply
from sync.envelope.faults import EnvelopeCode, EnvelopeFault
from sync.envelope.header import LEAF_SIZE, Header, parse_header
from sync.envelope.kem import PrivateKey, PublicKey
from sync.envelope.opening import LeafSource, Opened, OpenedCallBack, open_any, open_sealed
from sync.envelope.sealed_file import SealedFile, check_file, parse_blob, read_back, read_leaf, write_sealed
from sync.envelope.sealing import SealedDossier, seal, seal_call_back

__all__ = [
    "LEAF_SIZE",
    "EnvelopeCode",
    "EnvelopeFault",
    "Header",
    "LeafSource",
    "Opened",
    "OpenedAsk",
    "OpenedCallBack",
    "PrivateKey",
    "PublicKey",
    "SealedDossier",
    "SealedFile",
    "check_file",
    "open_any",
    "open_ask",
    "open_down",
    "open_reply",
    "open_sealed",
    "parse_blob",
    "parse_header",
    "read_back",
    "read_leaf",
    "seal",
    "seal_ask",
    "seal_call_back",
    "seal_down",
    "seal_reply",
    "write_sealed",
]
