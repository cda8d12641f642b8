"""Where what lies on the disk, and what the kernel is told: sums and texts only."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20
ESP = "C12A7328-F81F-11D2-BA4B-00A0C93EC93B"
ROOT = "4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709"
DATA = "3B8F8425-20E0-4F3B-907F-1A25A76F98E8"
"""GPT type ids (UEFI 2.10, 5.3.3; Discoverable Partitions Specification). The first boot grows the data."""

ESP_MIB, DATA_MIB = 160, 128
_EDGE_MIB = 1


@dataclass(frozen=True, slots=True)
class Partition:
    """`start` and `size` in MiB."""

    label: str
    kind: str
    uuid: str
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Root:
    """The read-only root: `offset` is where its hash tree begins, in bytes."""

    hash: str
    offset: int


def partitions(slot_mib: int, uuids: dict[str, str]) -> tuple[Partition, ...]:
    """ESP, two slots, data last, so that it can grow. Raises ValueError where a slot has no room."""
    if slot_mib <= 0:
        raise ValueError("a slot needs room")
    found: list[Partition] = []
    at = _EDGE_MIB
    wanted = (
        ("esp", ESP, ESP_MIB),
        ("root-A", ROOT, slot_mib),
        ("root-B", ROOT, slot_mib),
        ("data", DATA, DATA_MIB),
    )
    for label, kind, size in wanted:
        found.append(Partition(label, kind, uuids[label], at, size))
        at += size
    return tuple(found)


def disk_mib(found: tuple[Partition, ...]) -> int:
    """With room for the second copy of the table."""
    return found[-1].start + found[-1].size + _EDGE_MIB


def sfdisk_script(found: tuple[Partition, ...], disk_uuid: str) -> str:
    """What sfdisk reads on its standard input."""
    lines = ["label: gpt", f"label-id: {disk_uuid}", "unit: sectors", ""]
    lines += [
        f"start={p.start * MIB // 512}, size={p.size * MIB // 512}, "
        f'type={p.kind}, uuid={p.uuid}, name="{p.label}"'
        for p in found
    ]
    return "\n".join(lines) + "\n"


def command_line(slot: str, root: Root, *, production: bool) -> str:
    """The kernel's, sealed into the boot file of a slot: nobody can name another root."""
    words = [
        *("root=/dev/mapper/tramroot", "rootfstype=squashfs", "ro"),
        *(f"tram.slot={slot}", f"rauc.slot={slot}", f"tram.hash={root.hash}", f"tram.offset={root.offset}"),
        *("panic=10", "systemd.gpt_auto=0", "fsck.mode=skip", "random.trust_cpu=1"),
        "vt.global_cursor_default=0",
    ]
    # A practice image tells its start over a serial line, and keeps the screen as free as the other.
    words += (
        ["systemd.show_status=no", "quiet", "loglevel=3"] if production else ["console=ttyS0", "loglevel=5"]
    )
    return " ".join(words)


def os_release(version: str, slot: str) -> str:
    """What the boot menu sorts by (systemd's Boot Loader Specification: newest version first)."""
    return (
        f'ID=tram\nNAME="Tram Mot Cua"\nPRETTY_NAME="Tram Mot Cua {version} ({slot})"\n'
        f"VERSION_ID={version}\nIMAGE_ID=tram\nIMAGE_VERSION={version}\n"
    )


LOADER = "timeout 0\neditor no\nauto-firmware no\n"
"""No `default`: a default entry is started even when its tries are used up."""
