""" "Where is my dossier?": what this kiosk knows at once, and what the portal says under its signature."""

from __future__ import annotations

from collections.abc import Callable

from drivers.cancel import Cancel
from kiosk_app.clock import Clock
from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.events import Event, StatusHeard, Trouble
from kiosk_app.flow.moment import Moment
from kiosk_app.runtime.trust import TrustAnchor
from sync.contract import ids
from sync.contract.faults import ContractFault
from sync.contract.keyset import Kem, KeySet, RecipientRole
from sync.contract.receipts import DossierState, Status, verify_receipt, verify_status
from sync.contract.times import parse_time
from sync.contract.wire import AskKind
from sync.envelope import EnvelopeFault, PrivateKey, open_reply, seal_ask
from sync.store.outbox import Outbox
from sync.store.rows import DossierRow, DossierStep

_LOOK_S = 0.1
_STEPS = {
    DossierState.RECEIVED: 1,
    DossierState.FORWARDED: 1,
    DossierState.ACCEPTED: 2,
    DossierState.SUPPLEMENT: 2,
    DossierState.PROCESSING: 2,
    DossierState.DONE: 4,
    DossierState.REFUSED: 3,
}
_HELD = frozenset({DossierStep.PARKED, DossierStep.REJECTED})
_RECEIVED = frozenset({DossierStep.COMMITTED, DossierStep.PURGED})


class StatusWork:
    """Runs on its own worker: waiting for the portal must not hold up a submission."""

    def __init__(
        self,
        outbox: Outbox,
        anchor: TrustAnchor,
        post: Callable[[Event], None],
        *,
        clock: Clock,
        random: Callable[[int], bytes],
        wait_s: float,
    ) -> None:
        self._outbox = outbox
        self._anchor = anchor
        self._post = post
        self._clock = clock
        self._random = random
        self._wait_s = wait_s

    def ask(self, typed: str, cancel: Cancel) -> None:
        code = ids.normalise(typed)
        if code is None:
            self._post(Trouble("status.unknown_code"))
            return
        answer = self._ask_portal(code, cancel)
        if cancel.cancelled:
            return
        here = self._outbox.by_code(code)
        if answer is None and here is not None:
            answer = _local(here, self._anchor.keyset())
        self._post(answer or Trouble("line.cut"))

    def _ask_portal(self, code: str, cancel: Cancel) -> Event | None:
        """What the portal says, or None when it does not answer in time."""
        keyset = self._anchor.keyset()
        recipient = keyset.recipient(RecipientRole.PORTAL) if keyset else None
        if keyset is None or recipient is None:
            return None
        ask_id = ids.uuid7(int(self._clock.now().at.timestamp() * 1000), self._random(10))
        key = PrivateKey(Kem.X25519, self._random(32))
        sealed = seal_ask(AskKind.STATUS, ask_id, {"code": code}, key.public(), recipient)
        if isinstance(sealed, EnvelopeFault) or self._outbox.ask(ask_id, AskKind.STATUS, sealed, self._wait_s):
            return None
        try:
            until = self._clock.monotonic() + self._wait_s
            while self._clock.monotonic() < until and not cancel.wait(_LOOK_S):
                reply = self._outbox.reply(ask_id)
                if reply is not None:
                    opened = open_reply(AskKind.STATUS, ask_id, reply, key)
                    return self._heard(code, opened, keyset)
        finally:
            self._outbox.forget_ask(ask_id)
        return None

    def _heard(self, code: str, opened: object, keyset: KeySet) -> Event | None:
        if not isinstance(opened, dict):
            return Trouble("line.nonsense")
        if opened.get("error") == "not_found":
            return None if self._outbox.by_code(code) else Trouble("status.unknown_code")
        status = verify_status(opened.get("status"), keyset.receipt_keys, code=code)
        if isinstance(status, ContractFault):
            return Trouble("line.nonsense")
        return _from_portal(status)


def _from_portal(status: Status) -> StatusHeard:
    at = parse_time(status.as_of)
    moment = Moment(at) if at else None
    heard = f"{moment.clock}, {full_date(moment.today)}" if moment else ""
    return StatusHeard(
        code=status.code,
        state=status.state.value,
        step=_STEPS[status.state],
        official_code=status.official_code or "",
        heard=heard,
        source="portal",
    )


def _local(row: DossierRow, keyset: KeySet | None) -> StatusHeard | None:
    """What this kiosk knows by itself. The sender also writes these rows: only a receipt says "received"."""
    if row.state not in _RECEIVED:
        return StatusHeard(row.code, "held" if row.state in _HELD else "waiting", 0, "", "", "kiosk")
    receipt = verify_receipt(
        row.receipt,
        keyset.receipt_keys if keyset else {},
        dossier_id=row.dossier_id,
        manifest_sha256=row.manifest_sha256,
    )
    if isinstance(receipt, ContractFault):
        return None
    return StatusHeard(row.code, "received", 1, "", "", "kiosk")
