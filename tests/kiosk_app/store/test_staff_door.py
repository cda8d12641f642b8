"""The door of staff: a hash and never the code, five wrong codes and five minutes, also over a restart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.flow.moment import NEVER
from kiosk_app.staff_code import hashed, is_hash, matches
from kiosk_app.store.closing import Closing
from kiosk_app.store.database import Database
from kiosk_app.store.staff_door import SHUT_S, TRIES, DoorCount


class Uptime:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_code_is_known_by_its_hash_alone() -> None:
    line = hashed("246802", lambda size: b"s" * size)
    assert "246802" not in line
    assert matches("246802", line)
    assert not matches("246803", line)


@given(
    st.one_of(st.text(max_size=80), st.from_regex(r"scrypt\$[0-9]{2}\$[0-9]{1,2}\$1\$[A-Za-z0-9+/=]{24}\$x"))
)
def test_what_is_no_hash_opens_nothing(text: str) -> None:
    assert not is_hash(text)
    assert not matches("246802", text)


def test_five_wrong_codes_shut_the_door_for_five_minutes(database: Database) -> None:
    uptime = Uptime()
    door = DoorCount(database, "boot", uptime)
    assert [door.failed() for _ in range(TRIES)] == [4, 3, 2, 1, 0]
    uptime.now += SHUT_S - 1
    assert door.shut_for() == 1
    uptime.now += 1
    assert door.shut_for() == 0
    assert door.failed() == 4, "five tries more, not one"


def test_a_restart_gains_nothing_and_the_right_code_forgives(database: Database) -> None:
    uptime = Uptime()
    door = DoorCount(database, "boot", uptime)
    for _ in range(TRIES):
        door.failed()
    again = DoorCount(database, "another boot", Uptime())
    assert again.shut_for() == SHUT_S
    assert DoorCount(database, "boot", uptime).shut_for() == SHUT_S, "and none the way back"
    door.passed()
    assert door.shut_for() == 0


def test_why_the_service_is_stopped_outlives_a_restart(database: Database) -> None:
    assert Closing(database).standing() is None
    Closing(database).close("service.repair", NEVER)
    standing = Closing(database).standing()
    assert standing is not None
    assert (standing.code, standing.since) == ("service.repair", NEVER)
    Closing(database).open()
    assert Closing(database).standing() is None
