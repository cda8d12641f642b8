"""The taps lab in small: a hundred taps end in the right words, and a table by hand knows wrong ones."""

from __future__ import annotations

import json

import pytest

from drivers.card import pcsc, private_pcscd
from drivers.card.persona import load_persona
from drivers.card.simulator.faults import Fault
from drivers.errors import DeviceFault, FaultCode
from tests.lab import taps
from tests.lab.tapping.at_home import tap_at_home
from tests.lab.tapping.oracle import Happened, Key, Tap, complaint
from tests.lab.tapping.watched import Stage
from tests.not_checked import not_checked

MAI = load_persona("mai")


def test_a_hundred_taps_end_in_the_right_words() -> None:
    count, grown = tap_at_home(100, 3)
    assert (count.taps, count.stuck, count.wrong) == (100, 0, [])
    assert count.read > 20
    assert count.disturbed > 10
    assert grown.threads <= 0


@pytest.mark.pcscd
@pytest.mark.timeout(240)
def test_a_few_taps_and_a_killed_service_over_pcsc(capsys: pytest.CaptureFixture[str]) -> None:
    lacking = private_pcscd.missing() or ("" if pcsc.available() else "pyscard")
    if lacking:
        not_checked(f"no {lacking}")
    taps.main(["--json", "--size", "60", "--seed", "4"])
    said = capsys.readouterr()
    told = json.loads(said.out.splitlines()[-1])
    assert (told["ended_well_ratio"], told["stuck"]) == (1.0, 0), said.err
    assert (told["taps_through_pcscd"], told["recoveries"]) == (3, 1), said.err


@pytest.mark.long
@pytest.mark.timeout(240)
def test_the_lab_finds_what_was_planted(capsys: pytest.CaptureFixture[str]) -> None:
    assert taps.main(["--json", "--plant"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["found"] == told["planted"] == 4


def test_a_wrong_word_is_a_wrong_end() -> None:
    tap = Tap(MAI, Key.CAN, Fault.parse("removed@3"))
    mute, removed = DeviceFault(FaultCode.CARD_MUTE), DeviceFault(FaultCode.CARD_REMOVED)
    assert complaint(tap, Happened(Stage.PACE), mute)
    assert not complaint(tap, Happened(Stage.PACE), removed)
    # What never came about excuses nothing.
    assert complaint(tap, Happened(), removed)
    assert complaint(Tap(MAI, Key.WRONG_CAN), Happened(), DeviceFault(FaultCode.CARD_LOCKED))
