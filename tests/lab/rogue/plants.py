"""Faults that the lab must find, so that its silence can be trusted. Only ever used with --plant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from unittest import mock

from kiosk_app.runtime import news, orders, status_work, trust
from portal.committer import vouch
from portal.store import uploads
from sync.contract import canonical, keyset, manifest, signed
from sync.contract import orders as order_contract
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.receipts import DossierState, Receipt
from tests.lab.rogue import carrying, forging, steering
from tests.lab.rogue.scene import AT, Attack


@dataclass(frozen=True, slots=True)
class Plant:
    name: str
    planted: Callable[[], AbstractContextManager[object]]
    against: Sequence[Attack]


def _payload(doc: object) -> object:
    parsed = signed.parse_doc(doc)
    return parsed if isinstance(parsed, ContractFault) else canonical.decode(parsed.payload)


def _trusts_receipts() -> AbstractContextManager[object]:
    def believe(_doc: object, _keys: object, *, dossier_id: str, manifest_sha256: str) -> Receipt:
        return Receipt(dossier_id, "", manifest_sha256, AT, DossierState.RECEIVED)

    return mock.patch.object(news, "verify_receipt", believe)


def _trusts_rows_of_status() -> AbstractContextManager[object]:
    def believe(_doc: object, _keys: object, *, dossier_id: str, manifest_sha256: str) -> Receipt:
        return Receipt(dossier_id, "", manifest_sha256, AT, DossierState.RECEIVED)

    return mock.patch.object(status_work, "verify_receipt", believe)


def _skips_signatures() -> AbstractContextManager[object]:
    def read(_kind: signed.Kind, doc: object, _keys: object) -> object:
        value = _payload(doc)
        return value if isinstance(value, (dict, ContractFault)) else ContractFault(ContractCode.MISSHAPEN)

    return mock.patch.object(signed, "verify", read)


def _takes_any_keyset() -> AbstractContextManager[object]:
    return mock.patch.object(
        trust, "verify_keyset", lambda doc, _root, _least: keyset.parse_keyset(_payload(doc))
    )


def _obeys_anybody() -> AbstractContextManager[object]:
    return mock.patch.object(
        orders, "verify_order", lambda doc, _keys, **_about: order_contract.parse_order(_payload(doc))
    )


def _portal_takes_any_manifest() -> AbstractContextManager[object]:
    """Both who looks first and who vouches: either alone would be enough."""

    def read(doc: object, _keys: object) -> manifest.Manifest | ContractFault:
        return manifest.parse_manifest(_payload(doc))

    stack = ExitStack()
    for module in (uploads, vouch):
        stack.enter_context(mock.patch.object(module, "verify_manifest", read))
    return stack


PLANTS = (
    Plant("an app that trusts a row's receipt", _trusts_receipts, forging.ATTACKS),
    Plant("an app that trusts a row's state when asked", _trusts_rows_of_status, forging.ATTACKS),
    Plant("an app that skips every signature", _skips_signatures, forging.ATTACKS),
    Plant("an app that takes any key set", _takes_any_keyset, steering.ATTACKS),
    Plant("an app that obeys anybody", _obeys_anybody, steering.ATTACKS),
    Plant("a portal that takes any manifest", _portal_takes_any_manifest, carrying.ATTACKS),
)
