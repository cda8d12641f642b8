"""Conversations of our reader with simulated chips, recorded as transcripts with the values that were drawn."""

from __future__ import annotations

import random
from typing import Any

from drivers.card.chip.session import Terms
from drivers.card.persona import Persona
from drivers.card.reader import AccessKey, CardReading
from drivers.card.simulator.applet import SimulatedChip
from drivers.card.simulator.mrz import mrz_information
from tests.drivers.card.cards import read


def recorded(persona: Persona, key: AccessKey, seed: int = 1) -> tuple[CardReading, dict[str, Any]]:
    """The reading itself, and its transcript."""
    dice, drawn, said = random.Random(seed), list[bytes](), list[dict[str, str]]()
    chip = SimulatedChip(persona)

    def draw(size: int) -> bytes:
        drawn.append(dice.randbytes(size))
        return drawn[-1]

    def transmit(command: bytes) -> bytes:
        answer = chip.transmit(command)
        said.append({"command": command.hex(), "response": answer.hex()})
        return answer

    reading = read(transmit, key, terms=Terms(random=draw))
    assert isinstance(reading, CardReading)
    return reading, {
        "title": persona.name,
        "key": {"can": persona.can, "mrz_information": mrz_information(persona)},
        "random": [_number(value) for value in drawn],
        "exchanges": said,
    }


def _number(drawn: bytes) -> str:
    """P-521 takes a number out of the draw that is seven bits shorter."""
    if len(drawn) == 66:
        return (int.from_bytes(drawn, "big") >> 7).to_bytes(66, "big").hex()
    return drawn.hex()
