"""Orders at the portal, a kiosk that was struck off, and two machines under one name."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from portal.__main__ import main
from portal.store.models import KioskAlarm
from sync.contract import signed
from sync.contract.orders import Order, OrderKind, order_keys, verify_order
from tests.portal.world import KEYS, World, error_of
from tests.sync.builders import KIOSK, public_of

DEVICE = signed.key_id(public_of(KEYS.device))
BOOT, OTHER = (f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2))


def tool(world: World, *arguments: str, status: int = 0) -> Any:
    out, trouble = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(trouble):
        assert main([*arguments, "--state", str(world.places.state), "--json"]) == status, trouble.getvalue()
    return json.loads(out.getvalue()) if out.getvalue() else trouble.getvalue()


def fetched(world: World, above: int = 0, boot: str = BOOT) -> Order | None:
    answer = world.device.send("GET", f"/v1/orders?boot={boot}")
    if answer.status_code == 204:
        return None
    assert answer.status_code == 200, answer.content
    keys = order_keys(world.keyset, world.root_public())
    order = verify_order(answer.content, keys, kiosk=KIOSK, device=DEVICE, above=above)
    assert isinstance(order, Order)
    return order


def alarms(world: World) -> dict[str, int]:
    with world.database.read() as session:
        return {row.code: row.count for row in session.query(KioskAlarm)}


def test_an_order_is_signed_numbered_and_fetched(world: World) -> None:
    assert fetched(world) is None
    assert tool(world, "order", "lock", KIOSK)["number"] == 1
    assert fetched(world) == Order(KIOSK, DEVICE, 1, OrderKind.LOCK)
    assert tool(world, "order", "lock", KIOSK)["number"] == 1
    assert tool(world, "order", "unlock", KIOSK)["number"] == 2
    assert fetched(world, above=1) == Order(KIOSK, DEVICE, 2, OrderKind.UNLOCK)
    (row,) = tool(world, "kiosk", "list")
    assert (row["order"], row["standing"]) == ("unlock", "enrolled")
    assert row["order_fetched_at"] is not None
    tool(world, "order", "lock", "B99", status=1)


@pytest.mark.parametrize("kind", ["lock", "unlock"])
def test_a_wipe_is_not_taken_back(world: World, kind: str) -> None:
    tool(world, "order", "wipe", KIOSK)
    assert "for good" in tool(world, "order", kind, KIOSK, status=1)
    found = fetched(world)
    assert found is not None
    assert found.kind is OrderKind.WIPE


def test_without_its_own_key_the_root_orders(world: World) -> None:
    world.places.order_key.unlink()
    tool(world, "order", "lock", KIOSK)
    assert fetched(world) is not None
    world.places.root_key.unlink()
    assert "root.pem" in tool(world, "order", "unlock", KIOSK, status=1)


def test_a_revoked_kiosk_is_told_so_and_can_still_be_wiped(world: World) -> None:
    sealed = world.seal()
    assert tool(world, "kiosk", "revoke", KIOSK)["standing"] == "revoked"
    for answer in (world.device.missing(sealed), world.device.commit(sealed)):
        assert (answer.status_code, error_of(answer)) == (403, "revoked")
    found = fetched(world)
    assert found is not None
    assert found.kind is OrderKind.REVOKE
    assert "for good" in tool(world, "order", "unlock", KIOSK, status=1)
    tool(world, "order", "wipe", KIOSK)
    assert fetched(world, above=1) == Order(KIOSK, DEVICE, 2, OrderKind.WIPE)
    (row,) = tool(world, "kiosk", "list")
    assert (row["standing"], row["order"]) == ("revoked", "wipe")


def test_only_its_own_key_learns_that_a_kiosk_was_struck_off(world: World) -> None:
    tool(world, "kiosk", "revoke", KIOSK)
    world.device.key = KEYS.device
    assert error_of(world.device.send("GET", f"/v1/orders?boot={BOOT}")) == "unauthorised"


def test_a_store_that_was_replaced_once_is_no_clone(world: World) -> None:
    fetched(world)
    world.device.counter = 0
    assert error_of(world.device.send("GET", f"/v1/orders?boot={BOOT}")) == "stale_counter"
    assert alarms(world) == {"counter.went_back": 1}


def test_two_machines_that_count_against_each_other_are_noticed(world: World) -> None:
    fetched(world)
    for _ in range(3):
        world.device.counter = 0
        world.device.send("GET", f"/v1/orders?boot={BOOT}")
    assert alarms(world) == {"counter.went_back": 3, "clone.counter": 1}
    (row,) = tool(world, "kiosk", "list")
    assert {alarm["code"] for alarm in row["alarms"]} == {"counter.went_back", "clone.counter"}


def test_a_power_on_that_comes_back_after_another_is_a_second_machine(world: World) -> None:
    for boot in (BOOT, BOOT, OTHER, OTHER):
        fetched(world, boot=boot)
    assert alarms(world) == {}
    fetched(world, boot=BOOT)
    assert alarms(world) == {"clone.two_machines": 1}


@pytest.mark.parametrize("query", ["", "?boot=", "?boot=x", f"?boot={BOOT}x", f"?boot={BOOT.upper()}Z"])
def test_a_boot_that_is_none_is_a_bad_request(world: World, query: str) -> None:
    assert error_of(world.device.send("GET", f"/v1/orders{query}")) == "bad_request"


def test_an_invitation_by_the_tool_shows_its_code_once(world: World, tmp_path: Path) -> None:
    said = tool(world, "kiosk", "invite", "--id", "A18", "--site", "Ba Đình")
    database = world.places.database.read_bytes()
    assert said["code"].encode() not in database
    assert said["code"] not in json.dumps(tool(world, "kiosk", "list"))
    tool(world, "kiosk", "invite", "--id", KIOSK, "--site", "Ba Đình", status=1)
    tool(world, "kiosk", "invite", "--id", "no such id", "--site", "Ba Đình", status=1)
