"""The bank of the lab: it lives through everything and tells of each transfer until the portal took it."""

from __future__ import annotations

import queue
import secrets
import ssl
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import httpx

from portal.payments.notices import Transfer, sign_notice

_TIMEOUT_S = 6.0
_RETRY_S = 0.1


@dataclass(frozen=True, slots=True)
class Door:
    """How a bank reaches the portal: address, authority, the shared secret, the account that is paid."""

    url: str
    authority: Path
    secret: bytes
    account: str


class Bank(threading.Thread):
    """`transfers` are carried out from the moment `pay` returns; `told` counts those that the portal took."""

    def __init__(self, door: Door) -> None:
        super().__init__(daemon=True)
        self.transfers: list[Transfer] = []
        self.told = 0
        self._door = door
        self._waiting: queue.SimpleQueue[Transfer | None] = queue.SimpleQueue()
        self._trust = ssl.create_default_context(cafile=str(door.authority))
        self.start()

    def pay(self, reference: str, amount: int) -> None:
        """Đồng, with the reference as the payer's text."""
        transfer = Transfer(f"LAB-{len(self.transfers):06d}", amount, reference, self._door.account)
        self.transfers.append(transfer)
        self._waiting.put(transfer)

    @property
    def under_way(self) -> bool:
        """Whether the portal may be at work on a notice right now."""
        return self.told < len(self.transfers)

    def run(self) -> None:
        while (transfer := self._waiting.get()) is not None:
            while not self._tell(transfer):
                time.sleep(_RETRY_S)
            self.told += 1

    def _tell(self, transfer: Transfer) -> bool:
        body = transfer.to_bytes()
        headers = sign_notice(self._door.secret, int(time.time()), secrets.token_hex(12), body)
        try:
            answer = httpx.post(
                f"{self._door.url}/v1/bank/notices",
                content=body,
                headers=headers,
                timeout=_TIMEOUT_S,
                verify=self._trust,
            )
        except httpx.HTTPError:
            return False
        return answer.status_code == 200 and answer.content == b"{}"

    def finish(self, seconds: float) -> bool:
        """Whether the portal took all of them in time."""
        self._waiting.put(None)
        self.join(seconds)
        return not self.is_alive()
