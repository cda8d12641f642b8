"""`sync enrol`: this device becomes the portal's. The code is asked for, or given."""

from __future__ import annotations

import argparse
import getpass
import ssl
import sys
import time
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync import enrolment
from sync.commands.terminal import FAILED, OK, WRONG, answer, tell
from sync.contract import http_signature
from sync.contract.canonical import b64decode
from sync.enrolment import EnrolFault
from sync.portal import Portal, pinned_client


class _Unknown:
    """Signs as somebody whom nobody knows yet; the portal looks inside the request instead."""

    def __init__(self, key: Ed25519PrivateKey, kiosk: str) -> None:
        self._key = key
        self._kiosk = kiosk

    def headers(self, method: str, target: str, body_sha256: bytes) -> dict[str, str]:
        return http_signature.sign(method, target, body_sha256, 1, self._key, kiosk=self._kiosk)

    def raise_counter(self, seen: int) -> None:
        """Nothing is counted yet."""


def run(options: argparse.Namespace) -> int:
    """0 enrolled, 1 not, 2 a file or an argument is wrong."""
    root = _root(options.root)
    if root is None or not options.portal.startswith("https://"):
        tell("the root key is none" if root is None else "the portal's address begins with https://")
        return WRONG
    key, app = enrolment.sender_key(options.sender_key), enrolment.app_half(options.store)
    for found in (key, app):
        if isinstance(found, EnrolFault):
            tell(found.code)
            return WRONG
    assert not isinstance(key, EnrolFault)
    assert not isinstance(app, EnrolFault)
    asked = enrolment.request(options.id, options.code or _ask(), app, key)
    if isinstance(asked, EnrolFault):
        tell(asked.code)
        return WRONG
    try:
        client = pinned_client(options.portal.rstrip("/"), options.ca)
    except (OSError, ssl.SSLError) as error:
        tell(f"ca: {type(error).__name__}")
        return WRONG
    portal = Portal(client, _Unknown(key, options.id), time.monotonic)
    done = enrolment.enrol(portal, asked, kiosk=options.id, root_public=root, key=key)
    portal.close()
    trouble = done if isinstance(done, EnrolFault) else enrolment.keep_answer(options.store, done[1])
    if isinstance(trouble, EnrolFault) or isinstance(done, EnrolFault):
        tell(trouble.code if isinstance(trouble, EnrolFault) else "")
        return FAILED
    said = done[0]
    answer(
        options,
        {
            "kiosk": said.kiosk,
            "site": said.site,
            "practice": said.practice,
            "root_sha256": said.root_sha256,
            "sender_key": said.sender,
            "device_key": said.device,
        },
    )
    return OK


def _ask() -> str:
    return getpass.getpass("code: ") if sys.stdin.isatty() else sys.stdin.readline()


def _root(path: Path) -> bytes | None:
    try:
        raw = b64decode(path.read_text("ascii").strip())
    except (OSError, ValueError):
        return None
    return raw if raw is not None and len(raw) == 32 else None
