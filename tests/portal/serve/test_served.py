"""The portal as it runs: processes of its own, TLS, the kiosk's real client, kill -9, and the tool."""

from __future__ import annotations

import hashlib
import http.client
import os
import signal
import ssl
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from kiosk_app.rehearsal.phone import Phone
from portal import config as config_file
from portal.console.reading import open_reading
from portal.places import Places
from portal.store.opening import open_database
from sync.contract import ids, receipts, wire
from sync.contract.canonical import b64decode
from sync.contract.contact import Contact, ContactKind
from sync.contract.dossier import Consent, Fee
from sync.contract.keyset import RecipientRole
from sync.contract.receipts import DossierState, PaymentState
from sync.contract.sign_in import SignIn, verify_sign_in
from sync.contract.vietqr import payment_reference
from sync.contract.wire import AskKind
from sync.envelope import SealedDossier, open_reply, seal, seal_ask
from sync.portal_faults import PortalCode, PortalFault
from tests.portal.serve.served import PATIENCE_S, Served, is_running, wait_for
from tests.portal.world import KEYS, leaves_of
from tests.sync.builders import KIOSK, NAME, SCAN, changed, make_dossier, public_of, random_from

DUE = 70_000


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = Served(folder, folder / "world.json")
        made.tool("init", "--practice")
        device, sender = folder / "device.pub", folder / "sender.pub"
        device.write_bytes(public_of(KEYS.device))
        sender.write_bytes(public_of(KEYS.sender))
        keys = ("--device-key", str(device), "--sender-key", str(sender))
        added = made.tool("kiosk", "add", "--id", KIOSK, "--site", "Hoàn Kiếm", *keys)
        assert added["kiosk_id"] == KIOSK
        made.payment_key = b64decode(added["payment_mac_key"]) or b""
        made.start()
        yield made
        made.stop()


def test_a_whole_dossier_and_its_fee(served: Served) -> None:
    served.switch(bank="later")
    sealed = served.seal(1, DUE)
    receipt = receipts.verify_receipt(
        served.upload(sealed).receipt,
        served.keyset().receipt_keys,
        dossier_id=sealed.manifest.dossier_id,
        manifest_sha256=sealed.manifest_doc.payload_sha256(),
    )
    assert isinstance(receipt, receipts.Receipt)
    wait_for(lambda: opened(served, sealed.manifest.code))
    shown = served.tool("show", sealed.manifest.code)
    assert shown["content"] == changed(make_dossier(1), fee=Fee(DUE, "online", "b", "c")).to_json()
    assert shown["official_code"].startswith("THU-000.00.00.H26-")
    assert shown["fields"]["reason"] == "đi học"
    reference = payment_reference(served.payment_key, ids.body(sealed.manifest.code), DUE)
    assert [p["reference"] for p in shown["payments"]] == [reference]
    served.tool("bank", "pay", f"CT {reference}", "--amount", str(DUE))
    with served.portal() as portal:
        paid = portal.payment(reference, 10)
    assert isinstance(paid, wire.ReceiptReply)
    money = receipts.verify_payment(
        paid.receipt, served.keyset().payment_keys, reference=reference, code=sealed.manifest.code, due=DUE
    )
    assert isinstance(money, receipts.PaymentReceipt)
    assert money.state is PaymentState.PAID
    papers = served.tool("show", sealed.manifest.code, "--extract", str(served.folder / "papers"))
    assert [Path(e["path"]).read_bytes() for e in papers["extracted"]] == [SCAN, b""]
    assert papers["attachments"][0]["sha256"] == hashlib.sha256(SCAN).hexdigest()
    assert sealed.manifest.code in {row["code"] for row in served.tool("list")}
    served.tool("show", "TAM-0000-0000-0", status=1)


def listening(pid: int) -> set[str]:
    """Inodes of the listening TCP sockets that a process holds, as the kernel tells."""
    tables = [Path(f"/proc/{pid}/net/{name}").read_text().splitlines()[1:] for name in ("tcp", "tcp6")]
    rows = [row.split() for table in tables for row in table]
    open_here = {os.readlink(entry) for entry in Path(f"/proc/{pid}/fd").iterdir() if entry.exists()}
    return {row[9] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in open_here}


