"""What a chip may answer, as one run of bytes: two of length and an answer, again and again."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterable

from drivers.cancel import Cancel
from drivers.card.chip import files
from drivers.card.chip.anchors import Anchors
from drivers.card.chip.apdu import Command, PlainChannel, Response
from drivers.card.chip.key_derivation import Cipher, KeyPair, SessionKeys
from drivers.card.chip.passive import judge_file
from drivers.card.chip.reach import Reach
from drivers.card.chip.secure_messaging import SecureChannel
from drivers.card.chip.session import Terms, read_card
from drivers.card.chip.suites import suite_of
from drivers.card.chip.tlv import encode
from drivers.card.chip.trouble import ChipError
from drivers.card.persona import load_persona
from drivers.card.reader import CardReading, Need, PaceKey
from drivers.card.simulator.applet import SimulatedChip
from drivers.card.simulator.issuer import practice_anchor
from drivers.errors import DeviceFault
from tests.lab.fuzzing import seeds

_MAI, _OLD = load_persona("mai"), load_persona("bac_only")
_SESSION = SessionKeys(Cipher.AES128, KeyPair(bytes(range(16)), bytes(range(16, 32))))
_MAC = 0x8E
_NEEDS = frozenset(Need) - {Need.PHOTOGRAPH}


def judged(data: bytes) -> object:
    """Passive authentication of the first card's groups against whatever the security object says."""
    groups = {1: seeds.files(0x0101)[0], 13: seeds.files(0x010D)[0]}
    return judge_file(data, groups, Anchors((practice_anchor(),)))


class _Script:
    """Answers from a run of bytes, and nothing more once they are spent."""

    block = 16

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def next(self) -> bytes:
        size = int.from_bytes(self._data[self._at : self._at + 2], "big")
        start = self._at + 2
        self._at = start + size
        return self._data[start : self._at]

    def exchange(self, _: Command) -> Response:
        answer = self.next()
        return Response(answer[:-2], int.from_bytes(answer[-2:], "big"))


def answers(data: bytes) -> object:
    """One file out of answers that secure messaging has let through. ChipError is what it may raise."""
    channel: SecureChannel = _Script(data)  # type: ignore[assignment]  # it has what reading a file asks for
    try:
        return files.read_file(channel, files.DG13, lambda _done, _total: None, Reach())
    except ChipError as trouble:
        return trouble.fault


def unwrapped(data: bytes) -> object:
    """One answer inside secure messaging: rightly sealed where the first byte is even, else as it stands."""
    is_sealed, body = not data[:1] or data[0] & 1 == 0, data[1:]

    def transmit(_: bytes) -> bytes:
        # The command stepped the counter once, the answer is the second step.
        seal = encode(_MAC, suite_of(_SESSION).mac(2, body)) if is_sealed else b""
        return body + seal + (b"\x90\x00" if is_sealed else b"")

    try:
        return SecureChannel(PlainChannel(transmit), _SESSION).exchange(Command(0, 0xB0, 0, 0, le=1000))
    except ChipError as trouble:
        return trouble.fault


def reading(data: bytes) -> object:
    """A whole reading with a chip that says what stands in `data`; always a value comes of it."""
    script = _Script(data[1:])
    key = _OLD.bac_key() if data[:1] == b"\x01" else PaceKey(_MAI.can)
    terms = Terms(anchors=Anchors((practice_anchor(),)), random=_dice(), clock=lambda: 0.0)
    reach = Reach.short()
    found = read_card(
        lambda _: script.next(), key, _NEEDS, progress=lambda _: None, cancel=Cancel(), terms=terms, reach=reach
    )
    if not isinstance(found, CardReading | DeviceFault):
        raise TypeError(type(found).__name__)
    return found


@functools.cache
def reading_seeds() -> tuple[bytes, ...]:
    """Whole conversations: with the same dice on our side they are understood to their end."""
    return (_recorded(0), _recorded(1))


def _recorded(which: int) -> bytes:
    person = (_MAI, _OLD)[which]
    chip, said = SimulatedChip(person, random=_dice(b"chip")), [bytes((which,))]

    def transmit(command: bytes) -> bytes:
        answer = chip.transmit(command)
        said.append(len(answer).to_bytes(2, "big") + answer)
        return answer

    terms = Terms(anchors=Anchors((practice_anchor(),)), random=_dice(), clock=lambda: 0.0)
    key = person.bac_key() if which else PaceKey(person.can)
    reach = Reach.short()
    read_card(transmit, key, _NEEDS, progress=lambda _: None, cancel=Cancel(), terms=terms, reach=reach)
    return b"".join(said)


@functools.cache
def file_seeds() -> tuple[bytes, ...]:
    whole = seeds.files(0x010D)[0]
    steps = (200, 100, 65535)
    made = [_run(whole[at : at + step] + b"\x90\x00" for at in range(0, len(whole), step)) for step in steps]
    # No short name, then a chip that names the exact length, then the end of the file.
    made.append(_run((b"\x6a\x81", b"\x90\x00", whole[:8] + b"\x90\x00", b"\x6c\x20", whole[8:] + b"\x62\x82")))
    return tuple(made)


@functools.cache
def protected_seeds() -> tuple[bytes, ...]:
    suite = suite_of(_SESSION)
    sealed = suite.encrypt(2, b"\x6d\x02\x30\x00" + b"\x80" + bytes(11))
    status = encode(0x99, b"\x90\x00")
    return (
        b"\x00" + encode(0x87, b"\x01" + sealed) + status,
        b"\x00" + encode(0x85, sealed) + status,
        b"\x00" + status,
        b"\x01" + status + encode(_MAC, bytes(8)) + b"\x90\x00",
    )


def _run(said: Iterable[bytes]) -> bytes:
    return b"".join(len(one).to_bytes(2, "big") + one for one in said)


def _dice(salt: bytes = b"") -> Callable[[int], bytes]:
    rolls = 0

    def draw(size: int) -> bytes:
        nonlocal rolls
        rolls += 1
        return hashlib.shake_256(salt + rolls.to_bytes(4, "big")).digest(size)

    return draw
