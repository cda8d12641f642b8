"""What the city publishes for its kiosks: nothing is taken but what is signed, whole and within its limits."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract import signed
from sync.contract.announcements import Announcement, Severity, parse_announcements, write_announcements
from sync.contract.bundle import (
    MAX_FILE_BYTES,
    MAX_FILES,
    PATH,
    Bundle,
    BundleFile,
    BundleKind,
    parse_bundle,
    sign_bundle,
    verify_bundle,
)
from sync.contract.dossier import parse_dossier
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.schedules import SiteSchedule, Span, parse_schedules
from tests.sync.builders import key_from, make_dossier, public_of

KEY = key_from("catalogue")
KEYS = {signed.key_id(public_of(KEY)): public_of(KEY)}
CATALOGUE = BundleKind.CATALOGUE


def entry(path: str, content: bytes = b"x") -> BundleFile:
    return BundleFile(path, hashlib.sha256(content).hexdigest(), len(content))


def bundle(*paths: str, version: int = 3) -> Bundle:
    return Bundle(
        version=version,
        issued="2026-11-22T03:00:00Z",
        expires="2027-02-20T03:00:00Z",
        effective_from="2026-11-22T03:00:00Z",
        practice=True,
        files=tuple(entry(path) for path in paths or ("claim.toml", "procedures/a.toml")),
    )


def signed_doc(of: Bundle, kind: BundleKind = CATALOGUE) -> signed.SignedDoc:
    doc = sign_bundle(kind, of, KEY)
    assert isinstance(doc, signed.SignedDoc)
    return doc


def refusal(doc: object, kind: BundleKind = CATALOGUE, least: int = 1) -> ContractCode | None:
    found = verify_bundle(kind, doc, KEYS, least=least, practice=True)
    return found.code if isinstance(found, ContractFault) else None


def test_what_was_signed_is_read_back() -> None:
    of = bundle()
    assert verify_bundle(CATALOGUE, signed_doc(of).to_bytes(), KEYS, least=3, practice=True) == of


def test_an_older_version_is_a_rollback() -> None:
    assert refusal(signed_doc(bundle(version=3)), least=4) is ContractCode.ROLLED_BACK


def test_one_kind_never_passes_as_another() -> None:
    doc = signed_doc(bundle("announcements.json"), BundleKind.ANNOUNCEMENTS)
    assert refusal(doc, BundleKind.ANNOUNCEMENTS) is None
    assert refusal(doc, BundleKind.SCHEDULES) is ContractCode.BAD_SIGNATURE


def test_a_strangers_signature_is_none() -> None:
    stranger = signed.sign(signed.Kind.CATALOGUE, bundle().to_json(), key_from("a stranger"))
    assert refusal(stranger) is ContractCode.UNKNOWN_KEY
    assert refusal(replace(stranger, kid=next(iter(KEYS)))) is ContractCode.BAD_SIGNATURE


def test_practice_and_service_do_not_mix() -> None:
    assert refusal(signed_doc(replace(bundle(), practice=False))) is ContractCode.MISMATCH


@pytest.mark.parametrize(
    "path",
    [
        *("../claim.toml", "a/../b", "/etc/passwd", "a//b", "a/", "./a", ".hidden", "a/.b", "a.", "a./b"),
        *("A.toml", "a b", "a\\b", "a\x00b", "a\nb", "ă.toml", "C:a", "a/b/c/d/e", "", "a" * 121, "-a", "..."),
    ],
)
def test_a_path_that_could_lead_elsewhere_is_refused(path: str) -> None:
    assert isinstance(parse_bundle(CATALOGUE, bundle(path).to_json()), ContractFault)


@given(st.text(max_size=40))
def test_no_path_that_is_taken_leaves_its_folder(text: str) -> None:
    if PATH.fullmatch(text):
        assert not set(text.split("/")) & {"", ".", ".."}
        assert text == text.lower()


LARGE = BundleFile("a", "0" * 64, MAX_FILE_BYTES)
WRONG = {
    "nothing": (),
    "out of order": (entry("b"), entry("a")),
    "twice": (entry("a"), entry("a")),
    "a file that is a folder": (entry("a"), entry("a/b")),
    "an empty file": (replace(LARGE, size=0),),
    "a large file": (replace(LARGE, size=MAX_FILE_BYTES + 1),),
    "too much": tuple(replace(LARGE, path=f"a{n:03}", sha256=f"{n:064x}") for n in range(33)),
    "too many": tuple(entry(f"a{n:03}") for n in range(MAX_FILES + 1)),
    "one hash, two sizes": (LARGE, replace(LARGE, path="b", size=7)),
    "a hash in capitals": (replace(LARGE, sha256="A" * 64),),
}


@pytest.mark.parametrize("name", WRONG)
def test_files_that_do_not_add_up_are_refused(name: str) -> None:
    assert isinstance(sign_bundle(CATALOGUE, replace(bundle(), files=WRONG[name]), KEY), ContractFault)


def test_a_notice_board_is_one_file_of_its_name() -> None:
    assert isinstance(sign_bundle(BundleKind.ANNOUNCEMENTS, bundle("claim.toml"), KEY), ContractFault)


def test_a_bundle_that_is_over_before_it_begins_is_refused() -> None:
    over = replace(bundle(), expires=bundle().issued)
    assert isinstance(sign_bundle(CATALOGUE, over, KEY), ContractFault)


def test_held_back_until_its_day() -> None:
    assert not bundle().held_back
    assert replace(bundle(), effective_from="2026-12-01T00:00:00Z").held_back


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(JSON, st.sampled_from(list(BundleKind)))
def test_any_json_for_a_manifest_is_a_value_or_a_fault(value: object, kind: BundleKind) -> None:
    assert isinstance(parse_bundle(kind, value), ContractFault)


@given(st.sampled_from(sorted(bundle().to_json())), JSON)
def test_any_one_field_changed_is_read_or_refused(key: str, value: object) -> None:
    found = parse_bundle(CATALOGUE, bundle().to_json() | {key: value})
    assert isinstance(found, ContractFault | Bundle)


@given(st.binary(max_size=300))
def test_noise_is_neither_notice_nor_schedule(data: bytes) -> None:
    assert isinstance(parse_announcements(data), ContractFault)
    assert isinstance(parse_schedules(data), ContractFault)


CLOSED = Announcement(
    "closed-monday",
    {"vi": "Thứ Hai nghỉ", "en": "Closed on Monday"},
    {"vi": "Mời quý vị trở lại thứ Ba.", "en": "Please come back on Tuesday."},
    "2026-11-22T00:00:00Z",
    "2026-11-24T00:00:00Z",
    Severity.ATTENTION,
    ("practice",),
)


def test_a_notice_is_shown_in_its_time_and_at_its_place() -> None:
    assert parse_announcements(write_announcements((CLOSED,))) == (CLOSED,)
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert CLOSED.shown("practice", noon)
    assert not CLOSED.shown("elsewhere", noon)
    assert not CLOSED.shown("practice", datetime(2026, 11, 24, tzinfo=UTC))
    assert not CLOSED.shown("practice", datetime(2026, 11, 21, tzinfo=UTC))


@pytest.mark.parametrize(
    "change",
    [
        {"until": "2026-11-22T00:00:00Z"},
        {"title": {"vi": "Nghỉ"}},
        {"title": {"vi": "Nghỉ", "en": " "}},
        {"title": {"vi": "Nghi\u0309", "en": "Closed"}},
        {"title": {"vi": "Nghỉ", "en": "C\u202elosed"}},
        {"title": {"vi": "Nghỉ", "en": "x" * 71}},
        {"body": {"vi": "Nghỉ", "en": "a\nb"}},
        {"body": {"vi": "Nghỉ", "en": "C", "EN": "x"}},
        {"severity": "panic"},
        {"sites": ["../x"]},
        {"id": ""},
        {"html": "<b>"},
    ],
)
def test_a_notice_with_a_mistake_is_refused(change: dict[str, object]) -> None:
    data = json.dumps({"announcements": [CLOSED.to_json() | change]}).encode()
    assert isinstance(parse_announcements(data), ContractFault)


def test_the_same_notice_twice_is_refused() -> None:
    assert isinstance(parse_announcements(write_announcements((CLOSED, CLOSED))), ContractFault)


def test_a_dossier_names_the_catalogue_that_it_was_filled_in_from() -> None:
    plain = make_dossier()
    named = replace(plain, procedure=replace(plain.procedure, catalogue=7))
    assert parse_dossier(named.to_bytes()) == named
    assert b"catalogue" not in plain.to_bytes()
    for wrong in (0, -1):
        odd = replace(plain, procedure=replace(plain.procedure, catalogue=wrong))
        assert isinstance(parse_dossier(odd.to_bytes()), ContractFault)


WEEK = {"days": [1, 2, 3, 4, 5], "from": "07:30", "to": "17:00"}
SITE = {
    "site": "practice",
    "open": [
        WEEK,
        {"days": [6], "from": "08:00", "to": "11:30"},
        {"days": [1], "from": "18:00", "to": "20:00"},
    ],
    "staff": [{"days": [1], "from": "08:00", "to": "11:00"}],
    "stops": [{"days": [7], "from": "08:00", "to": "10:30", "place": {"vi": "Chợ Bưởi", "en": "Bưởi market"}}],
    "exceptions": [{"day": "2026-11-23", "open": []}],
}


def schedule(**change: object) -> tuple[SiteSchedule, ...] | ContractFault:
    return parse_schedules(json.dumps({"sites": [SITE | change]}).encode())


def test_a_schedule_by_day() -> None:
    found = schedule()
    assert not isinstance(found, ContractFault)
    (site,) = found
    assert site.open_on(date(2026, 11, 24)) == (Span("07:30", "17:00"),)
    assert site.open_on(date(2026, 11, 30)) == (Span("07:30", "17:00"), Span("18:00", "20:00"))
    assert site.open_on(date(2026, 11, 23)) == ()
    assert site.open_on(date(2026, 11, 22)) == ()
    assert [stop.place["en"] for stop in site.stops_on(date(2026, 11, 22))] == ["Bưởi market"]


@pytest.mark.parametrize(
    "change",
    [
        {"open": [WEEK, WEEK]},
        {"open": [WEEK | {"to": "07:30"}]},
        {"open": [WEEK | {"to": "25:00"}]},
        {"open": [WEEK | {"to": "7:30"}]},
        {"open": [WEEK | {"days": []}]},
        {"open": [WEEK | {"days": [0]}]},
        {"open": [WEEK | {"days": [1, 1]}]},
        {"exceptions": [{"day": "2026-02-31", "open": []}]},
        {"exceptions": [{"day": "2026-11-23", "open": []}] * 2},
        {"stops": [WEEK]},
        {"site": "x y"},
        {"closed": True},
    ],
)
def test_a_schedule_with_a_mistake_is_refused(change: dict[str, object]) -> None:
    assert isinstance(schedule(**change), ContractFault)
