"""PC/SC as a few typed calls. The only file that imports `smartcard`, and it works without it.

pyscard hands out C results; here they become values or a `PcscError` with the result code. A machine without
pyscard, or without the PC/SC library, simply has no service.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from types import ModuleType

scard: ModuleType | None
try:
    from smartcard import scard
except ImportError:
    scard = None

_NEW_READER = "\\\\?PnP?\\Notification"
_UNSIGNED = 0xFFFFFFFF


class Trouble(Enum):
    """Results that a reader tells apart (PC/SC part 5, as pcsc-lite numbers them); OTHER for the rest."""

    NO_SERVICE = (0x8010001D, 0x8010001E, 0x80100013, 0x80100003)
    NO_READER = (0x8010002E, 0x80100009, 0x80100017)
    NO_CARD = (0x8010000C,)
    REMOVED = (0x80100069,)
    MUTE = (0x80100066, 0x80100067, 0x80100068, 0x80100016)
    BUSY = (0x8010000B,)
    TIMEOUT = (0x8010000A,)
    CANCELLED = (0x80100002,)
    OTHER = ()


class PcscError(Exception):
    """A call failed. `code` is the unsigned result of the PC/SC call."""

    def __init__(self, call: str, code: int) -> None:
        super().__init__(f"{call} {code:08X}")
        self.code = code
        self.trouble = next((kind for kind in Trouble if code in kind.value), Trouble.OTHER)


@dataclass(frozen=True, slots=True)
class Slot:
    """One reader as last seen. `events` counts insertions and removals since the service started.

    `atr` is the card's answer to reset, empty without a card.
    """

    name: str
    state: int
    present: bool
    mute: bool
    atr: bytes = b""

    @property
    def events(self) -> int:
        return self.state >> 16


def available() -> bool:
    """Whether pyscard and the PC/SC library are there; says nothing of the service."""
    return scard is not None


def _check(call: str, result: int) -> None:
    code = result & _UNSIGNED
    if code:
        raise PcscError(call, code)


class Context:
    """One connection to the PC/SC service. Not for two threads at once, but for `cancel`."""

    def __init__(self) -> None:
        """Raises PcscError (NO_SERVICE) where pyscard or the service is missing."""
        if scard is None:
            raise PcscError("import", Trouble.NO_SERVICE.value[0])
        self._scard = scard
        result, self._handle = scard.SCardEstablishContext(scard.SCARD_SCOPE_SYSTEM)
        _check("SCardEstablishContext", result)

    def slots(self) -> tuple[Slot, ...]:
        """Every reader with its present state, at once. Raises PcscError."""
        result, names = self._scard.SCardListReaders(self._handle, [])
        if result & _UNSIGNED in Trouble.NO_READER.value:
            return ()
        _check("SCardListReaders", result)
        return self._states([(name, self._scard.SCARD_STATE_UNAWARE) for name in names], 0) if names else ()

    def wait(self, slots: Sequence[Slot], milliseconds: int) -> None:
        """Return when a slot or the list of readers changes, or the time is over. Raises PcscError."""
        known = [(slot.name, slot.state) for slot in slots]
        try:
            self._states([*known, (_NEW_READER, len(slots) << 16)], milliseconds)
        except PcscError as error:
            if error.trouble is not Trouble.TIMEOUT:
                raise

    def _states(self, known: list[tuple[str, int]], milliseconds: int) -> tuple[Slot, ...]:
        result, states = self._scard.SCardGetStatusChange(self._handle, milliseconds, known)
        _check("SCardGetStatusChange", result)
        return tuple(
            Slot(
                name,
                state & ~self._scard.SCARD_STATE_CHANGED & _UNSIGNED,
                bool(state & self._scard.SCARD_STATE_PRESENT),
                bool(state & self._scard.SCARD_STATE_MUTE),
                bytes(octet & 0xFF for octet in atr),
            )
            for name, state, atr in states
        )

    def connect(self, slot: Slot) -> Link:
        """Power the card and take it for this process alone. Raises PcscError."""
        protocols = self._scard.SCARD_PROTOCOL_T0 | self._scard.SCARD_PROTOCOL_T1
        result, card, protocol = self._scard.SCardConnect(
            self._handle, slot.name, self._scard.SCARD_SHARE_EXCLUSIVE, protocols
        )
        _check("SCardConnect", result)
        return Link(self._scard, card, protocol)

    def cancel(self) -> None:
        """Wake a `wait` of this context, from any thread."""
        self._scard.SCardCancel(self._handle)

    def release(self) -> None:
        self._scard.SCardReleaseContext(self._handle)


class Link:
    """One powered card."""

    def __init__(self, module: ModuleType, card: int, protocol: int) -> None:
        self._scard = module
        self._card = card
        self._protocols = module.SCARD_PROTOCOL_T0 | module.SCARD_PROTOCOL_T1
        self._use(protocol)

    def _use(self, protocol: int) -> None:
        t1 = protocol == self._scard.SCARD_PROTOCOL_T1
        self._header = self._scard.SCARD_PCI_T1 if t1 else self._scard.SCARD_PCI_T0

    def transmit(self, command: bytes) -> bytes:
        """Raises PcscError; a card lifted in mid-command may come as any code, 0 among them."""
        result, answer = self._scard.SCardTransmit(self._card, self._header, list(command))
        _check("SCardTransmit", result)
        return bytes(octet & 0xFF for octet in answer)

    def reset(self) -> None:
        """Power off and on again; a session is over, nothing is selected. Raises PcscError."""
        result, protocol = self._scard.SCardReconnect(
            self._card, self._scard.SCARD_SHARE_EXCLUSIVE, self._protocols, self._scard.SCARD_UNPOWER_CARD
        )
        _check("SCardReconnect", result)
        self._use(protocol)

    def close(self) -> None:
        """Disconnect and take the power away, so that the next person's key starts on a fresh chip."""
        self._scard.SCardDisconnect(self._card, self._scard.SCARD_UNPOWER_CARD)
