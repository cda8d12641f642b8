"""A kiosk without a screen, the real sync, and the real portal at the other end of a bad line."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from kiosk_app.rehearsal.places import make_places
from kiosk_app.rehearsal.world import KIOSK, SITE, Means, World
from portal import config as portal_config
from portal.places import Places as PortalPlaces
from portal.store.models import Dossier
from portal.store.opening import open_database
from portal.store.states import Stage
from sync.contract import ids
from sync.contract.keyset import KeySet, verify_keyset
from sync.envelope import SealedDossier, seal
from sync.store import NewDossier, Outbox, Stored
from sync.store.clock import SystemClock
from tests.lab.chaosing.relay import Papers, Relay
from tests.lab.chaosing.weather import Weather
from tests.sync.builders import make_dossier

_LOOK_S = 0.02
#: As in service; a rehearsal's short waits would flatter.
_PACE = '[pace]\nround_seconds = 2.0\nbackoff_cap_seconds = 900.0\n[link]\nwatch = "none"\n'


class ChaosWorld(World):
    """`plant` is a fault of sync that the lab must find; see `tests.lab.chaosing.planted`."""

    def __init__(self, weather: Weather, seed: int, plant: str = "") -> None:
        self._root = Path(tempfile.mkdtemp(prefix="tam-chaos-"))
        super().__init__(make_places(self._root), Means(pcsc=False, text=False), devices=False)
        self.relay = Relay(weather, seed)
        self.weather = weather
        self._plant = plant
        self._bytes = 0

    def settle(self) -> None:
        self.ports["line"] = self.relay.port
        self._start_sync()
        # The portal's own state lies where it made it, so it is there only now.
        self._portal = PortalPlaces(self.places.portal)
        self._database = open_database(self._portal, portal_config.load(self._portal.config))
        opened = Outbox.open(self.places.spool, SystemClock())
        assert isinstance(opened, Outbox), opened
        self.outbox = opened
        document = json.loads((self._portal.public / "keyset.json").read_text())
        root = base64.b64decode((self._portal.public / "root.pub").read_text())
        keyset = verify_keyset(json.dumps(document).encode(), root, 1)
        assert isinstance(keyset, KeySet), keyset
        self._recipients = keyset.recipients
        secret = (self.places.kiosk / "device.key").read_text().partition(":")[2]
        self._device = Ed25519PrivateKey.from_private_bytes(base64.b64decode(secret))

    def _start_line(self) -> None:
        portal = PortalPlaces(self.places.portal)
        papers = Papers(portal.tls_chain, portal.tls_key, portal.tls_authority)
        self.relay.open(self.ports["ingest"], papers)

    def _start_sync(self) -> None:
        super()._start_sync()
        self.company.kill("sync")
        settings = self.sync_config.read_text().partition("[pace]")[0] + _PACE
        self.sync_config.write_text(settings)
        part = self.company.parts["sync"]
        if self._plant:
            at = part.arguments.index("sync")
            planted = ("tests.lab.chaosing.planted", self._plant)
            part.arguments = (*part.arguments[:at], *planted, *part.arguments[at + 1 :])
        self.company.again("sync")

    def wait_until_up(self, seconds: float = 60.0) -> None:
        """Until sync has heard from the portal and holds its keys."""
        _wait(lambda: self.outbox.keyset() is not None and self.outbox.line().state == "up", seconds)

    def submit(self, *sizes: int) -> list[str]:
        """Dossiers with one paper of so many bytes each, all sealed before the first is handed in."""
        return self.hand_in([self.seal(size) for size in sizes])

    def hand_in(self, rows: list[SealedDossier]) -> list[str]:
        """From here on they are promised."""
        for row in rows:
            stored = self.outbox.submit(NewDossier(row))
            assert isinstance(stored, Stored), stored
        names = [row.manifest.dossier_id for row in rows]
        self._bytes += sum(sum(row.manifest.sizes) for row in rows)
        return names

    def seal(self, size: int) -> SealedDossier:
        sequence = self.outbox.next_sequence()
        assert isinstance(sequence, int), sequence
        paper = b"%PDF-1.7\n" + os.urandom(size)
        dossier = replace(
            make_dossier(1, (paper,)),
            id=ids.uuid7(time.time_ns() // 1_000_000, os.urandom(10)),
            code=ids.new_code(os.urandom),
            sequence=sequence,
            kiosk=KIOSK,
            site=SITE,
        )
        assert dossier.attachments[0].sha256 == hashlib.sha256(paper).hexdigest()
        sealed = seal(dossier, (paper,), self._recipients, device_key=self._device, random=os.urandom)
        assert isinstance(sealed, SealedDossier), sealed
        return sealed

    @property
    def leaf_bytes(self) -> int:
        """Of all leaves that were submitted."""
        return self._bytes

    def received(self, names: list[str]) -> int:
        return sum(self.outbox.receipt(name) is not None for name in names)

    def drained(self, names: list[str], seconds: float) -> bool:
        """Until each of these has its receipt; False where it takes longer."""
        return _wait(lambda: self.received(names) == len(names), seconds)

    def trouble(self, expected: list[str], seconds: float = 60.0) -> tuple[int, int]:
        """How many of `expected` are not at the portal whole and handed over, and how many lie there twice."""
        register = self._portal.city / "register.json"

        def handed_over() -> dict[str, str]:
            with self._database.read() as session:
                rows = session.execute(select(Dossier.id, Dossier.code, Dossier.stage))
                return {row.id: row.code for row in rows if row.stage == Stage.HANDED_OVER}

        _wait(lambda: set(expected) <= handed_over().keys(), seconds)
        whole = handed_over()
        official = json.loads(register.read_text()) if register.exists() else {}
        lost = [name for name in expected if name not in whole or self.outbox.receipt(name) is None]
        doubled = len(official) - len(set(official.values())) + abs(len(official) - len(whole))
        return len(lost), doubled

    def close(self) -> None:
        if hasattr(self, "outbox"):
            self.outbox.close()
            self._database.close()
        super().close()
        self.relay.close()
        shutil.rmtree(self._root, ignore_errors=True)


def _wait(done: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while True:
        try:
            if done():
                return True
        except sqlite3.OperationalError:
            # Busy: the other process writes.
            pass
        if time.monotonic() > until:
            return False
        time.sleep(_LOOK_S)
