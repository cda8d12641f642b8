"""A content file with any mistake is refused with its place; what ships is right."""

from __future__ import annotations

import contextlib
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk_app.catalogue.__main__ import main
from kiosk_app.catalogue.check import check_folder
from kiosk_app.catalogue.procedures import load_claim_fields, load_procedure, load_procedures
from kiosk_app.catalogue.sites import load_site
from kiosk_app.catalogue.strict import ContentError, read_toml
from kiosk_app.catalogue.units import load_units

CATALOGUE = Path(__file__).parents[3] / "assets" / "catalogue"
TODAY = date(2026, 11, 20)
GOOD = (CATALOGUE / "procedures" / "birth_extract.toml").read_text(encoding="utf-8")
SITE = (CATALOGUE / "sites" / "practice.toml").read_text(encoding="utf-8")


def changed(tmp_path: Path, old: str, new: str) -> Path:
    assert GOOD.count(old) >= 1, f"the shipped file no longer holds {old!r}"
    path = tmp_path / "birth_extract.toml"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    return path


MISTAKES = {
    "a misspelt key": ("minutes = 6", "minuts = 6", "'minutes' is missing; is 'minuts' meant"),
    "an unknown key": ("minutes = 6", "minutes = 6\nminutos = 6", "minutos: unknown key; is 'minutes' meant?"),
    "a misspelt key of a question": ("longest = 80", "longst = 80", "longst"),
    "a misspelt key of an option": ('id = "self"', 'id = "self"\nlable = "x"', "lable"),
    "a figure as text": ("minutes = 6", 'minutes = "6"', "minutes: expected a whole number"),
    "yes as a figure": ("minutes = 6", "minutes = true", "minutes: expected a whole number"),
    "a figure out of its limit": ("minutes = 6", "minutes = 0", "minutes: not within"),
    "no English": (', en = "Copies" }', " }", "label: no en text"),
    "an empty Vietnamese text": ('vi = "Số bản"', 'vi = " "', "label: no vi text"),
    "a misspelt language": (', en = "Copies" }', ', en = "Copies", Vn = "x" }', "is no language"),
    "marks apart from letters": ('vi = "Số bản"', 'vi = "Sô\u0301 bản"', "not NFC"),
    "an override of direction": ('en = "Copies"', 'en = "Cop\\u202Eies"', "not seen"),
    "one in a list": ("legal_basis = [", 'legal_basis = ["\\u2066", ', "not seen"),
    "a control character": ('en = "Copies"', 'en = "Cop\\u0007ies"', "control character"),
    "another id than its name": ('id = "birth_extract"', 'id = "birth_copy"', "its id is"),
    "an id with a space": ('id = "copies"', 'id = "the copies"', "is not of the form"),
    "a code that is none": ('code = "2.000635"', 'code = "2.635"', "is not of the form"),
    "a version that is no day": ('version = "2026-07-18"', 'version = "2026-02-31"', "expected a day"),
    "an unknown scope": ('scope = "all_here"', 'scope = "all"', "is none of"),
    "an unknown kind": ('kind = "number"', 'kind = "numbers"', "is none of"),
    "an unknown source of the card": ('prefill = "birth"', 'prefill = "religion"', "is none of"),
    "a wrong source for its kind": ('prefill = "birth"', 'prefill = "name"', "is not filled from"),
    "a day with a time": ("verified_at = 2026-07-18", "verified_at = 2026-07-18T08:00:00", "without a time"),
    "an end before its begin": (
        "valid_from = 2026-01-01",
        "valid_from = 2026-01-01\nvalid_to = 2025-01-01",
        "before",
    ),
    "a condition on nothing": (
        'field = "requester", values = ["authorised"]',
        'field = "zzz", values = ["a"]',
        "zzz",
    ),
    "a condition on no option": ('values = ["authorised"]', 'values = ["autorised"]', "has no option"),
    "a condition without values": ('values = ["authorised"]', "values = []", "never holds"),
    "a condition with another key": ('values = ["authorised"]', 'value = ["authorised"]', "unknown"),
    "an option twice": ('id = "authorised"', 'id = "self"', "twice"),
    "a question twice": ('id = "copies"', 'id = "name"', "share an id"),
    "a paper named as a question": ('id = "authorisation"', 'id = "copies"', "share an id"),
    "a question of the claim": ('id = "name"', 'id = "holder_name"', "claim.toml"),
    "bounds the wrong way": ("most = 20", "most = 0", "above most"),
    "bounds of a name": ("longest = 80", "least = 1", "only a number"),
    "a fee times nothing": ('per = "copies"', 'per = "sheets"', "no question"),
    "a fee times a name": ('per = "copies"', 'per = "name"', "required number"),
    "a fee below nothing": ("amount = 0", "amount = -1", "not within"),
    "a fee in parts of a đồng": ("amount = 0", "amount = 0.5", "expected a whole number"),
    "a fee without its law": ('basis = "77/2025/NQ-HĐND"', 'basis = ""', "legal basis"),
    "the same purpose twice": (
        "[[purposes]]",
        '[[purposes]]\nid = "file"\ntitle = { vi = "Một", en = "One" }\n'
        'refusal = { vi = "Hai", en = "Two" }\n\n[[purposes]]',
        "purpose twice",
    ),
    "no purpose to consent to": ('id = "file"', 'id = "file"\nrequired = false', "no purpose"),
    "a text instead of a table": ("[fee]", "[[fee]]", "a table is expected"),
    "broken TOML": ("[fee]", "[fee", "birth_extract.toml"),
    "a key twice": ("minutes = 6", "minutes = 6\nminutes = 7", "birth_extract.toml"),
    "no icon name": ('icon = "birth-record"', 'icon = "../x"', "is not of the form"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_refused_and_named(mistake: str, tmp_path: Path) -> None:
    old, new, said = MISTAKES[mistake]
    with pytest.raises(ContentError) as refused:
        load_procedure(changed(tmp_path, old, new))
    assert said in str(refused.value)
    assert "birth_extract.toml" in str(refused.value)


def test_what_ships_is_right() -> None:
    assert [entry.problem for entry in check_folder(CATALOGUE, TODAY) if entry.problem] == []


@pytest.mark.parametrize("path", sorted(CATALOGUE.glob("procedures/*.toml")), ids=lambda path: path.stem)
def test_every_procedure_says_where_it_is_from(path: Path) -> None:
    """Or that nobody has verified it: then it holds no figure, which loading it would refuse."""
    _, procedure = load_procedure(path)
    assert bool(procedure.verified_at) == bool(procedure.source) == bool(procedure.source_url)
    assert procedure.legal_basis or not procedure.verified_at
    assert sum(field.competent_unit for field in procedure.fields) <= 1


@pytest.mark.parametrize(
    "raw",
    [
        b"\xff\xfe",
        b"a = " + b"[" * 5000,
        b"a = " + b"9" * 5000,
        b"x = 1\n" * 60_000,
        b"a = 2026-02-31",
        b"a = 1\x00",
    ],
    ids=[
        "not UTF-8",
        "brackets without end",
        "a number without end",
        "too large",
        "no such day",
        "a zero byte",
    ],
)
def test_hostile_bytes_are_refused(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(raw)
    with pytest.raises(ContentError):
        read_toml(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for load in (load_procedure, load_claim_fields, load_units, load_site):
        with pytest.raises(ContentError):
            load(tmp_path / "none")
    with pytest.raises(ContentError):
        load_procedures(tmp_path / "none", TODAY)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_a_shipped_file_with_bytes_changed_loads_or_is_refused(tmp_path: Path, data: st.DataObject) -> None:
    raw = bytearray(GOOD.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=8))
    path = tmp_path / "birth_extract.toml"
    path.write_bytes(raw)
    with contextlib.suppress(ContentError):
        assert load_procedure(path)[1].id == "birth_extract"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["code", "name", "x"]), inner),
    max_leaves=6,
)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.one_of(_JSON, st.fixed_dictionaries({"version": _JSON, "units": st.lists(_JSON, max_size=3)})))
def test_units_of_any_shape_load_or_are_refused(tmp_path: Path, raw: object) -> None:
    path = tmp_path / "units.json"
    path.write_text(json.dumps(raw))
    with pytest.raises(ContentError):
        load_units(path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('profile = "unattended"', 'profile = "alone"', "profile"),
        ("holidays = [2026-09-02", 'holidays = ["2026-09-02"', "holidays"),
        ('bin = "970999"', 'bin = "97099"', "bin"),
        ('name = "TRUNG TAM MAU"', 'name = "Trung tâm"', "name"),
        ('status_url = "https://', 'status_url = "http://', "status_url"),
        ("width = 1080", "width = 1", "width"),
        ('pitch_mm = "0.311"', 'pitch_mm = "0,311"', "pitch_mm"),
        ("[panel]", "[panels]", "panel"),
        ('password = "sen-vang-2026"', 'password = "sen"', "password"),
        ('password = "sen-vang-2026"', 'security = "open"\npassword = "sen-vang-2026"', "password"),
        ('name = "DungThu-DichVuCong"', 'name = "ABCD01"', "name"),
        ('hotline = "1900 0000"', 'hotlin = "1900 0000"', "hotline"),
    ],
)
def test_a_mistake_in_a_site_is_refused(old: str, new: str, said: str, tmp_path: Path) -> None:
    assert SITE.count(old) == 1
    path = tmp_path / "site.toml"
    path.write_text(SITE.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError, match=said):
        load_site(path)


