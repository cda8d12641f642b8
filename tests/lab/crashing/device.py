"""A block device that logs what it is given: QEMU's storage daemon, exported over FUSE, under a loop device.

All mounts lie in a mount namespace of this process's own, and the loop devices let themselves go: whatever
way the process ends, nothing stays behind.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from drivers.process import die_with_parent

FILE_SYSTEM = 32 << 20
#: Behind the file system: the marks go there.
TAIL = 64 << 10
_CLONE_NEWNS = 0x20000
_PATIENCE_S = 10.0
_PROGRAMS = {
    "qemu-storage-daemon": "qemu-system-common",
    "losetup": "mount",
    "mount": "mount",
    "mkfs.ext4": "e2fsprogs",
    "e2fsck": "e2fsprogs",
    "setpriv": "util-linux",
}


class DeviceError(Exception):
    """The device cannot be made here; the text says what is missing or what a program complained of."""


def missing() -> list[str]:
    """What this machine lacks, a sentence each; empty where the lab can run."""
    lacks = []
    if os.geteuid() != 0:
        lacks.append("only root may mount")
    for node in ("/dev/fuse", "/dev/loop-control"):
        if not os.access(node, os.R_OK | os.W_OK):
            lacks.append(f"{node} is not there")
    lacks += [
        f"{name} is not installed (Debian: {package})"
        for name, package in _PROGRAMS.items()
        if shutil.which(name, path=_path()) is None
    ]
    return lacks


def private_mounts() -> None:
    """From now on nobody else sees what this process mounts, and it goes with the process."""
    die_with_parent()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWNS) != 0:
        raise OSError(ctypes.get_errno(), "unshare(CLONE_NEWNS)")
    run("mount", "--make-rprivate", "/")


def run(*command: str, cwd: Path | None = None) -> str:
    """Raises DeviceError with the program's last words."""
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=cwd, env={**os.environ, "PATH": _path()}
    )
    if done.returncode != 0:
        raise DeviceError(f"{command[0]}: {(done.stderr or done.stdout).strip()[-300:]}")
    return done.stdout.strip()


@contextlib.contextmanager
def recorded(folder: Path, options: str) -> Iterator[tuple[Path, Path]]:
    """A fresh ext4, mounted; everything that reaches its device goes into `folder`/log.

    Yields the mount point and the device's own file, for marks behind the file system.
    """
    disk, log, export, mounted = (folder / name for name in ("disk", "log", "export", "mounted"))
    mounted.mkdir()
    export.touch()
    log.touch()
    with disk.open("wb") as file:
        file.truncate(FILE_SYSTEM + TAIL)
    with contextlib.ExitStack() as stack:
        stack.enter_context(_exported(disk, log, export))
        loop = run("losetup", "--find", "--show", str(export))
        try:
            geometry = ("-b", "4096", "-J", "size=4", "-E", "lazy_itable_init=0,lazy_journal_init=0,nodiscard")
            run("mkfs.ext4", "-q", *geometry, loop, f"{FILE_SYSTEM >> 10}k")
            run("mount", "-t", "ext4", "-o", f"noatime,{options}", loop, str(mounted))
        finally:
            # It goes when the last mount of it goes.
            run("losetup", "--detach", loop)
        try:
            yield mounted, export
        finally:
            _unmount(mounted)


@contextlib.contextmanager
def _exported(disk: Path, log: Path, export: Path) -> Iterator[None]:
    daemon = subprocess.Popen(
        [
            *("setpriv", "--pdeathsig", "KILL", "qemu-storage-daemon"),
            *("--blockdev", f"node-name=disk,driver=file,filename={disk}"),
            *("--blockdev", f"node-name=log,driver=file,filename={log}"),
            *("--blockdev", "node-name=recorder,driver=blklogwrites,file=disk,log=log"),
            *("--export", f"type=fuse,id=fuse,node-name=recorder,mountpoint={export},writable=on"),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        until = time.monotonic() + _PATIENCE_S
        while export.stat().st_size != FILE_SYSTEM + TAIL:
            if daemon.poll() is not None or time.monotonic() > until:
                daemon.kill()
                raise DeviceError(f"qemu-storage-daemon: {daemon.communicate()[1].strip()[-300:]}")
            time.sleep(0.01)
        yield
    finally:
        # Its own end writes how many entries the log has.
        daemon.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            daemon.wait(_PATIENCE_S)
        daemon.kill()
        daemon.communicate()


@contextlib.contextmanager
def mounted_image(image: Path, mounted: Path) -> Iterator[None]:
    """A disk after the cut, mounted as a boot would: ext4 replays its own journal. Raises DeviceError."""
    run("mount", "-t", "ext4", "-o", "loop,noatime", str(image), str(mounted))
    try:
        yield
    finally:
        _unmount(mounted)


def check(image: Path) -> None:
    """What a boot does with a file system that does not mount. Raises DeviceError where it cannot be mended."""
    done = subprocess.run(
        ["e2fsck", "-f", "-y", str(image)], check=False, capture_output=True, env={"PATH": _path()}
    )
    if done.returncode > 2:
        raise DeviceError(f"e2fsck: {done.returncode}")


def _unmount(mounted: Path) -> None:
    try:
        run("umount", str(mounted))
    except DeviceError:
        run("umount", "--lazy", str(mounted))


def _path() -> str:
    return f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
