"""Each adapter against a server that really listens: what it sends, and what it makes of each answer."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.adapters.messenger import Message, Outcome
from portal.adapters.messenger_file import FileMessenger
from portal.adapters.messenger_http import HttpMessenger, fill
from portal.adapters.messenger_mail import MailMessenger
from portal.adapters.web_client import WebClient
from portal.config import HttpSender, Smtp
from portal.places import Places
from tests.portal.herald.providers import Told, https, smtp

MESSAGE = Message("id:state:done:1", "0912345678", "Hồ sơ", "Hồ sơ TAM-1 đã có kết quả: {key}", "TAM-1", "done")
TEMPLATE = {
    "phone": "{to84}",
    "template_id": 7,
    "template_data": {"ma": "{code}", "loi": "{text}"},
    "tracking": "{key}",
}
SENDER = HttpSender(template=json.dumps(TEMPLATE), auth_header="access_token", auth_prefix="", ok="error=0")
MAIL = replace(MESSAGE, to="mai@example.com")


@pytest.fixture
def server_side(made_portal: Path) -> ssl.SSLContext:
    places = Places(made_portal)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(places.tls_chain, places.tls_key)
    return context


@pytest.fixture
def authority(made_portal: Path) -> Path:
    return Places(made_portal).tls_authority


@pytest.fixture
def zalo(server_side: ssl.SSLContext, authority: Path) -> Iterator[tuple[HttpMessenger, Told]]:
    web = WebClient(5.0, authority)
    with https(server_side) as (url, told):
        yield HttpMessenger("zalo", replace(SENDER, url=url), "a token", web), told
    web.close()


def test_a_provider_gets_its_own_json_with_our_values_in_it(zalo: tuple[HttpMessenger, Told]) -> None:
    messenger, told = zalo
    told.answers = [(200, b'{"error": 0}')]
    assert messenger.send(MESSAGE) is Outcome.SENT
    headers, body = told.requests[0]
    assert body == {
        "phone": "84912345678",
        "template_id": 7,
        "template_data": {"ma": "TAM-1", "loi": MESSAGE.text},
        "tracking": MESSAGE.key,
    }
    assert headers["access_token"] == "a token"
    assert headers["idempotency-key"] == MESSAGE.key


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (200, b'{"error": -118}', Outcome.REFUSED),
        (200, b"<html>", Outcome.REFUSED),
        (400, b"{}", Outcome.REFUSED),
        (401, b"{}", Outcome.REFUSED),
        (302, b"{}", Outcome.REFUSED),
        (429, b"{}", Outcome.LATER),
        (500, b"{}", Outcome.UNSURE),
        (502, b"{}", Outcome.UNSURE),
        (200, b"x" * 300_000, Outcome.UNSURE),
    ],
)
def test_what_its_answers_mean(
    zalo: tuple[HttpMessenger, Told], status: int, body: bytes, outcome: Outcome
) -> None:
    messenger, told = zalo
    told.answers = [(status, body)]
    assert messenger.send(MESSAGE) is outcome
    assert len(told.requests) == 1


def test_a_line_that_dies_after_the_message_leaves_it_open(zalo: tuple[HttpMessenger, Told]) -> None:
    messenger, told = zalo
    told.hangs_up = True
    assert messenger.send(MESSAGE) is Outcome.UNSURE


def test_nobody_there_or_somebody_else_s_certificate_is_surely_not_sent(server_side: ssl.SSLContext) -> None:
    web = WebClient(5.0)
    with https(server_side) as (url, told):
        assert HttpMessenger("sms", replace(SENDER, url=url), "t", web).send(MESSAGE) is Outcome.LATER
    assert told.requests == []
    assert HttpMessenger("sms", replace(SENDER, url=url), "t", web).send(MESSAGE) is Outcome.LATER
    web.close()


@given(st.text(max_size=60), st.text(max_size=60))
def test_values_never_become_anything_but_text(text: str, template: str) -> None:
    filled = fill({"a": [template + "{text}"], "b": 1}, replace(MESSAGE, text=text))
    assert filled["b"] == 1
    assert filled["a"][0].endswith(text)


def test_mail_goes_out_under_tls_only(server_side: ssl.SSLContext, authority: Path) -> None:
    trust = ssl.create_default_context(cafile=str(authority))
    with smtp(server_side) as (port, told):
        box = Smtp(host="127.0.0.1", port=port, sender="tram@example.com")
        assert MailMessenger(box, "", ssl.create_default_context()).send(MAIL) is Outcome.LATER
        assert told.mails == []
        told.was_secret = False
        assert MailMessenger(box, "", trust).send(MAIL) is Outcome.SENT
    mail = message_from_bytes(told.mails[0], policy=policy.default)
    assert (mail["to"], mail["from"], mail["subject"]) == ("mai@example.com", "tram@example.com", "Hồ sơ")
    assert mail["auto-submitted"] == "auto-generated"
    body = mail.get_body()
    assert body is not None
    assert "đã có kết quả" in body.get_content()


@pytest.mark.parametrize(
    ("recipient", "hangs_up", "outcome"),
    [
        ("550 unknown", False, Outcome.REFUSED),
        ("450 busy", False, Outcome.LATER),
        ("250 ok", True, Outcome.UNSURE),
    ],
)
def test_what_a_mail_server_says(
    server_side: ssl.SSLContext, authority: Path, recipient: str, hangs_up: bool, outcome: Outcome
) -> None:
    trust = ssl.create_default_context(cafile=str(authority))
    with smtp(server_side) as (port, told):
        told.recipient, told.hangs_up = recipient, hangs_up
        box = Smtp(host="127.0.0.1", port=port, sender="tram@example.com")
        assert MailMessenger(box, "", trust).send(MAIL) is outcome
    assert MailMessenger(box, "", trust).send(MAIL) is Outcome.LATER


def test_practice_writes_a_file_that_tells_nobody_by_its_name(tmp_path: Path) -> None:
    messenger = FileMessenger(tmp_path / "messages")
    assert [messenger.send(MESSAGE), messenger.send(MESSAGE)] == [Outcome.SENT] * 2
    (written,) = (tmp_path / "messages").iterdir()
    assert json.loads(written.read_text())["text"] == MESSAGE.text
    assert MESSAGE.to not in written.name
    assert written.stat().st_mode & 0o077 == 0
