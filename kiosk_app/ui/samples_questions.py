"""Sample pages that ask one question each, and what may lie over one. Nobody in them is a real person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import screens as s

Say = Callable[[str, str], str]


def questioned(say: Say, screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    question = s.QuestionScreen(
        "name",
        "name",
        say("Họ và tên", "Full name"),
        say("Họ và tên người có giấy khai sinh?", "Full name on the birth record?"),
        say("Gõ chữ, rồi bấm dấu. Gõ Telex cũng được.", "Type letters, then a tone. Telex works too."),
        "Nguyễn Thị Hườn",
        None,
        (),
        False,
        1,
    )
    email = replace(
        question,
        field="contact_email",
        kind="email",
        label=say("Thư điện tử", "E-mail"),
        question=say("Gửi tin đến thư điện tử nào?", "Which e-mail address?"),
        hint="",
        text="huong.nguyen",
    )
    options = (
        s.ChoiceShown("self", say("Cho chính tôi", "For myself"), "", False),
        s.ChoiceShown(
            "family",
            say("Cho bố mẹ, vợ chồng, con", "For my parents, spouse, child"),
            say("Giấy ủy quyền, không phải chứng thực", "A letter, not certified"),
            True,
        ),
        s.ChoiceShown(
            "other",
            say("Cho người khác", "For someone else"),
            say("Giấy ủy quyền có chứng thực", "A certified letter"),
            False,
        ),
        s.ChoiceShown(
            "unsure",
            say("Tôi chưa rõ", "I am not sure"),
            say("Máy hỏi thêm hai câu ngắn", "Two more short questions"),
            False,
        ),
    )
    choice = replace(
        question,
        field="for",
        kind="choice",
        question=say("Quý vị làm giấy này cho ai?", "Who is it for?"),
        hint=say("Trả lời để máy hỏi đúng giấy cần mang.", "So that we ask only for the papers you need."),
        text="family",
        choices=options,
    )
    date = replace(
        question,
        field="birth",
        kind="date",
        question=say("Người có giấy khai sinh sinh ngày nào?", "When was the person born?"),
        hint=say("Gõ ngày, tháng, năm dương lịch.", "Day, month, year."),
        entry=s.DateEntry("14", "03", "195", "year"),
        year_alone=True,
    )
    pick = replace(
        question,
        field="ward",
        kind="pick",
        text="hai ba",
        question=say("Giấy khai sinh làm ở đâu?", "Where was it registered?"),
        choices=(
            s.ChoiceShown("1", "Phường Hai Bà Trưng", "", False),
            s.ChoiceShown("2", "Phường Hai Bà", "", False),
        ),
    )
    number = replace(
        question,
        field="copies",
        kind="number",
        question=say("Quý vị cần mấy bản?", "How many copies?"),
        hint="",
        text="2",
        error_id="error.most",
        error_argument="20",
    )
    p = s.Page
    return {
        "question_text": screen(p.QUESTION, question, "questions"),
        "question_email": screen(p.QUESTION, email, "questions"),
        "question_pick": screen(p.QUESTION, pick, "questions"),
        "question_choice": screen(p.QUESTION, choice, "questions"),
        "question_date": screen(p.QUESTION, date, "questions"),
        "question_date_wrong": screen(
            p.QUESTION,
            replace(
                date,
                entry=s.DateEntry("31", "02", "1954", "year"),
                error_id="error.no_such_day",
                error_argument="31/02",
            ),
            "questions",
        ),
        "question_number": screen(p.QUESTION, number, "questions"),
        "inactivity": screen(p.QUESTION, question, "questions", overlay="inactivity"),
        "end": screen(p.QUESTION, question, "questions", overlay="end"),
    }
