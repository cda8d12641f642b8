"""Devices behind a socket: many clients at once, slow ones, and rude ones."""

from __future__ import annotations

import contextlib
import struct
import threading

import pytest

from drivers.calls import CALLS_LIMIT
from drivers.cancel import Cancel
from drivers.card.reader import CardState, CardStatus, Need, PaceKey, ReadProgress, Step
from drivers.errors import DeviceFault, FaultCode
from drivers.printer.printer import Printed, PrinterState
from drivers.printer.slip import Line, Slip
from drivers.scanner.source import Capabilities, CodeRead, FiledDocument, PreviewFrame, ScanState, Way
from drivers.serve import CLIENTS_LIMIT
from drivers.wire import Frame, exactly_from, pack, unpack
from tests.contract.served_room import KEY, SLIP, Room, nothing, until
from tests.drivers.fakes import PAGE, READING, WORDS


def test_a_card_is_read_with_progress_and_every_field(room: Room) -> None:
    steps: list[Step] = []
    with room.client() as devices:
        needs = frozenset({Need.MRZ, Need.VIETNAMESE_TEXT})
        assert devices.card.read(KEY, needs, steps.append, Cancel()) == READING
        assert devices.card.read(PaceKey("000001"), frozenset(), nothing, Cancel()) == READING
    # Of progress only the newest need arrive; the card's words are never passed over.
    assert WORDS in steps
    assert ReadProgress("sod", 500, 900) in steps
    assert room.card.asked == [(KEY, needs), (PaceKey("000001"), frozenset())]


def test_a_page_is_captured_read_and_filed_as_bytes(room: Room) -> None:
    with room.client() as devices:
        assert devices.scanner.status().state is ScanState.READY
        assert devices.scanner.capabilities() == Capabilities((Way.CAMERA,), (150, 300), live=True)
        assert devices.scanner.capture(Cancel()) == PAGE
        assert devices.scanner.capture(Cancel(), (b"one", b"two")) == PAGE
        assert room.scanner.compared == (Cancel, (b"one", b"two"))
        assert devices.scanner.read_code(Cancel()) == CodeRead("001099000001|||")
        filed = devices.scanner.file([PAGE, PAGE], Cancel())
    assert isinstance(filed, FiledDocument)
    assert len(filed.pdf) == 3_000_004
    assert room.scanner.filed == [(PAGE, PAGE)]


def test_cancel_reaches_the_driver(room: Room) -> None:
    room.card.until_cancelled = True
    cancel = Cancel()
    with room.client() as devices:
        answer = devices.card.read(KEY, frozenset(), lambda _: cancel.cancel(), cancel)
    assert answer == DeviceFault(FaultCode.CANCELLED)
    assert room.card.cancelled.is_set()


def test_status_is_told_while_a_card_is_read(room: Room) -> None:
    room.card.until_cancelled = True
    cancel = Cancel()
    with room.client() as devices:
        reader = threading.Thread(target=devices.card.read, args=(KEY, frozenset(), nothing, cancel))
        reader.start()
        assert room.card.reading.wait(20)
        assert devices.card.status().state is CardState.EMPTY
        assert devices.printer.status().state is PrinterState.READY
        cancel.cancel()
        reader.join()


