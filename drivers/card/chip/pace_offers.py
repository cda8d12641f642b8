"""What the chip offers for PACE and which of it is taken (ICAO 9303-11, 4.4.3 and 9.2.1)."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.card.chip import object_identifiers as oids
from drivers.card.chip.card_access import PaceInfo, SecurityInfos
from drivers.card.chip.groups import Group
from drivers.card.chip.key_derivation import Cipher
from drivers.card.chip.modp import STANDARDIZED

_VERSION = 2
#: Likeliest to be proven genuine first, then the longer key.
_MAPPINGS = (oids.PACE_ECDH_CAM, oids.PACE_ECDH_GM, oids.PACE_DH_GM)
_CIPHERS = (Cipher.AES256, Cipher.AES192, Cipher.AES128, Cipher.TDES)
_NAMES = {
    oids.PACE_ECDH_GM: "generic mapping",
    oids.PACE_ECDH_CAM: "chip authentication mapping",
    oids.PACE_ECDH_IM: "integrated mapping",
    oids.PACE_DH_GM: "generic mapping over integers",
    oids.PACE_DH_IM: "integrated mapping over integers",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One way of PACE. `named`: its parameters must be named to the chip, which has others beside them."""

    info: PaceInfo
    cipher: Cipher
    group: Group
    named: bool = False

    @property
    def proves_chip(self) -> bool:
        """Whether it is the chip authentication mapping."""
        return self.info.protocol[:-1] == oids.PACE_ECDH_CAM


def choose_offer(infos: SecurityInfos) -> Offer | None:
    """The best one that is spoken here, None where there is none."""
    offers = [offer for offer in (_spoken(infos, info) for info in infos.pace) if offer]
    if not offers:
        return None
    best = min(offers, key=_rank)
    named = len({info.parameter_id for info in infos.pace}) > 1
    return Offer(best.info, best.cipher, best.group, named)


def offer_for(infos: SecurityInfos, protocol: bytes, parameter_id: int | None) -> Offer | None:
    """The way of PACE that `protocol` names, None where it is not spoken; without `infos` by its numbers."""
    fitting = [
        info
        for info in infos.pace
        if info.protocol == protocol and (parameter_id is None or info.parameter_id == parameter_id)
    ]
    if not fitting and protocol.startswith(oids.PACE) and parameter_id is not None:
        fitting = [PaceInfo(protocol, _VERSION, parameter_id)]
    return next((offer for offer in (_spoken(infos, info) for info in fitting) if offer), None)


def unspoken(infos: SecurityInfos) -> str:
    """What stands there instead, for the technician: "integrated mapping". Empty where nothing does."""
    return ", ".join(sorted({_NAMES.get(info.protocol[:-1], "unknown mapping") for info in infos.pace}))


def _spoken(infos: SecurityInfos, info: PaceInfo) -> Offer | None:
    cipher, group = oids.CIPHERS.get(info.protocol[-1]), _group_of(infos, info)
    if info.version != _VERSION or cipher is None or group is None or info.protocol[:-1] not in _MAPPINGS:
        return None
    return Offer(info, cipher, group)


def _group_of(infos: SecurityInfos, info: PaceInfo) -> Group | None:
    if info.protocol[:-1] == oids.PACE_DH_GM:
        return None if info.parameter_id is None else STANDARDIZED.get(info.parameter_id)
    return infos.curve_of(info)


def _rank(offer: Offer) -> tuple[int, int]:
    return _MAPPINGS.index(offer.info.protocol[:-1]), _CIPHERS.index(offer.cipher)
