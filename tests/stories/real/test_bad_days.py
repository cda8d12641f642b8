"""Bad days between officer and citizen: a refusal, a cut line, a wrong slip, a stale ticket, a lock."""

from __future__ import annotations

import pytest

from drivers.switchboard import LineSwitch
from tests.stories.real.place import City, mai, on_slip, wait, with_copies

pytestmark = [pytest.mark.long, pytest.mark.timeout(400)]
COPIES = ("answer", "copies", "wrong_value", "")


def filed(city: City) -> tuple[str, str]:
    """Code, and what the QR of its slip says."""
    code = city.files(mai())
    slip = on_slip(city.slips()[-1])
    assert f"code={code}#" in slip
    city.officer.opened(code)
    return code, slip


def test_each_verdict_is_read_with_its_words(city: City) -> None:
    code, slip = filed(city)
    for state, remark in (("accepted", "Đã vào sổ."), ("processing", ""), ("done", "Mời nhận ở cửa số 3.")):
        city.officer.decide(code, state, remark)
        shown = city.citizen.ask_by_slip(slip)["content"]
        assert (shown["state_id"], shown["officer"]["remark"]) == (f"status.state.{state}", remark)
        assert not shown["officer"]["can_supplement"]
        city.citizen.leave()
        city.back_home()
    city.officer.refuse(code, "duplicate", "Đã cấp ngày 10/11.")
    shown = city.citizen.ask_by_slip(slip)["content"]
    assert (shown["state_id"], shown["officer"]["reason_id"]) == ("status.state.refused", "refusal.duplicate")
    assert shown["officer"]["remark"] == "Đã cấp ngày 10/11."
    assert shown["timeline"][-1]["title_id"] == "status.step.decided", "no result is promised"
    city.citizen.leave()
    city.back_home()


def test_somebody_elses_slip_opens_nothing_and_says_so(city: City) -> None:
    code, slip = filed(city)
    other, others = filed(city)
    for each in (code, other):
        city.officer.ask_for(each, COPIES, remark=f"Lời nhắn cho {each}")
    citizen = city.citizen
    assert citizen.ask(code)["content"]["locked"]
    citizen.hold(others)
    shown = citizen.until(lambda screen: screen["content"]["error_id"], "a word about the wrong slip")[
        "content"
    ]
    assert (shown["error_id"], shown["officer"]) == ("error.other_slip", None)
    citizen.hold("https://127.0.0.1/status?code=TAM-0000-0000-0#k=00000000000000000000000000")
    citizen.hold(slip)
    shown = citizen.until(lambda screen: screen["content"]["officer"], "the right slip")["content"]
    assert shown["officer"]["remark"] == f"Lời nhắn cho {code}"
    citizen.put_away()
    citizen.leave()
    city.back_home()


def test_a_supplement_waits_sealed_while_the_line_is_cut_and_joins_later(city: City) -> None:
    code, slip = filed(city)
    city.officer.ask_for(code, COPIES)
    citizen = city.citizen
    citizen.ask_by_slip(slip)
    city.world.switchboard.turn(line=LineSwitch.CUT)
    citizen.person = with_copies(citizen.person, "5")
    second = citizen.supply().code
    city.back_home()
    assert on_slip(city.slips()[-1])
    assert city.officer.opened(code)["supplements"] == []
    waiting = citizen.ask(second)["content"]
    assert (waiting["state_id"], waiting["source"]) == ("status.state.waiting", "kiosk")
    citizen.leave()
    city.world.switchboard.turn(line=LineSwitch.UP)
    seen = city.officer.until(code, lambda found: found["supplements"])
    assert (seen["state"], seen["supplements"][0]["code"]) == ("processing", second)
    city.back_home()


def test_a_ticket_of_an_earlier_round_is_parked_for_the_officer_and_the_new_round_still_works(
    city: City,
) -> None:
    code, slip = filed(city)
    city.officer.ask_for(code, COPIES)
    citizen = city.citizen
    citizen.ask_by_slip(slip)
    city.officer.ask_for(code, COPIES, ("paper", "authorisation", "missing", ""), remark="Thêm giấy ủy quyền.")
    citizen.person = with_copies(citizen.person, "4")
    stale = citizen.supply().code
    city.back_home()
    parked = city.officer.until(stale, lambda found: found["stage"] == "parked")
    assert parked["trouble"] == "supplement.stale"
    assert parked["content"]["answers"] == [{"field": "copies", "value": "4"}], "it can be read all the same"
    assert citizen.ask(stale)["content"]["state_id"] == "status.state.set_aside"
    citizen.leave()
    city.back_home()
    original = city.officer.opened(code)
    assert (original["state"], original["supplements"]) == ("supplement", [])
    said = citizen.ask_by_slip(slip)["content"]["officer"]
    assert (said["remark"], len(said["defects"])) == ("Thêm giấy ủy quyền.", 2)
    second = citizen.supply().code
    seen = city.officer.until(code, lambda found: found["supplements"])
    assert [(each["code"], each["round"]) for each in seen["supplements"]] == [(second, 2)]
    city.back_home()


def test_a_lock_lets_the_visit_end_refuses_the_next_and_is_lifted(city: City) -> None:
    citizen = city.citizen
    citizen.person = mai()
    locked = []

    def lock() -> None:
        city.tool("order", "lock", "A17")
        # Until the kiosk has it in hand: its journal notes the order.
        wait(lambda: "service.locked" in city.journal(), "the order is in force")
        locked.append(True)

    citizen.before["question"] = lock
    code = citizen.visit().code
    assert locked
    assert city.officer.opened(code)
    closed = citizen.hand.wait_page("out_of_service", seconds=60)
    assert closed["content"]["code"] == "service.locked"
    city.tool("order", "unlock", "A17")
    city.back_home()
    assert city.files(mai()) != code