def test_who_holds_a_key_to_dossiers_or_receipts_has_no_door(served: Served) -> None:
    """Each listening socket is open in the process that serves on it, and in the one that forks it again."""
    assert served.process is not None
    inner = served.inner()
    doors = {name: listening(pid) for name, pid in inner.items()}
    behind = ("committer", "opener", "bank", "identity", "herald")
    assert [doors[name] for name in behind] == [set()] * len(behind)
    assert len(doors["console"]) == len(doors["provider"]) == 1
    assert doors["nursery"] == doors["console"] | doors["provider"]
    face = listening(served.process.pid)
    assert len(face) == 2
    assert not face & doors["console"]


def opened(served: Served, code: str) -> dict[str, Any] | None:
    """The dossier as the console reads it, once the city answered and the fee, if any, is expected."""
    places = Places(served.state)
    database = open_database(places, config_file.load(places.config))
    shown = open_reading(places, database).show(code)
    database.close()
    if shown is None or not shown["official_code"]:
        return None
    return shown if shown["payments"] or not shown["content"]["fee"]["amount"] else None


def test_asked_for_its_state_under_seal(served: Served) -> None:
    sealed = served.seal(2)
    served.upload(sealed)
    wait_for(lambda: opened(served, sealed.manifest.code))
    keyset = served.keyset()
    recipient = keyset.recipient(RecipientRole.PORTAL)
    assert recipient is not None
    ask_id = ids.uuid7(1, random_from(3)(10))
    body = seal_ask(AskKind.STATUS, ask_id, {"code": sealed.manifest.code}, KEYS.visit.public(), recipient)
    assert isinstance(body, bytes)
    with served.portal() as portal:
        reply = wait_for(lambda: portal.ask(wire.AskRequest(ask_id, AskKind.STATUS, body)))
    assert isinstance(reply, wire.AskReply)
    answer = open_reply(AskKind.STATUS, ask_id, reply.sealed_reply, KEYS.visit)
    assert isinstance(answer, dict)
    status = receipts.verify_status(answer["status"], keyset.receipt_keys, code=sealed.manifest.code)
    assert isinstance(status, receipts.Status)
    assert status.state is DossierState.FORWARDED


def test_signed_in_on_a_telephone_and_told_by_a_message(served: Served) -> None:
    keyset = served.keyset()
    visit = hashlib.sha256(KEYS.visit.public().to_text().encode()).hexdigest()
    begun = served.ask(keyset, 21, AskKind.SIGN_IN, {"do": "start", "visit": visit})
    authority = served.state / "public" / "tls-ca.pem"
    assert "nhìn lại máy" in Phone(authority).sign_in(str(begun["url"]), "mai")
    looks = count(100)

    def told() -> object:
        # Another process vouches for who came back; until it has, the answer is "wait".
        asked = {"do": "look", "session": begun["session"]}
        found = served.ask(keyset, next(looks), AskKind.SIGN_IN, asked).get("sign_in")
        if found is None:
            # Sixty looks a minute are allowed.
            time.sleep(0.5)
        return found

    found = verify_sign_in(wait_for(told), keyset.receipt_keys, visit=visit)
    assert isinstance(found, SignIn)
    assert found.name == "NGUYỄN THỊ MAI"
    files = (SCAN, b"")
    consent = Consent("notice", "1", "2026-11-22T03:00:00Z")
    contact = Contact(ContactKind.EMAIL, "mai@example.com")
    dossier = changed(make_dossier(23, files), contact=contact, consents=(consent,))
    sealed = seal(dossier, files, keyset.recipients, device_key=KEYS.device, random=random_from(23))
    assert isinstance(sealed, SealedDossier)
    served.upload(sealed)
    # At night the message waits for the morning; it is there at once all the same.
    (notice,) = wait_for(lambda: served.tool("notices", "--code", sealed.manifest.code))
    assert notice["about"] == "received"
    assert notice["status"] in {"waiting", "sending", "sent"}


def test_a_bank_that_pays_by_itself(served: Served) -> None:
    served.switch(bank="now")
    sealed = served.seal(3, DUE)
    reference = payment_reference(served.payment_key, ids.body(sealed.manifest.code), DUE)
    with served.portal() as portal:
        assert (
            portal.intent(wire.IntentRequest(reference, DUE, sealed.manifest.dossier_id, sealed.manifest.code))
            is None
        )
        assert isinstance(portal.payment(reference, 30), wire.ReceiptReply)


