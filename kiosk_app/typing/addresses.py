"""The ends of e-mail addresses, so that nobody types them."""

from __future__ import annotations

_ENDS = ("gmail.com", "yahoo.com", "icloud.com", "outlook.com", "hotmail.com", "yahoo.com.vn")


def ends(text: str, most: int = 3) -> tuple[str, ...]:
    """Up to `most` ends that go on from what is typed, each with its "@"."""
    name, at, begun = text.partition("@")
    if not name:
        return ()
    return tuple(f"@{end}" for end in _ENDS if not at or (end.startswith(begun) and end != begun))[:most]


def take_end(text: str, end: str) -> str:
    """The address with this end."""
    return text.partition("@")[0] + end
