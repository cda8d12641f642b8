"""The portal reads the rehearsal's switches from a file and may not import who writes it: both say the same."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import pytest

from drivers import switchboard as written
from portal import switches as read


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (written.PortalSwitch, read.PortalSwitch),
        (written.BankSwitch, read.BankSwitch),
        (written.IdentitySwitch, read.IdentitySwitch),
    ],
)
def test_both_know_the_same_positions(theirs: type[StrEnum], ours: type[StrEnum]) -> None:
    assert [each.value for each in theirs] == [each.value for each in ours]


def test_a_switch_thrown_there_is_seen_here(tmp_path: Path) -> None:
    board = written.FileSwitchboard(tmp_path / "world.json")
    switches = read.Switches(tmp_path / "world.json")
    usual = written.World()
    assert (switches.portal().value, switches.bank().value) == (usual.portal.value, usual.bank.value)
    assert switches.identity().value == usual.identity.value
    board.turn(
        portal=written.PortalSwitch.NONSENSE,
        bank=written.BankSwitch.TWICE,
        identity=written.IdentitySwitch.DENIED,
    )
    assert switches.identity() is read.IdentitySwitch.DENIED
    assert (switches.portal(), switches.bank()) == (read.PortalSwitch.NONSENSE, read.BankSwitch.TWICE)