def test_killed_in_the_middle_of_an_upload(served: Served) -> None:
    """What was acknowledged is there after kill -9; what was whole on the wire may be; nothing twice."""
    sealed = served.seal(4)
    dossier_id, leaves = sealed.manifest.dossier_id, leaves_of(sealed)
    with served.portal() as portal:
        portal.missing(dossier_id, sealed.manifest_doc)
        assert portal.put_leaves(dossier_id, 0, 1, leaves[0]) == wire.StoredReply((0,))
    half = b"".join(leaves[1:])
    target = f"/v1/dossiers/{dossier_id}/leaves/1?count={len(leaves) - 1}"
    context = ssl.create_default_context(cafile=str(served.state / "public" / "tls-ca.pem"))
    line = http.client.HTTPSConnection("127.0.0.1", served.told["ingest"], context=context)
    line.putrequest("PUT", target)
    for name, value in served.signer.headers("PUT", target, hashlib.sha256(half).digest()).items():
        line.putheader(name, value)
    line.putheader("Content-Length", str(len(half)))
    line.endheaders()
    line.send(half[:40_000])
    served.stop(signal.SIGKILL)
    line.close()
    served.start()
    with served.portal() as portal:
        reply = portal.missing(dossier_id, sealed.manifest_doc)
        assert isinstance(reply, wire.MissingReply)
        assert 0 not in reply.missing
        assert reply.missing
    first = served.upload(sealed)
    with served.portal() as portal:
        assert portal.missing(dossier_id, sealed.manifest_doc) == first
    wait_for(lambda: opened(served, sealed.manifest.code))


@pytest.mark.parametrize("role", ["committer", "opener"])
def test_a_process_behind_the_wall_is_killed(served: Served, role: str) -> None:
    served.switch()
    killed = served.inner()[role]
    os.kill(killed, signal.SIGKILL)
    sealed = served.seal(5 if role == "opener" else 6)
    served.upload(sealed)
    wait_for(lambda: opened(served, sealed.manifest.code))
    assert served.inner()[role] != killed


def test_a_server_whose_processes_are_gone_says_so_and_counts_as_failed(served: Served) -> None:
    served.stop()
    with tempfile.TemporaryFile() as log:
        served.start(log)
        assert served.process is not None
        inner = served.inner()
        os.kill(inner["nursery"], signal.SIGKILL)
        assert served.process.wait(PATIENCE_S) == 1
        log.seek(0)
        said = log.read().decode()
    assert "nursery.ended" in said
    assert "the processes that hold the keys have ended" in said
    wait_for(lambda: not any(is_running(pid) for pid in inner.values()))
    served.start()


def test_a_portal_that_talks_nonsense_and_recovers(served: Served) -> None:
    served.switch(portal="nonsense")
    with served.portal() as portal:
        answers = [portal.health() for _ in range(6)]
        assert all(isinstance(answer, PortalFault) for answer in answers)
        assert PortalCode.CAPTIVE in {a.code for a in answers if isinstance(a, PortalFault)}
        served.switch(portal="well")
        assert isinstance(portal.health(), wire.Health)


def test_a_portal_that_says_nothing(served: Served) -> None:
    served.switch(portal="silent")
    context = ssl.create_default_context(cafile=str(served.state / "public" / "tls-ca.pem"))
    line = http.client.HTTPSConnection("127.0.0.1", served.told["ingest"], context=context, timeout=0.5)
    line.request("GET", "/v1/health")
    with pytest.raises(TimeoutError):
        line.getresponse()
    line.close()
    served.switch(portal="well")


def test_nobody_believes_another_authority(served: Served) -> None:
    line = http.client.HTTPSConnection("localhost", served.told["public"], context=ssl.create_default_context())
    with pytest.raises(ssl.SSLCertVerificationError):
        line.request("GET", "/")
    line.close()


def test_a_second_server_on_the_same_folder_is_refused(served: Served) -> None:
    served.tool("serve", status=69)


def test_no_canary_lies_anywhere(served: Served) -> None:
    found = [p for p in served.state.rglob("*") if p.is_file() and NAME.encode() in p.read_bytes()]
    assert found == []


def test_the_bank_of_a_portal_that_does_not_run(served: Served, tmp_path: Path) -> None:
    stopped = Served(tmp_path, tmp_path / "world.json")
    stopped.tool("init", "--practice")
    stopped.tool("bank", "pay", "X", "--amount", "1", status=69)
