"""Faults that the lab must find, so that its silence can be trusted. Only ever used with --plant."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from unittest import mock

from sync import pulls, transfer
from sync.contract import canonical, signed
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.keyset import KeySet, parse_keyset
from sync.contract.receipts import DossierState, Receipt
from tests.lab.hostility.documents import AT
from tests.lab.hostility.siege import Losses, dossiers

Plant = Callable[[], AbstractContextManager[object]]


def believes_status_200() -> AbstractContextManager[object]:
    """Whatever looks like a receipt and came with a 200 is one."""
    codes = {row.sealed.manifest.dossier_id: row.sealed.manifest.code for row in dossiers()}

    def believe(_doc: object, _keys: object, *, dossier_id: str, manifest_sha256: str) -> Receipt:
        return Receipt(dossier_id, codes[dossier_id], manifest_sha256, AT, DossierState.RECEIVED)

    return mock.patch.object(transfer, "verify_receipt", believe)


def skips_the_signature() -> AbstractContextManager[object]:
    """Receipts, rejections and payments are read and compared, and nobody asks who signed them."""

    def read(_kind: signed.Kind, doc: object, _keys: object) -> dict[str, canonical.Json] | ContractFault:
        parsed = signed.parse_doc(doc)
        value = parsed if isinstance(parsed, ContractFault) else canonical.decode(parsed.payload)
        return value if isinstance(value, (dict, ContractFault)) else ContractFault(ContractCode.MISSHAPEN)

    return mock.patch.object(signed, "verify", read)


def takes_any_key_set() -> AbstractContextManager[object]:
    """A newer version is enough."""

    def read(doc: object, _root: bytes, _version: int) -> KeySet | ContractFault:
        parsed = signed.parse_doc(doc)
        if isinstance(parsed, ContractFault):
            return parsed
        return parse_keyset(canonical.decode(parsed.payload))

    return mock.patch.object(pulls, "verify_keyset", read)


#: Each plant with the loss by which it must show.
PLANTS: tuple[tuple[str, Plant, Callable[[Losses], int]], ...] = (
    ("believes status 200", believes_status_200, lambda losses: losses.purged),
    ("skips the signature", skips_the_signature, lambda losses: losses.purged + losses.wrong_lets_go),
    ("takes any key set", takes_any_key_set, lambda losses: losses.wrong_lets_go),
)
