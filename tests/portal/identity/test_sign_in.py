"""Somebody without a card signs in on a telephone: the whole way, and each way in which it goes wrong."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from portal.provider.issuer import load_invented
from portal.provider.process import BACK, CITIZENS
from portal.store.models import Errand, SignInSession
from portal.switches import IdentitySwitch
from sync.contract import ids
from sync.contract.dossier import Assurance, Citizen
from sync.contract.keyset import Kem
from sync.contract.sign_in import SignIn, verify_sign_in
from sync.contract.signed import SignedDoc, parse_doc
from sync.contract.wire import AskKind
from sync.envelope import PrivateKey
from tests.portal.citizens import Citizen as AtKiosk
from tests.portal.citizens import file
from tests.portal.engines import SQLITE
from tests.portal.identity.phone import ISSUER, PUBLIC, Phone, beside, query
from tests.portal.world import KEYS, World, call, error_of

VISIT = hashlib.sha256(KEYS.visit.public().to_text().encode()).hexdigest()
#: What is about the pages or the provider alone need not run on both engines.
on_sqlite = pytest.mark.parametrize("store_url", [SQLITE], indirect=True)
MAI = load_invented(CITIZENS)["mai"]


@pytest.fixture
def phone(world: World, tmp_path: Path) -> Iterator[Phone]:
    made = beside(world, tmp_path)
    yield made
    made.web.close()


def start(phone: Phone) -> dict[str, object]:
    return phone.citizen.hear(AskKind.SIGN_IN, {"do": "start", "visit": VISIT})


def look(phone: Phone, session: object) -> dict[str, object]:
    return phone.citizen.hear(AskKind.SIGN_IN, {"do": "look", "session": session})


def signed_in(phone: Phone, answer: dict[str, object], visit: str = VISIT) -> object:
    document = parse_doc(answer["sign_in"])
    assert isinstance(document, SignedDoc)
    return verify_sign_in(document, phone.world.keyset.receipt_keys, visit=visit)


def stored(world: World) -> bytes:
    """Everything in the rows that a sign-in touches."""
    with world.database.read() as session:
        rows = [*session.scalars(select(Errand)), *session.scalars(select(SignInSession))]
        return b"".join(repr(vars(row)).encode() for row in rows)


def test_whoever_signs_in_is_vouched_for_and_the_dossier_counts_as_hers(phone: Phone) -> None:
    begun = start(phone)
    assert begun["expires_s"] == 300
    url = str(begun["url"])
    assert url.startswith("https://")
    assert len(url) < 80
    assert look(phone, begun["session"])["state"] == "waiting"
    page = phone.walk(url, "mai", language="en-GB,en")
    assert page.status_code == 200
    assert "Please look at the kiosk again" in page.text
    assert MAI.name not in page.text
    assert MAI.number not in page.text
    answer = look(phone, begun["session"])
    assert answer["state"] == "done"
    found = signed_in(phone, answer)
    assert isinstance(found, SignIn)
    assert (found.number, found.name, found.birth, found.level) == (MAI.number, MAI.name, MAI.birth, "2")
    who = Citizen(Assurance.VNEID, found.number, found.name, found.birth)
    sealed = file(phone.world, citizen=who, sign_in=parse_doc(answer["sign_in"]))
    shown = phone.world.reading.show(sealed.manifest.code)
    assert shown is not None
    assert shown["assurance"] == Assurance.VNEID


def test_who_signed_in_is_told_to_the_visit_that_began_it_and_to_no_other_key(phone: Phone) -> None:
    """Whoever faces the network reads the session's number in the rows, and a bystander on the screen."""
    begun = start(phone)
    phone.walk(str(begun["url"]))
    stranger = replace(phone.citizen, reply_key=PrivateKey(Kem.X25519, bytes(32)))
    said = stranger.hear(AskKind.SIGN_IN, {"do": "look", "session": begun["session"]})
    assert (said["state"], said["sign_in"]) == ("expired", None)
    assert look(phone, begun["session"])["state"] == "done"


def test_rows_never_tell_who_it_was_and_are_gone_soon_after(phone: Phone) -> None:
    begun = start(phone)
    phone.walk(str(begun["url"]))
    assert look(phone, begun["session"])["state"] == "done"
    said = stored(phone.world)
    assert str(begun["session"]).encode() in said
    for secret in (MAI.number, MAI.name, MAI.birth):
        assert secret.encode() not in said
    # An answer that got lost is given once more, within a minute.
    assert look(phone, begun["session"])["state"] == "done"
    phone.world.clock.ms += 61_000
    phone.desk.work_once()
    assert look(phone, begun["session"])["state"] == "expired"
    with phone.world.database.read() as session:
        assert session.scalar(select(SignInSession.id)) is None
        assert session.scalar(select(Errand.id).where(Errand.kind == "sign_in_vouch")) is None


