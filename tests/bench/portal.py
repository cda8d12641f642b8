"""Many kiosks that send small dossiers at once to the real portal, on SQLite and on PostgreSQL in the same run.

    python -m tests.bench.portal [--json] [--seed S] [--size DOSSIERS]

`python -m portal serve` with all its processes, over TLS, each engine as careful as in service and on the same
disk, turn about. `dossiers_per_s` is from the first request until every kiosk has its receipts; `commit_p95_ms`
what a kiosk waits for one. Afterwards every receipt is looked up: lost, doubled and half have to be 0.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from portal import config as config_file
from portal.__main__ import main as tool
from portal.places import Places
from portal.store.kiosks import KioskKeys, enrol
from portal.store.leaf_files import LeafFiles
from portal.store.manifests import offsets, stored_manifest
from portal.store.models import Dossier, Happening
from portal.store.opening import open_database
from sync.contract import http_signature, wire
from sync.contract.canonical import b64decode
from sync.contract.dossier import Fee
from sync.contract.keyset import KeySet, Recipient, verify_keyset
from sync.envelope import SealedDossier, seal
from sync.portal import Portal, pinned_client
from tests import figures
from tests.portal import cluster
from tests.portal.engines import BOTH, POSTGRESQL, SQLITE
from tests.portal.world import header_of, leaves_of
from tests.sync.builders import changed, key_from, make_dossier, public_of, random_from

ABOUT = "Dossiers a second of the whole portal, many kiosks at once, on SQLite and on PostgreSQL."
REPOSITORY = Path(__file__).resolve().parents[2]
KIOSKS = 50
TURNS = 2
LIMITS = {"lost": 0.0, "doubled": 0.0, "half": 0.0}
_PATIENCE_S = 120.0
_PAPER = b"%PDF-1.7 a small paper " * 40


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("portal", ABOUT, 600, plant=False, arguments=arguments)
    if (reason := cluster.missing()) is not None:
        figures.say(f"portal: {reason}")
        return 2
    told: dict[str, int | float | str] = {"kiosks": KIOSKS, "dossiers": options.size, "lost": 0, "doubled": 0}
    told["half"] = 0
    with cluster.cluster(Path(tempfile.gettempdir()), autovacuum="on", shared_buffers="128MB") as server:
        benches = {engine: Bench(engine, options.seed) for engine in BOTH}
        try:
            for engine, bench in benches.items():
                url = ""
                if engine == POSTGRESQL:
                    server.sql("CREATE DATABASE portal")
                    url = server.url("portal")
                bench.make(url)
            for turn in range(TURNS):
                for bench in benches.values():
                    bench.run(turn, options.size // TURNS)
            for engine, bench in benches.items():
                told |= {f"{engine}_{name}": value for name, value in bench.speed().items()}
                for name, value in bench.audit().items():
                    told[name] = int(told[name]) + value
        finally:
            for bench in benches.values():
                bench.remove()
    ratio = float(told[f"{POSTGRESQL}_dossiers_per_s"]) / float(told[f"{SQLITE}_dossiers_per_s"])
    told["postgresql_to_sqlite_ratio"] = round(ratio, 2)
    told["load_1min"] = round(os.getloadavg()[0], 1)
    figures.tell("the portal under many kiosks", told, as_json=options.json, limits=LIMITS)
    return 0 if all(float(told[name]) <= limit for name, limit in LIMITS.items()) else 1


class Sender:
    """Signs a kiosk's requests; one thread uses it."""

    def __init__(self, kiosk: str) -> None:
        self._kiosk = kiosk
        self._key = key_from(f"{kiosk} sender")
        self._counter = 0

    def headers(self, method: str, target: str, body_sha256: bytes) -> dict[str, str]:
        self._counter += 1
        return http_signature.sign(method, target, body_sha256, self._counter, self._key, kiosk=self._kiosk)

    def raise_counter(self, seen: int) -> None:
        self._counter = max(self._counter, seen)


