"""The two layers that seldom change, kept in the cache by what they are made of: Debian, then its Python."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk_app.image import packages
from kiosk_app.image.choices import Choices
from kiosk_app.image.running import Word, clean, inside, run

VENV = Path("usr/lib/tram/venv")
Say = Callable[[str], None]

_INSTALL = ("-m", "pip", "install", "--no-index", "--find-links", "/wheels", "--no-compile", "--no-input")


def key(*parts: str | bytes) -> str:
    """The name of a layer in the cache."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:24]


def debian(choices: Choices, say: Say) -> Path:
    """A tree of Debian from the machine's own apt configuration."""
    names = ",".join(packages.included())
    place = choices.cache / f"debian-{key(names, choices.suite, str(choices.epoch))}"
    if place.is_dir():
        return place
    say("bringing Debian")
    part = _fresh(place)
    run(
        [
            *("mmdebstrap", "--quiet", "--variant=minbase", "--mode=root", f"--include={names}"),
            *('--aptopt=APT::Install-Recommends "false"', "--dpkgopt=path-exclude=/usr/share/man/*"),
            *("--dpkgopt=path-exclude=/usr/share/locale/*", choices.suite, part),
        ],
        clean(choices.epoch),
    )
    return _finish(part, place)


def python(choices: Choices, root: Path, below: Path, initramfs: Path, say: Say) -> Path:
    """The tree with the locked packages in an environment of their own, trimmed, and an initramfs."""
    lock = packages.without_portal((root / "locks" / "run.lock").read_text())
    pcsc = (root / "locks" / "pcsc.lock").read_text()
    wheel = choices.pyside.read_bytes() if choices.pyside else b""
    scripts = [path.read_bytes() for path in sorted(initramfs.rglob("*")) if path.is_file()]
    recipe = [path.read_bytes() for path in (Path(packages.__file__), Path(__file__))]
    place = choices.cache / f"python-{key(below.name, lock, pcsc, wheel, choices.graphics, *scripts, *recipe)}"
    if place.is_dir():
        return place
    wheels = _wheels(choices, lock, pcsc, say)
    say("installing the Python packages")
    part = _fresh(place)
    env = clean(choices.epoch)
    run(["cp", "-a", "--reflink=auto", f"{below}/.", part], env)
    inside(part, ["/usr/bin/python3", "-m", "venv", f"/{VENV}"], env)
    shutil.copytree(wheels, part / "wheels")
    (part / "wheels" / "run.lock").write_text(lock)
    program = f"/{VENV}/bin/python"
    inside(part, [program, *_INSTALL, "--require-hashes", "-r", "/wheels/run.lock"], env)
    built = sorted(path.name for path in wheels.glob("pyscard-*.whl"))
    inside(part, [program, *_INSTALL, "--no-deps", f"/wheels/{built[0]}"], env)
    if choices.pyside is not None:
        shutil.copy(choices.pyside, part / "wheels" / choices.pyside.name)
        inside(
            part, [program, *_INSTALL, "--no-deps", "--force-reinstall", f"/wheels/{choices.pyside.name}"], env
        )
    inside(
        part,
        [program, "-c", "import PySide6.QtCore"],
        {**env, "SBK_EMBED": "0", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    say("trimming, and making the initramfs")
    _trim(part, choices.graphics)
    shutil.copytree(initramfs, part, dirs_exist_ok=True)
    version = next((part / "usr/lib/modules").iterdir()).name
    inside(part, ["depmod", version], env)
    inside(part, ["mkinitramfs", "-o", "/boot/initrd", version], env)
    shutil.copy(next((part / "boot").glob("vmlinuz-*")), part / "boot" / "vmlinuz")
    inside(
        part,
        ["/usr/bin/python3", "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", "/usr/lib"],
        env,
    )
    shutil.rmtree(part / "wheels")
    return _finish(part, place)


def _wheels(choices: Choices, lock: str, pcsc: str, say: Say) -> Path:
    """Every file that pip needs, checked by hash; the one source package built here."""
    place = choices.cache / f"wheels-{key(lock, pcsc)}"
    if place.is_dir():
        return place
    say("fetching the Python packages")
    part = _fresh(place)
    # pip finds its index as this machine is configured to.
    env = {**os.environ, **clean(choices.epoch)}
    builder = choices.cache / "builder"
    run(["/usr/bin/python3", "-m", "venv", "--clear", builder], env)
    locks = {"run": lock, "pcsc": pcsc}
    for name, text in locks.items():
        (part / f"{name}.lock").write_text(text)
    pip: list[Word] = [builder / "bin/python", "-m", "pip", "--disable-pip-version-check", "--no-input"]
    asked: list[Word] = ["--require-hashes", "--only-binary", ":all:", "-r", part / "run.lock"]
    run([*pip, "download", "-d", part, *asked], env)
    run([*pip, "install", "--upgrade", "--no-index", "--find-links", part, "setuptools", "pip"], env)
    flat = f"-g0 -ffile-prefix-map={choices.cache}=. -Wl,--build-id=none"
    run(
        [
            *pip,
            "wheel",
            "-w",
            part,
            "--no-deps",
            "--no-build-isolation",
            "--require-hashes",
            "-r",
            part / "pcsc.lock",
        ],
        {**env, "CFLAGS": flat, "PATH": f"{builder}/bin:{env['PATH']}"},
    )
    return _finish(part, place)


def _trim(root: Path, graphics: str) -> None:
    site = next((root / VENV / "lib").glob("python3*")) / "site-packages"
    _remove(root, packages.TRIMMED)
    if graphics == "software":
        _remove(root, packages.MESA)
    for modules in (root / "usr/lib/modules").iterdir():
        _remove(modules / "kernel", packages.MODULES)
    _remove(site / "PySide6", packages.QT)
    _remove(
        site,
        (
            "pip",
            "pip-*",
            "setuptools",
            "setuptools-*",
            "_distutils_hack",
            "distutils-precedence.pth",
            "*/tests",
            "*/test",
        ),
    )
    _remove(root / VENV / "bin", ("pip*", "pyside6-*"))
    for cache in [*root.glob("usr/**/__pycache__")]:
        shutil.rmtree(cache)
    # Empty and there: systemd makes one for each start, and a first-boot condition does not hold.
    (root / "etc/machine-id").touch()


def _remove(root: Path, patterns: Iterable[str]) -> None:
    for pattern in patterns:
        for path in list(root.glob(pattern)):
            if path.name == "copyright":
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def _fresh(place: Path) -> Path:
    part = place.with_name(f"{place.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    return part


def _finish(part: Path, place: Path) -> Path:
    """Only what is complete gets the name that is looked for."""
    part.rename(place)
    return place
