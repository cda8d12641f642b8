"""Taps as life brings them, and worse: every prepared card, every key, every fault, drawn by a seed."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

from drivers.card.persona import Persona, chip_names, load_persona, persona_names
from drivers.card.reader import AccessKey, PaceKey
from drivers.card.simulator.faults import Fault, FaultKind
from tests.lab.tapping.oracle import Hand, Key, Tap

PEOPLE = tuple(load_persona(name) for name in (*persona_names(), *chip_names()))
_STATUSES = (0x6F00, 0x6982, 0x6700, 0x6A82, 0x6985)
#: A short reading has 18 commands, a long one 110.
_FAR, _FARTHEST = 28, 120
_OCTETS = (0, 0, 2, 3, 17, 200)
_SLOW_S = 0.03
_CALM = 0.35


def draw(chance: random.Random, *, mute: bool = True) -> Tap:
    """One tap. Without `mute` every chip comes up: a virtual reader does not show the others at all."""
    tap = Tap(chance.choice(PEOPLE), _key(chance), words=chance.random() < 0.8)
    dice = chance.random()
    if dice < _CALM:
        return tap
    if dice > 0.92:
        return replace(
            tap, hand=chance.choice([one for one in Hand if one is not Hand.STILL]), at=_when(chance)
        )
    if dice > 0.88:
        return replace(tap, hand=Hand.LEAVES, at=_when(chance))
    fault = _fault(chance)
    if fault.kind is FaultKind.MUTE and not mute:
        fault = Fault(FaultKind.SILENT)
    return replace(tap, fault=fault)


def access_key(tap: Tap) -> AccessKey:
    """The key as it was typed, right or wrong."""
    persona, printed = tap.persona, tap.persona.printed
    can = persona.can or "000000"
    match tap.key:
        case Key.CAN:
            return PaceKey(can)
        case Key.WRONG_CAN:
            return PaceKey(f"{(int(can) + 1) % 1_000_000:06}")
        case Key.NUMBER_AND_DATES:
            return persona.written_key()
        case Key.WRONG_NUMBER:
            return replace(persona.written_key(), number=_another(printed.number))
        case Key.WRONG_DATES:
            return replace(persona.written_key(), birth=printed.birth + timedelta(days=1))


def other_than(persona: Persona, chance: random.Random) -> Persona:
    return chance.choice([one for one in PEOPLE if one is not persona])


def _another(number: str) -> str:
    return number[:-1] + str((int(number[-1]) + 1) % 10) if number[-1].isdigit() else number


def _key(chance: random.Random) -> Key:
    return chance.choices(tuple(Key), (8, 6, 2, 1, 1))[0]


def _when(chance: random.Random) -> int:
    return chance.randrange(_FARTHEST if chance.random() < 0.1 else _FAR)


def _fault(chance: random.Random) -> Fault:
    after = _when(chance)
    match chance.choices(tuple(FaultKind), (10, 3, 3, 4, 2, 1))[0]:
        case FaultKind.REMOVED:
            return Fault(FaultKind.REMOVED, after, chance.choice(_OCTETS))
        case FaultKind.STATUS:
            return Fault(FaultKind.STATUS, after, status=chance.choice(_STATUSES))
        case FaultKind.SLOW:
            return Fault(FaultKind.SLOW, after, seconds=_SLOW_S)
        case FaultKind.MUTE:
            return Fault(FaultKind.MUTE)
        case kind:
            return Fault(kind, after)
