"""What the desk of sealed questions hands to whoever answers one kind of them."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Protocol

from portal.clock import Clock
from portal.errands import Answer
from portal.rate import Rate
from sync.contract import ids
from sync.contract.canonical import Json
from sync.envelope import PublicKey

Body = dict[str, Json]
_MOST_COUNTED = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """One opened question. `errand_id` names it in the store, `ask_id` on the wire; `kiosk` brought it, as far
    as what faces the network says. `reply_key` is whom the answer is sealed to."""

    errand_id: str
    ask_id: str
    kiosk: str
    body: Body
    reply_key: PublicKey

    def code(self) -> str | None:
        """The code in the question, as printed; None where there is none that holds."""
        code = self.body.get("code")
        return ids.normalise(code) if isinstance(code, str) else None


class Answerer(Protocol):
    """Answers one kind of question; must not wait for long, since every kiosk's question waits behind it."""

    def answer(self, asked: Asked) -> Body | Answer | None:
        """What to seal (`as_of` is added), an answer that travels open, or None: not yet, ask again."""
        ...


class Pace:
    """How often one kiosk may ask, in all and about one code; a question counts when it is first looked at."""

    def __init__(self, per_minute: int, per_code: int, clock: Clock) -> None:
        self._all = Rate(per_minute, clock)
        self._code = Rate(per_code, clock)
        self._counted: OrderedDict[str, bool] = OrderedDict()

    def allows(self, asked: Asked, code: str) -> bool:
        known = self._counted.get(asked.errand_id)
        if known is not None:
            return known
        is_allowed = self._all.allows(asked.kiosk) and self._code.allows(f"{asked.kiosk} {code}")
        self._counted[asked.errand_id] = is_allowed
        while len(self._counted) > _MOST_COUNTED:
            self._counted.popitem(last=False)
        return is_allowed
