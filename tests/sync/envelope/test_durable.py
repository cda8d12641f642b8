"""What each way of writing promises, held against disks that fail at every step."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sync.envelope import durable
from sync.envelope.durable import (
    make_folder,
    put_once,
    replace_durably,
    shred,
    shred_linked,
    write_new,
    write_synced,
)

OLD, NEW = b"what was there", b"what comes" * 5000
WRITERS: tuple[Callable[[Path, bytes, int], object], ...] = (write_new, put_once, replace_durably, write_synced)
STAGED: tuple[Callable[[Path, bytes, int], object], ...] = (put_once, replace_durably)
ways = pytest.mark.parametrize("write", WRITERS)
staged_ways = pytest.mark.parametrize("write", STAGED)
Failing = Callable[[str, int], None]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Failing]:
    """Let the n-th call, from 0, of a function of `os` fail as a broken disk does."""

    def fail(name: str, at: int = 0, code: int = errno.EIO) -> None:
        real, seen = getattr(os, name), iter(range(at + 1))

        def failed(*given: object, **named: object) -> object:
            if next(seen, None) == at:
                raise OSError(code, "as told")
            return real(*given, **named)

        monkeypatch.setattr(os, name, failed)

    yield fail
    monkeypatch.undo()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "one.json"


def names(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir())


@ways
def test_it_is_there_whole_and_nothing_else(write: Callable[..., object], path: Path) -> None:
    write(path, NEW, 0o600)
    assert path.read_bytes() == NEW
    assert names(path) == [path.name]


@ways
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o660])
def test_the_mode_is_the_one_that_was_asked_for(write: Callable[..., object], path: Path, mode: int) -> None:
    before = os.umask(0o077)
    try:
        write(path, NEW, mode)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_secret_is_never_readable_by_others_for_a_moment(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    real = os.fstat

    def watched(descriptor: int) -> os.stat_result:
        seen.append(stat.S_IMODE(real(descriptor).st_mode))
        return real(descriptor)

    before = os.umask(0)
    try:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fstat", watched)
            replace_durably(path, NEW)
    finally:
        os.umask(before)
    assert set(seen) == {0o600}


def test_a_stick_that_knows_no_modes_takes_it_all_the_same(path: Path, failing: Callable[..., None]) -> None:
    failing("fchmod", 0, errno.EPERM)
    before = os.umask(0o077)
    try:
        replace_durably(path, NEW, 0o644)
    finally:
        os.umask(before)
    assert path.read_bytes() == NEW


@ways
@pytest.mark.parametrize("name", ["fsync", "write"])
def test_a_disk_that_fails_leaves_no_half_file_and_no_temporary_one(
    write: Callable[..., object], name: str, path: Path, failing: Callable[..., None]
) -> None:
    failing(name)
    with pytest.raises(OSError, match="as told"):
        write(path, NEW, 0o600)
    assert names(path) == []


@pytest.mark.parametrize(("name", "at"), [("write", 0), ("fsync", 0), ("rename", 0)])
def test_what_was_there_stays_where_the_new_cannot_be_written(
    name: str, at: int, path: Path, failing: Callable[..., None]
) -> None:
    path.write_bytes(OLD)
    failing(name, at, errno.ENOSPC)
    with pytest.raises(OSError, match="as told") as caught:
        replace_durably(path, NEW)
    assert caught.value.errno == errno.ENOSPC
    assert path.read_bytes() == OLD
    assert names(path) == [path.name]


def test_a_name_that_may_not_be_durable_is_not_told_as_written(
    path: Path, failing: Callable[..., None]
) -> None:
    failing("fsync", 1)
    with pytest.raises(OSError, match="as told"):
        write_new(path, NEW)
    assert names(path) == []


@staged_ways
def test_a_last_flush_that_fails_is_told(
    write: Callable[..., object], path: Path, failing: Callable[..., None]
) -> None:
    failing("fsync", 1)
    with pytest.raises(OSError, match="as told"):
        write(path, NEW, 0o600)
    assert names(path) == [path.name]


@ways
def test_a_folder_whose_file_system_knows_no_sync_is_no_failure(
    write: Callable[..., object], path: Path, failing: Callable[..., None]
) -> None:
    failing("fsync", 1, errno.EINVAL)
    write(path, NEW, 0o600)
    assert path.read_bytes() == NEW


@staged_ways
def test_a_file_system_without_locks_is_no_failure(
    write: Callable[..., object], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", none)
    write(path, NEW, 0o600)
    assert path.read_bytes() == NEW


@ways
def test_bytes_before_the_name_and_the_name_before_it_returns(
    write: Callable[..., object], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order that a power cut judges: file, name, folder."""
    done: list[str] = []
    for name in ("fsync", "rename", "link"):
        real = getattr(os, name)

        def watched(*given: object, _real: Callable[..., object] = real, _name: str = name) -> object:
            is_folder = _name == "fsync" and stat.S_ISDIR(os.fstat(given[0]).st_mode)  # type: ignore[arg-type]  # a descriptor
            done.append("folder" if is_folder else "file" if _name == "fsync" else "name")
            return _real(*given)

        monkeypatch.setattr(os, name, watched)
    write(path, NEW, 0o600)
    wanted: dict[Callable[..., object], list[str]] = {
        write_new: ["file", "folder"],
        write_synced: ["file"],
        put_once: ["file", "name", "folder"],
        replace_durably: ["file", "name", "folder"],
    }
    assert done == wanted[write]


