"""To change, replace, replay or withhold what goes up; here the portal is the real one, in one process."""

from __future__ import annotations

import json
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

from sqlalchemy import func, select

from kiosk_app.flow.events import StatusHeard
from portal.payments.notices import sign_notice
from portal.places import Places
from portal.setup import Setup
from portal.store.models import Dossier, Payment
from portal.store.states import Stage
from sync.contract import canonical, ids, signed, wire
from sync.contract.keyset import RecipientRole
from sync.contract.signed import Kind, SignedDoc
from sync.contract.vietqr import payment_reference
from sync.envelope import SealedDossier, seal
from tests.lab.rogue.scene import ROGUES_HYBRID, STRANGER, Attack, Scene
from tests.portal.world import START_MS, World, header_of, leaves_of
from tests.sync.builders import make_dossier, random_from
from tests.sync.worlds import MEMORY

_ROGUES = ROGUES_HYBRID.public().recipient(RecipientRole.PORTAL)


@cache
def _new_portal() -> tempfile.TemporaryDirectory[str]:
    """Made once; it goes with the process."""
    folder = tempfile.TemporaryDirectory(prefix="tam", dir=MEMORY)
    Setup(Places(Path(folder.name)), lambda: START_MS, secrets.token_bytes).run(practice=True)
    return folder


@contextmanager
def real_portal(folder: Path) -> Iterator[World]:
    made = World.in_folder(shutil.copytree(Path(_new_portal().name), folder / "portal"))
    try:
        yield made
    finally:
        made.close()


def _at_the_portal(attack: Callable[[World], bool]) -> Callable[[Scene], bool]:
    def run(scene: Scene) -> bool:
        with real_portal(scene.app) as portal:
            return attack(portal)

    return run


def _held(portal: World) -> int:
    """Dossiers that the portal has vouched for."""
    with portal.database.read() as session:
        query = select(func.count()).select_from(Dossier).where(Dossier.stage != Stage.UPLOADING)
        return session.scalar(query) or 0


def _bring(portal: World, dossier_id: str, document: SignedDoc, header: bytes, leaves: list[bytes]) -> bool:
    """All the way up; whether a receipt came back."""
    device = portal.device
    device.send("POST", f"/v1/dossiers/{dossier_id}/missing", wire.encode(wire.MissingRequest(document)))
    for number, leaf in enumerate(leaves):
        device.send("PUT", f"/v1/dossiers/{dossier_id}/leaves/{number}?count=1", leaf)
    body = wire.encode(wire.CommitRequest(document, header))
    answer = device.send("PUT", f"/v1/dossiers/{dossier_id}", body)
    return answer.status_code == 200 or _held(portal) > 0


def _own_dossier(portal: World) -> bool:
    """Its own words, well sealed to the portal, under a manifest that the sender's key signs."""
    sealed = portal.seal(3)
    document = signed.sign(Kind.MANIFEST, sealed.manifest.to_json(), portal.device.key)
    return _bring(portal, sealed.manifest.dossier_id, document, header_of(sealed), leaves_of(sealed))


def _own_dossier_under_the_apps_name(portal: World) -> bool:
    sealed = portal.seal(3)
    document = signed.sign(Kind.MANIFEST, sealed.manifest.to_json(), STRANGER, sealed.manifest_doc.kid)
    return _bring(portal, sealed.manifest.dossier_id, document, header_of(sealed), leaves_of(sealed))


def _resealed(portal: World) -> SealedDossier:
    """The citizen's dossier made anew with a recipient more: what the rogue would need the words for."""
    dossier, files = make_dossier(1, ()), ()
    recipients = (*portal.keyset.recipients, _ROGUES)
    made = seal(dossier, files, recipients, device_key=STRANGER, random=random_from(1))
    assert isinstance(made, SealedDossier)
    return made


def _substitute_recipients(portal: World) -> bool:
    """The true manifest over a file whose header names the rogue as well."""
    true, other = portal.seal(1, ()), _resealed(portal)
    return _bring(portal, true.manifest.dossier_id, true.manifest_doc, header_of(other), leaves_of(other))


