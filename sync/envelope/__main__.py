"""`python -m sync.envelope inspect FILE [--key SEEDFILE] [--dossier]`: what a sealed file says of itself.

Without a key only what everybody can see. The seed file holds `KEM:base64` of the 32 bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from sync.contract.canonical import b64decode
from sync.contract.keyset import Kem
from sync.envelope.faults import EnvelopeFault
from sync.envelope.kem import PrivateKey
from sync.envelope.opening import open_sealed
from sync.envelope.sealed_file import check_file, manifest_of, open_file


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="sync.envelope", description="look at sealed dossiers")
    inspect = parser.add_subparsers(required=True).add_parser(
        "inspect", help="what a sealed file says of itself"
    )
    inspect.add_argument("file", type=Path)
    inspect.add_argument("--key", type=Path, help="a file that holds KEM:base64 of a private seed")
    inspect.add_argument("--dossier", action="store_true", help="print the opened dossier; needs --key")
    options = parser.parse_args(arguments)
    answer = _inspect(options.file, options.key, with_dossier=options.dossier)
    print(json.dumps(answer, ensure_ascii=False, indent=1))
    return 1 if "fault" in answer else 0


def _inspect(path: Path, key_path: Path | None, *, with_dossier: bool) -> dict[str, object]:
    sealed = open_file(path)
    if isinstance(sealed, EnvelopeFault):
        return _fault(sealed)
    manifest = manifest_of(sealed)
    if isinstance(manifest, EnvelopeFault):
        return _fault(manifest)
    answer: dict[str, object] = {
        "dossier_id": manifest.dossier_id,
        "code": manifest.code,
        "kiosk": manifest.kiosk,
        "sequence": manifest.sequence,
        "practice": manifest.practice,
        "manifest_sha256": sealed.manifest_doc.payload_sha256(),
        "recipients": [f"{r.kid} {r.kem.value}" for r in sealed.header.recipients],
        "parts_bytes": list(sealed.header.parts),
        "leaves": len(manifest.leaves),
    }
    damage = check_file(path, manifest)
    if damage is not None:
        return answer | _fault(damage)
    answer["whole"] = True
    if key_path is None:
        return answer
    key = _key(key_path)
    if key is None:
        return answer | {"fault": "the key file does not hold KEM:base64 of 32 bytes"}
    opened = open_sealed(sealed, {key.public().kid: key}, manifest)
    if isinstance(opened, EnvelopeFault):
        return answer | _fault(opened)
    answer["opens"] = True
    if with_dossier:
        answer["dossier"] = opened.dossier.to_json()
    return answer


def _key(path: Path) -> PrivateKey | None:
    name, _, encoded = path.read_text("ascii").strip().partition(":")
    seed = b64decode(encoded)
    if name not in list(Kem) or seed is None or len(seed) != 32:
        return None
    return PrivateKey(Kem(name), seed)


def _fault(fault: EnvelopeFault) -> dict[str, object]:
    return {"fault": fault.code.value, "detail": fault.detail}


if __name__ == "__main__":
    sys.exit(main())
