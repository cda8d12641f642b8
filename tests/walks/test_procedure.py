"""The walk of a new procedure: one new file in the catalogue, and citizens can file it.

1. Write `assets/catalogue/procedures/NAME.toml`: name, fee, questions, papers, purposes.
2. `python -m kiosk_app.catalogue check` says what is wrong with it.
3. At the next start it stands in the list; visit, dossier and paper follow from the file.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from drivers.printer.slip import Line
from kiosk_app import words
from kiosk_app.catalogue.__main__ import main as official
from kiosk_app.catalogue.procedures import load_procedures
from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.screens import OverviewScreen, Page, ServicesScreen
from kiosk_app.runtime.paper import compose
from tests.stories.walk import CATALOGUE, FRIDAY, STORED, Walk, practice
from tests.walks.papers import I18N

NEW = """
order = 5
id = "house_number"
code = "9.000001"
version = "2026-11-01"
icon = "marriage"
scope = "all_here"
minutes = 5
life_events = ["family"]
source = "Quyết định 1/QĐ-UBND"
verified_at = 2026-11-01
name = { vi = "Một giấy mới", en = "A new paper" }
example = { vi = "Để đăng ký kết hôn", en = "To register a marriage" }
unit = { vi = "Ủy ban nhân dân phường, xã", en = "The commune" }
returns = { vi = "Giấy xác nhận", en = "The confirmation" }
[fee]
reason = { vi = "chưa xác minh", en = "not yet verified" }
[duration]
working_days = 3
[[fields]]
id = "purpose"
kind = "choice"
label = { vi = "Mục đích", en = "Purpose" }
question = { vi = "Dùng vào việc gì?", en = "What is it for?" }
[[fields.options]]
id = "marriage"
label = { vi = "Kết hôn", en = "Marriage" }
[[fields.options]]
id = "loan"
label = { vi = "Vay vốn", en = "A loan" }
[[fields]]
id = "spouse"
kind = "name"
when = { field = "purpose", values = ["marriage"] }
label = { vi = "Người kết hôn", en = "To whom" }
question = { vi = "Kết hôn với ai?", en = "Whom will you marry?" }
[[documents]]
id = "divorce"
required = false
title = { vi = "Quyết định ly hôn", en = "Divorce decree" }
[[purposes]]
id = "file"
title = { vi = "Lập và gửi hồ sơ này", en = "To make and send this application" }
refusal = { vi = "Không lập được hồ sơ", en = "It cannot be filed" }
"""


def with_new_file(folder: Path) -> Walk:
    for path in CATALOGUE.glob("procedures/*.toml"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "house_number.toml").write_text(NEW, encoding="utf-8")
    return Walk(replace(practice(), procedures=load_procedures(folder, FRIDAY.today)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NEW, "procedures/house_number.toml"),
        (NEW.replace('kind = "name"', 'kind = "nome"'), "fields[1].kind: 'nome'"),
    ],
)
def test_an_official_has_it_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    folder = tmp_path / "catalogue"
    shutil.copytree(CATALOGUE, folder)
    (folder / "procedures" / "house_number.toml").write_text(text, encoding="utf-8")
    assert official(["check", str(folder), "--on", "2026-11-20"]) == (text != NEW)
    assert said in capsys.readouterr().out


def test_a_new_file_is_a_new_service_with_a_whole_visit(tmp_path: Path) -> None:
    walk = with_new_file(tmp_path).tap(hand.OpenTile("apply"), hand.OpenGroup("family"))
    services = walk.screen.content
    assert isinstance(services, ServicesScreen)
    assert services.services[0].id == "house_number"
    assert "house_number" in next(group.services for group in services.groups if group.id == "family")
    walk.tap(hand.OpenService("house_number"))
    content = walk.screen.content
    assert isinstance(content, OverviewScreen)
    assert (content.fee.verified, content.fee.amount, content.verified_on) == (False, "", "01/11/2026")
    assert (content.ready_weekday_id, content.ready_date) == ("weekday.3", "25/11")
    walk.on().tap(hand.Tick("file", True)).on().with_code()
    walk.choose("marriage").write("John O’Brien").tap(hand.Choose("without"))
    assert walk.page == Page.REVIEW
    walk.declare().post(STORED, e.DeliveryWaitOver())
    order = walk.last(f.Submit)
    assert (order.procedure_code, order.attachments, order.fee) == ("9.000001", (), 0)
    assert dict(order.answers) == {"purpose": "marriage", "spouse": "John O’Brien"}
    record = walk.last(f.PrintRecord).record
    assert (record.fee, record.fee_state) == ("", "unverified")
    slip = compose(record, words.read(I18N / "kiosk_vi.ts"))
    assert "Một giấy mới" in [block.text for block in slip.blocks if isinstance(block, Line)]


def test_an_answer_whose_question_has_gone_decides_nothing(tmp_path: Path) -> None:
    walk = with_new_file(tmp_path).to_number("house_number").with_code()
    walk.choose("marriage").write("Trần Văn Nhật").scan()
    walk.tap(hand.EditRow("purpose")).choose("loan").declare()
    order = walk.last(f.Submit)
    assert dict(order.answers) == {"purpose": "loan"}
    assert [entry.document for entry in order.attachments] == ["divorce"]
