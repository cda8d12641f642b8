"""ISO/IEC 9797-1 padding method 2: a one bit, then zeros up to the block."""

from __future__ import annotations


def pad(data: bytes, block: int) -> bytes:
    """Data of a whole number of blocks gains a whole one."""
    return data + b"\x80" + bytes(-(len(data) + 1) % block)


def unpad(data: bytes, block: int) -> bytes:
    """Undo `pad`. Raises ValueError where no padding stands."""
    body = data.rstrip(b"\x00")
    if not body or body[-1] != 0x80 or len(data) - len(body) >= block:
        raise ValueError("padding")
    return body[:-1]
