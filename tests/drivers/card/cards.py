"""What several tests of the card need: a reading over any `transmit`, and files of a prepared person."""

from __future__ import annotations

from collections.abc import Callable

from drivers.cancel import Cancel
from drivers.card.chip.session import Terms, read_card
from drivers.card.persona import load_persona
from drivers.card.reader import AccessKey, CardReading, Need
from drivers.errors import DeviceFault

MAI = load_persona("mai")
ALL = frozenset({Need.MRZ, Need.VIETNAMESE_TEXT})


def read(
    transmit: Callable[[bytes], bytes],
    key: AccessKey | None = None,
    *,
    needs: frozenset[Need] = ALL,
    terms: Terms | None = None,
) -> CardReading | DeviceFault:
    return read_card(
        transmit, key or MAI.bac_key(), needs, progress=lambda _: None, cancel=Cancel(), terms=terms or Terms()
    )
