"""What anybody may see: marked as practice, in two languages, loading nothing, telling nothing personal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import select

from portal.adapters.bank_simulated import place_orders
from portal.console.deeds import Deed
from portal.pages.html import Html, facts, tag
from portal.pages.words import choose, languages
from portal.store.dossiers import ANY_TROUBLE
from portal.store.models import BankOrder
from portal.store.states import AWAITING, HELD, STEP_OF_STATE, Step, Trouble
from portal.switches import BankSwitch
from sync.contract import ids, vietqr
from sync.contract.dossier import Assurance
from sync.contract.receipts import DossierState, PaymentState
from sync.contract.vietqr import VietQr
from tests.portal.payments.test_money import DUE, intend, notify, reference_of
from tests.portal.world import World, call
from tests.sync.builders import NAME, NUMBER

VALID = ids.new_code(bytes)
BANDS = {"vi": "BẢN DÙNG THỬ, KHÔNG CÓ GIÁ TRỊ", "en": "PRACTICE SYSTEM, OF NO LEGAL VALUE"}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("path", ["/", "/status?code=TAM-0000-0000-0", "/pay", "/pay/TAM12345678ABCDEF"])
def test_every_page_bears_the_band_and_loads_nothing_from_outside(
    world: World, path: str, language: str
) -> None:
    answer = call(world.public, "GET", path + ("&" if "?" in path else "?") + f"lang={language}")
    assert BANDS[language] in answer.text
    assert f'<html lang="{language}">' in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert re.findall(r'(?:src|href|action)="(?![/#])[^"]*"', answer.text) == []
    assert "<script" not in answer.text
    assert " style=" not in answer.text


def test_the_code_alone_opens_state_and_step_only(world: World) -> None:
    sealed = world.seal()
    world.device.upload(sealed)
    world.opener.work_once()
    answer = call(world.public, "GET", f"/status?code={sealed.manifest.code.lower()}")
    assert "Đã chuyển tới cơ quan giải quyết" in answer.text
    for secret in (NAME, NUMBER, "THU-000", sealed.manifest.dossier_id, "2.000635"):
        assert secret not in answer.text


def test_a_dossier_that_is_not_whole_is_not_known(world: World) -> None:
    sealed = world.seal()
    world.device.missing(sealed)
    assert call(world.public, "GET", f"/status?code={sealed.manifest.code}").status_code == 404


def test_codes_cannot_be_guessed_by_the_thousand(state: Path) -> None:
    world = World.in_folder(state, guesses_per_minute=2)
    statuses = [call(world.public, "GET", f"/status?code={VALID}").status_code for _ in range(3)]
    assert statuses[-1] == 429
    world.close()


def test_whether_a_code_exists_shows_in_nothing_but_its_state(world: World) -> None:
    """Unknown, half sent and refused by the portal: the same answer to the letter but for the code."""
    half, whole = world.seal(1), world.seal(2)
    world.device.missing(half)
    answers = [
        call(world.public, "GET", f"/status?code={code}")
        for code in (half.manifest.code, VALID, whole.manifest.code)
    ]
    said = [
        answer.text.replace(code, "")
        for answer, code in zip(answers, (half.manifest.code, VALID, whole.manifest.code), strict=True)
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len(set(said)) == 1


def test_too_many_questions_hide_whether_a_code_exists(state: Path) -> None:
    world = World.in_folder(state, guesses_per_minute=1)
    sealed = world.seal()
    world.device.upload(sealed)
    call(world.public, "GET", f"/status?code={VALID}")
    answers = [call(world.public, "GET", f"/status?code={code}") for code in (sealed.manifest.code, VALID)]
    assert [answer.status_code for answer in answers] == [429, 429]
    assert answers[0].headers["retry-after"] == "60"
    assert answers[0].text.replace(sealed.manifest.code, "") == answers[1].text.replace(VALID, "")
    # What is no code at all costs nobody a try, and says nothing either.
    assert call(world.public, "GET", "/status?code=TAM-0000-0000-0").status_code == 400
    world.close()


def test_references_cannot_be_tried_by_the_thousand(state: Path) -> None:
    world = World.in_folder(state, guesses_per_minute=2)
    path = "/pay/TAM12345678ABCDEF"
    assert [call(world.public, "GET", path).status_code for _ in range(3)] == [404, 404, 429]
    assert call(world.public, "GET", f"/status?code={VALID}").status_code == 404
    world.close()


def test_the_code_of_a_slip_fills_the_form_when_it_is_not_found(world: World) -> None:
    assert f'value="{VALID}"' in call(world.public, "GET", f"/status?code={VALID.lower()}").text
    assert call(world.public, "GET", "/status?code=%20").headers["location"] == "/?lang=vi"


def test_whoever_has_paid_is_not_offered_the_button_again(world: World) -> None:
    intend(world)
    path = f"/pay/{reference_of(world)}"
    assert 'class="go"' in call(world.public, "GET", path).text
    sent = call(world.public, "GET", f"{path}?sent=true").text
    assert "Đã gửi lệnh chuyển tiền" in sent
    assert 'class="go"' not in sent


@pytest.mark.parametrize("path", ["/nowhere", "/pay/nonsense", "/?lang=" + "x" * 9, "/status?code=" + "x" * 65])
def test_an_address_that_leads_nowhere_leads_back(world: World, path: str) -> None:
    answer = call(world.public, "GET", path)
    assert answer.status_code in {200, 404, 422}
    assert answer.headers["content-type"].startswith("text/html")
    assert 'href="/?lang=vi"' in answer.text


def test_our_own_bug_is_a_page_too(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("portal.public.status.held_by_code", trip)
    answer = call(world.public, "GET", f"/status?code={VALID}", survive=True)
    assert answer.status_code == 500
    assert "Hồ sơ của quý vị không bị ảnh hưởng" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_code_full_of_markup_is_not_repeated(world: World) -> None:
    answer = call(world.public, "GET", "/status", params={"code": '"><b>x</b>'})
    assert (answer.status_code, "<b>x" in answer.text) == (400, False)


def test_the_bank_page_shows_what_a_strict_reader_reads_and_pays_it(world: World) -> None:
    intend(world)
    reference = reference_of(world)
    answer = call(world.public, "GET", f"/pay/{reference}?lang=en")
    payload = re.search(r'name="qr" value="([^"]+)"', answer.text)
    assert payload is not None
    decoded = vietqr.decode(payload[1])
    assert decoded == VietQr(world.config.payee.bank, world.config.payee.account, DUE, purpose=reference)
    for shown in ("70,000 VND", reference, world.config.payee.account, world.config.payee.name, "<svg"):
        assert shown in answer.text
    paid = call(world.public, "POST", "/pay", data={"qr": payload[1]})
    assert (paid.status_code, paid.headers["location"]) == (303, f"/pay/{reference}?sent=true&lang=vi")
    assert orders(world) == [(DUE, reference)]
    notify(world, DUE, reference)
    assert "Đã nộp đủ 70.000 ₫" in call(world.public, "GET", f"/pay/{reference}").text


def test_paying_a_qr_that_the_portal_has_not_heard_of(world: World) -> None:
    payee = world.config.payee
    payload = vietqr.encode(VietQr(payee.bank, payee.account, DUE, purpose=reference_of(world)))
    assert isinstance(payload, str)
    assert "70.000 ₫" in call(world.public, "GET", "/pay", params={"qr": payload}).text
    call(world.public, "POST", "/pay", data={"qr": payload})
    assert orders(world) == [(DUE, reference_of(world))]


@pytest.mark.parametrize("account", ["113366668889", "1"])
def test_a_qr_with_another_payee_warns_and_does_not_pay(world: World, account: str) -> None:
    payload = vietqr.encode(VietQr(world.config.payee.bank, account, DUE, purpose="X"))
    assert isinstance(payload, str)
    shown = call(world.public, "GET", "/pay", params={"qr": payload}).text
    assert "Đừng chuyển tiền" in shown
    assert '<form action="/pay?' not in shown
    assert call(world.public, "POST", "/pay", data={"qr": payload}).status_code == 400
    assert orders(world) == []


@pytest.mark.parametrize("body", [b"", b"qr=", b"qr=x", b"qr=a&qr=b", b"\xff", b"qr=" + b"9" * 5000])
def test_a_form_of_nonsense(world: World, body: bytes) -> None:
    assert call(world.public, "POST", "/pay", content=body).status_code == 400


@pytest.mark.parametrize(
    ("switch", "amounts"),
    [
        (BankSwitch.LATER, [DUE]),
        (BankSwitch.LESS, [DUE // 2]),
        (BankSwitch.MORE, [DUE + 10_000]),
        (BankSwitch.TWICE, [DUE, DUE]),
        (BankSwitch.NEVER, []),
    ],
)
def test_the_moods_of_the_bank(world: World, switch: BankSwitch, amounts: list[int]) -> None:
    ids = iter("abc")
    place_orders(world.database, switch, memo="X", amount=DUE, clock=world.clock, new_id=lambda: next(ids))
    assert [amount for amount, _ in orders(world)] == amounts


def test_all_languages_have_the_same_keys_and_no_empty_words() -> None:
    shapes = {
        code: {(page, key) for page, table in words._words.items() for key in table}
        for code, words in languages().items()
    }
    assert set(shapes) == {"vi", "en"}
    assert len({frozenset(shape) for shape in shapes.values()}) == 1
    assert all(word for words in languages().values() for t in words._words.values() for word in t.values())


def test_every_state_and_step_has_words() -> None:
    for words in languages().values():
        assert all(words.say("state", state) for state in DossierState)
        assert all(words.say("step", step) and words.say("next", step) for step in Step)
        assert all(words.say("stage", stage) for stage in HELD)
        assert all(words.say("trouble", trouble) for trouble in (ANY_TROUBLE, *Trouble))
        assert all(words.say("payment", state) for state in (AWAITING, *PaymentState))
        assert all(words.say("assurance", known + more) for known in Assurance for more in ("", "_more"))
        assert all(words.say("deed", deed) for deed in Deed)
    assert set(STEP_OF_STATE) == set(DossierState)


@pytest.mark.parametrize(
    ("asked", "accepted", "chosen"),
    [("en", "vi", "en"), (None, "ko,en-GB;q=0.8", "en"), (None, "fr", "vi"), ("../x", "", "vi")],
)
def test_which_language(asked: str | None, accepted: str, chosen: str) -> None:
    assert choose(asked, accepted).language == chosen


def test_text_is_escaped_and_markup_is_not() -> None:
    assert tag("p", "<b>", Html("<i></i>"), title='"') == '<p title="&quot;">&lt;b&gt;<i></i></p>'
    assert facts([("a", "<")]) == "<dl><div><dt>a</dt><dd>&lt;</dd></div></dl>"


def orders(world: World) -> list[tuple[int, str]]:
    with world.database.read() as session:
        return [(o.amount, o.memo) for o in session.scalars(select(BankOrder).order_by(BankOrder.bank_id))]
