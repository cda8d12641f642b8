"""The place's own network for visitors: what a telephone needs to join it."""

from __future__ import annotations

from dataclasses import dataclass

WPA = "wpa"
OPEN = "open"
_KINDS = {WPA: "WPA", OPEN: "nopass"}
#: What parts the fields of the code and so is written with a stroke before it.
_SPECIAL = str.maketrans({letter: f"\\{letter}" for letter in '\\;,":'})


@dataclass(frozen=True, slots=True)
class Wifi:
    """`name` is the SSID; `password` is empty where `security` is `OPEN`."""

    name: str
    password: str
    security: str = WPA


def join_code(wifi: Wifi) -> str:
    """The text of the QR that telephones read as "join this network".

    As the cameras of Android and iOS take it: the form that the ZXing project wrote down ("Barcode Contents"),
    which section 7 of the Wi-Fi Alliance's WPA3 specification took over.
    """
    secret = f"P:{wifi.password.translate(_SPECIAL)};" if wifi.security != OPEN else ""
    return f"WIFI:T:{_KINDS[wifi.security]};S:{wifi.name.translate(_SPECIAL)};{secret};"
