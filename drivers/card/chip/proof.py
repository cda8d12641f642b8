"""Is it the chip that was issued? One proof is enough, the cheapest first (ICAO 9303-11, 6.1 and 6.2).

The chip authentication mapping came with PACE; Active Authentication costs one command; Chip Authentication
three, and new session keys, so nothing is read after it. Whoever holds one private key is the chip, even where
another proof miscarries: a copy is what fails in all that it offers. A proof is worth as much as the data group
that holds its key: only those that the issuer signed count, and one that was signed and is not there is
withheld.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from drivers.card.chip.access import Opened
from drivers.card.chip.active_authentication import authenticate_actively
from drivers.card.chip.card_access import SecurityInfos, SecurityInfosError, parse_dg14
from drivers.card.chip.chip_authentication import authenticate_chip
from drivers.card.chip.chip_mapping import mapping_proves
from drivers.card.chip.judgement import Judgement, Reason
from drivers.card.chip.key_derivation import Random
from drivers.card.reader import ChipTrust, Genuine


def prove(
    opened: Opened, judgement: Judgement, groups: Mapping[int, bytes], random: Random, *, extended: bool
) -> tuple[Judgement, tuple[str, ...]]:
    """`judgement` with the chip's own proof, and the proofs that it offered, in the order they were asked.

    What has failed already is not asked. Raises ChipError.
    """
    if judgement.trust is ChipTrust.FAILED:
        return judgement, ()
    withheld = judgement.proofs_promised - groups.keys()
    if withheld:
        return judgement.refused(Reason.PROOF_WITHHELD, min(withheld)), ()
    infos = _infos(groups.get(14))
    ways: tuple[tuple[str, Callable[[], Genuine]], ...] = (
        ("mapping", lambda: _mapping(opened, infos)),
        ("active", lambda: _active(opened, groups.get(15), infos, random, extended=extended)),
        ("chip", lambda: authenticate_chip(opened.channel, infos, random)[0]),
    )
    asked = list[str]()
    for name, way in ways:
        found = way()
        if found is not Genuine.NOT_OFFERED:
            asked.append(name)
        if found is Genuine.PROVEN:
            return judgement.with_proof(Genuine.PROVEN), tuple(asked)
    return judgement.with_proof(Genuine.FAILED if asked else Genuine.NOT_OFFERED), tuple(asked)


def _infos(dg14: bytes | None) -> SecurityInfos:
    """Nothing where there is no DG14, or none that is understood: it is signed all the same."""
    try:
        return parse_dg14(dg14) if dg14 is not None else SecurityInfos()
    except SecurityInfosError:
        return SecurityInfos()


def _mapping(opened: Opened, infos: SecurityInfos) -> Genuine:
    """Never FAILED: its key may stand in EF.CardSecurity alone, and the other proofs tell a copy."""
    proven = opened.proof is not None and mapping_proves(opened.proof, infos.chip_keys)
    return Genuine.PROVEN if proven else Genuine.NOT_OFFERED


def _active(
    opened: Opened, dg15: bytes | None, infos: SecurityInfos, random: Random, *, extended: bool
) -> Genuine:
    if dg15 is None:
        return Genuine.NOT_OFFERED
    return authenticate_actively(opened.channel, dg15, infos.active_authentication, random, extended=extended)
