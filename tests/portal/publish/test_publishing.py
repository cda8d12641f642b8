"""A folder becomes a signed bundle, each version above the last; a kiosk gets it, a stranger nothing."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from portal.__main__ import main
from portal.keys import load_signing_key
from portal.places import Places
from portal.publish.bundles import Press, PublishError, Wish
from portal.publish.notices import announce, hanoi_time, shown, withdraw
from portal.publish.reading import FolderError, read_folder
from portal.publish.roster import members
from sync.contract import signed
from sync.contract.announcements import Announcement
from sync.contract.bundle import MAX_FILE_BYTES, Bundle, BundleKind, verify_bundle
from sync.contract.canonical import b64decode
from sync.contract.faults import ContractFault
from sync.contract.keyset import KeySet, verify_keyset
from sync.contract.roster import Role, code_matches
from tests.portal.console_desk import CATALOGUE as FOLDER
from tests.portal.world import START_MS, World, call, error_of

CATALOGUE, NOTICES = BundleKind.CATALOGUE, BundleKind.ANNOUNCEMENTS
NOW = datetime.fromtimestamp(START_MS // 1000, UTC)
ONE = {"claim.toml": b"a = 1", "procedures/x.toml": b"b = 1", "units.json": b"{}"}
TWO = ONE | {"claim.toml": b"a = 2"}


def press(world: World) -> Press:
    return Press(world.database, load_signing_key(world.places.catalogue_key), True, world.clock)


def keys_of(places: Places) -> KeySet:
    root = b64decode(places.root_public.read_text().strip())
    assert root is not None
    keyset = verify_keyset(places.keyset.read_bytes(), root, 1)
    assert isinstance(keyset, KeySet)
    return keyset


def fetched(world: World, kind: BundleKind, after: int = 0) -> Bundle | None:
    """As a kiosk's app reads it: through the network-facing side, under the keys that the root signed."""
    answer = world.device.send("GET", f"/v1/content/{kind}?after={after}")
    if answer.status_code == 204:
        return None
    assert answer.status_code == 200
    keys = keys_of(world.places).catalogue_keys
    bundle = verify_bundle(kind, answer.content, keys, least=after + 1, practice=True)
    assert isinstance(bundle, Bundle), bundle
    return bundle


def test_a_kiosk_gets_what_was_published_byte_for_byte(world: World) -> None:
    assert fetched(world, CATALOGUE) is None
    assert press(world).publish(CATALOGUE, ONE, Wish()).version == 1
    bundle = fetched(world, CATALOGUE)
    assert bundle is not None
    assert not bundle.held_back
    for file in bundle.files:
        answer = world.device.send("GET", f"/v1/content/blobs/{file.sha256}")
        assert (answer.status_code, answer.content) == (200, ONE[file.path])
        assert answer.headers["content-type"] == "application/octet-stream"
    assert fetched(world, CATALOGUE, after=1) is None


def test_versions_rise_and_old_files_stay(world: World) -> None:
    for number, files in enumerate((ONE, TWO, ONE), start=1):
        assert press(world).publish(CATALOGUE, files, Wish()).version == number
    assert press(world).publish(CATALOGUE, ONE, Wish(version=40)).version == 40
    old = hashlib.sha256(TWO["claim.toml"]).hexdigest()
    assert world.device.send("GET", f"/v1/content/blobs/{old}").content == TWO["claim.toml"]


def test_one_that_waits_for_its_day_is_not_lost_by_accident(world: World) -> None:
    later = NOW + timedelta(days=9)
    assert press(world).publish(CATALOGUE, ONE, Wish(later)).held_back
    with pytest.raises(PublishError, match="would never come into force"):
        press(world).publish(CATALOGUE, TWO, Wish())
    assert press(world).publish(CATALOGUE, TWO, Wish(replace_pending=True)).version == 2
    with pytest.raises(PublishError, match="slip"):
        press(world).publish(CATALOGUE, TWO, Wish(NOW + timedelta(days=3000)))


def test_renewed_the_content_stays_and_the_term_is_new(world: World) -> None:
    with pytest.raises(PublishError):
        press(world).renew(CATALOGUE, Wish())
    first = press(world).publish(CATALOGUE, ONE, Wish(NOW + timedelta(days=9)))
    world.clock.ms += 86_400_000
    again = press(world).renew(CATALOGUE, Wish())
    assert (again.version, again.files, again.effective_from) == (2, first.files, first.effective_from)
    assert again.expires >= first.expires


@pytest.mark.parametrize(
    "target",
    [
        *("/v1/content/catalogue", f"/v1/content/blobs/{'0' * 64}"),
    ],
)
def test_nobody_but_an_enrolled_kiosk(world: World, target: str) -> None:
    assert error_of(call(world.ingest, "GET", target)) == "unauthorised"


@pytest.mark.parametrize(
    ("target", "error"),
    [
        ("/v1/content/secrets", "bad_request"),
        ("/v1/content/catalogue?after=-1", "bad_request"),
        ("/v1/content/catalogue?after=9007199254740993", "bad_request"),
        ("/v1/content/blobs/../../root", "not_found"),
        ("/v1/content/blobs/abc", "bad_request"),
        (f"/v1/content/blobs/{'A' * 64}", "bad_request"),
        (f"/v1/content/blobs/{'0' * 64}", "not_found"),
    ],
)
def test_a_question_that_is_none(world: World, target: str, error: str) -> None:
    assert error_of(world.device.send("GET", target)) == error


def note(name: str, until: str = "2027-01-01T00:00:00Z") -> Announcement:
    return Announcement(
        name, {"vi": "Nghỉ", "en": "Closed"}, {"vi": "Mai", "en": "Later"}, "2026-11-01T00:00:00Z", until
    )


