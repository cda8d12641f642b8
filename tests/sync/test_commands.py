"""The technician's tool: status in full, one round now, every parked dossier again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.__main__ import main
from sync.store import StoreFault, pulls, queue
from sync.store.connection import open_connection
from tests.sync.served import Served
from tests.sync.test_command import write_config
from tests.sync.worlds import KEYS, FakeClock, new_dossier, open_outbox


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    server = Served(folder)
    yield server
    server.close()


def test_status_says_what_a_technician_asks_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_config(folder)
    outbox = open_outbox(folder, FakeClock())
    first, second = new_dossier(1), new_dossier(2)
    outbox.submit(first)
    outbox.submit(second)
    store = open_connection(folder / "outbox.db")
    assert not isinstance(store, StoreFault)
    queue.park(store, first.sealed.manifest.dossier_id, "portal.conflict")
    pulls.put(store, pulls.KEYSET, 1, KEYS.keyset_doc().to_bytes(), FakeClock().now())
    assert main(["status", "--json", "--config", str(path)]) == 0
    status = json.loads(capsys.readouterr().out)
    assert status["by_state"] == {"parked": 1, "queued": 1}
    assert status["parked_faults"] == {first.sealed.manifest.dossier_id: "portal.conflict"}
    assert (status["keyset_version"], status["keyset_expires"]) == (1, "2027-11-01T00:00:00Z")
    assert status["disk_free_bytes"] > 0
    assert status["link"] == "wired"
    assert main(["status", "--config", str(path)]) == 0
    assert "portal.conflict" in capsys.readouterr().out
    store.close()
    outbox.close()


def test_a_look_makes_no_store(folder: Path) -> None:
    assert main(["status", "--config", str(write_config(folder))]) == 1
    assert not (folder / "outbox.db").exists()


def test_once_brings_up_what_is_there_and_says_so(
    folder: Path, served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_config(folder, served.url)
    outbox = open_outbox(folder, FakeClock())
    dossier = new_dossier()
    outbox.submit(dossier)
    outbox.close()
    assert main(["once", "--json", "--config", str(path)]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["line"] == "up"
    assert said["dossiers"] == [
        {
            "dossier_id": dossier.sealed.manifest.dossier_id,
            "code": dossier.sealed.manifest.code,
            "state": "purged",
            "fault": None,
        }
    ]
    assert dossier.sealed.manifest.dossier_id in served.portal.committed


def test_once_without_a_line_ends_with_one(folder: Path, served: Served) -> None:
    path = write_config(folder, "https://127.0.0.1:1")
    outbox = open_outbox(folder, FakeClock())
    outbox.submit(new_dossier())
    assert main(["once", "--json", "--config", str(path)]) == 1
    assert outbox.counts().waiting == 1
    outbox.close()
    assert served.portal.requests == []


def test_every_parked_dossier_is_queued_again(folder: Path) -> None:
    path = write_config(folder)
    outbox = open_outbox(folder, FakeClock())
    store = open_connection(folder / "outbox.db")
    assert not isinstance(store, StoreFault)
    for seed in (1, 2):
        dossier = new_dossier(seed)
        outbox.submit(dossier)
        queue.park(store, dossier.sealed.manifest.dossier_id, "portal.conflict")
    assert main(["retry", "--config", str(path)]) == 2
    assert main(["retry", "--all", "--config", str(path)]) == 0
    assert (outbox.counts().waiting, outbox.counts().parked) == (2, 0)
    store.close()
    outbox.close()
