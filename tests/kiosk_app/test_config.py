"""The kiosk's configuration: every key known, none missing, paths from the file's own folder."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk_app.catalogue.strict import ContentError
from kiosk_app.config import Config, Heard, Times, load_config

PATHS = (
    *("state", "spool", "run", "content", "site", "translations", "root_key", "keyset", "device_key"),
    *("payment_key", "devices_socket"),
)
WHOLE = 'kiosk = "A17"\npractice = true\n' + "".join(f'{name} = "the/{name}"\n' for name in PATHS)


def read(folder: Path, text: str) -> Config:
    path = folder / "kiosk.toml"
    path.write_text(text)
    return load_config(path)


def test_paths_are_taken_from_the_files_folder_and_waits_have_defaults(tmp_path: Path) -> None:
    config = read(tmp_path, WHOLE)
    assert config.state == tmp_path / "the" / "state"
    assert config.switchboard is None
    assert config.times == Times()
    assert read(tmp_path, WHOLE.replace("the/state", "/var/lib/kiosk")).state == Path("/var/lib/kiosk")


def test_one_wait_can_be_set_alone(tmp_path: Path) -> None:
    times = read(tmp_path, WHOLE + "[times]\nidle_ask = 30\n").times
    assert (times.idle_ask, times.idle_answer) == (30, Times().idle_answer)


@pytest.mark.parametrize(
    "broken",
    [
        WHOLE + 'colour = "red"\n',
        WHOLE + "[times]\nidle_aks = 30\n",
        WHOLE + '[times]\nidle_ask = "long"\n',
        WHOLE.replace("practice = true", 'practice = "yes"'),
        WHOLE.replace('kiosk = "A17"', "kiosk = 17"),
        *(WHOLE.replace(f"{name} = ", f"{name}x = ") for name in PATHS),
        "kiosk = ",
        "",
    ],
)
def test_an_unknown_missing_or_wrong_key_is_refused(tmp_path: Path, broken: str) -> None:
    with pytest.raises(ContentError):
        read(tmp_path, broken)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(garbage=st.binary(max_size=200))
def test_any_file_is_read_or_refused_by_name(tmp_path: Path, garbage: bytes) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_bytes(WHOLE.encode() + garbage)
    try:
        config = load_config(path)
    except ContentError:
        return
    assert config.kiosk == "A17"
    assert set(tomllib.loads(path.read_text())) <= {*PATHS, "kiosk", "practice", "switchboard", "times"}


def test_who_hears_what_is_read_is_said_or_nothing_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE).heard == Heard()
    heard = read(tmp_path, WHOLE + '[speech]\noutput = "headset"\nprompts = "spoken"\n').heard
    assert heard == Heard("headset", "default", tmp_path / "spoken")
    for wrong in ('output = "everybody"', 'output = "headset"\nloud = 1', 'device = "default"'):
        with pytest.raises(ContentError, match="speech"):
            read(tmp_path, WHOLE + f"[speech]\n{wrong}\n")
