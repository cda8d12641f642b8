"""How long it takes to say which dossier goes up next, with 100,000 of them in the queue."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sync.store import queue
from sync.store.connection import Connection, open_connection
from tests.sync.worlds import MEMORY

QUEUED = 100_000
PICKS = 2_000
_NOW = 1_795_000_000.0
_INSERT = (
    "INSERT INTO outbox (dossier_id, code, sequence, state, blob_bytes, leaves, manifest, manifest_sha256,"
    " practice, submitted_at, submitted_trust, attempts, next_at, urgent)"
    " VALUES (?, ?, ?, ?, ?, 40, ?, '', 1, '', 'estimated', ?, ?, ?)"
)
# A manifest of forty leaves, which a pick brings along.
_MANIFEST = bytes(4000)


def pick_next_100k_p99_ms(seed: int = 1, picks: int = PICKS, queued: int = QUEUED) -> float:
    """Milliseconds, the 99th percentile of `picks`; after each the one picked fails, as in a bad hour."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="tam-pick-", dir=MEMORY) as name:
        store = open_connection(Path(name) / "outbox.db")
        assert isinstance(store, Connection), store
        with store.write() as database:
            database.executemany(_INSERT, _rows(chance, queued))
        laps, now = [], _NOW
        for _ in range(picks):
            began = time.perf_counter()
            rows = queue.due(store, now, 1)
            laps.append(time.perf_counter() - began)
            assert rows
            queue.back_off(store, rows[0].dossier_id, now, chance.uniform(0, 900), "portal.server_error")
            now += chance.uniform(0, 2)
        store.close()
    return sorted(laps)[int(len(laps) * 0.99)] * 1000


def _rows(chance: random.Random, queued: int) -> Iterator[tuple[object, ...]]:
    """Half of them queued, half of them waiting after failures; some due, some not, one in ten with money."""
    for number in range(1, queued + 1):
        waits = chance.random() < 0.5
        yield (
            f"01900000-0000-7000-8000-{number:012d}",
            f"code {number}",
            number,
            "backoff" if waits else "queued",
            chance.randrange(20_000, 5_000_000),
            _MANIFEST,
            chance.randrange(1, 8) if waits else 0,
            _NOW + chance.uniform(-450, 900) if waits else 0.0,
            int(chance.random() < 0.1),
        )