def _add_a_recipient_to_the_header(portal: World) -> bool:
    """The header alone is changed, the leaves are the true ones."""
    true = portal.seal(1, ())
    header = json.loads(header_of(true))
    header["recipients"].append({**header["recipients"][0], "kid": _ROGUES.kid})
    spelt = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    return _bring(portal, true.manifest.dossier_id, true.manifest_doc, spelt, leaves_of(true))


def _another_files_leaves(portal: World) -> bool:
    one, two = portal.seal(1), portal.seal(2)
    return _bring(portal, one.manifest.dossier_id, one.manifest_doc, header_of(one), leaves_of(two))


def _bent_leaf(portal: World) -> bool:
    true = portal.seal(1)
    leaves = leaves_of(true)
    leaves[-1] = bytes([leaves[-1][0] ^ 1]) + leaves[-1][1:]
    return _bring(portal, true.manifest.dossier_id, true.manifest_doc, header_of(true), leaves)


def _half(portal: World) -> bool:
    true = portal.seal(1)
    return _bring(portal, true.manifest.dossier_id, true.manifest_doc, header_of(true), leaves_of(true)[:-1])


def _manifest_under_another_id(portal: World) -> bool:
    one, two = portal.seal(1), portal.seal(2)
    return _bring(portal, two.manifest.dossier_id, one.manifest_doc, header_of(one), leaves_of(one))


def _bent_manifest(portal: World) -> bool:
    """Another code in the manifest, its signature as it was."""
    true = portal.seal(1)
    other = replace(true.manifest, code=portal.seal(2).manifest.code)
    document = replace(true.manifest_doc, payload=canonical.encode(other.to_json()))
    return _bring(portal, true.manifest.dossier_id, document, header_of(true), leaves_of(true))


def _twice(portal: World) -> bool:
    """The same dossier again after its receipt: still one, and the same receipt."""
    true = portal.seal(1)
    first = portal.device.upload(true).content
    again = portal.device.commit(true)
    return again.content != first or _held(portal) != 1


def _replay(portal: World) -> bool:
    """A request of before, byte for byte, its counter used."""
    target = "/v1/payments/TAM00000000000000?wait=0"
    headers = portal.device.headers("GET", target, b"")
    first = portal.device.raw("GET", target, b"", headers)
    assert first.status_code == 204, first.content
    return portal.device.raw("GET", target, b"", headers).status_code != 401


def _another_kiosks_name(portal: World) -> bool:
    other = portal.other_device("kiosk-02")
    ours = portal.device
    target = "/v1/payments/TAM00000000000000?wait=0"
    headers = ours.headers("GET", target, b"") | {"X-Kiosk-Id": other.kiosk}
    return ours.raw("GET", target, b"", headers).status_code != 401


def _another_body(portal: World) -> bool:
    """A signed question with another body: the digest does not hold."""
    true = portal.seal(1)
    target = f"/v1/dossiers/{true.manifest.dossier_id}/missing"
    headers = portal.device.headers("POST", target, b"{}")
    body = wire.encode(wire.MissingRequest(true.manifest_doc))
    return portal.device.raw("POST", target, body, headers).status_code == 200


def _another_kiosks_receipt(portal: World) -> bool:
    true = portal.seal(1)
    portal.device.upload(true)
    other = portal.other_device("kiosk-02")
    return other.send("GET", f"/v1/dossiers/{true.manifest.dossier_id}/receipt").status_code == 200


def _another_kiosks_leaves(portal: World) -> bool:
    """To fill in for another kiosk's upload."""
    true = portal.seal(1)
    portal.device.missing(true)
    other = portal.other_device("kiosk-02")
    return other.leaves(true, 0, 1).status_code == 200


def _own_reference(portal: World) -> bool:
    """A fee under a reference that the app's payment key did not make."""
    true = portal.seal(1)
    portal.device.upload(true)
    intent = wire.IntentRequest("TAM0000000000000A", 1, true.manifest.dossier_id, true.manifest.code)
    portal.device.send("POST", "/v1/payments/intents", wire.encode(intent))
    with portal.database.read() as session:
        return session.get(Payment, intent.reference) is not None


