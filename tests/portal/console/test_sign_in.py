"""A real console asks who is there, and remembers who looked at what."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from portal.__main__ import main
from portal.console.accounts import Accounts
from portal.console.acts import Acts
from portal.console.app import ConsoleParts, build
from portal.console.sessions import COOKIE, Sessions, token_in
from portal.console.sign_in import SignIn
from portal.rate import Rate
from tests.portal.citizens import file
from tests.portal.engines import SQLITE
from tests.portal.pages.strict_html import Page
from tests.portal.world import World, call
from tests.sync.builders import random_from

pytestmark = pytest.mark.parametrize("store_url", [SQLITE], indirect=True)
PASSWORD = "một câu dài để nhớ"


@dataclass
class Door:
    """A console behind its door, with one officer's account, and the cookie that a browser keeps."""

    world: World
    accounts: Accounts = field(init=False)
    cookie: str = ""

    def __post_init__(self) -> None:
        self.accounts = Accounts(self.world.places.officers, random_from(3))
        assert self.accounts.add("Nam", PASSWORD)
        self.sessions = Sessions(self.accounts, self.world.clock, random_from(4))
        clock = self.world.clock
        parts = SignIn(self.accounts, self.sessions, self.world.desk.acts, Rate(3, clock), Rate(5, clock))
        self.app = build(ConsoleParts(self.world.desk, parts, practice=True))

    def call(self, method: str, path: str, **request: Any) -> httpx.Response:
        headers = {"cookie": self.cookie} if self.cookie else {}
        answer = call(self.app, method, path, headers=headers, **request)
        if "set-cookie" in answer.headers:
            self.cookie = answer.headers["set-cookie"].partition(";")[0]
        return answer

    def sign_in(self, name: str = "Nam", password: str = PASSWORD) -> int:
        return self.call("POST", "/login", data={"name": name, "password": password}).status_code

    def acts(self) -> list[tuple[str, str]]:
        return [(act["officer"], act["what"]) for act in reversed(self.world.desk.acts.read(100))]


@pytest.fixture
def door(world: World) -> Door:
    return Door(world)


def test_without_a_session_there_is_nothing_but_the_way_in(door: Door) -> None:
    code = file(door.world).manifest.code
    for path in ("/", f"/dossiers/{code}", f"/dossiers/{code}/papers/1", "/refunds"):
        answer = door.call("GET", path)
        assert (answer.status_code, answer.headers["location"], answer.content) == (303, "/login", b"")
    assert door.call("GET", "/api/dossiers").json() == {"detail": 401}
    assert door.call("PUT", f"/api/dossiers/{code}/state", json={"state": "done"}).status_code == 401
    page = door.call("GET", "/login")
    assert Page.read(page.text).wrongs == []
    assert door.call("GET", "/style.css").status_code == 200
    assert door.acts() == []


def test_who_signs_in_is_named_in_diary_and_log(door: Door) -> None:
    code = file(door.world).manifest.code
    assert door.sign_in() == 303
    assert "Cán bộ: Nam" in door.call("GET", "/").text
    assert door.call("PUT", f"/api/dossiers/{code}/state", json={"state": "accepted"}).status_code == 200
    shown = door.call("GET", f"/api/dossiers/{code}").json()
    assert shown["diary"][-1]["actor"] == "Nam"
    assert door.call("GET", f"/dossiers/{code}/papers/1").status_code == 200
    assert door.call("POST", "/logout").status_code == 303
    assert door.call("GET", "/").status_code == 303
    assert door.acts() == [("Nam", what) for what in ("sign_in", "read", "paper.1", "sign_out")]


def test_the_cookie_is_for_this_host_and_no_script(door: Door) -> None:
    answer = door.call("POST", "/login", data={"name": "Nam", "password": PASSWORD})
    parts = answer.headers["set-cookie"].split("; ")
    assert parts[0].startswith(f"{COOKIE}=")
    assert set(parts[1:]) == {"Path=/", "HttpOnly", "SameSite=Strict"}


@pytest.mark.parametrize(
    ("name", "password"), [("Nam", "another password"), ("Lan", PASSWORD), ("", ""), ("Nam", "x" * 3000)]
)
def test_a_wrong_password_and_a_wrong_name_are_told_alike(door: Door, name: str, password: str) -> None:
    answer = door.call("POST", "/login", data={"name": name, "password": password})
    assert answer.status_code == 403
    assert "Tên hoặc mật khẩu chưa đúng." in answer.text
    assert password not in answer.text or not password
    assert door.acts() == [("Nam" if name == "Nam" else "unknown", "sign_in_failed")]
    assert door.call("GET", "/").status_code == 303


def test_guessing_has_to_wait_by_name_and_in_all(door: Door) -> None:
    assert [door.sign_in(password="a wrong one") for _ in range(4)] == [403, 403, 403, 429]
    assert door.sign_in("Lan") == 403
    assert door.sign_in("Mai") == 429
    door.world.clock.ms += 60_000
    assert door.sign_in() == 303


@pytest.mark.parametrize("what", ["idle", "old", "removed", "password"])
def test_a_session_ends(door: Door, what: str) -> None:
    assert door.sign_in() == 303
    assert door.call("GET", "/").status_code == 200
    if what == "idle":
        door.world.clock.ms += 31 * 60_000
    elif what == "old":
        for _ in range(30):
            door.world.clock.ms += 20 * 60_000
            door.call("GET", "/")
        door.world.clock.ms += 20 * 60_000
    elif what == "removed":
        assert door.accounts.remove("Nam")
    else:
        assert door.accounts.add("Nam", "another long one")
    assert door.call("GET", "/").status_code == 303


def test_any_cookie_is_read_without_harm(door: Door) -> None:
    for header in ("", "desk", "desk=", "other=1", "a=b; desk=x", "desk=" + "é" * 5, '";'):
        assert door.sessions.officer(token_in(header)) is None


def test_only_practice_can_be_open(world: World) -> None:
    with pytest.raises(ValueError, match="door"):
        build(ConsoleParts(world.desk, None, practice=False))


def test_the_file_of_accounts_holds_no_password(door: Door) -> None:
    text = door.world.places.officers.read_text()
    assert PASSWORD not in text
    assert list(json.loads(text)) == ["Nam"]
    assert door.world.places.officers.stat().st_mode & 0o077 == 0


def test_names_and_passwords_that_are_not_taken(door: Door) -> None:
    wrong = [("committer", PASSWORD), ("a\nb", PASSWORD), ("", PASSWORD), ("Lan", "too short")]
    assert not any(door.accounts.add(name, password) for name, password in wrong)


def test_the_tool_adds_lists_and_removes(
    state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Pipe:
        def isatty(self) -> bool:
            return False

        def readline(self) -> str:
            return f"{PASSWORD}\n"

    monkeypatch.setattr("sys.stdin", Pipe())

    def tool(*arguments: str) -> int:
        return main(["officer", *arguments, "--state", str(state), "--json"])

    assert tool("add", "Lan") == 0
    assert tool("add", "practice") == 1
    assert tool("list") == 0
    assert tool("remove", "Lan") == 0
    assert tool("remove", "Lan") == 1
    assert tool("log") == 0
    out = capsys.readouterr().out
    assert '"name": "Lan"' in out
    assert PASSWORD not in out


def test_the_log_is_read_youngest_first(world: World) -> None:
    acts = Acts(world.database, world.clock)
    for what in ("sign_in", "read"):
        acts.write("Nam", what, "TAM-1")
    assert [act["what"] for act in acts.read(1)] == ["read"]