@on_sqlite
@pytest.mark.parametrize(
    ("switch", "said"),
    [
        (IdentitySwitch.DENIED, "đã bị từ chối"),
        (IdentitySwitch.SILENT, "chưa trả lời"),
        (IdentitySwitch.NONSENSE, "Chưa đăng nhập được"),
    ],
)
def test_what_goes_wrong_at_the_provider_is_said_on_both_screens(
    phone: Phone, switch: IdentitySwitch, said: str
) -> None:
    begun = start(phone)
    phone.turn(switch)
    assert said in phone.walk(str(begun["url"])).text
    assert look(phone, begun["session"]) | {"as_of": ""} == {"state": "failed", "sign_in": None, "as_of": ""}
    # The next try is another sign-in, and nothing of the first stands in its way.
    phone.turn(IdentitySwitch.WELL)
    again = start(phone)
    phone.walk(str(again["url"]))
    assert look(phone, again["session"])["state"] == "done"


@on_sqlite
def test_saying_no_is_no(phone: Phone) -> None:
    begun = start(phone)
    phone.walk(str(begun["url"]), "refuse")
    assert look(phone, begun["session"])["state"] == "failed"


@on_sqlite
def test_a_way_back_is_gone_once(phone: Phone) -> None:
    begun = start(phone)
    sent = phone.begin(str(begun["url"]))
    back = phone.choose(sent, "mai")
    assert "Xong rồi" in phone.open(back).text
    other = phone.choose(sent, "duc")
    assert "Mã này đã dùng rồi" in phone.open(other).text
    assert isinstance(found := signed_in(phone, look(phone, begun["session"])), SignIn)
    assert found.number == MAI.number
    # The QR that somebody photographed leads nowhere any more.
    assert phone.open(str(begun["url"])).status_code == 200


@on_sqlite
def test_whoever_saw_the_qr_only_cannot_come_back_in_somebody_s_place(phone: Phone) -> None:
    begun = start(phone)
    forged = query(state=f"{begun['session']}.{'A' * 43}", code="x")
    assert "trong cùng một trình duyệt" in phone.open(f"/sign-in/back?{forged}").text
    phone.begin(str(begun["url"]))
    assert "Chưa đăng nhập được" in phone.open(f"/sign-in/back?{forged}").text
    assert look(phone, begun["session"])["state"] == "waiting"
    assert "Xong rồi" in phone.walk(str(begun["url"])).text


@on_sqlite
def test_whoever_opens_a_qr_that_was_sent_on_is_asked_which_kiosk_is_before_them(phone: Phone) -> None:
    url = str(start(phone)["url"])
    page = phone.open(url)
    assert "Quý vị đang đứng tại Hoàn Kiếm?" in page.text
    assert "Are you standing at Hoàn Kiếm?" in phone.open(url, "en").text
    cookie = page.headers["set-cookie"]
    for said in ("__Host-sign-in=", "HttpOnly", "Secure", "SameSite=lax", "Path=/", "Max-Age=300"):
        assert said in cookie
    assert "Domain" not in cookie
    assert f"form-action 'self' {ISSUER};" in page.headers["content-security-policy"]
    # A form on somebody else's page comes without the cookie.
    elsewhere = replace(phone, cookies={})
    answer = elsewhere.say_yes(url)
    assert (answer.status_code, "trong cùng một trình duyệt" in answer.text) == (200, True)


@on_sqlite
def test_only_the_browser_that_began_comes_back(phone: Phone) -> None:
    begun = start(phone)
    sent = phone.begin(str(begun["url"]))
    other = replace(phone, cookies={})
    other.open(str(begun["url"]))
    assert "Mã này đã dùng rồi" in other.say_yes(str(begun["url"])).text
    assert "trong cùng một trình duyệt" in other.open(other.choose(sent, "duc")).text
    assert "trong cùng một trình duyệt" in replace(phone, cookies={}).open(phone.choose(sent, "duc")).text
    # None of that stood in the way of the one who began, who may also say yes twice.
    assert "Xong rồi" in phone.walk(str(begun["url"])).text
    assert isinstance(found := signed_in(phone, look(phone, begun["session"])), SignIn)
    assert found.number == MAI.number


