"""Requests of the portal to others' servers: HTTPS, no redirects, small answers, a time-out for all of it.

Beside the practice bank the only importer of httpx in the portal.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import httpx

_MOST_BYTES = 256 * 1024


class WebTrouble(StrEnum):
    """Why there is no answer. Only after `UNREACHED` it is sure that the other side took nothing."""

    UNREACHED = "unreached"
    BROKEN_OFF = "broken_off"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class WebAnswer:
    status: int
    body: bytes

    def object(self) -> dict[str, Any] | None:
        """The JSON object in the body; None where there is none."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None


class WebClient:
    """`authority`: a PEM file to trust instead of the system's authorities."""

    def __init__(self, timeout_s: float, authority: Path | None = None) -> None:
        # Bound to this process; proxies of the environment are not ours to trust.
        trust = ssl.create_default_context(cafile=None if authority is None else str(authority))
        self._client = httpx.Client(timeout=timeout_s, verify=trust, trust_env=False)

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> WebAnswer | WebTrouble:
        return self._send(self._client.build_request("GET", url, headers=headers))

    def post_form(
        self, url: str, fields: Mapping[str, str], headers: Mapping[str, str]
    ) -> WebAnswer | WebTrouble:
        return self._send(self._client.build_request("POST", url, data=dict(fields), headers=headers))

    def post_json(self, url: str, body: object, headers: Mapping[str, str]) -> WebAnswer | WebTrouble:
        return self._send(self._client.build_request("POST", url, json=body, headers=headers))

    def close(self) -> None:
        self._client.close()

    def _send(self, request: httpx.Request) -> WebAnswer | WebTrouble:
        body = bytearray()
        try:
            answer = self._client.send(request, stream=True)
            try:
                for piece in answer.iter_bytes():
                    body += piece
                    if len(body) > _MOST_BYTES:
                        return WebTrouble.TOO_LONG
            finally:
                answer.close()
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol):
            return WebTrouble.UNREACHED
        except (httpx.HTTPError, httpx.InvalidURL):
            return WebTrouble.BROKEN_OFF
        return WebAnswer(answer.status_code, bytes(body))
