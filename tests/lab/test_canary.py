"""The canary lab in small: every spelling is found wherever it lies, and a filed dossier leaves none."""

from __future__ import annotations

import base64
import json
import logging
import os
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.flow.events import Stored
from kiosk_app.flow.moment import Moment
from kiosk_app.rehearsal.places import Places
from kiosk_app.store.database import Database
from kiosk_app.store.drafts import Drafts
from kiosk_app.store.journal import Journal
from tests.kiosk_app.desk import HOLDER, PDF, open_desk
from tests.lab import canary
from tests.lab.canaries.places import Looked, look, look_at_processes
from tests.lab.canaries.plants import PLANTS
from tests.lab.canaries.spellings import Canaries
from tests.lab.canaries.visits import CANARIES
from tests.stories.walk import FRIDAY
from tests.sync.worlds import MEMORY

NAME = "Trịnh Bồ Câu Lửa"
ONE = Canaries({"name": NAME}, {"number": "001052913577"})


def found_in(folder: Path, canaries: Canaries = ONE) -> list[str]:
    looked = Looked()
    look(looked, [folder], canaries.needles())
    return [each.what for each in looked.found]


@pytest.mark.parametrize(
    "trace",
    [
        NAME.encode(),
        NAME.upper().encode("utf-16-le"),
        NAME.lower().encode("utf-16-be"),
        unicodedata.normalize("NFD", NAME).encode(),
        b"trinh bo cau lua",
        b"TRINH<BO<CAU<LUA",
        base64.b64encode(b"x" + NAME.encode() + b"y"),
        base64.b64encode(b"xy" + NAME.encode()),
        base64.b64encode(b"xyz" + NAME.upper().encode() + b"."),
        NAME.encode().hex().encode(),
        json.dumps({"name": NAME}).encode(),
        b"052913577",
        "001052913577".encode("utf-16-le"),
    ],
)
def test_every_spelling_is_found(tmp_path: Path, trace: bytes) -> None:
    (tmp_path / "page").write_bytes(b"\0" * 9000 + trace + b"\1" * 9)
    assert found_in(tmp_path)


def test_what_is_no_trace_is_none(tmp_path: Path) -> None:
    (tmp_path / "noise").write_bytes(bytes(range(256)) * 100 + b"trinh bo, 0010529")
    assert found_in(tmp_path) == []


def test_a_name_in_an_environment_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = Looked()
    look_at_processes(looked, {"us": os.getpid()}, {b"PATH=": "a path"})
    assert looked.processes >= 1
    assert [each.what for each in looked.found][:1] == ["a path"]


def test_the_planted_traces_are_found(tmp_path: Path) -> None:
    places = Places(tmp_path / "root", tmp_path / "run")
    for folder in (places.kiosk, places.spool, places.logs):
        folder.mkdir(parents=True)
    for _, lay, _ in PLANTS:
        lay(places, CANARIES)
    looked = Looked()
    look(looked, places.kiosk_disk, CANARIES.needles())
    for name, _, sign in PLANTS:
        assert any(sign in f"{each.file} {each.what}" for each in looked.found), name


@pytest.fixture
def spool() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="tam", dir=MEMORY) as folder:
        yield Path(folder)


def test_a_dossier_that_is_drafted_and_filed_leaves_nothing(spool: Path) -> None:
    log = logging.FileHandler(spool / "kiosk.log")
    logging.getLogger().addHandler(log)
    desk = open_desk(spool)
    database = Database.open(spool / "visit.db")
    try:
        drafts = Drafts(database, os.urandom(32), os.urandom)
        drafts.save(desk.session.dossier_id, {"answers": {"name": HOLDER.name, "number": HOLDER.number}})
        Journal(database, lambda: Moment(FRIDAY.at), "boot").note("submitted", "birth_extract")
        assert isinstance(desk.filing().submit(desk.order(70_000)), Stored)
        canaries = Canaries({"name": HOLDER.name, "paper": PDF.decode()}, {"number": HOLDER.number})
        assert found_in(spool, canaries) == []
    finally:
        logging.getLogger().removeHandler(log)
        log.close()
        database.close()
        desk.outbox.close()


@pytest.mark.long
@pytest.mark.timeout(600)
def test_whole_visits_leave_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    status = canary.main(["--json", "--size", "2"])
    said = capfd.readouterr()
    told = json.loads(said.out.splitlines()[-1])
    assert told["findings"] == 0, said.err
    assert told["files_read"] > 100
    assert status == 0
