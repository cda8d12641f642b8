"""The arguments of what concerns kiosks: the fleet, orders to it, and what comes from it on a stick."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

#: Makes a command with the arguments that all have: where to add it, its name, its help.
Make = Callable[
    ["argparse._SubParsersAction[argparse.ArgumentParser]", str, str],
    argparse.ArgumentParser,
]


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser], make: Make) -> None:
    kiosk = commands.add_parser("kiosk", help="the fleet").add_subparsers(dest="deed", required=True)
    invite = make(kiosk, "invite", "a one-time code by which a new device enrols itself")
    invite.add_argument("--hours", type=_hours, default=24, help="how long the code stands, 1 to 720")
    add = make(kiosk, "add", "rehearsals: enrol a kiosk by public keys that lie here")
    for each in (invite, add):
        each.add_argument("--id", required=True, help="never one that another device had")
        each.add_argument("--site", required=True)
    form = "Ed25519: PEM, raw, base64 or hexadecimal"
    add.add_argument("--device-key", type=Path, required=True, help=f"the app signs dossiers; {form}")
    add.add_argument("--sender-key", type=Path, required=True, help=f"the sender, requests; {form}")
    make(kiosk, "list", "every kiosk, what it was ordered, and what looks wrong with it")
    make(kiosk, "anchors", "what its dossiers told of its journal").add_argument("id")
    make(kiosk, "revoke", "take nothing more from a kiosk, for good").add_argument("id")

    order = commands.add_parser("order", help="tell a kiosk").add_subparsers(dest="deed", required=True)
    for deed, text in (
        ("lock", "take no visits, and go on sending what is sealed"),
        ("unlock", "take visits again"),
        ("wipe", "forget everything, the sealed dossiers once they are delivered or exported; for good"),
    ):
        make(order, deed, text).add_argument("id")

    stick = make(
        commands, "import", "take in what `sync export` wrote on a stick, and leave the receipts there"
    )
    stick.add_argument("folder", type=Path)


def _hours(text: str) -> int:
    hours = int(text)
    if not 1 <= hours <= 720:
        raise argparse.ArgumentTypeError("1 to 720")
    return hours
