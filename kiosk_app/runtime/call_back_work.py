"""A wish to be called back: sealed to the portal and durable in the outbox before anybody is told so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC

from kiosk_app.clock import Clock
from kiosk_app.flow.calling import CONSENT, AskCallBack, CallBackFailed, CallBackStored
from kiosk_app.flow.events import Event
from kiosk_app.runtime.filing import Place, fault_code
from kiosk_app.runtime.trust import DeviceKeys, TrustAnchor
from sync.contract import ids
from sync.contract.call_back import CallBack, PartOfDay, parse_call_back
from sync.contract.faults import ContractFault
from sync.contract.manifest import JournalHead
from sync.contract.times import Trust, format_time
from sync.envelope import EnvelopeFault, seal_call_back
from sync.store.faults import StoreFault
from sync.store.outbox import NewDossier, Outbox


class CallBackWork:
    """On the store's worker. The number is in the sealed file and nowhere else; nobody waits for the portal."""

    def __init__(
        self,
        outbox: Outbox,
        anchor: TrustAnchor,
        keys: DeviceKeys,
        place: Place,
        *,
        clock: Clock,
        random: Callable[[int], bytes],
        post: Callable[[Event], None],
        note: Callable[[str, str], None],
        journal_head: Callable[[], JournalHead | None] = lambda: None,
    ) -> None:
        self._outbox = outbox
        self._anchor = anchor
        self._keys = keys
        self._place = place
        self._clock = clock
        self._random = random
        self._post = post
        self._note = note
        self._journal_head = journal_head

    def ask(self, order: AskCallBack) -> None:
        """Answers in any case: a bug is reported like any other, but nobody is left waiting for it."""
        try:
            answer = self._store(order)
        except Exception:
            self._post(CallBackFailed("store.failed"))
            raise
        self._post(answer)
        if isinstance(answer, CallBackStored):
            self._note("call_back", "stored")

    def _store(self, order: AskCallBack) -> CallBackStored | CallBackFailed:
        keyset = self._anchor.keyset()
        if keyset is None:
            return CallBackFailed("store.keys_missing")
        sequence = self._outbox.next_sequence()
        if isinstance(sequence, StoreFault):
            return CallBackFailed(fault_code(sequence))
        now = self._clock.now()
        wish = CallBack(
            id=ids.uuid7(int(now.at.timestamp() * 1000), self._random(10)),
            code=ids.new_code(self._random),
            sequence=sequence,
            practice=self._place.practice,
            language=order.language,
            kiosk=self._place.kiosk,
            site=self._place.site,
            created_at=format_time(now.at.astimezone(UTC)),
            created_trust=Trust(now.trust.value),
            phone=order.phone,
            when=PartOfDay(order.when),
            consent=CONSENT,
        )
        # The portal's own reader goes over it first: what it would refuse must not be called saved.
        if isinstance(parse_call_back(wish.to_bytes()), ContractFault):
            return CallBackFailed("store.sealing_failed")
        sealed = seal_call_back(
            wish,
            keyset.recipients,
            device_key=self._keys.signing,
            random=self._random,
            journal=self._journal_head(),
        )
        if isinstance(sealed, EnvelopeFault):
            return CallBackFailed("store.sealing_failed")
        # A few bytes that somebody waits for do not queue behind pictures.
        stored = self._outbox.submit(NewDossier(sealed, urgent=True))
        if isinstance(stored, StoreFault):
            return CallBackFailed(fault_code(stored))
        return CallBackStored(now.clock, now.today)
