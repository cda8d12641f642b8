"""A piece of a sealed result to who knows the code: without the key, which is not given here, it is noise."""

from __future__ import annotations

from portal.clock import Clock
from portal.errands import Answer, refused
from portal.opener.answerer import Asked, Body, Pace
from portal.store import results
from portal.store.database import Database
from portal.store.dossiers import held_by_code
from portal.store.supplements import original_of
from sync.contract.canonical import b64encode
from sync.contract.result import MOST_FILE_BYTES, pieces
from sync.contract.wire import ErrorCode

_MOST = pieces(MOST_FILE_BYTES)
#: The largest file some few times over: each of its pieces is a question of its own.
_PER_MINUTE = 6 * _MOST


class ResultAsks:
    """`{"piece": base64}`, or `not_found`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._pace = Pace(_PER_MINUTE, _PER_MINUTE // 2, clock)

    def answer(self, asked: Asked) -> Body | Answer | None:
        code, number = asked.code(), asked.body.get("piece")
        if code is None or isinstance(number, bool) or not isinstance(number, int) or not 0 <= number < _MOST:
            return {"error": "not_found"}
        if not self._pace.allows(asked, code):
            return refused(ErrorCode.RATE_LIMITED)
        with self._database.read() as session:
            row = held_by_code(session, code)
            piece = b"" if row is None else results.piece(session, original_of(session, row).id, number)
        return {"piece": b64encode(piece)} if piece else {"error": "not_found"}
