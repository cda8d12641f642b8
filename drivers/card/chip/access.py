"""Which way into the chip: the one place that chooses between the access protocols (ICAO 9303-11, 4.2)."""

from __future__ import annotations

from drivers.card.chip import bac
from drivers.card.chip.apdu import Channel, PlainChannel
from drivers.card.chip.secure_messaging import SecureChannel
from drivers.card.reader import AccessKey, BacKey

BAC = "bac"


def open_chip(plain: PlainChannel, key: AccessKey, random: bac.Random) -> tuple[Channel, str]:
    """Authenticate and return the protected channel with the name of the protocol that opened it.

    The eMRTD application must be selected. Only Basic Access Control is spoken: a `PaceKey` is answered with
    CARD_KEY_REFUSED, detail "pace not offered". Raises ChipError.
    """
    if not isinstance(key, BacKey):
        raise bac.KeyRefusedError("pace not offered")
    refusal: bac.KeyRefusedError | None = None
    for keys in bac.document_keys(key):
        try:
            return SecureChannel(plain, bac.authenticate(plain, keys, random)), BAC
        except bac.KeyRefusedError as error:
            refusal = error
    assert refusal is not None
    raise refusal
