"""One look of the updater, with a RAUC of our own: what it refuses, when it waits, what a restart tells."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk_app.update import incoming, publish, state
from kiosk_app.update.install import look
from kiosk_app.update.place import Place
from sync.contract.releases import NAME, Release, image_version

KEY = Ed25519PrivateKey.generate()


@dataclass
class Kiosk:
    """A place, and a RAUC that says what it is told to say."""

    place: Place
    says: str = ""
    installed: list[bytes] = field(default_factory=list)
    asked: int = 0

    def rauc(self, bundle: Path) -> str:
        self.installed.append(bundle.read_bytes())
        return self.says

    def look(self) -> str:
        def wait(_seconds: float) -> None:
            self.asked += self.place.flag.exists()

        return look(self.place, self.rauc, wait)

    def restarts(self, running: str) -> None:
        self.place = replace(self.place, running=running, boot=self.place.boot + "1")


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    for name in ("spool", "own", "run"):
        (tmp_path / name).mkdir()
    (tmp_path / "spool" / "visit.lock").touch()
    public = KEY.public_key().public_bytes_raw()
    files = (tmp_path / "own" / "state.json", tmp_path / "run" / "restart")
    return Kiosk(Place(True, "2026.11.1", "boot", tmp_path / "spool", *files, public))


@pytest.fixture
def visit(kiosk: Kiosk) -> Iterator[None]:
    descriptor = os.open(kiosk.place.spool / "visit.lock", os.O_RDWR)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    yield
    os.close(descriptor)


def brought(kiosk: Kiosk, version: str = "2026.11.2", content: bytes = b"a bundle") -> Release:
    """Index and bundle lie in the kiosk's folder, as sync leaves them."""
    return carried(kiosk.place.incoming, version, content)


def carried(folder: Path, version: str = "2026.11.2", content: bytes = b"a bundle") -> Release:
    folder.mkdir(exist_ok=True)
    made = folder.parent / "made"
    made.write_bytes(content)
    release = publish.release_of(made, version, 100, "0.0.0")
    publish.add(folder, made, release, KEY, practice=True)
    return release


def test_nothing_came(kiosk: Kiosk) -> None:
    assert kiosk.look() == "nothing newer"


def test_a_newer_one_is_installed_and_started(kiosk: Kiosk) -> None:
    brought(kiosk)
    assert kiosk.look() == "restart"
    assert kiosk.installed == [b"a bundle"]
    assert kiosk.asked == 1


def test_it_is_good_when_it_came_up(kiosk: Kiosk, caplog: pytest.LogCaptureFixture) -> None:
    brought(kiosk)
    kiosk.look()
    kiosk.restarts("2026.11.2")
    with caplog.at_level("INFO"):
        assert kiosk.look() == "nothing newer"
    assert "good 2026.11.2" in caplog.text
    assert kiosk.asked == 1


def test_one_that_rolled_back_is_not_taken_again(kiosk: Kiosk, caplog: pytest.LogCaptureFixture) -> None:
    release = brought(kiosk)
    kiosk.look()
    kiosk.restarts("2026.11.1")
    brought(kiosk)
    assert kiosk.look() == "nothing newer"
    assert "rolled back 2026.11.2" in caplog.text
    assert state.read(kiosk.place.state).tried == (release.sha256,)
    assert len(kiosk.installed) == 1


def test_the_same_version_made_anew_is_taken_after_a_roll_back(kiosk: Kiosk) -> None:
    brought(kiosk)
    kiosk.look()
    kiosk.restarts("2026.11.1")
    brought(kiosk, content=b"mended")
    assert kiosk.look() == "restart"
    assert kiosk.installed == [b"a bundle", b"mended"]


def test_what_rauc_refuses_is_not_offered_again(kiosk: Kiosk) -> None:
    release = brought(kiosk)
    kiosk.says = "signature verification failed"
    assert kiosk.look() == "refused"
    assert not (kiosk.place.incoming / release.file).exists()
    brought(kiosk)
    assert kiosk.look() == "nothing newer"
    assert kiosk.asked == 0


def test_a_bundle_with_a_flipped_bit_never_reaches_rauc(kiosk: Kiosk) -> None:
    release = brought(kiosk)
    (kiosk.place.incoming / release.file).write_bytes(b"a bundlf")
    assert kiosk.look() == "refused"
    assert kiosk.installed == []


