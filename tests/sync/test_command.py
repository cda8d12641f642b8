"""`python -m sync`: its configuration, the technician's view, the whole process against HTTPS."""

from __future__ import annotations

import base64
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync import config as configs
from sync.__main__ import main
from sync.store import DossierStep, Outbox, StoreFault, queue
from sync.store.connection import open_connection
from tests.sync.builders import KIOSK, public_of
from tests.sync.served import Served, certify
from tests.sync.worlds import KEYS, FakeClock, new_dossier, open_outbox

ROOT = Path(__file__).parents[2]


def text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def write_config(folder: Path, url: str = "https://127.0.0.1:1", extra: str = "") -> Path:
    (folder / "sender.key").write_text(f"ed25519:{text(KEYS.sender.private_bytes_raw())}\n")
    path = folder / "sync.toml"
    path.write_text(
        f"""
[portal]
url = "{url}"
ca_file = "ca.pem"
[kiosk]
id = "{KIOSK}"
sender_key_file = "sender.key"
practice = true
[root]
public = "{text(public_of(KEYS.root))}"
[store]
folder = "."
[pace]
round_seconds = 0.2
backoff_cap_seconds = 1.0
wait_seconds = 1
{extra}
"""
    )
    return path


def test_a_configuration_is_read_whole(folder: Path) -> None:
    config = configs.load(write_config(folder))
    assert isinstance(config, configs.Config)
    assert (config.kiosk, config.practice, config.pace.backoff_cap) == (KIOSK, True, 1.0)
    assert config.pace.keyset == 600.0
    assert config.store == folder
    assert "sender_key=" not in repr(config)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("wait_seconds", "wait_secnds"),
        ("practice = true", "practice = 1"),
        ("https://", "http://"),
        ("round_seconds = 0.2", "round_seconds = 0"),
        ("sender.key", "nothing.key"),
        ("[store]", "[stor]"),
        ("[portal]", "[portal"),
    ],
)
def test_an_unknown_or_impossible_key_is_named_not_ignored(folder: Path, old: str, new: str) -> None:
    path = write_config(folder)
    path.write_text(path.read_text().replace(old, new))
    fault = configs.load(path)
    assert isinstance(fault, configs.ConfigFault)
    assert main(["status", "--config", str(path)]) == 2


def test_a_technician_sees_the_queue_and_can_try_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_config(folder)
    outbox = open_outbox(folder, FakeClock())
    dossier = new_dossier()
    outbox.submit(dossier)
    name = dossier.sealed.manifest.dossier_id
    store = open_connection(folder / "outbox.db")
    assert not isinstance(store, StoreFault)
    queue.park(store, name, "envelope.tampered")
    assert main(["status", "--json", "--config", str(path)]) == 0
    status = json.loads(capsys.readouterr().out)
    assert (status["line"], status["waiting"], status["parked"], status["database_sound"]) == (
        "unknown",
        0,
        1,
        True,
    )
    assert main(["queue", "--json", "--config", str(path)]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["state"], row["last_fault"], row["code"]) == (
        "parked",
        "envelope.tampered",
        dossier.sealed.manifest.code,
    )
    assert main(["queue", "--config", str(path)]) == 0
    assert dossier.sealed.manifest.code in capsys.readouterr().out
    assert main(["retry", name, "--config", str(path)]) == 0
    assert main(["retry", name, "--config", str(path)]) == 1
    found = outbox.dossier(name)
    assert found is not None
    assert found.state is DossierStep.QUEUED
    store.close()
    outbox.close()


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    server = Served(folder)
    yield server
    server.close()


def start(path: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "sync", "run", "--config", str(path), *more],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def until(outbox: Outbox, name: str, step: DossierStep) -> bool:
    """Looks rather than waits: at most half a minute, a moment as a rule."""
    for _ in range(600):
        row = outbox.dossier(name)
        if row is not None and row.state is step:
            return True
        time.sleep(0.05)
    return False


def test_the_process_brings_a_dossier_up_and_ends_when_told(folder: Path, served: Served) -> None:
    outbox = open_outbox(folder, FakeClock())
    first, second = new_dossier(1), new_dossier(2)
    outbox.submit(first)
    process = start(write_config(folder, served.url))
    assert until(outbox, first.sealed.manifest.dossier_id, DossierStep.PURGED)
    # The bell, not the rhythm, wakes it for the second.
    outbox.submit(second)
    assert until(outbox, second.sealed.manifest.dossier_id, DossierStep.PURGED)
    assert set(served.portal.committed) == {row.sealed.manifest.dossier_id for row in (first, second)}
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "line down" not in said
    outbox.close()


def test_a_portal_under_another_ca_gets_nothing(folder: Path, served: Served, tmp_path: Path) -> None:
    certify(tmp_path)
    (folder / "ca.pem").write_bytes((tmp_path / "ca.pem").read_bytes())
    outbox = open_outbox(folder, FakeClock())
    outbox.submit(new_dossier(1))
    process = start(write_config(folder, served.url))
    for _ in range(600):
        if outbox.line().fault == "portal.untrusted":
            break
        time.sleep(0.05)
    assert outbox.line().fault == "portal.untrusted"
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert served.portal.requests == []
    outbox.close()


def test_with_its_parent_gone_it_goes_too(folder: Path, served: Served) -> None:
    path = write_config(folder, served.url)
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import subprocess, sys\n"
            "child = subprocess.Popen([sys.executable, '-m', 'sync', *sys.argv[1:]], stderr=subprocess.PIPE)\n"
            "child.stderr.readline()\n"
            "print(child.pid, flush=True)\n",
            "run",
            "--config",
            str(path),
            "--with-parent",
        ],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    said, _ = parent.communicate(timeout=60)
    child = Path(f"/proc/{int(said)}/stat")

    def gone() -> bool:
        # A zombie that nobody has collected yet has ended all the same.
        return not child.exists() or child.read_text().rpartition(")")[2].split()[0] == "Z"

    for _ in range(600):
        if gone():
            break
        time.sleep(0.05)
    assert gone()
