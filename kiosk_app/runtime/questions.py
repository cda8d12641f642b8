"""A question to the portal from the screen: sealed, carried blind by sync, answered to a key of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass

from drivers.cancel import Cancel
from kiosk_app.clock import Clock
from kiosk_app.runtime.trust import TrustAnchor
from sync.contract import ids
from sync.contract.canonical import Json
from sync.contract.keyset import Kem, KeySet, RecipientRole
from sync.contract.wire import AskKind
from sync.envelope import EnvelopeFault, PrivateKey, open_reply, seal_ask
from sync.store.outbox import Outbox

_LOOK_S = 0.1
Body = dict[str, Json]
Asked = Mapping[str, object] | Callable[[str], Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class _Question:
    """Under way: its answer comes sealed to `key`."""

    kind: AskKind
    ask_id: str
    key: PrivateKey


class Questions:
    """`ask` blocks its worker: the longest wait is `wait_s`, a cancel ends it within a tenth of a second."""

    def __init__(
        self,
        outbox: Outbox,
        anchor: TrustAnchor,
        *,
        clock: Clock,
        random: Callable[[int], bytes],
        wait_s: float,
    ) -> None:
        self._outbox = outbox
        self._anchor = anchor
        self._clock = clock
        self._random = random
        self._wait_s = wait_s

    def keyset(self) -> KeySet | None:
        return self._anchor.keyset()

    def ask(
        self, kind: AskKind, body: Asked, cancel: Cancel, reply_key: PrivateKey | None = None
    ) -> Body | EnvelopeFault | None:
        """The portal's answer, nonsense as a fault, or None when none came in time.

        It comes sealed to `reply_key`, or to a key of this question alone. `body` may be made from the
        question's id, where a signature inside it is to fit this question only.
        """
        question = self._put(kind, body, reply_key)
        if question is None:
            return None
        try:
            return self._answer(question, cancel)
        finally:
            self._outbox.forget_ask(question.ask_id)

    def ask_many(
        self, kind: AskKind, bodies: Sequence[Mapping[str, object]], cancel: Cancel, at_once: int = 8
    ) -> Generator[Body | EnvelopeFault | None, None, None]:
        """Answers in the order of `bodies`, a few questions under way at a time; as `ask` each of them.

        Whoever stops taking answers stops asking: what is still under way is forgotten.
        """
        waiting, under_way = deque(bodies), deque[_Question]()
        try:
            while waiting or under_way:
                while waiting and len(under_way) < at_once:
                    question = self._put(kind, waiting.popleft())
                    if question is None:
                        yield None
                        return
                    under_way.append(question)
                yield self._answer(under_way[0], cancel)
                self._outbox.forget_ask(under_way.popleft().ask_id)
        finally:
            for question in under_way:
                self._outbox.forget_ask(question.ask_id)

    def _put(self, kind: AskKind, body: Asked, reply_key: PrivateKey | None = None) -> _Question | None:
        """Sealed and given to sync; None where there is nobody to seal to, or sync takes no more."""
        keyset = self._anchor.keyset()
        recipient = keyset.recipient(RecipientRole.PORTAL) if keyset else None
        if recipient is None:
            return None
        ask_id = ids.uuid7(int(self._clock.now().at.timestamp() * 1000), self._random(10))
        key = reply_key or PrivateKey(Kem.X25519, self._random(32))
        said = body(ask_id) if callable(body) else body
        sealed = seal_ask(kind, ask_id, said, key.public(), recipient)
        if isinstance(sealed, EnvelopeFault) or self._outbox.ask(ask_id, kind, sealed, self._wait_s):
            return None
        return _Question(kind, ask_id, key)

    def _answer(self, question: _Question, cancel: Cancel) -> Body | EnvelopeFault | None:
        until = self._clock.monotonic() + self._wait_s
        while not cancel.cancelled:
            reply = self._outbox.reply(question.ask_id)
            if reply is not None:
                return open_reply(question.kind, question.ask_id, reply, question.key)
            if self._clock.monotonic() >= until or cancel.wait(_LOOK_S):
                return None
        return None
