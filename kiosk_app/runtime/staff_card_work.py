"""Staff by their own card: whose it is by the roster in force, with nothing of it in the citizen's session.

A copy of the card's files opens nothing where the issuer signed a key of its chip: then the chip has to
prove that it holds it. What was read is forgotten with the next card, and leaves this file as an id only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from drivers.cancel import Cancel
from drivers.card.reader import CardReader, CardState, ChipTrust, Genuine, Need, PaceKey
from drivers.errors import DeviceFault
from kiosk_app.flow.events import Event
from kiosk_app.flow.staff import CheckOwnCode, ReadStaffCard, StaffCardRefused, StaffCardSeen
from kiosk_app.runtime.workers import Worker
from sync.contract.roster import Member, code_matches, find, holder

#: So long a card may be looked for in a pocket.
_WAIT_S = 30.0
_GLANCE_S = 0.3


class StaffCardWork:
    """`roster` is who may sign in here now; `note` writes into the journal, on the store's worker."""

    def __init__(
        self,
        reader: CardReader,
        worker: Worker,
        post: Callable[[Event], None],
        roster: Callable[[], Sequence[Member]],
        note: Callable[[str, str], None],
    ) -> None:
        self._reader = reader
        self._worker = worker
        self._post = post
        self._roster = roster
        self._note = note
        self._laid: tuple[str, str] = ("", "")

    def read(self, order: ReadStaffCard) -> None:
        """On the card's own worker: whoever stops that stops this."""
        self._worker.stop()
        self._worker.do(lambda cancel: self._read(order, cancel))

    def member(self, order: CheckOwnCode) -> Member | None:
        """Who laid the card, if the code is theirs and the roster in force still has them."""
        person, sod_sha256 = self._laid
        member = find(self._roster(), order.person)
        if member is None or person != order.person or holder([member], sod_sha256) is None:
            return None
        return member if code_matches(member, order.code, sod_sha256) else None

    def forget(self) -> None:
        self._laid = ("", "")

    def _read(self, order: ReadStaffCard, cancel: Cancel) -> None:
        self.forget()
        answer = self._judged(order, cancel)
        if cancel.cancelled:
            self.forget()
            return
        if isinstance(answer, StaffCardRefused):
            self._note("staff.refused", answer.reason)
        self._post(answer)

    def _judged(self, order: ReadStaffCard, cancel: Cancel) -> StaffCardSeen | StaffCardRefused:
        def refused(reason: str) -> StaffCardRefused:
            return StaffCardRefused(order.asking, reason)

        if not self._laid_down(cancel):
            return refused("no_card")
        found = self._reader.read(PaceKey(order.access), frozenset({Need.MRZ}), lambda _step: None, cancel)
        if isinstance(found, DeviceFault):
            return refused("not_read")
        if found.trust is ChipTrust.FAILED or found.genuine is Genuine.FAILED:
            return refused("not_genuine")
        member = holder(self._roster(), found.sod_sha256)
        if member is None:
            return refused("unknown")
        self._laid = (member.id, found.sod_sha256)
        return StaffCardSeen(order.asking, member.id, member.role.value, member.name)

    def _laid_down(self, cancel: Cancel) -> bool:
        waited = 0.0
        while self._reader.status().state is not CardState.PRESENT:
            if waited >= _WAIT_S or cancel.wait(_GLANCE_S):
                return False
            waited += _GLANCE_S
        return True