@on_sqlite
def test_after_five_minutes_it_is_over(phone: Phone) -> None:
    begun = start(phone)
    back = phone.choose(phone.begin(str(begun["url"])), "mai")
    phone.world.clock.ms += 301_000
    assert look(phone, begun["session"])["state"] == "expired"
    assert "Đã hết giờ" in phone.open(str(begun["url"])).text
    assert "Đã hết giờ" in phone.open(back).text


def test_it_is_of_one_kiosk_and_one_visit(phone: Phone) -> None:
    begun = start(phone)
    phone.walk(str(begun["url"]))
    stranger = AtKiosk(phone.world, phone.world.other_device("B02"))
    answer = stranger.hear(AskKind.SIGN_IN, {"do": "look", "session": begun["session"]})
    assert answer["state"] == "expired"
    assert not isinstance(signed_in(phone, look(phone, begun["session"]), "0" * 64), SignIn)


@on_sqlite
def test_a_kiosk_may_begin_six_a_minute(phone: Phone) -> None:
    for _ in range(phone.world.config.identity.starts_per_minute):
        assert "url" in start(phone)
    refused = phone.citizen.ask(AskKind.SIGN_IN, {"do": "start", "visit": VISIT}, phone.citizen.new_id())
    assert error_of(refused) == "rate_limited"


@pytest.mark.parametrize(
    "body", [{}, {"do": "start"}, {"do": "start", "visit": "x"}, {"do": "look"}, {"do": 1}]
)
def test_a_question_of_no_sense_is_refused(phone: Phone, body: dict[str, object]) -> None:
    assert error_of(phone.citizen.ask(AskKind.SIGN_IN, body, phone.citizen.new_id())) == "bad_request"


@on_sqlite
def test_while_the_provider_is_away_none_is_offered(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    away = call(phone.provider, "GET", "/nowhere")
    assert away.status_code == 404
    monkeypatch.setattr(phone.web, "app", phone.world.public)
    assert start(phone)["error"] == "not_offered"


@on_sqlite
def test_the_provider_asks_whom_to_be_in_both_languages_and_says_that_it_is_practice(phone: Phone) -> None:
    address = phone.begin(str(start(phone)["url"])).removeprefix(ISSUER)
    page = call(phone.provider, "GET", address)
    assert "BẢN DÙNG THỬ" in page.text
    assert "Đây không phải VNeID" in page.text
    assert all(person.name in page.text for person in load_invented(CITIZENS).values())
    assert "Nobody here is real" in call(phone.provider, "GET", f"{address}&lang=en").text
    assert "form-action 'self' https://127.0.0.1:8443;" in page.headers["content-security-policy"]
    stranger = address.replace("8443", "8444")
    assert call(phone.provider, "GET", stranger).status_code == 422


def test_the_practice_citizens_are_those_of_the_cards() -> None:
    for person in load_invented(CITIZENS).values():
        card = (CITIZENS.parents[2] / "drivers" / "card" / "personas" / f"{person.id}.toml").read_text()
        for value in (f'number = "{person.number}"', f'name = "{person.name}"', f"birth = {person.birth}"):
            assert value in card


def test_ids_of_questions_fit_their_column() -> None:
    longest = f"begin:ask:{'K' * 64}:{ids.uuid7(0, bytes(10))}"
    assert len(longest) <= 120


@on_sqlite
@pytest.mark.parametrize("secret", ["%C3%A9", "%00", "%FF", "x" * 5000])
def test_a_client_s_secret_of_any_letters_is_a_wrong_one(phone: Phone, secret: str) -> None:
    pair = base64.b64encode(f"{phone.world.config.identity.client_id}:{secret}".encode()).decode()
    answer = call(phone.provider, "POST", "/token", headers={"authorization": f"Basic {pair}"})
    assert (answer.status_code, answer.json()) == (401, {"error": "invalid_client"})


@on_sqlite
@pytest.mark.parametrize("code", ["%00", "%ED%A0%80", "%E2%80%AE", "%FF"])
def test_whatever_a_telephone_brings_back_as_a_code_is_answered(phone: Phone, code: str) -> None:
    address = phone.begin(str(start(phone)["url"]))
    state = parse_qs(urlsplit(address).query)["state"][0]
    answer = phone.open(f"{PUBLIC}{BACK}?state={state}&code={code}")
    assert answer.status_code == 200
