"""One card as it leaves its issuer: files and secrets, the same ones in every process."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, replace

from drivers.card.persona import Persona
from drivers.card.simulator import face, files, issuer, security_infos
from drivers.card.simulator.curve import CURVES
from drivers.card.simulator.der import tlv
from drivers.card.simulator.mrz import mrz_information
from drivers.card.simulator.pace import Offer, password_seed
from drivers.card.simulator.profile import AaKey, Access, ChipProfile, Flaw, Mapping, Password
from drivers.card.simulator.proofs import EcKey, RsaKey, ec_key, signing_key

CARD_ACCESS, CARD_SECURITY, ATR_INFO = 0x011C, 0x011D, 0x2F01
COM, SOD = 0x011E, 0x011D


def group_file(number: int) -> int:
    """The file of a data group."""
    return 0x0100 | number


@dataclass(frozen=True, slots=True)
class Card:
    """`application` and `master` by file identifier; `chip_key` and `signing_key` never leave the chip."""

    application: dict[int, bytes] = field(repr=False)
    master: dict[int, bytes] = field(repr=False)
    information: str = field(repr=False)
    offer: Offer | None
    chip_key: EcKey | None = field(repr=False)
    signing_key: EcKey | RsaKey | None = field(repr=False)


@functools.lru_cache(maxsize=64)
def personalised(persona: Persona) -> Card:
    """Files and keys of this person's card, flaws of its profile among them."""
    profile, name = persona.profile, persona.name
    chip_curve = CURVES[profile.chip_curve]
    chip = ec_key(chip_curve, f"practice chip key of {name}")
    signing = _signing(profile, f"practice signing key of {name}")
    groups = _groups(persona, chip, signing)
    country = persona.country
    application = {COM: files.com(profile.groups)}
    if Flaw.WITHOUT_SOD not in profile.flaws:
        application[SOD] = issuer.security_object(groups, country, profile.flaws)
    groups |= _altered(persona, groups)
    application |= {group_file(number): content for number, content in groups.items()}
    if Flaw.CLONE in profile.flaws:
        # The copy has every byte that can be read, and keys of its maker.
        chip = ec_key(chip_curve, "practice keys of a copier")
        if signing is not None:
            signing = _signing(replace(profile, active_authentication=AaKey.ECDSA), "practice keys of a copier")
    information = mrz_information(persona)
    return Card(
        application,
        _master(profile, ec_key(chip_curve, f"practice chip key of {name}"), country),
        information,
        _offer(persona, chip, information),
        chip if profile.chip_authentication or profile.mapping is Mapping.CAM else None,
        signing,
    )


def altered_dg13(content: bytes, persona: Persona) -> bytes:
    """Another day of issue in the same place, as a forger would write it; the layout stays whole."""
    day = persona.printed.issued.strftime("%d/%m/%Y").encode("ascii")
    return content.replace(day, b"01/01/2025")


def _groups(persona: Persona, chip: EcKey, signing: EcKey | RsaKey | None) -> dict[int, bytes]:
    profile = persona.profile
    made = {1: lambda: files.dg1(persona), 2: lambda: face.dg2(persona.name, profile.face_octets)}
    made |= {11: lambda: files.dg11(persona), 12: lambda: files.dg12(persona), 13: lambda: _dg13(persona)}
    made |= {14: lambda: security_infos.dg14(profile, chip)}
    if signing is not None:
        made[15] = lambda: security_infos.dg15(signing)
    return {number: made[number]() for number in profile.groups}


def _dg13(persona: Persona) -> bytes:
    content = files.dg13(persona)
    if Flaw.MALFORMED_DG13 in persona.profile.flaws:
        # The file is whole, its inner set claims a byte more than there is.
        return tlv("6D", tlv("30", tlv("02", b"\x01"), b"\x31\x82\x7f\xff" + content[16:]))
    return content


def _altered(persona: Persona, groups: dict[int, bytes]) -> dict[int, bytes]:
    found = {}
    if Flaw.ALTERED_DG13 in persona.profile.flaws:
        found[13] = altered_dg13(groups[13], persona)
    if Flaw.ALTERED_DG1 in persona.profile.flaws:
        printed = persona.printed
        other = replace(persona, printed=replace(printed, name=f"{printed.name} ANH"))
        found[1] = files.dg1(other)
    return found


def _signing(profile: ChipProfile, purpose: str) -> EcKey | RsaKey | None:
    kind = profile.active_authentication
    return None if kind is None else signing_key(kind, CURVES[profile.chip_curve], purpose)


def _master(profile: ChipProfile, chip: EcKey, country: str) -> dict[int, bytes]:
    """The files outside the application. EF.ATR/INFO tells the longest APDUs (9303-10, 3.11.2)."""
    found = {}
    access = security_infos.card_access(profile)
    if access is not None:
        found[CARD_ACCESS] = access
    if profile.mapping is Mapping.CAM:
        infos = security_infos.card_security(profile, chip)
        found[CARD_SECURITY] = issuer.card_security(infos, country, profile.flaws)
    if not profile.short_only:
        longest = min(profile.extended, 65535).to_bytes(2, "big")
        found[ATR_INFO] = tlv("7F66", tlv("02", longest), tlv("02", longest))
    return found


def _offer(persona: Persona, chip: EcKey, information: str) -> Offer | None:
    profile = persona.profile
    if Access.PACE not in profile.access:
        return None
    texts = {Password.MRZ: information, Password.CAN: persona.can}
    return Offer(
        profile.cipher,
        profile.curve,
        (Mapping.CAM, Mapping.GM) if profile.mapping is Mapping.CAM else (Mapping.GM,),
        {one: password_seed(one, texts[one]) for one in profile.passwords},
        chip.secret,
    )