@dataclass
class Bench:
    """One portal on one engine."""

    engine: str
    seed: int
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="tam-bench-")))
    senders: dict[str, Sender] = field(default_factory=dict)
    commit_ms: list[float] = field(default_factory=list)
    took_s: float = 0.0
    receipts: list[str] = field(default_factory=list)
    again: int = 0

    @property
    def places(self) -> Places:
        return Places(self.folder / "s")

    def make(self, url: str) -> None:
        """A new portal with its kiosks enrolled."""
        self._tool("init", "--practice", *(("--database", url) if url else ()))
        if url:
            self._tool("database", "grants", "--apply")
            text = self.places.config.read_text(encoding="utf-8")
            self.places.config.write_text(text.replace("[store]", "[store]\nlogins = true"), encoding="utf-8")
        database = open_database(self.places, config_file.load(self.places.config))
        assert database.survives_power_cuts()
        with database.write() as session:
            for number in range(KIOSKS):
                kiosk = f"kiosk-{number:02}"
                keys = KioskKeys(public_of(key_from(f"{kiosk} app")), public_of(key_from(f"{kiosk} sender")))
                assert enrol(session, kiosk, "bench", keys, 1)
                self.senders[kiosk] = Sender(kiosk)
        database.close()

    def run(self, turn: int, size: int) -> None:
        """Serve, let `size` dossiers come from all kiosks at once, and stop."""
        kiosks = list(self.senders)
        work: dict[str, list[SealedDossier]] = {kiosk: [] for kiosk in kiosks}
        recipients = self._keyset().recipients
        for number in range(size):
            kiosk = kiosks[number % len(kiosks)]
            seed = self.seed * 1_000_000 + turn * size + number
            work[kiosk].append(_sealed(kiosk, seed, recipients))
        with self._served() as url:
            threads = [
                threading.Thread(target=self._send, args=(url, kiosk, sealed)) for kiosk, sealed in work.items()
            ]
            started = time.monotonic()
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.took_s += time.monotonic() - started
        figures.say(f"{self.engine}: {len(self.receipts)} receipts in {self.took_s:.1f} s")

    def speed(self) -> dict[str, float]:
        return {
            "dossiers_per_s": round(len(self.receipts) / self.took_s, 1),
            "commit_p50_ms": round(statistics.median(self.commit_ms), 1),
            "commit_p95_ms": round(statistics.quantiles(self.commit_ms, n=20)[-1], 1),
            "asked_again": self.again,
        }

    def audit(self) -> dict[str, int]:
        """What the store holds against what the kiosks were told."""
        database = open_database(self.places, config_file.load(self.places.config))
        leaves = LeafFiles(self.places.leaves)
        half = 0
        with database.read() as session:
            held = list(session.scalars(select(Dossier).where(Dossier.receipt_doc.is_not(None))))
            received = Counter(
                session.scalars(select(Happening.dossier_id).where(Happening.what == "received"))
            )
            for row in held:
                manifest = stored_manifest(row)
                half += any(
                    hashlib.sha256(leaves.read(row.id, at, size)).hexdigest() != expected
                    for at, size, expected in zip(
                        offsets(manifest), manifest.sizes, manifest.leaves, strict=True
                    )
                )
        database.close()
        told = Counter(self.receipts)
        doubled = sum(count > 1 for count in (*received.values(), *told.values()))
        return {"lost": len(set(told) - {row.id for row in held}), "doubled": doubled, "half": half}

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _send(self, url: str, kiosk: str, dossiers: list[SealedDossier]) -> None:
        client = pinned_client(url, self.places.tls_authority)
        portal = Portal(client, self.senders[kiosk], time.monotonic)
        for sealed in dossiers:
            dossier_id, count = sealed.manifest.dossier_id, len(sealed.manifest.leaves)
            deadline = time.monotonic() + _PATIENCE_S
            while time.monotonic() < deadline:
                missing = portal.missing(dossier_id, sealed.manifest_doc)
                if isinstance(missing, wire.MissingReply):
                    stored = portal.put_leaves(dossier_id, 0, count, b"".join(leaves_of(sealed)))
                    if isinstance(stored, wire.StoredReply):
                        began = time.monotonic()
                        reply = portal.commit(dossier_id, sealed.manifest_doc, header_of(sealed))
                        if isinstance(reply, wire.ReceiptReply):
                            self.commit_ms.append((time.monotonic() - began) * 1000)
                            self.receipts.append(dossier_id)
                            break
                self.again += 1
                time.sleep(0.2)
        client.close()

    @contextlib.contextmanager
    def _served(self) -> Iterator[str]:
        ports = self.folder / "ports.json"
        ports.unlink(missing_ok=True)
        command = [sys.executable, "-m", "portal", "serve", "--state", str(self.places.state), "--with-parent"]
        process = subprocess.Popen(
            [*command, "--ports-file", str(ports)], cwd=REPOSITORY, stderr=subprocess.DEVNULL
        )
        try:
            deadline = time.monotonic() + _PATIENCE_S
            while not ports.exists():
                assert process.poll() is None, "the portal ended at once"
                assert time.monotonic() < deadline
                time.sleep(0.05)
            yield json.loads(ports.read_text(encoding="utf-8"))["ingest_url"]
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(_PATIENCE_S)

    def _keyset(self) -> KeySet:
        root = b64decode(self.places.root_public.read_text(encoding="ascii").strip())
        assert root is not None
        keyset = verify_keyset(self.places.keyset.read_bytes(), root, 1)
        assert isinstance(keyset, KeySet)
        return keyset

    def _tool(self, *arguments: str) -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            assert tool([*arguments, "--state", str(self.places.state), "--json"]) == 0


def _sealed(kiosk: str, seed: int, recipients: tuple[Recipient, ...]) -> SealedDossier:
    dossier = changed(make_dossier(seed, (_PAPER,)), kiosk=kiosk, fee=Fee(0, "none", "b", "c"))
    device = key_from(f"{kiosk} app")
    sealed = seal(dossier, (_PAPER,), recipients, device_key=device, random=random_from(seed))
    assert isinstance(sealed, SealedDossier)
    return sealed


if __name__ == "__main__":
    sys.exit(main())
