"""One state folder, the server on it as processes of its own, and a kiosk that talks to it."""

from __future__ import annotations

import contextlib
import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from portal.__main__ import main as portal_tool
from sync.contract import http_signature, ids, wire
from sync.contract.canonical import b64decode
from sync.contract.dossier import Fee
from sync.contract.keyset import KeySet, RecipientRole, verify_keyset
from sync.contract.wire import AskKind
from sync.envelope import SealedDossier, open_reply, seal, seal_ask
from sync.portal import Portal, pinned_client
from tests.portal.world import KEYS, header_of, leaves_of
from tests.sync.builders import KIOSK, SCAN, changed, make_dossier, random_from

REPOSITORY = Path(__file__).resolve().parents[3]
PATIENCE_S = 60


def wait_for(what: Callable[[], Any]) -> Any:
    """Ask until it answers with something true; fail after a patience that only a broken machine needs."""
    deadline = time.monotonic() + PATIENCE_S
    while not (found := what()):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return found


class Signer:
    def __init__(self) -> None:
        self.counter = 0

    def headers(self, method: str, target: str, body_sha256: bytes) -> dict[str, str]:
        self.counter += 1
        return http_signature.sign(method, target, body_sha256, self.counter, KEYS.sender, kiosk=KIOSK)

    def raise_counter(self, seen: int) -> None:
        self.counter = seen


@dataclass
class Served:
    """One state folder and the server on it."""

    folder: Path
    switchboard: Path
    payment_key: bytes = b""
    process: subprocess.Popen[bytes] | None = None
    told: dict[str, Any] = field(default_factory=dict)
    signer: Signer = field(default_factory=Signer)

    @property
    def state(self) -> Path:
        return self.folder / "s"

    def tool(self, *arguments: str, status: int = 0) -> Any:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            assert portal_tool([*arguments, "--state", str(self.state), "--json"]) == status
        return json.loads(out.getvalue()) if out.getvalue() else None

    def start(self, log: IO[bytes] | None = None) -> None:
        ports = self.folder / "ports.json"
        ports.unlink(missing_ok=True)
        command = [sys.executable, "-m", "portal", "serve", "--state", str(self.state)]
        command += ["--ports-file", str(ports), "--switchboard", str(self.switchboard), "--with-parent"]
        self.process = subprocess.Popen(command, cwd=REPOSITORY, stderr=log)
        wait_for(lambda: ports.exists() or self.process is None or self.process.poll() is not None)
        self.told = json.loads(ports.read_text())

    def stop(self, number: int = signal.SIGINT) -> None:
        assert self.process is not None
        inner = self.inner()
        self.process.send_signal(number)
        self.process.wait(PATIENCE_S)
        wait_for(lambda: not any(is_running(pid) for pid in inner.values()))

    def inner(self) -> dict[str, int]:
        return {path.stem: int(path.read_text()) for path in (self.state / "run").glob("*.pid")}

    @contextlib.contextmanager
    def portal(self) -> Iterator[Portal]:
        client = pinned_client(self.told["ingest_url"], self.state / "public" / "tls-ca.pem")
        yield Portal(client, self.signer, time.monotonic)
        client.close()

    def keyset(self) -> KeySet:
        root = b64decode((self.state / "public" / "root.pub").read_text().strip())
        assert root is not None
        with self.portal() as portal:
            keyset = verify_keyset(portal.keyset(), root, 1)
        assert isinstance(keyset, KeySet)
        return keyset

    def ask(self, keyset: KeySet, seed: int, kind: AskKind, about: dict[str, object]) -> dict[str, object]:
        """What the portal answers, under seal."""
        recipient = keyset.recipient(RecipientRole.PORTAL)
        assert recipient is not None
        ask_id = ids.uuid7(1, random_from(seed)(10))
        body = seal_ask(kind, ask_id, about, KEYS.visit.public(), recipient)
        assert isinstance(body, bytes)
        with self.portal() as portal:
            reply = wait_for(lambda: portal.ask(wire.AskRequest(ask_id, kind, body)))
        assert isinstance(reply, wire.AskReply)
        answer = open_reply(kind, ask_id, reply.sealed_reply, KEYS.visit)
        assert isinstance(answer, dict)
        return dict(answer)

    def seal(self, seed: int, amount: int = 0) -> SealedDossier:
        files = (SCAN, b"")
        dossier = changed(make_dossier(seed, files), fee=Fee(amount, "online", "b", "c"))
        recipients = self.keyset().recipients
        sealed = seal(dossier, files, recipients, device_key=KEYS.device, random=random_from(seed))
        assert isinstance(sealed, SealedDossier)
        return sealed

    def upload(self, sealed: SealedDossier) -> wire.ReceiptReply:
        dossier_id = sealed.manifest.dossier_id
        with self.portal() as portal:
            missing = portal.missing(dossier_id, sealed.manifest_doc)
            assert isinstance(missing, wire.MissingReply)
            for number in missing.missing:
                stored = portal.put_leaves(dossier_id, number, 1, leaves_of(sealed)[number])
                assert stored == wire.StoredReply((number,))
            reply = portal.commit(dossier_id, sealed.manifest_doc, header_of(sealed))
        assert isinstance(reply, wire.ReceiptReply)
        return reply

    def switch(self, **switches: str) -> None:
        staged = self.switchboard.with_suffix(".new")
        staged.write_text(json.dumps(switches))
        staged.rename(self.switchboard)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