def _lower_amount(portal: World) -> bool:
    """A true reference with a smaller amount."""
    true = portal.seal(1)
    reference = payment_reference(portal.payment_key(), ids.body(true.manifest.code), 70_000)
    intent = wire.IntentRequest(reference, 1, true.manifest.dossier_id, true.manifest.code)
    portal.device.send("POST", "/v1/payments/intents", wire.encode(intent))
    with portal.database.read() as session:
        row = session.get(Payment, reference)
        return row is not None and row.due == 1


def _banks_word(portal: World) -> bool:
    """Money that no bank has seen."""
    body = b'{"account":"0","amount":70000,"bank_id":"x-1","memo":"TAM0000000000000A"}'
    headers = sign_notice(b"a rogue's secret, 32 bytes long..", portal.clock.ms // 1000, "n" * 20, body)
    return portal.device.raw("POST", "/v1/bank/notices", body, headers).status_code == 200


def _withhold(scene: Scene) -> bool:
    """It carries nothing. The app goes on to say that it waits here."""
    scene.looks_for_delivery()
    scene.asks_status(scene.mine.code)
    said = [event.state for event in scene.posted if isinstance(event, StatusHeard)]
    return said != ["waiting"]


def _delete_the_file_and_claim(scene: Scene) -> bool:
    scene.sealed_file(scene.mine.dossier).unlink()
    scene.write("UPDATE outbox SET state = 'purged', receipt = ?", b"{}")
    scene.looks_for_delivery()
    scene.asks_status(scene.mine.code)
    return scene.told_received()


def _delete_everything(scene: Scene) -> bool:
    """File, row and fee are gone, and the number is counted back. The app's own journal is out of its reach."""
    sealed_here = scene.manifest_sha256
    scene.sealed_file(scene.mine.dossier).unlink()
    scene.write("DELETE FROM payments WHERE dossier_id = ?", scene.mine.dossier)
    scene.write("DELETE FROM outbox WHERE dossier_id = ?", scene.mine.dossier)
    scene.write("UPDATE counters SET value = value - 1 WHERE name = 'sequence'")
    scene.looks_for_delivery(sealed_here)
    scene.asks_status(scene.mine.code)
    left = len(scene.rows("SELECT 1 FROM outbox"))
    return scene.told_received() or scene.journal.broken_at() is not None or scene.submitted() <= left


_TAKEN = "the portal vouches for it"
_BELIEVED = "the portal believes it"

ATTACKS = (
    *(
        Attack(name, _TAKEN, _at_the_portal(run))
        for name, run in (
            ("bring a dossier of its own", _own_dossier),
            ("bring a dossier of its own under the app's name", _own_dossier_under_the_apps_name),
            ("substitute the recipients of a sealed file", _substitute_recipients),
            ("add itself to the recipients", _add_a_recipient_to_the_header),
            ("bring another file's leaves", _another_files_leaves),
            ("bend a leaf", _bent_leaf),
            ("bring all but the last leaf", _half),
            ("bring a manifest under another id", _manifest_under_another_id),
            ("change a manifest", _bent_manifest),
            ("bring a dossier twice", _twice),
        )
    ),
    *(
        Attack(name, _BELIEVED, _at_the_portal(run))
        for name, run in (
            ("replay a request", _replay),
            ("speak in another kiosk's name", _another_kiosks_name),
            ("put another body under a signature", _another_body),
            ("fetch another kiosk's receipt", _another_kiosks_receipt),
            ("fill in another kiosk's leaves", _another_kiosks_leaves),
            ("make a payment's reference itself", _own_reference),
            ("lower a payment's amount", _lower_amount),
            ("speak for the bank", _banks_word),
        )
    ),
    Attack("carry nothing", "the app says anything but that it waits here", _withhold),
    Attack("delete a file and say received", 'the app says "received"', _delete_the_file_and_claim),
    Attack("delete every trace of a dossier", "nobody can see that one is missing", _delete_everything),
)
