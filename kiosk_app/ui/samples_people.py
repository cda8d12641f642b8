"""Sample pages of lists of people, of what belongs together, and of wards by their old names; all invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import screens as s
from kiosk_app.flow.question_screens import PeopleScreen, PersonShown, Whose

Say = Callable[[str, str], str]
_NAMES = (
    *("TRẦN VĂN NHẬT", "Nguyễn Thị Hường", "Phạm Đức Thịnh", "Lê Hoàng Phương Anh"),
    *("Đỗ Mạnh Cường", "Nguyễn Ngọc Quỳnh Như", "Bùi Quang Huy", "Hoàng Thị Thu Thuỷ"),
)
_OLD = "Phường Cống Vị, Quận Ba Đình"


def _born(person: int) -> str:
    return f"{3 + person:02}/{1 + person % 12:02}/{1965 + 2 * person}"


def _list(say: Say, count: int) -> PeopleScreen:
    sexes = say("Nam", "Male"), say("Nữ", "Female")
    people = tuple(
        PersonShown(
            person,
            _NAMES[person % len(_NAMES)],
            f"{_born(person)} · {sexes[person % 2]} · •••• {3117 + 409 * person % 6000:04}",
            False,
        )
        for person in range(1, count + 1)
    )
    return PeopleScreen(
        field="people",
        kind="people",
        question=say("Những ai tạm trú?", "Who will live there?"),
        hint=say("Thêm từng người, như trong danh sách", "Add them one by one, as on the list"),
        one=say("Người tạm trú", "Resident"),
        people=people,
        least=2,
        most=20,
        enough=count > 1,
        full=count == 20,
        icon="home",
    )


def together(say: Say, screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    few, many = _list(say, 3), _list(say, 20)
    unfinished = replace(few.people[2], name="", note="", unfinished=True)
    question = s.QuestionScreen(
        field="dwelling.ward",
        kind="pick",
        label=say("Phường, xã nơi tạm trú", "Ward or commune"),
        question=say("Nơi đó thuộc phường, xã nào bây giờ?", "Which ward or commune is that today?"),
        hint=say("Gõ tên bây giờ, hoặc tên cũ trên giấy tờ", "Type today's name, or the old one on papers"),
        text="ngoc ha",
        entry=None,
        choices=(
            s.ChoiceShown("00008", "Phường Ngọc Hà", "", False),
            s.ChoiceShown("old:00016", "Phường Ngọc Hà", "Quận Ba Đình", False, "choice.old_ward"),
        ),
        from_card=False,
        number=5,
        icon="home",
        whose=Whose(say("Nơi tạm trú", "Address")),
    )
    moved = replace(
        question,
        text="Phường Hồng Hà",
        choices=(s.ChoiceShown("00097", "Phường Hồng Hà", "", True),),
        old="Phường Phúc Xá, Quận Ba Đình",
    )
    parts = (
        "Phường Ngọc Hà",
        "Phường Giảng Võ",
        "Phường Ba Đình",
        "Phường Hoàn Kiếm",
        "Phường Văn Miếu - Quốc Tử Giám",
    )
    split = replace(
        question,
        kind="split",
        text="",
        choices=tuple(s.ChoiceShown(str(at), name, "", at == 1) for at, name in enumerate(parts)),
        old=_OLD,
    )
    number = replace(
        question,
        field="people.2.number",
        kind="personal_number",
        label=say("Số định danh", "Personal number"),
        question=say("Số định danh của người đó?", "That person's personal number?"),
        hint=say("Mười hai số", "Twelve digits"),
        text="0011980",
        choices=(),
        whose=Whose(say("Người tạm trú", "Resident"), 2, "Lê Hoàng Phương Anh"),
        none=say("Chưa có số định danh", "Has no number yet"),
    )
    paper = replace(
        question,
        field="medical_papers",
        kind="file",
        question=say("Có giấy tờ khám, chữa bệnh ở đây không?", "Are there medical papers here?"),
        hint=say("Bệnh án, giấy khám, giấy điều trị, phẫu thuật", "Case notes, papers of treatment or surgery"),
        text="later",
        choices=(
            s.ChoiceShown("now", say("Có, quét bây giờ", "Yes, scan them now"), "", False),
            s.ChoiceShown(
                "none",
                say("Không có", "There are none"),
                say("Vẫn nộp được hồ sơ", "You can file without them"),
                False,
            ),
            s.ChoiceShown(
                "later",
                say("Mang đến sau", "Bring them later"),
                say("Nộp bản giấy trước khi nhận kết quả", "On paper, before the result is handed out"),
                True,
            ),
        ),
        icon="document",
        whose=None,
    )
    p = s.Page.QUESTION
    named = replace(
        number,
        field="people.1.name",
        kind="name",
        question=say("Họ và tên người tạm trú?", "What is this person's name?"),
        hint=say("Gõ chữ, rồi bấm dấu. Gõ Telex cũng được.", "Type, then tap the tone. Telex works too."),
        text="Trần Văn Nh",
        whose=Whose(say("Người tạm trú", "Resident"), 1),
    )
    born = replace(
        number,
        field="people.2.birth",
        kind="date",
        question=say("Người đó sinh ngày nào?", "When was that person born?"),
        hint=say("Ngày, tháng, năm", "Day, month, year"),
        entry=s.DateEntry("14", "03", "199", "year"),
        none="",
    )
    contents = {
        "people_none": _list(say, 0),
        "people_one": _list(say, 1),
        "people_few": replace(few, people=(*few.people[:2], unfinished)),
        "people_unfinished": replace(
            few, people=(*few.people[:2], unfinished), error_id="error.person_unfinished", error_argument="3"
        ),
        "people_full": replace(many, error_id="error.most_people", error_argument="20"),
        "people_removed": replace(many, people=many.people[:19], removed=many.people[4]),
        "question_person_name": named,
        "question_person_birth": born,
        "question_person_number": number,
        "question_ward_old": question,
        "question_ward_moved": moved,
        "question_ward_split": split,
        "question_file": paper,
    }
    return {name: screen(p, content, "questions") for name, content in contents.items()}
