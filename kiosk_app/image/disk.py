"""From a folder to a disk: squashfs with its hash tree, boot files, ESP, data, and the table over them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from kiosk_app.image import layout, uki
from kiosk_app.image.choices import Choices
from kiosk_app.image.layout import MIB, Root
from kiosk_app.image.running import BuildError, Word, clean, run

_STUB = Path("/usr/lib/systemd/boot/efi/linuxx64.efi.stub")
_LOADER = Path("/usr/lib/systemd/boot/efi/systemd-bootx64.efi")
_LEFT_OUT = (
    "boot/*",
    "dev/*",
    "proc/*",
    "sys/*",
    "run/*",
    "tmp/*",
    "etc/initramfs-tools",
    "usr/share/initramfs-tools",
)
_TRIES = 3


def verified_root(choices: Choices, tree: Path, to: Path) -> Root:
    """The file of a slot at `to`. Raises BuildError where it does not fit the slot."""
    to.unlink(missing_ok=True)
    env = {name: value for name, value in clean(choices.epoch).items() if name != "SOURCE_DATE_EPOCH"}
    time = str(choices.epoch)
    run(
        [
            *("mksquashfs", tree, to, "-noappend", "-no-progress", "-quiet", "-comp", "zstd", "-no-xattrs"),
            *("-Xcompression-level", str(choices.level), "-b", "256K", "-all-time", time, "-mkfs-time", time),
            *("-no-exports", "-wildcards", "-e", *_LEFT_OUT),
        ],
        env,
    )
    offset = -(-to.stat().st_size // 4096) * 4096
    said = run(
        [
            *("veritysetup", "format", f"--hash-offset={offset}", f"--salt={choices.salt}"),
            *(f"--uuid={choices.uuid('verity')}", to, to),
        ],
        env,
    )
    found = re.search(r"Root hash:\s+([0-9a-f]{64})", said)
    if found is None:
        raise BuildError("veritysetup told no root hash")
    if to.stat().st_size > choices.slot_mib * MIB:
        raise BuildError(
            f"the root has {to.stat().st_size // MIB} MiB, a slot {choices.slot_mib}: see --slot-mib"
        )
    return Root(found[1], offset)


def boot_file(choices: Choices, tree: Path, root: Root, slot: str, to: Path) -> Path:
    """The UKI of a slot, signed where there are keys."""
    work = to.parent
    texts = {
        ".osrel": layout.os_release(choices.version, slot),
        ".cmdline": layout.command_line(slot, root, production=choices.production),
    }
    parts: list[tuple[str, Path, int]] = []
    for name, text in texts.items():
        file = work / f"{slot}{name}"
        file.write_text(text)
        parts.append((name, file, len(text)))
    for name, file in ((".linux", tree / "boot/vmlinuz"), (".initrd", tree / "boot/initrd")):
        parts.append((name, file, file.stat().st_size))
    sections = uki.place(uki.free_address(_STUB.read_bytes()), tuple(parts))
    run(uki.objcopy(_STUB, sections, to), clean(choices.epoch))
    to.write_bytes(uki.without_time(to.read_bytes()))
    return signed(choices, to)


def signed(choices: Choices, file: Path) -> Path:
    """The same, or with `--keys` a signed copy beside it."""
    if choices.keys is None:
        return file
    to = file.with_suffix(".signed.efi")
    words: list[Word] = [
        "sbsign",
        "--key",
        choices.keys / "db.key",
        "--cert",
        choices.keys / "db.crt",
        "--output",
        to,
        file,
    ]
    run(words, clean(choices.epoch))
    return to


def assemble(choices: Choices, tree: Path, root: Root, slot: Path, to: Path) -> dict[str, int]:
    """The disk at `to`, sparse: slot A filled, B empty. Returns the bytes of each part."""
    work = to.parent
    env = clean(choices.epoch)
    table = layout.partitions(
        choices.slot_mib, {n: choices.uuid(n) for n in ("esp", "root-A", "root-B", "data")}
    )
    to.unlink(missing_ok=True)
    with to.open("wb") as file:
        file.truncate(layout.disk_mib(table) * MIB)
    run(
        ["sfdisk", "--quiet", "--no-reread", "--no-tell-kernel", to],
        env,
        stdin=layout.sfdisk_script(table, choices.uuid("disk")),
    )
    boot = boot_file(choices, tree, root, "A", work / "tram-A.efi")
    esp = _esp(choices, boot, work)
    data = work / "data.img"
    data.unlink(missing_ok=True)
    with data.open("wb") as file:
        file.truncate(layout.DATA_MIB * MIB)
    seed = f"hash_seed={choices.uuid('seed')},lazy_itable_init=0,nodiscard"
    run(["mkfs.ext4", "-q", "-L", "data", "-U", choices.uuid("data-fs"), "-E", seed, "-m", "0", data], env)
    contents = {"esp": esp, "root-A": slot, "data": data}
    for one in table:
        if one.label in contents:
            _write(contents[one.label], to, one.start)
    return {
        "root": slot.stat().st_size,
        "boot_file": boot.stat().st_size,
        "loader": _LOADER.stat().st_size,
        "data": data.stat().st_blocks * 512,
    }


def _esp(choices: Choices, boot: Path, work: Path) -> Path:
    env = clean(choices.epoch, {"MTOOLS_SKIP_CHECK": "1"})
    esp = work / "esp.img"
    esp.unlink(missing_ok=True)
    with esp.open("wb") as file:
        file.truncate(layout.ESP_MIB * MIB)
    number = choices.uuid("esp-fs")[:8]
    run(["mkfs.vfat", "--invariant", "-F", "32", "-i", number, "-n", "ESP", esp], env)
    conf, loader = work / "loader.conf", work / "loader.efi"
    conf.write_text(layout.LOADER)
    shutil.copy(_LOADER, loader)
    run(["mmd", "-i", esp, "::EFI", "::EFI/BOOT", "::EFI/Linux", "::EFI/systemd", "::loader"], env)
    for source, place in (
        (signed(choices, loader), "EFI/BOOT/BOOTX64.EFI"),
        # Three tries; the health gate takes the number away.
        (boot, f"EFI/Linux/tram-A+{_TRIES}.efi"),
        (conf, "loader/loader.conf"),
    ):
        run(["mcopy", "-i", esp, source, f"::{place}"], env)
    return esp


def _write(source: Path, disk: Path, start_mib: int) -> None:
    """Into the disk; what is zero stays a hole."""
    run(
        [
            *(
                "dd",
                f"if={source}",
                f"of={disk}",
                "bs=1M",
                f"seek={start_mib}",
                "conv=notrunc,sparse",
                "status=none",
            ),
        ],
        clean(0),
    )
