"""An officer at the console, over its JSON API: one request at a time, each answered or the test fails."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from typing import Any

import httpx

LONG_S = 30.0


class Officer:
    def __init__(self, port: int) -> None:
        self._http = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=LONG_S, trust_env=False)

    def close(self) -> None:
        self._http.close()

    def sees(self, code: str) -> dict[str, Any] | None:
        """The dossier as it is shown here; None while the portal has none under this code."""
        answer = self._http.get(f"/api/dossiers/{code}")
        if answer.status_code == 404:
            return None
        found: dict[str, Any] = answer.raise_for_status().json()
        return found

    def listed(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._http.get("/api/dossiers").raise_for_status().json()
        return found

    def call_backs(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._http.get("/api/call-backs").raise_for_status().json()
        return found

    def bookings(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._http.get("/api/bookings").raise_for_status().json()
        return found

    def called(self, wish: str) -> None:
        answer = self._http.post(f"/api/call-backs/{wish}/done")
        assert answer.status_code == 200, answer.text

    def opened(self, code: str) -> dict[str, Any]:
        """Wait until its content can be read."""
        return self.until(code, lambda seen: seen.get("content") is not None)

    def until(self, code: str, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        end = time.monotonic() + LONG_S
        while True:
            seen = self.sees(code)
            if seen is not None and holds(seen):
                return seen
            assert time.monotonic() < end, f"in vain at the console: {None if seen is None else seen['state']}"
            time.sleep(0.1)

    def ask_for(self, code: str, *defects: tuple[str, str, str, str], remark: str = "", due: str = "") -> None:
        """`defects`: kind, field, code, note."""
        body = {
            "defects": [dict(zip(("kind", "field", "code", "note"), each, strict=True)) for each in defects],
            "remark": remark,
            "due": due,
        }
        self._put(code, "supplement-request", body)

    def decide(self, code: str, state: str, remark: str = "") -> None:
        self._put(code, "state", {"state": state, "remark": remark})

    def refuse(self, code: str, reason: str, remark: str) -> None:
        self._put(code, "refusal", {"reason": reason, "remark": remark})

    def set_fee(self, code: str, amount: int, basis: str) -> None:
        self._put(code, "fee", {"amount": amount, "basis": basis, "id": secrets.token_hex(16)})

    def _put(self, code: str, what: str, body: dict[str, Any]) -> None:
        answer = self._http.put(f"/api/dossiers/{code}/{what}", json=body)
        assert answer.status_code == 200, answer.text
