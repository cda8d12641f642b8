"""The paper that a dossier ended in: fetched from the city, sealed for who filed it, told to who proves it."""

from __future__ import annotations

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace

from portal.adapters.city import CityResult, Results
from portal.clock import Clock
from portal.officer_words import Visit
from portal.store import results
from portal.store.database import Database
from portal.store.models import KeptResult
from portal.store.results import Ended
from portal.store.supplements import receipt_holders
from sync.contract.faults import ContractFault
from sync.contract.result import KEY_BYTES, MOST_FILE_BYTES, TOPIC, Result, parse_result
from sync.envelope import EnvelopeFault, PrivateKey, PublicKey, open_down, seal_down
from sync.envelope.result_file import seal_file

log = logging.getLogger("portal.opener")
_AT_ONCE = 8
_AGAIN_MS = 5 * 60_000
_MOST_REMEMBERED = 2000
#: A city that has given nothing for so long gives nothing any more.
_LOOK_BACK_MS = 90 * 86_400_000
_PDF = b"%PDF-"


class ResultFetcher:
    """`work_once` asks the city for a few papers that are due and keeps what it gives."""

    def __init__(
        self,
        *,
        database: Database,
        city: Results,
        opener: PublicKey,
        clock: Clock,
        random: Callable[[int], bytes],
    ) -> None:
        self._database = database
        self._city = city
        self._opener = opener
        self._clock = clock
        self._random = random
        # Asked for lately, without success: kept in memory, since a start may well ask again.
        self._asked: OrderedDict[str, int] = OrderedDict()

    def work_once(self) -> bool:
        now = self._clock()
        with self._database.read() as session:
            found = results.without_result(session, now - _LOOK_BACK_MS, _MOST_REMEMBERED)
            due = [each for each in found if self._asked.get(each.dossier_id, now) <= now][:_AT_ONCE]
        kept = [self._fetch(each, now) for each in due]
        return any(kept)

    def _fetch(self, ended: Ended, now: int) -> bool:
        self._asked[ended.dossier_id] = now + _AGAIN_MS
        self._asked.move_to_end(ended.dossier_id)
        while len(self._asked) > _MOST_REMEMBERED:
            self._asked.popitem(last=False)
        given = self._city.result(ended.official_code)
        if given is None:
            return False
        fault = _fault(given)
        result = fault or _facts(ended.code, given, self._random(KEY_BYTES))
        if not isinstance(result, Result):
            log.warning("opener.result_refused dossier=%s fault=%s", ended.dossier_id, result)
            return False
        self._keep(ended, result, given.pdf, now)
        return True

    def _keep(self, ended: Ended, result: Result, pdf: bytes, now: int) -> None:
        with self._database.read() as session:
            holders = receipt_holders(session, ended.dossier_id)
            visits = [Visit(row.id, row.code, holder.visit_key) for row, holder in holders]
        copies = {}
        for visit in visits:
            key = PublicKey.from_text(visit.visit_key)
            copy = None if key is None else _sealed(replace(result, code=visit.code), key)
            if copy is not None:
                copies[visit.dossier_id] = copy
        for_opener = _sealed(result, self._opener)
        if for_opener is None:
            raise ValueError("the opener's key is no key")
        with self._database.write() as session:
            results.keep(
                session,
                ended.dossier_id,
                at_ms=now,
                for_opener=for_opener,
                sealed_file=seal_file(pdf, result.key),
                copies=copies,
            )


def open_result(row: KeptResult, code: str, keys: Mapping[str, PrivateKey]) -> Result | None:
    """The opener's copy, of the dossier that bears `code`."""
    for key in keys.values():
        opened = open_down(TOPIC, code, row.for_opener, key)
        found = None if isinstance(opened, EnvelopeFault) else parse_result(opened)
        if isinstance(found, Result):
            return found
    return None


def _sealed(result: Result, key: PublicKey) -> bytes | None:
    sealed = seal_down(TOPIC, result.code, result.to_json(), key)
    return None if isinstance(sealed, EnvelopeFault) else sealed


def _fault(given: CityResult) -> str:
    if not given.pdf.startswith(_PDF):
        return "not_pdf"
    return "too_large" if len(given.pdf) > MOST_FILE_BYTES else ""


def _facts(code: str, given: CityResult, key: bytes) -> Result | str:
    """Read once like anything from outside: what a kiosk would refuse is not sealed."""
    made = Result(
        code=code,
        name=given.name,
        office=given.office,
        signed=given.signed,
        place=given.place,
        hours=given.hours,
        size=len(given.pdf),
        sha256=hashlib.sha256(given.pdf).hexdigest(),
        key=key,
    )
    read = parse_result(made.to_json())
    return read.detail if isinstance(read, ContractFault) else read
