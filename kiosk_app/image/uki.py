"""One file that the firmware starts: systemd's stub with kernel, initramfs and command line as sections.

The PE format is Microsoft's (PE/COFF specification, sections 2 to 4); the names of the sections are of
systemd-stub(7).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

_ALIGN = 1 << 16


class StubError(ValueError):
    """It is not a stub that sections can be added to."""


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    file: Path
    address: int


def free_address(stub: bytes) -> int:
    """The first address after the stub's last section, aligned. Raises StubError."""
    try:
        (header,) = struct.unpack_from("<I", stub, 0x3C)
        magic, _, count, _, _, _, optional, _ = struct.unpack_from("<4sHHIIIHH", stub, header)
        start = header + 24
        (base,) = struct.unpack_from("<Q", stub, start + 24)
        ends: list[int] = []
        for at in range(start + optional, start + optional + 40 * count, 40):
            _, size, address = struct.unpack_from("<8sII24x", stub, at)
            ends.append(base + address + size)
    except struct.error:
        raise StubError("cut short") from None
    if stub[:2] != b"MZ" or magic != b"PE\0\0" or not ends:
        raise StubError("no PE file with sections")
    return -(-max(ends) // _ALIGN) * _ALIGN


def place(first: int, parts: tuple[tuple[str, Path, int], ...]) -> tuple[Section, ...]:
    """Sections one after the other from `first`; a part is name, file and its bytes."""
    found: list[Section] = []
    for name, file, size in parts:
        found.append(Section(name, file, first))
        first += -(-max(size, 1) // _ALIGN) * _ALIGN
    return tuple(found)


def objcopy(stub: Path, sections: tuple[Section, ...], to: Path) -> list[str]:
    """The command that joins them."""
    words = ["objcopy"]
    for one in sections:
        words += [
            "--add-section",
            f"{one.name}={one.file}",
            "--change-section-vma",
            f"{one.name}={one.address:#x}",
        ]
    return [*words, str(stub), str(to)]


def without_time(image: bytes) -> bytes:
    """The same with no time of linking in its header: equal inputs give equal files."""
    (header,) = struct.unpack_from("<I", image, 0x3C)
    return image[: header + 8] + b"\0\0\0\0" + image[header + 12 :]
