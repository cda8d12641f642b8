"""Addresses, people, lists and papers as an official writes them: taken apart, or refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk_app.catalogue.procedures import load_procedure
from kiosk_app.catalogue.strict import ContentError
from kiosk_app.flow.groups import flat
from kiosk_app.flow.procedure import FieldKind
from tests.kiosk_app.catalogue.test_strict_content import CATALOGUE

RESIDENCE, DISABILITY = "temporary_residence", "disability_assessment"
BIRTH = "birth_registration"


def written(to: Path, file: str, old: str = "", new: str = "") -> Path:
    text = (CATALOGUE / "procedures" / f"{file}.toml").read_text(encoding="utf-8")
    assert old in text
    path = to / f"{file}.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_an_address_and_a_person_are_taken_apart(tmp_path: Path) -> None:
    _, procedure = load_procedure(written(tmp_path, RESIDENCE))
    found = {field.id: field for field in procedure.fields}
    street, ward = found["dwelling.street"], found["dwelling.ward"]
    assert (street.kind, ward.kind, ward.competent_unit) == (FieldKind.TEXT, FieldKind.PICK, True)
    assert {street.group, ward.group} == {"dwelling"}
    birth = found["resident.birth"]
    assert (birth.group, birth.heading.read("vi")) == ("resident", "Người tạm trú")
    assert birth.when is not None, "it depends on what the person depends on"
    assert birth.when.field == "mode"


def test_a_list_asks_of_each_under_an_id_of_their_own(tmp_path: Path) -> None:
    _, procedure = load_procedure(written(tmp_path, RESIDENCE))
    asked = [field.id for field in flat(procedure.fields, {"people": "2"}) if field.id.startswith("people")]
    parts = ("name", "birth", "sex", "number")
    assert asked == ["people", *(f"people.{person}.{part}" for person in (1, 2) for part in parts)]
    assert len(flat(procedure.fields, {"people": "999"})) == len(flat(procedure.fields, {"people": "20"}))


_NAME = '[[fields.parts]]\nid = "name"\nkind = "name"\n'
_CARD = 'prefill = "name"\n'
MISTAKES = {
    "an address without a ward": (
        RESIDENCE,
        "[fields.ward]\n",
        "[fields.wrd]\n",
        "'ward' is missing; is 'wrd'",
    ),
    "a strange key in an address": (RESIDENCE, "competent_unit = true", "competent = true", "competent"),
    "a strange key in a ward": (RESIDENCE, "[fields.ward]\n", "[fields.ward]\nlongest = 3\n", "unknown key"),
    "an address filled with a name": (
        RESIDENCE,
        'kind = "address"\n',
        'kind = "address"\nprefill = "number"\n',
        "not filled from the card's number",
    ),
    "a list whose first part is lost": (
        RESIDENCE,
        "[[fields.parts]]",
        "[[fields.part]]",
        "the name comes first",
    ),
    "a list of nobody": (
        RESIDENCE,
        "least = 2\nmost = 20",
        "least = 0\nmost = 20",
        "one of its people at least",
    ),
    "a list too long to type": (RESIDENCE, "least = 2\nmost = 20", "least = 2\nmost = 31", "comes on paper"),
    "bounds the wrong way": (RESIDENCE, "least = 2\nmost = 20", "least = 12\nmost = 5", "above most"),
    "a list that may be left empty": (RESIDENCE, "most = 20\n", "most = 20\nrequired = false\n", "left out by"),
    "a list whose people have no name": (RESIDENCE, "one = ", "oen = ", "'one' is missing; is 'oen'"),
    "a list filled from the card": (
        RESIDENCE,
        f"{_NAME}longest = 80",
        f"{_NAME}{_CARD}longest = 80",
        "the card knows nothing",
    ),
    "none where everybody has one": (
        BIRTH,
        "past = true",
        'past = true\nnone = { vi = "a", en = "a" }',
        "has none",
    ),
    "a part twice": (BIRTH, '[[fields.parts]]\nid = "birth"', '[[fields.parts]]\nid = "name"', "share an id"),
    "a person without a name": (
        BIRTH,
        _NAME,
        '[[fields.parts]]\nid = "name"\nkind = "text"\n',
        "name comes first",
    ),
    "a person within a person": (
        BIRTH,
        _NAME,
        '[[fields.parts]]\nid = "name"\nkind = "person"\n',
        "is none of",
    ),
    "a group named as a question": (
        BIRTH,
        'id = "mother"\nkind = "person"',
        'id = "phone"\nkind = "person"',
        "share",
    ),
    "a kind that is none": (BIRTH, 'kind = "person"', 'kind = "persn"', "is none of address, choice"),
    "a part that hangs on another question": (
        BIRTH,
        '[[fields.parts]]\nid = "birth"\nkind = "date"\n',
        '[[fields.parts]]\nid = "birth"\nkind = "date"\nwhen = { field = "requester", values = ["mother"] }\n',
        "not asked before",
    ),
    "a paper that must be here": (DISABILITY, 'id = "none"\n', 'id = "nope"\n', "a paper has the options now"),
    "a paper of which nobody says what then": (
        DISABILITY,
        '\nnote = { vi = "Vẫn nộp',
        "\n# ",
        "what becomes of it",
    ),
    "a paper that nothing scans": (
        DISABILITY,
        'when = { field = "medical_papers", values = ["now"] }\n',
        "",
        "nothing is scanned",
    ),
    "a paper on a way it has not": (DISABILITY, 'values = ["now"]', 'values = ["later"]', "no option"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_refused_with_a_sentence(mistake: str, tmp_path: Path) -> None:
    file, old, new, said = MISTAKES[mistake]
    with pytest.raises(ContentError) as refused:
        load_procedure(written(tmp_path, file, old, new))
    assert said in str(refused.value)
    assert str(refused.value).startswith(f"{file}.toml")


def test_a_paper_may_come_later_and_the_page_says_what_that_means(tmp_path: Path) -> None:
    later = (
        '[[fields.options]]\nid = "later"\nlabel = { vi = "Mang đến sau", en = "Later" }\n'
        'note = { vi = "Nộp bản giấy khi nhận kết quả", en = "On paper, with the result" }\n'
    )
    old = '[[fields]]\nid = "phone"\n'
    _, procedure = load_procedure(written(tmp_path, DISABILITY, f"\n{old}", f"{later}\n{old}"))
    paper = next(field for field in procedure.fields if field.id == "medical_papers")
    assert [option.id for option in paper.options] == ["now", "none", "later"]
