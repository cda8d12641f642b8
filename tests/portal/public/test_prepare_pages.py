"""The form for home: whole in both languages, and allowed by its policy to do nothing but be there."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from portal.keys import load_signing_key
from portal.pages.words import languages
from portal.public.prepare import POLICY
from portal.public.questions import read_places, read_procedure
from portal.public.shelf import _shipped, read
from portal.publish.bundles import Press, Wish
from sync.contract.bundle import BundleKind
from tests.portal.pages.strict_html import Page
from tests.portal.world import START_MS, World, call

CATALOGUE = read(_shipped())
SCRIPT = "script: script or style in the page"
STATIC = Path(__file__).parents[3] / "portal" / "public" / "static"


def test_the_list_names_what_a_kiosk_can_finish(world: World) -> None:
    assert len(CATALOGUE.procedures) == 15
    for code in languages():
        answer = call(world.public, "GET", f"/prepare?lang={code}")
        assert answer.headers["content-security-policy"] == POLICY
        page = Page.read(answer.text)
        assert page.wrongs == []
        for procedure in CATALOGUE.procedures.values():
            assert procedure.name[code] in answer.text
            assert f"/prepare/{procedure.id}?lang={code}" in page.addresses
        assert "/prepare/passport" not in answer.text


def test_every_form_is_whole_strict_and_asks_for_no_number_of_an_identity_paper(world: World) -> None:
    for procedure in CATALOGUE.procedures.values():
        for code in languages():
            answer = call(world.public, "GET", f"/prepare/{procedure.id}?lang={code}")
            assert answer.status_code == 200
            assert answer.headers["content-security-policy"] == POLICY
            assert "set-cookie" not in answer.headers
            page = Page.read(answer.text)
            assert set(page.wrongs) == {SCRIPT}
            assert all(to.startswith(("/", "#")) for to in page.addresses)
            assert not re.search(r"<form|<iframe|https?://| action=| style=| on[a-z]+=", answer.text)
            assert re.findall(r"<script[^>]*>", answer.text) == [
                f'<script src="/scripts/{name}.js" defer="defer">'
                for name in ("qr", "prepared", "answers", "form")
            ]
            assert "<noscript>" in answer.text
            shown = answer.text.replace("&#x27;", "'").replace("&quot;", '"')
            for question in procedure.questions:
                assert question.kind != "personal_number"
                assert question.question[code] in shown
                assert all(label[code] in shown for _, label, _ in question.options)
            for text in (*procedure.at_kiosk, *procedure.from_card):
                assert text[code] in shown


def test_no_question_of_a_procedure_is_lost() -> None:
    for path, content in _shipped().items():
        procedure = read_procedure(content) if path.startswith("procedures/") else None
        if procedure is None:
            continue
        count = 0
        for entry in tomllib.loads(content.decode())["fields"]:
            parts = {"address": 2, "person": len(entry.get("parts", []))}
            count += parts.get(entry["kind"], 1)
        assert len(procedure.questions) + len(procedure.at_kiosk) + len(procedure.from_card) == count


@pytest.mark.parametrize(
    "path", ["/prepare/nothing", "/prepare/passport", "/prepare/..%2f..%2fREADME", "/prepare/%00"]
)
def test_another_procedure_is_no_page(world: World, path: str) -> None:
    answer = call(world.public, "GET", path)
    assert answer.status_code == 404
    assert "passport" not in answer.text


def test_what_is_asked_behind_the_address_is_ignored(world: World) -> None:
    plain = call(world.public, "GET", "/prepare/birth_extract?lang=vi")
    long = call(world.public, "GET", f"/prepare/birth_extract?lang=vi&name={'x' * 5000}")
    assert long.text == plain.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_sent_there(world: World, method: str) -> None:
    answer = call(world.public, method, "/prepare/birth_extract", content=b"name=x")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"


@pytest.mark.parametrize("name", ["qr", "prepared", "answers", "form"])
def test_the_scripts_reach_for_nothing(world: World, name: str) -> None:
    answer = call(world.public, "GET", f"/scripts/{name}.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    for reach in (
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
        "sendBeacon",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "cookie",
        "http:",
        "https:",
        "innerHTML",
        "eval(",
        "import",
        "location",
    ):
        assert reach not in answer.text
    assert call(world.public, "GET", "/scripts/..%2fform.js").status_code == 404


def test_a_broken_file_costs_its_own_procedure_only() -> None:
    files = _shipped() | {"procedures/birth_extract.toml": b"\xff", "wards.json": b"["}
    found = read(files)
    assert len(found.procedures) == 14
    assert found.places == ()
    assert read_places(files["units.json"], json.dumps({"old": []}).encode())[0].code == "00004"


def test_what_was_published_is_asked_once_its_day_has_come(world: World) -> None:
    press = Press(world.database, load_signing_key(world.places.catalogue_key), True, world.clock)
    content = _shipped()["procedures/birth_extract.toml"]
    files = {"claim.toml": b"a = 1", "units.json": b'{"units": []}', "procedures/birth_extract.toml": content}
    assert call(world.public, "GET", "/prepare/elderly_allowance").status_code == 200
    press.publish(BundleKind.CATALOGUE, files, Wish())
    assert call(world.public, "GET", "/prepare/elderly_allowance").status_code == 404
    assert call(world.public, "GET", "/prepare/birth_extract").status_code == 200
    later = datetime.fromtimestamp(START_MS // 1000, UTC) + timedelta(days=30)
    press.publish(BundleKind.CATALOGUE, _shipped(), Wish(effective=later))
    assert call(world.public, "GET", "/prepare/elderly_allowance").status_code == 404