@pytest.mark.parametrize("write", [write_new, write_synced])
def test_a_new_file_is_never_written_over_another(write: Callable[..., object], path: Path) -> None:
    path.write_bytes(OLD)
    with pytest.raises(FileExistsError):
        write(path, NEW, 0o600)
    assert path.read_bytes() == OLD


def test_what_is_put_once_stays(path: Path) -> None:
    assert put_once(path, OLD)
    assert not put_once(path, NEW)
    assert path.read_bytes() == OLD
    assert names(path) == [path.name]


@staged_ways
def test_what_a_power_cut_left_half_is_no_obstacle_and_goes(write: Callable[..., object], path: Path) -> None:
    path.with_name(f".{path.name}.tmp").write_bytes(NEW[:10])
    write(path, NEW, 0o600)
    assert path.read_bytes() == NEW
    assert names(path) == [path.name]


@ways
def test_a_link_laid_in_the_way_leads_nowhere(write: Callable[..., object], path: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "victim").write_bytes(OLD)
    path.with_name(f".{path.name}.tmp").symlink_to(outside / "victim")
    if write is replace_durably:
        path.symlink_to(outside / "victim")
    write(path, NEW, 0o600)
    assert (outside / "victim").read_bytes() == OLD
    assert path.read_bytes() == NEW
    assert not path.is_symlink()


@ways
def test_a_folder_that_is_missing_is_told(write: Callable[..., object], tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write(tmp_path / "missing" / "one", NEW, 0o600)
    assert list(tmp_path.iterdir()) == []


def test_folders_are_made_with_all_their_parents(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert [stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "a", tmp_path / "a" / "b")] == [0o700] * 2


@staged_ways
@pytest.mark.parametrize("lay", [os.mkfifo, os.mkdir])
def test_a_pipe_or_a_folder_in_the_way_hangs_nobody(
    write: Callable[..., object], lay: Callable[[Path], None], path: Path
) -> None:
    lay(path.with_name(f".{path.name}.tmp"))
    if lay is os.mkdir:
        with pytest.raises(IsADirectoryError):
            write(path, NEW, 0o600)
        return
    write(path, NEW, 0o600)
    assert names(path) == [path.name]


def test_a_lock_that_somebody_holds_on_the_folder_hangs_nobody(path: Path) -> None:
    held = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        replace_durably(path, NEW)
    finally:
        os.close(held)
    assert path.read_bytes() == NEW


def test_who_is_still_writing_is_waited_for(path: Path) -> None:
    staged = path.with_name(f".{path.name}.tmp")
    other = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    fcntl.flock(other, fcntl.LOCK_EX)
    second = threading.Thread(target=replace_durably, args=(path, NEW))
    second.start()
    os.write(other, OLD)
    staged.rename(path)
    assert path.read_bytes() == OLD
    os.close(other)
    second.join()
    assert path.read_bytes() == NEW
    assert names(path) == [path.name]


@pytest.mark.parametrize("write", STAGED)
def test_who_never_stops_writing_is_waited_for_only_so_long(
    write: Callable[[Path, bytes, int], object], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "_PATIENCE_S", 0.05)
    staged = path.with_name(f".{path.name}.tmp")
    other = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(TimeoutError):
            write(path, NEW, 0o600)
        assert names(path) == [staged.name]
    finally:
        os.close(other)
    write(path, NEW, 0o600)
    assert names(path) == [path.name]


def test_many_writers_of_one_name_never_make_a_mixture(path: Path) -> None:
    contents = [bytes([number]) * 20_000 for number in range(8)]
    trouble: list[Exception] = []

    def write(content: bytes) -> None:
        try:
            for _ in range(5):
                replace_durably(path, content)
        except OSError as error:
            trouble.append(error)

    threads = [threading.Thread(target=write, args=(content,)) for content in contents]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert trouble == []
    assert path.read_bytes() in contents
    assert names(path) == [path.name]


def test_shredded_is_overwritten_first_and_gone_is_well(path: Path, tmp_path: Path) -> None:
    path.write_bytes(OLD)
    os.link(path, tmp_path / "same")
    shred(path)
    shred(path)
    assert not path.exists()
    assert (tmp_path / "same").read_bytes() == bytes(len(OLD))


def test_a_secret_is_not_shredded_through_a_link(path: Path, tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(OLD)
    path.symlink_to(tmp_path / "victim")
    with pytest.raises(OSError, match=os.strerror(errno.ELOOP)):
        shred(path)
    assert (tmp_path / "victim").read_bytes() == OLD


@pytest.mark.parametrize("is_first_gone", [False, True])
def test_a_key_that_a_technician_linked_is_shredded_where_it_lies(
    path: Path, tmp_path: Path, is_first_gone: bool
) -> None:
    (tmp_path / "disk").mkdir()
    lies, middle = tmp_path / "disk" / "device.key", tmp_path / "disk" / "current"
    lies.write_bytes(OLD)
    os.link(lies, tmp_path / "same")
    middle.symlink_to(lies)
    path.symlink_to(middle)
    if is_first_gone:
        shred_linked(middle)
    shred_linked(path)
    shred_linked(path)
    assert (path.is_symlink(), lies.exists()) == (False, False)
    assert (tmp_path / "same").read_bytes() == bytes(len(OLD))


def test_a_link_to_itself_is_no_key(path: Path) -> None:
    path.symlink_to(path)
    shred_linked(path)
    assert not path.is_symlink()


def test_a_new_name_can_be_made_durable_by_itself(tmp_path: Path, failing: Callable[..., None]) -> None:
    durable.sync_directory(tmp_path)
    failing("fsync")
    with pytest.raises(OSError, match="as told"):
        durable.sync_directory(tmp_path)
