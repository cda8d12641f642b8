"""The prepared people: whole, consistent, each for a purpose; and a file that contradicts itself is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.card.chip.face import ImageKind, parse_dg2
from drivers.card.persona import FOLDER, Document, chip_names, load_persona, persona_names
from drivers.card.simulator.mrz import mrz_lines
from drivers.card.simulator.personalised import personalised

ELDER = (FOLDER / "elder.toml").read_text(encoding="utf-8")


def test_every_person_loads_and_has_a_number_of_their_own() -> None:
    people = [load_persona(name) for name in (*persona_names(), *chip_names())]
    assert {"mai", "elder", "duc", "mau", "long_address", "long_name"} <= {person.name for person in people}
    assert len({person.printed.number[-9:] for person in people}) == len(people)


def test_each_is_there_for_a_purpose() -> None:
    elder, son = load_persona("elder"), load_persona("duc")
    assert elder.printed.expiry is None
    assert son.chip.father == elder.printed.name
    assert len(load_persona("long_address").printed.residence) > 200
    assert len(mrz_lines(load_persona("long_name"))[2].rstrip("<")) >= 29


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("001052000638", "00105200063"),
        ("001052000638", "001152000638"),
        ('sex = "Nam"', 'sex = "M"'),
        ("issued = 2021-04-26", "issued = 1950-01-01"),
        ("residence", "address"),
        ('old_number = "010000638"', 'old_number = "10"'),
        ("[chip]", "[chips]"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(tmp_path: Path, true: str, false: str) -> None:
    assert true in ELDER
    (tmp_path / "other.toml").write_text(ELDER.replace(true, false), encoding="utf-8")
    with pytest.raises(ValueError, match="other"):
        load_persona("other", tmp_path)


def test_those_who_are_there_for_their_chip_are_no_citizens_of_rehearsals() -> None:
    assert not set(persona_names()) & set(chip_names())
    passport = load_persona("passport")
    assert passport.document is Document.PASSPORT
    lines = mrz_lines(passport)
    assert [len(line) for line in lines] == [44, 44]
    assert lines[0].startswith("P<AUSWHITCOMBE<<ELEANOR<JANE<")
    assert (passport.can, load_persona("mai").can) == ("274916", "000417")


@pytest.mark.parametrize(
    ("true", "false"),
    [("[printed]", "[chip_profile]\nacess = []\n[printed]"), ("[printed]", "[more]\n[printed]")],
)
def test_a_chip_or_a_table_that_is_unknown_is_refused(tmp_path: Path, true: str, false: str) -> None:
    (tmp_path / "other.toml").write_text(ELDER.replace(true, false), encoding="utf-8")
    with pytest.raises(ValueError, match="other"):
        load_persona("other", tmp_path)


@pytest.mark.parametrize("name", ["", "nobody", "../personas/mai", "MAI"])
def test_nobody_else_is_prepared(name: str) -> None:
    with pytest.raises(ValueError, match="persona"):
        load_persona(name)


@pytest.mark.parametrize("name", [*persona_names(), *chip_names()])
def test_the_photograph_of_every_prepared_card_is_found_by_a_reader(name: str) -> None:
    faces = parse_dg2(personalised(load_persona(name)).application[0x0102])
    assert [(face.kind, face.width, face.height) for face in faces] == [(ImageKind.JPEG, 360, 480)]
