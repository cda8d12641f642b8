"""What an officer finds wanting, from the console to the citizen's slip and back, over the real processes."""

from __future__ import annotations

from tests.stories.real.place import City, mai, on_slip, wait, with_copies

REMARK = "Ảnh giấy ủy quyền bị lóa ở góc trái."


def test_what_an_officer_asks_for_is_read_with_the_slip_and_supplied_at_the_kiosk(city: City) -> None:
    code = city.files(mai())
    slip = on_slip(city.slips()[-1])
    assert f"code={code}#" in slip
    assert city.officer.opened(code)["state"] in ("received", "forwarded")
    city.officer.ask_for(
        code,
        ("answer", "copies", "wrong_value", "Chỉ cần ba bản."),
        ("paper", "authorisation", "missing", ""),
        remark=REMARK,
        due="2099-12-31",
    )
    citizen = city.citizen
    typed = citizen.ask(code)["content"]
    assert (typed["state_id"], typed["locked"], typed["officer"]) == ("status.state.supplement", True, None)
    assert REMARK not in str(typed)
    citizen.hold(slip)
    said = citizen.until(lambda screen: screen["content"].get("officer"), "the officer's word")["content"][
        "officer"
    ]
    citizen.put_away()
    assert (said["remark"], said["due"], said["can_supplement"]) == (REMARK, "31/12/2099", True)
    assert [(want["label"], want["code_id"], want["note"]) for want in said["defects"]] == [
        ("Số bản", "defect.wrong_value", "Chỉ cần ba bản."),
        ("Giấy ủy quyền", "defect.missing", ""),
    ]
    citizen.person = with_copies(citizen.person, "3")
    second = citizen.supply().code
    assert second != code
    city.back_home()
    assert f"code={second}#" in on_slip(city.slips()[-1])
    seen = city.officer.until(code, lambda found: found["supplements"])
    assert seen["state"] == "processing"
    (joined,) = seen["supplements"]
    assert (joined["code"], joined["round"]) == (second, 1)
    assert joined["content"]["answers"] == [{"field": "copies", "value": "3"}]
    assert [paper["id"] for paper in joined["content"]["attachments"]] == ["authorisation"]
    assert city.officer.opened(second)["completes"] == code
    later = citizen.ask_by_slip(slip)["content"]
    assert (later["state_id"], later["locked"]) == ("status.state.processing", False)
    assert later["officer"]["defects"] == []
    citizen.leave()
    wait(lambda: True, "")