def test_a_later_version_is_a_second_file_and_takes_over_on_its_day(tmp_path: Path) -> None:
    now = GOOD.replace("valid_from = 2026-01-01", "valid_from = 2026-01-01\nvalid_to = 2026-12-31")
    then = GOOD.replace("valid_from = 2026-01-01", "valid_from = 2027-01-01").replace(
        "minutes = 6", "minutes = 7"
    )
    (tmp_path / "birth_extract.toml").write_text(now)
    (tmp_path / "birth_extract.2027.toml").write_text(then)
    for day, minutes in ((date(2026, 12, 31), 6), (date(2027, 1, 1), 7)):
        assert [entry.minutes for entry in load_procedures(tmp_path, day)] == [minutes]
    assert load_procedures(tmp_path, date(2025, 12, 31)) == ()
    (tmp_path / "birth_extract.toml").write_text(GOOD)
    with pytest.raises(ContentError, match="two files of 'birth_extract'"):
        load_procedures(tmp_path, TODAY)


def copy_catalogue(to: Path) -> Path:
    for path in CATALOGUE.rglob("*"):
        if path.is_file():
            target = to / "catalogue" / path.relative_to(CATALOGUE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return to / "catalogue"


def test_an_official_sees_every_mistake_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy_catalogue(tmp_path)
    assert main(["check", str(folder), "--on", "2026-11-20"]) == 0
    looked_at = sum(1 for path in folder.rglob("*") if path.is_file())
    assert f"{looked_at} looked at, 0 wrong" in capsys.readouterr().out
    (folder / "procedures" / "birth_extract.toml").write_text(GOOD.replace("minutes = 6", "minuts = 6"))
    (folder / "procedures" / "moved.tml").write_text("")
    (folder / "units.json").write_text("{}")
    assert main(["check", str(folder), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is False
    assert {entry["file"] for entry in told["files"] if not entry["ok"]} == {
        "procedures/birth_extract.toml",
        "procedures/moved.tml",
        "units.json",
    }
    assert main(["check", str(folder)]) == 1
    assert "WRONG  procedures/moved.tml" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "none")]) == 1


def test_a_drawing_that_is_not_there_is_named(tmp_path: Path) -> None:
    folder = copy_catalogue(tmp_path)
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "elder.svg").write_text("<svg/>")
    wrong = {entry.file: entry.problem for entry in check_folder(folder, TODAY) if entry.problem}
    assert "there is no drawing 'birth-record'" in wrong["procedures/birth_extract.toml"]
    assert "procedures/elderly_allowance.toml" not in wrong
    assert all("there is no drawing" in problem for problem in wrong.values())