def test_announcements_one_by_one(world: World) -> None:
    board = press(world)
    announce(board, note("a"), Wish())
    announce(board, note("b", "2026-12-01T00:00:00Z"), Wish())
    announce(board, note("a", "2027-02-01T00:00:00Z"), Wish())
    assert [(each.id, each.until[:7]) for each in shown(board)] == [("a", "2027-02"), ("b", "2026-12")]
    world.clock.ms += 20 * 86_400_000
    announce(board, note("c"), Wish())
    assert [each.id for each in shown(board)] == ["c", "a"]
    withdraw(board, "a", Wish())
    assert [each.id for each in shown(board)] == ["c"]
    with pytest.raises(PublishError):
        withdraw(board, "a", Wish())
    with pytest.raises(PublishError, match="title"):
        announce(
            board,
            Announcement("d", {"vi": "", "en": ""}, {}, "2026-11-01T00:00:00Z", "2027-01-01T00:00:00Z"),
            Wish(),
        )


def test_days_are_those_of_ha_noi() -> None:
    assert hanoi_time("2026-11-23") == "2026-11-22T17:00:00Z"
    assert hanoi_time("2026-11-23", end=True) == "2026-11-23T17:00:00Z"
    assert hanoi_time("2026-11-23T17:30", end=True) == "2026-11-23T10:30:00Z"
    for text in ("", "tomorrow", "2026-02-31", "2026-11-23T17:30Z", "9999-12-31", "0001-01-01T06:59"):
        with pytest.raises(PublishError):
            hanoi_time(text, end=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "catalogue"))


def test_what_ships_may_be_published_without_its_sites(folder: Path) -> None:
    found = read_folder(folder, CATALOGUE)
    assert "procedures/birth_extract.toml" in found
    assert not [path for path in found if path.startswith("sites")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("claim.toml", b"a = ["),
        ("claim.toml", b"\xff"),
        ("claim.toml", b""),
        ("units.json", b"[" * 100_000),
        ("notes.txt", b"x"),
        ("procedures/Upper.toml", b"a = 1"),
        ("procedures/deep/er.toml", b"a = 1"),
        ("procedures/large.toml", b"#" * (MAX_FILE_BYTES + 1)),
    ],
)
def test_a_folder_with_a_mistake_is_refused(folder: Path, name: str, content: bytes) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    with pytest.raises(FolderError):
        read_folder(folder, CATALOGUE)


def test_a_link_leads_nowhere(folder: Path) -> None:
    (folder / "procedures" / "x.toml").symlink_to("/etc/passwd")
    with pytest.raises(FolderError, match="link"):
        read_folder(folder, CATALOGUE)


def test_a_board_or_a_schedule_must_read(tmp_path: Path) -> None:
    for kind in (NOTICES, BundleKind.SCHEDULES):
        with pytest.raises(FolderError, match="missing"):
            read_folder(tmp_path, kind)
        (tmp_path / kind.only_file).write_bytes(b"{}")
        with pytest.raises(FolderError, match="misshapen"):
            read_folder(tmp_path, kind)
        (tmp_path / kind.only_file).unlink()


def test_at_the_command_line(
    made_portal: Path, tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = shutil.copytree(made_portal, tmp_path / "state")
    where = ("--state", str(state), "--json")
    assert main(["publish", str(folder), "--effective", "2026-12-01", *where]) == 0
    assert json.loads(capsys.readouterr().out)["version"] == 1
    assert main(["publish", str(folder / "procedures"), *where]) == 1
    assert main(["publish", str(folder), "--effective", "0001-01-01", *where]) == 1
    assert main(["publish", *where]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(each["kind"], each["version"], each["effective_from"]) for each in told] == [
        ("catalogue", 1, "2026-11-30T17:00:00Z")
    ]
    words = ["--title-vi", "Nghỉ", "--title-en", "Closed", "--body-vi", "Mai", "--body-en", "Later"]
    assert main(["announce", "closed", *words, "--until", "2099-01-01", *where]) == 0
    assert main(["announce", "closed", *words, *where]) == 1
    assert main(["announce", "closed", "--withdraw", *where]) == 0
    assert "shown" in capsys.readouterr().out


def test_no_other_key_of_the_portal_publishes(world: World) -> None:
    document = signed.sign(signed.Kind.CATALOGUE, {}, load_signing_key(world.places.receipt_key))
    keys = keys_of(world.places).catalogue_keys
    assert isinstance(verify_bundle(CATALOGUE, document, keys, least=1, practice=True), ContractFault)


def test_a_roster_is_put_in_and_taken_out_one_by_one(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--state", str(world.places.state), "--json"]
    who = ["--role", "collaborator", "--name", "Lê Thu Hà", "--card", "5a" * 32, "--until", "2099-12-31"]
    for code, status in (("135791", 0), ("111111", 1), ("13579", 1)):
        monkeypatch.setattr("sys.stdin", io.StringIO(code + "\n"))
        assert main(["roster", *where, "put", "CTV-012", *who]) == status
    assert "135791" not in capsys.readouterr().out
    bundle = fetched(world, BundleKind.ROSTER)
    assert bundle is not None
    (member,) = members(press(world))
    assert (member.id, member.role, member.sites) == ("CTV-012", Role.COLLABORATOR, ())
    assert code_matches(member, "135791", "5a" * 32)
    assert main(["roster", *where]) == 0
    told = capsys.readouterr().out
    assert "CTV-012" in told
    assert member.card not in told
    assert member.code not in told
    assert main(["roster", *where, "remove", "CTV-012"]) == 0
    assert main(["roster", *where, "remove", "CTV-012"]) == 1
    assert members(press(world)) == ()
    assert fetched(world, BundleKind.ROSTER, bundle.version) is not None
