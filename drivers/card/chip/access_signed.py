"""Was the way in talked down? EF.CardAccess is unsigned, and DG14 says the same signed (ICAO 9303-11, 9.2).

Whoever sits between reader and chip can take the better offers out of EF.CardAccess, or the whole file, and so
have a weaker way spoken whose keys can be guessed from a recording.
"""

from __future__ import annotations

from drivers.card.chip.card_access import SecurityInfos, SecurityInfosError, parse_dg14
from drivers.card.chip.judgement import Judgement, Reason
from drivers.card.chip.pace_offers import choose_offer
from drivers.card.chip.trouble import garbled
from drivers.card.reader import ChipTrust


def hold_access(infos: SecurityInfos, judgement: Judgement, dg14: bytes | None) -> Judgement:
    """`judgement` of a chip that offered `infos` in EF.CardAccess, with `dg14` as far as the issuer signed it.

    What would have been chosen by either has to be the same; an offer that nobody would take does no harm.
    ACCESS_ALTERED refuses, ACCESS_UNSIGNED is noted where DG14 keeps silent. Raises ChipError (CARD_GARBLED)
    where EF.CardAccess offered nothing at all: a bad contact does that too, and the next attempt tells.
    """
    if judgement.trust is ChipTrust.FAILED:
        return judgement
    signed = _signed(dg14)
    offered, wanted = choose_offer(infos), choose_offer(signed)
    if wanted is None:
        if offered is None:
            return judgement
        return (
            judgement.refused(Reason.ACCESS_ALTERED) if signed.pace else judgement.noted(Reason.ACCESS_UNSIGNED)
        )
    if offered is None and not infos.pace:
        raise garbled("fewer ways in than the issuer signed")
    if offered is None or (offered.info, offered.group) != (wanted.info, wanted.group):
        return judgement.refused(Reason.ACCESS_ALTERED)
    return judgement


def _signed(dg14: bytes | None) -> SecurityInfos:
    try:
        return parse_dg14(dg14) if dg14 is not None else SecurityInfos()
    except SecurityInfosError:
        return SecurityInfos()
