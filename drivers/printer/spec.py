"""Where a printer is attached, as one text: tcp://host:port, usb://vendor:product, file:///dev/usb/lp0.

`usb://` alone stands for the first id that the printer's model is known by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, slots=True)
class TcpSpec:
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class UsbSpec:
    """Vendor and product as on the device; the end points differ by model (`?in=82&out=01`, hexadecimal)."""

    vendor: int
    product: int
    in_endpoint: int = 0x82
    out_endpoint: int = 0x01


@dataclass(frozen=True, slots=True)
class FileSpec:
    path: str


PrinterSpec = TcpSpec | UsbSpec | FileSpec


def parse_spec(text: str, usb: Sequence[str] = ()) -> PrinterSpec:
    """`usb`: the ids of the model. Raises ValueError, saying which form was expected."""
    parts = urlsplit(text)
    try:
        if parts.scheme == "tcp" and parts.hostname and not parts.path and not parts.query:
            return TcpSpec(parts.hostname, 9100 if parts.port is None else parts.port)
        if parts.scheme == "usb" and not parts.path:
            return _usb(parts.netloc or next(iter(usb), ""), parts.query)
        if parts.scheme == "file" and not parts.netloc and parts.path.startswith("/") and not parts.query:
            return FileSpec(parts.path)
    except ValueError as error:
        raise ValueError(f"printer {text!r}: {error}") from error
    raise ValueError(f"printer {text!r}: expected tcp://host:port, usb://vvvv:pppp or file:///dev/usb/lp0")


def _usb(address: str, query: str) -> UsbSpec:
    vendor, colon, product = address.partition(":")
    if not colon:
        raise ValueError("expected usb://vendor:product in hexadecimal")
    points = {name: int(values[-1], 16) for name, values in parse_qs(query, strict_parsing=bool(query)).items()}
    unknown = set(points) - {"in", "out"}
    if unknown:
        raise ValueError(f"unknown setting {sorted(unknown)}")
    numbers = (int(vendor, 16), int(product, 16))
    if not all(0 < number <= 0xFFFF for number in numbers):
        raise ValueError("a USB id has four hexadecimal digits")
    return UsbSpec(*numbers, in_endpoint=points.get("in", 0x82), out_endpoint=points.get("out", 0x01))