def test_a_link_in_a_bundles_place_is_nothing(kiosk: Kiosk, tmp_path: Path) -> None:
    release = brought(kiosk)
    bundle = kiosk.place.incoming / release.file
    bundle.rename(tmp_path / "elsewhere")
    bundle.symlink_to(tmp_path / "elsewhere")
    assert kiosk.look() == "refused"
    assert kiosk.installed == []


def test_an_index_that_nobody_signed_goes_with_its_bundles(kiosk: Kiosk) -> None:
    brought(kiosk)
    kiosk.place = replace(kiosk.place, public=Ed25519PrivateKey.generate().public_key().public_bytes_raw())
    assert kiosk.look() == "refused"
    assert list(kiosk.place.incoming.iterdir()) == []


@pytest.mark.usefixtures("visit")
def test_a_visit_is_not_disturbed(kiosk: Kiosk) -> None:
    brought(kiosk)
    assert kiosk.look() == "a visit"
    assert kiosk.installed == []


def test_a_visit_that_began_meanwhile_puts_the_restart_off(kiosk: Kiosk) -> None:
    brought(kiosk)
    descriptor = os.open(kiosk.place.spool / "visit.lock", os.O_RDWR)

    def rauc(bundle: Path) -> str:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return ""

    assert look(kiosk.place, rauc, lambda _seconds: None) == "a visit"
    assert not kiosk.place.flag.exists()
    os.close(descriptor)
    assert kiosk.look() == "restart"
    assert kiosk.installed == []


def test_without_a_window_nobody_can_tell(kiosk: Kiosk) -> None:
    brought(kiosk)
    (kiosk.place.spool / "visit.lock").unlink()
    assert kiosk.look() == "a visit"


def test_a_damaged_queue_is_looked_after_first(kiosk: Kiosk) -> None:
    brought(kiosk)
    (kiosk.place.spool / "outbox.db").write_bytes(b"no database" * 1000)
    assert kiosk.look() == "the queue"
    assert kiosk.installed == []


def test_a_stick_is_copied_and_then_installed(kiosk: Kiosk, tmp_path: Path) -> None:
    carried(tmp_path / "stick")
    assert incoming.take(kiosk.place, tmp_path / "stick", ()) == "took 2026.11.2"
    assert kiosk.look() == "restart"


def test_a_stick_with_an_older_release_brings_nothing(kiosk: Kiosk, tmp_path: Path) -> None:
    carried(tmp_path / "stick", "2026.10.1")
    assert incoming.take(kiosk.place, tmp_path / "stick", ()) == "nothing newer"
    assert not kiosk.place.incoming.exists()


def test_a_stick_that_was_tampered_with_leaves_nothing_behind(kiosk: Kiosk, tmp_path: Path) -> None:
    release = carried(tmp_path / "stick")
    (tmp_path / "stick" / release.file).write_bytes(b"a bundlf")
    assert incoming.take(kiosk.place, tmp_path / "stick", ()) == "refused 2026.11.2: damaged"
    assert list(kiosk.place.incoming.iterdir()) == []


def test_a_stick_with_a_strangers_index_is_refused(kiosk: Kiosk, tmp_path: Path) -> None:
    carried(tmp_path / "stick")
    (tmp_path / "stick" / NAME).write_bytes(b"{}")
    assert incoming.take(kiosk.place, tmp_path / "stick", ()).startswith("refused")


def test_a_share_grows_without_the_bundle(tmp_path: Path) -> None:
    release = carried(tmp_path / "portal")
    index = publish.add(tmp_path / "portal", None, replace(release, share=10), KEY, practice=True)
    assert [one.share for one in index.releases] == [10]
    with pytest.raises(ValueError, match=NAME):
        publish.add(tmp_path / "portal", None, release, Ed25519PrivateKey.generate(), practice=True)


def test_the_version_is_the_images() -> None:
    assert image_version('ID=tram\nIMAGE_VERSION="2026.11.1"\n') == "2026.11.1"
    assert image_version("ID=debian\n") == ""


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"pending": 1}'])
def test_a_state_file_that_is_none_is_as_if_nothing_had_been_tried(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "state.json").write_bytes(content)
    assert state.read(tmp_path / "state.json") == state.State()