def test_two_prints_of_two_clients_come_out_one_after_the_other(room: Room) -> None:
    answers: list[Printed | DeviceFault] = []
    with room.client() as one, room.client() as two:
        threads = [
            threading.Thread(target=lambda d=devices: answers.append(d.printer.print(SLIP, nothing, Cancel())))
            for devices in (one, two)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [type(answer) for answer in answers] == [Printed, Printed]
    assert len(room.printer.printed) == 2


def test_a_client_that_hangs_up_ends_what_it_asked_for(room: Room) -> None:
    room.card.until_cancelled = True
    with room.client() as devices:
        left: list[object] = []
        reader = threading.Thread(
            target=lambda: left.append(devices.card.read(KEY, frozenset(), nothing, Cancel()))
        )
        reader.start()
        assert room.card.reading.wait(20)
    reader.join()
    assert room.card.cancelled.wait(20)
    assert left == [DeviceFault(FaultCode.DEVICES_GONE, "server went away")]


def test_a_drivers_bug_is_a_fault_without_its_text(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    room.card.broken = True
    with room.client() as devices:
        answer = devices.card.read(KEY, frozenset(), nothing, Cancel())
        assert answer == DeviceFault(FaultCode.DEVICES_GONE, "KeyError")
        room.card.broken = False
        assert devices.card.read(KEY, frozenset(), nothing, Cancel()) == READING
    assert READING.name not in caplog.text
    assert "KeyError" in caplog.text


def test_every_watcher_hears_now_and_then_each_change(room: Room) -> None:
    heard: tuple[list[CardState], list[CardState]] = ([], [])
    with room.client() as one, room.client() as two:
        first = one.card.watch(lambda status: heard[0].append(status.state))
        until(lambda: CardState.EMPTY in heard[0])
        second = two.card.watch(lambda status: heard[1].append(status.state))
        until(lambda: CardState.EMPTY in heard[1])
        room.card.show(CardState.PRESENT)
        until(lambda: heard[0][-1] is heard[1][-1] is CardState.PRESENT)
        assert len(room.card.watchers) == 1, "the device is watched once, for all"
        first.close()
        room.card.show(CardState.MUTE)
        until(lambda: heard[1][-1] is CardState.MUTE)
        second.close()
        until(lambda: not room.card.watchers)
    assert CardState.MUTE not in heard[0]


def test_a_watch_may_be_closed_from_within(room: Room) -> None:
    closed = threading.Event()
    with room.client() as devices:
        held: list[object] = []

        def seen(_: CardStatus) -> None:
            until(lambda: bool(held))
            subscription.close()
            closed.set()

        subscription = devices.card.watch(seen)
        held.append(subscription)
        assert closed.wait(20)


def test_a_slow_client_misses_frames_and_gets_the_newest(room: Room) -> None:
    """One who looks at nothing for a while costs one frame of memory, and then sees the present."""
    with contextlib.closing(room.stranger()) as slow:
        for piece in pack(Frame({"do": "watch", "id": 1, "device": "scanner"})):
            slow.sendall(piece)
        assert room.scanner.watched.wait(20)
        for number in range(200):
            room.scanner.publish(number / 200)
        exactly = exactly_from(slow)
        stills: list[float] = []
        while not stills or stills[-1] != 199 / 200:
            stills.append(unpack(exactly).header["value"]["still"])
    assert stills == sorted(stills)
    assert len(stills) < 100


def test_preview_frames_arrive_whole(room: Room) -> None:
    frames: list[PreviewFrame] = []
    with room.client() as devices:
        watch = devices.scanner.watch(frames.append)
        assert room.scanner.watched.wait(20)
        room.scanner.publish(0.5)
        until(lambda: bool(frames))
        watch.close()
    assert (frames[0].width, frames[0].height, len(frames[0].rgb), frames[0].still) == (320, 240, 230400, 0.5)


@pytest.mark.parametrize(
    "rude",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"\xff" * 64,
        struct.pack(">I", 4) + b"nope",
        *(
            b"".join(pack(Frame(header)))
            for header in (
                {},
                {"do": "call", "id": True, "device": "card", "method": "status", "arguments": []},
                {"do": "call", "id": 1, "device": "card", "method": "close", "arguments": []},
                {"do": "call", "id": 1, "device": "card", "method": "read", "arguments": []},
                {"do": "call", "id": 1, "device": ["card"], "method": {}, "arguments": []},
                {"do": "call", "id": 1, "device": "printer", "method": "print", "arguments": [{"#": "Slip"}]},
                {"do": "watch", "id": 1, "device": "printer"},
                {"do": "watch", "id": -1, "device": "card"},
                {"do": "open", "id": 1},
            )
        ),
    ],
)
def test_a_rude_client_is_shown_out_and_the_others_stay(room: Room, rude: bytes) -> None:
    with room.client() as devices:
        with contextlib.closing(room.stranger()) as stranger:
            stranger.sendall(rude)
            with pytest.raises((EOFError, ConnectionResetError)):
                unpack(exactly_from(stranger))
        assert devices.printer.status().state is PrinterState.READY


def test_too_many_calls_of_one_client_are_refused(room: Room) -> None:
    room.card.until_cancelled = True
    with contextlib.closing(room.stranger()) as greedy:
        arguments = [{"#": "PaceKey", "can": "000001"}, []]
        with contextlib.suppress(BrokenPipeError):
            for number in range(40):
                request = {
                    "do": "call",
                    "id": number,
                    "device": "card",
                    "method": "read",
                    "arguments": arguments,
                }
                greedy.sendall(b"".join(pack(Frame(request))))
        answered = 0
        with contextlib.suppress(EOFError, ConnectionResetError):
            while True:
                unpack(exactly_from(greedy))
                answered += 1
    assert answered <= 1 + CALLS_LIMIT, "progress of the first call, then at most the ends of those taken"


def test_too_many_clients_are_turned_away(room: Room) -> None:
    crowd = [room.stranger() for _ in range(CLIENTS_LIMIT)]
    with pytest.raises((EOFError, ConnectionResetError)):
        room.stranger()
    for connection in crowd:
        connection.close()


def test_a_slip_too_large_to_send_is_a_fault(room: Room) -> None:
    with room.client() as devices:
        answer = devices.printer.print(Slip((Line("x" * 70_000),)), nothing, Cancel())
        assert isinstance(answer, DeviceFault)
        assert devices.printer.status().state is PrinterState.READY
