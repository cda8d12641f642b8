"""The way from the dock to the owner of the parts: what is asked is done, and nonsense does nothing."""

from __future__ import annotations

import json
import socket
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.switchboard import World
from kiosk_app.rehearsal.control import (
    CONTROL,
    ControlClient,
    ControlError,
    ControlServer,
    PartState,
    Report,
    answer,
)
from kiosk_app.ui.dock_link import DockLink
from tests.memory_switchboard import MemorySwitchboard

REPORT = Report(
    (PartState("sync", True, False, 12.5, 1), PartState("line", False, True, 3.0, 0)), 2, 1, 135_000
)


@dataclass
class Owner:
    deeds: list[str] = field(default_factory=list)

    def report(self) -> Report:
        return REPORT

    def kill(self, name: str, *, stay: bool) -> bool:
        self.deeds.append(f"kill {name} {stay}")
        return name == "sync"

    def again(self, name: str) -> bool:
        self.deeds.append(f"again {name}")
        return True

    def pay(self) -> bool:
        self.deeds.append("pay")
        return True


@dataclass
class Served:
    path: Path
    owner: Owner


@pytest.fixture
def served() -> Iterator[Served]:
    with tempfile.TemporaryDirectory(prefix="ctl", dir="/tmp") as folder:
        owner, path, stop = Owner(), Path(folder) / CONTROL, threading.Event()
        server = ControlServer(path, owner)

        def serve() -> None:
            while not stop.is_set():
                server.turn(0.02)

        thread = threading.Thread(target=serve)
        thread.start()
        yield Served(path, owner)
        stop.set()
        thread.join()
        server.close()
        assert not path.exists()


@pytest.fixture
def client(served: Served) -> Iterator[ControlClient]:
    made = ControlClient(served.path)
    yield made
    made.close()


def test_the_report_arrives_whole(client: ControlClient) -> None:
    assert client.report() == REPORT
    assert client.report() == REPORT


def test_a_part_is_killed_with_or_without_coming_back(client: ControlClient, served: Served) -> None:
    assert client.kill("sync", stay=False)
    assert not client.kill("nobody", stay=True)
    assert client.again("sync")
    assert client.pay()
    assert served.owner.deeds == ["kill sync False", "kill nobody True", "again sync", "pay"]


def test_only_the_user_may_knock(served: Served) -> None:
    assert served.path.stat().st_mode & 0o777 == 0o600


def test_two_docks_at_once_are_both_answered(client: ControlClient, served: Served) -> None:
    other = ControlClient(served.path)
    assert client.report() == other.report() == REPORT
    other.close()


def test_a_caller_who_never_ends_a_line_is_dropped(client: ControlClient, served: Served) -> None:
    with socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(5)
        caller.connect(str(served.path))
        # Broken pipe or reset, as the kernel likes.
        with pytest.raises(ConnectionError):
            caller.sendall(b"x" * 64 * 65536)
    assert client.report() == REPORT


def test_nobody_there_is_said_and_the_next_call_knocks_anew(served: Served, tmp_path: Path) -> None:
    lonely = ControlClient(tmp_path / "nobody")
    with pytest.raises(ControlError):
        lonely.report()


def test_an_owner_in_other_words_is_an_error_not_a_crash() -> None:
    with tempfile.TemporaryDirectory(prefix="ctl", dir="/tmp") as folder:
        path = Path(folder) / CONTROL
        with socket.socket(socket.AF_UNIX) as door:
            door.bind(str(path))
            door.listen(4)
            client = ControlClient(path, patience_s=5)
            for said in (b"[]\n", b'{"ok": true}\n', b'{"ok": true, "parts": [1]}\n', b"\xff\n", b""):
                thread = threading.Thread(target=_say_once, args=(door, said))
                thread.start()
                with pytest.raises(ControlError):
                    client.report()
                client.close()
                thread.join()


def _say_once(door: socket.socket, said: bytes) -> None:
    caller, _ = door.accept()
    with caller:
        caller.recv(4096)
        caller.sendall(said)


@given(st.binary(max_size=200))
def test_bytes_that_are_no_wish_do_nothing(line: bytes) -> None:
    owner = Owner()
    assert answer(owner, line)["ok"] is False
    assert owner.deeds == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.dictionaries(st.sampled_from(["do", "name", "stay", "more"]), JSON | st.sampled_from(["kill", "again"]))
)
def test_a_wish_without_a_name_does_nothing(wish: dict[str, object]) -> None:
    owner = Owner()
    said = answer(owner, json.dumps(wish).encode())
    if not isinstance(wish.get("name"), str):
        assert said["ok"] is False
        assert owner.deeds == []


class Seen:
    """What the link's thread has seen, and a way to wait for it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._last: tuple[World, Report | None] | None = None

    def __call__(self, world: World, report: Report | None) -> None:
        with self._changed:
            self._last = (world, report)
            self._changed.notify_all()

    def wait(self, line: str) -> Report | None:
        with self._changed:
            assert self._changed.wait_for(lambda: self._last is not None and self._last[0].line == line, 10)
            assert self._last is not None
            return self._last[1]


def test_the_docks_link_turns_kills_and_reads_back(served: Served) -> None:
    seen = Seen()
    link = DockLink(MemorySwitchboard(), ControlClient(served.path), seen)
    link.start()
    link.kill("sync", stay=True)
    link.again("sync")
    link.pay()
    link.turn({"line": "cut"})
    assert seen.wait("cut") == REPORT
    assert served.owner.deeds == ["kill sync True", "again sync", "pay"]
    link.close()


def test_the_docks_link_lives_without_a_supervisor(tmp_path: Path) -> None:
    seen = Seen()
    link = DockLink(MemorySwitchboard(), ControlClient(tmp_path / "nobody"), seen)
    link.start()
    link.kill("sync", stay=False)
    link.turn({"line": "slow"})
    assert seen.wait("slow") is None
    link.close()
