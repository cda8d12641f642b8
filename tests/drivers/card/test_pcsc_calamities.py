"""The real reader's own loop against every calamity of a desk: cables, hands, services; without PC/SC."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable, Iterator

import pytest

from drivers.cancel import Cancel
from drivers.card import pcsc_reader
from drivers.card.chip.session import Terms
from drivers.card.pcsc import PcscError
from drivers.card.pcsc_reader import PcscCardReader
from drivers.card.persona import load_persona
from drivers.card.reader import CardReading, CardState, CardStatus, Need, PaceKey, Prefilled, Step
from drivers.card.simulator.applet import SimulatedChip
from drivers.errors import DeviceFault, FaultCode
from tests.drivers.card.cards import ALL, MAI
from tests.drivers.card.pcsc_world import NO_SERVICE, Answer, FakeContext, World

PATIENCE = 30.0
ONE, TWO = "Reader One", "Reader Two"
CAN = PaceKey(MAI.can)
#: What a call comes to where the card is lifted in mid-command: removed, not transacted, unknown, success with
#: no answer.
LIFTED = (0x80100069, 0x80100016, 0x80100014, None)


class Desk:
    def __init__(self, world: World, only: str = "") -> None:
        self.world = world
        self.reader = PcscCardReader(only, Terms())
        self._seen: queue.SimpleQueue[CardStatus] = queue.SimpleQueue()
        self._watch = self.reader.watch(self._seen.put)

    def wait_for(self, state: CardState) -> CardStatus:
        while (seen := self._seen.get(timeout=PATIENCE)).state is not state:
            pass
        return seen

    def read(self, needs: frozenset[Need] = ALL) -> CardReading | DeviceFault:
        return self.reader.read(CAN, needs, lambda _: None, Cancel())

    def close(self) -> None:
        self._watch.close()
        self.reader.close()


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    world = World()
    world.plug(ONE)
    monkeypatch.setattr(pcsc_reader, "Context", lambda: FakeContext(world))
    return world


@pytest.fixture
def desk(world: World) -> Iterator[Desk]:
    desk = Desk(world)
    desk.wait_for(CardState.EMPTY)
    yield desk
    desk.close()
    assert world.contexts == 0, "a context of the service was not given back"


def fault(outcome: CardReading | DeviceFault) -> FaultCode:
    assert isinstance(outcome, DeviceFault)
    return outcome.code


def test_a_reader_is_unplugged_and_plugged_in_again(desk: Desk, world: World) -> None:
    world.unplug(ONE)
    desk.wait_for(CardState.NO_READER)
    assert fault(desk.read()) is FaultCode.CARD_NO_READER
    world.plug(ONE)
    desk.wait_for(CardState.EMPTY)
    world.put(ONE, SimulatedChip(MAI))
    desk.wait_for(CardState.PRESENT)
    assert isinstance(desk.read(), CardReading)


def test_the_service_goes_and_comes_and_the_card_that_lay_there_is_seen(desk: Desk, world: World) -> None:
    world.put(ONE, SimulatedChip(MAI))
    desk.wait_for(CardState.PRESENT)
    for _ in range(3):
        world.stop()
        desk.wait_for(CardState.NO_SERVICE)
        assert fault(desk.read()) is FaultCode.CARD_NO_READER
        world.start()
        desk.wait_for(CardState.PRESENT)
        assert isinstance(desk.read(), CardReading)


def test_a_service_that_is_back_is_looked_for_every_second_at_least() -> None:
    assert max(pcsc_reader._BACK_OFF) <= 1.0


def calamity(after: int, act: Callable[[], None], code: int | None) -> Callable[..., bytes]:
    count = itertools.count()

    def between(command: bytes, chip: Callable[[bytes], bytes]) -> bytes:
        if next(count) < after:
            return chip(command)
        act()
        if code is None:
            return b""
        raise PcscError("SCardTransmit", code)

    return between


@pytest.mark.parametrize("code", LIFTED)
@pytest.mark.parametrize("after", range(15))
def test_a_card_lifted_at_any_command_is_removed_and_the_next_one_reads(
    desk: Desk, world: World, after: int, code: int | None
) -> None:
    world.put(ONE, SimulatedChip(MAI))
    world.places[ONE].between = calamity(after, lambda: world.lift(ONE), code)
    assert fault(desk.read()) is FaultCode.CARD_REMOVED
    world.places[ONE].between = None
    world.put(ONE, SimulatedChip(MAI))
    assert isinstance(desk.read(), CardReading)


@pytest.mark.parametrize("person", ["mai", "clone"])
@pytest.mark.parametrize("half", ["6300", "6985", "9000", "7C0280006A80"])
@pytest.mark.parametrize("after", range(18))
def test_half_an_answer_of_a_lifted_card_is_neither_a_copy_nor_a_question_for_dates(
    desk: Desk, world: World, after: int, half: str, person: str
) -> None:
    """Whatever the half looks like: a status word may stand at its end by chance."""
    whoever, count, lifted = load_persona(person), itertools.count(), False
    world.put(ONE, SimulatedChip(whoever))

    def between(command: bytes, chip: Callable[[bytes], bytes]) -> bytes:
        nonlocal lifted
        if next(count) < after:
            return chip(command)
        if not lifted:
            lifted = True
            world.lift(ONE)
            return bytes.fromhex(half)
        return b""

    world.places[ONE].between = between
    outcome = desk.reader.read(PaceKey(whoever.can), ALL, lambda _: None, Cancel())
    if lifted:
        # A status word that says so is still one: a wrong key cannot be told from a lifted card by it.
        assert fault(outcome) in (FaultCode.CARD_REMOVED, FaultCode.CARD_KEY_REFUSED)
    else:
        assert isinstance(outcome, CardReading)


@pytest.mark.parametrize("after", range(0, 15, 3))
def test_a_reader_unplugged_at_any_command_is_no_reader(desk: Desk, world: World, after: int) -> None:
    world.put(ONE, SimulatedChip(MAI))
    world.places[ONE].between = calamity(after, lambda: world.unplug(ONE), 0x80100017)
    assert fault(desk.read()) is FaultCode.CARD_NO_READER


@pytest.mark.parametrize("after", range(0, 15, 3))
def test_a_service_restarted_at_any_command_is_no_reader_and_then_reads(
    desk: Desk, world: World, after: int
) -> None:
    def restart() -> None:
        world.stop()
        world.start()

    world.put(ONE, SimulatedChip(MAI))
    world.places[ONE].between = calamity(after, restart, NO_SERVICE)
    assert fault(desk.read()) is FaultCode.CARD_NO_READER
    world.places[ONE].between = None
    assert isinstance(desk.read(), CardReading)


def test_a_card_lifted_and_laid_again_in_mid_read_is_removed_all_the_same(desk: Desk, world: World) -> None:
    def twice() -> None:
        world.lift(ONE)
        world.put(ONE, SimulatedChip(MAI))

    world.put(ONE, SimulatedChip(MAI))
    world.places[ONE].between = calamity(8, twice, 0x80100068)
    assert fault(desk.read()) is FaultCode.CARD_REMOVED


def test_of_two_readers_the_one_with_a_card_is_read(desk: Desk, world: World) -> None:
    world.plug(TWO)
    world.put(TWO, SimulatedChip(MAI))
    assert desk.wait_for(CardState.PRESENT).reader == TWO
    assert isinstance(desk.read(), CardReading)


def test_of_two_cards_neither_is_read_and_the_one_that_stays_is(desk: Desk, world: World) -> None:
    world.plug(TWO)
    world.put(ONE, SimulatedChip(load_persona("duc")))
    desk.wait_for(CardState.PRESENT)
    world.put(TWO, SimulatedChip(MAI))
    desk.wait_for(CardState.TWO_CARDS)
    assert fault(desk.read()) is FaultCode.CARD_TWO_CARDS
    world.lift(ONE)
    desk.wait_for(CardState.PRESENT)
    assert isinstance(desk.read(), CardReading)


def test_a_reader_that_is_not_ours_may_keep_its_card(world: World) -> None:
    world.plug(TWO)
    world.put(TWO, SimulatedChip(MAI))
    desk = Desk(world, only="One")
    desk.wait_for(CardState.EMPTY)
    assert fault(desk.read()) is FaultCode.CARD_ABSENT
    desk.close()


def test_a_second_card_laid_down_in_mid_read_disturbs_nothing(desk: Desk, world: World) -> None:
    world.plug(TWO)
    world.put(ONE, SimulatedChip(MAI))
    count = itertools.count()

    def between(command: bytes, chip: Callable[[bytes], bytes]) -> bytes:
        if next(count) == 6:
            world.put(TWO, SimulatedChip(load_persona("duc")))
        return chip(command)

    world.places[ONE].between = between
    assert isinstance(desk.read(), CardReading)


def test_a_reading_that_hung_and_wakes_later_tells_nobody_whose_card_it_was(world: World) -> None:
    """By then the next person stands there."""
    world.put(ONE, SimulatedChip(MAI))
    reader = PcscCardReader("", Terms(command_patience=0.2))
    wake, told, heard = threading.Event(), list[Step](), 0

    def hanging(command: bytes, chip: Answer) -> bytes:
        nonlocal heard
        heard += 1
        if heard == 9:
            wake.wait(PATIENCE)
        return chip(command)

    world.places[ONE].between = hanging
    try:
        assert fault(reader.read(CAN, ALL, told.append, Cancel())) is FaultCode.CARD_MUTE
        before = len(told)
        wake.set()
        for thread in [one for one in threading.enumerate() if one.name == "card-read"]:
            thread.join(PATIENCE)
        assert (len(told), heard) == (before, 9)
        assert not any(isinstance(step, Prefilled) for step in told)
        assert isinstance(reader.read(CAN, ALL, told.append, Cancel()), CardReading)
    finally:
        reader.close()


def test_a_service_that_hangs_for_good_collects_no_threads(world: World) -> None:
    world.put(ONE, SimulatedChip(MAI))
    reader = PcscCardReader("", Terms(command_patience=0.1))
    wake, before = threading.Event(), threading.active_count()

    def hanging(command: bytes, chip: Answer) -> bytes:
        wake.wait(PATIENCE)
        return chip(command)

    world.places[ONE].between = hanging
    try:
        codes = [fault(reader.read(CAN, ALL, lambda _: None, Cancel())) for _ in range(8)]
        assert codes == [FaultCode.CARD_MUTE] * 3 + [FaultCode.CARD_NO_READER] * 5
        assert threading.active_count() <= before + 3
        wake.set()
        for thread in [one for one in threading.enumerate() if one.name == "card-read"]:
            thread.join(PATIENCE)
        world.places[ONE].between = None
        assert isinstance(reader.read(CAN, ALL, lambda _: None, Cancel()), CardReading)
    finally:
        reader.close()


def test_many_readings_leave_no_thread_behind(desk: Desk, world: World) -> None:
    world.put(ONE, SimulatedChip(MAI))
    desk.read()
    before = threading.active_count()
    for after in range(10):
        world.places[ONE].between = calamity(after, lambda: None, None)
        desk.read()
    assert threading.active_count() <= before
