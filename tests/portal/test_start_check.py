"""No screen and no paper promises what nobody does: looked at before anything is served."""

from __future__ import annotations

import io
import json
import os
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from portal import ailing
from portal import config as config_file
from portal.__main__ import main
from portal.cities import NoCityError, make_city
from portal.places import Places
from portal.start_check import Promised, keeps_appointments, problems, read_site, site_problems

SITES = Path(__file__).parents[2] / "assets" / "catalogue" / "sites"
REAL = """practice = false
[identity]
issuer = "https://id.example.vn"
public_url = "https://tram.example.vn"
[notices]
phone = "zalo"
email = "smtp"
[notices.smtp]
host = "mail.example.vn"
sender = "tram@example.vn"
[notices.zalo]
url = "https://zns.example.vn/send"
"""


@pytest.fixture
def places(made_portal: Path, tmp_path: Path) -> Places:
    made = Places(Path(shutil.copytree(made_portal, tmp_path / "state")))
    (made.state / "herald" / "provider.txt").write_text("token")
    return made


NO_CITY = "practice is false, and no adapter hands dossiers over to a real city (docs/portal.md)"


def wrong(places: Places, text: str) -> list[str]:
    """Of a city that has its adapter."""
    places.config.write_text(text)
    found = problems(places, config_file.load(places.config))
    assert found.pop(0) == NO_CITY
    return found


@pytest.mark.parametrize("site", sorted(SITES.glob("*.toml")), ids=lambda path: path.stem)
def test_each_practice_site_promises_what_a_practice_portal_does(site: Path, places: Places) -> None:
    config = config_file.load(places.config)
    assert site_problems(config, read_site(site), desks=keeps_appointments(places, config)) == []


def test_the_rehearsal_s_site_offers_all_of_it() -> None:
    assert read_site(SITES / "practice.toml") == Promised(("phone", "email"), sign_in=True, booking=True)


def test_a_real_system_that_is_whole_may_serve(places: Places) -> None:
    assert wrong(places, REAL) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('phone = "zalo"', 'phone = "file"', "notices.phone"),
        ('email = "smtp"', 'email = "file"', "notices.email"),
        ("https://id.example.vn", "https://127.0.0.1:4443", "identity.issuer"),
        ("https://id.example.vn", "https://localhost", "identity.issuer"),
        ("https://id.example.vn", "http://id.example.vn", "identity.issuer"),
        ("https://tram.example.vn", "", "identity.public_url"),
        ("https://zns.example.vn", "http://zns.example.vn", "notices.zalo.url"),
        ('host = "mail.example.vn"', "", "notices.smtp.host"),
        ("[notices.zalo]", "[notices.zalo]\ntemplate = '{'", "notices.zalo.template"),
        ("[notices.zalo]", "[notices.zalo]\nkey_file = 'none.txt'", "notices.zalo.key_file"),
        ("[notices.smtp]", "[notices.smtp]\nuser = 'tram'", "notices.smtp.key_file"),
        ("[identity]", "[identity]\nclient_key_file = 'none.txt'", "identity.client_key_file"),
    ],
)
def test_one_thing_that_would_not_hold_is_named(places: Places, old: str, new: str, said: str) -> None:
    assert old in REAL
    found = wrong(places, REAL.replace(old, new))
    assert found
    assert all(each.startswith(said) for each in found)


def test_sites_that_promise_more_than_the_portal_does_are_named(places: Places) -> None:
    places.config.write_text(REAL.replace('phone = "zalo"', "").replace("https://id.example.vn", ""))
    config = config_file.load(places.config)
    promised = Promised(("phone", "email"), sign_in=True, booking=True)
    assert site_problems(config, promised, desks=keeps_appointments(places, config)) == [
        "notices by phone: no adapter sends them",
        "booking: no desk keeps appointments (desks.toml)",
        "sign_in: no provider is set",
    ]


def test_serve_does_not_start_and_check_says_why(places: Places) -> None:
    places.config.write_text(REAL.replace('phone = "zalo"', 'phone = "file"'))
    out, said = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(said):
        assert main(["serve", "--state", str(places.state)]) == 1
        site = str(SITES / "practice.toml")
        assert main(["check", "--state", str(places.state), "--site", site, "--json"]) == 1
    assert "notices.phone" in said.getvalue()
    assert json.loads(out.getvalue())["well"] is False


def test_a_portal_with_nobody_to_hand_over_to_does_not_serve_and_says_why(
    places: Places,
) -> None:
    places.config.write_text("practice = false\n")
    said = io.StringIO()
    with redirect_stderr(said):
        assert main(["serve", "--state", str(places.state)]) == 1
    assert said.getvalue().splitlines() == [f"portal: {NO_CITY}"]
    with pytest.raises(NoCityError):
        make_city(places, config_file.load(places.config), lambda: 0)


def test_what_does_not_stay_up_is_told_while_somebody_serves(places: Places) -> None:
    run_folder = places.serve_lock.parent
    ailing.note(run_folder, "opener", "KeyFileError: portal.key is empty (4 in a row)")
    out = io.StringIO()
    with redirect_stdout(out):
        assert main(["check", "--state", str(places.state), "--json"]) == 0
        places.ports.write_text(json.dumps({"pid": os.getpid()}))
        assert main(["check", "--state", str(places.state)]) == 1
    assert "opener does not stay up: KeyFileError: portal.key is empty (4 in a row)" in out.getvalue()


def test_a_practice_portal_is_well(places: Places) -> None:
    out = io.StringIO()
    with redirect_stdout(out):
        assert (
            main(["check", "--state", str(places.state), "--site", str(SITES / "practice.toml"), "--json"]) == 0
        )
    assert json.loads(out.getvalue()) == {"well": True, "problems": []}
