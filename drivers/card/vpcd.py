"""The simulated card on a virtual PC/SC reader: vpcd's TCP port, a card put down and lifted by the switchboard.

A message is two bytes of length, big-endian, and a body. A body of one byte is the reader's: 0 power off, 1 on,
2 reset, 4 asks for the ATR; anything else is a command APDU. To connect is to put the card down, to close the
connection is to lift it. The second slot, on the next port, takes the second card. vpcd listens on every
interface: it belongs on a desk, never into a kiosk.
"""

from __future__ import annotations

import select
import socket
import threading

from drivers.cancel import Cancel
from drivers.card.simulator.placing import PlacedCard, Placing
from drivers.switchboard import Switchboard

_OFF, _ON, _RESET, _ATR = 0, 1, 2, 4
_LOOK_EVERY = 0.05
#: Half a length is never sent: vpcd ends the whole service over it, and no real card can do that.
_LENGTH_BYTES = 2
#: pcscd may be starting or restarting; a card that lies on the reader would be found again, too.
_TRY_EVERY = 0.2


class _LiftedError(Exception):
    """The connection is over: by our hand, or by the reader's."""


class VirtualCard:
    """Keeps the cards that the switchboard puts down connected to their virtual slots, until cancelled."""

    def __init__(self, port: int, board: Switchboard, host: str = "127.0.0.1") -> None:
        self._slots = (
            _Slot((host, port), Placing(board)),
            _Slot((host, port + 1), Placing(board, second=True)),
        )

    def run(self, cancel: Cancel) -> None:
        """Blocks. Raises ValueError where the board names a person who is not prepared."""
        first, second = self._slots
        errors: list[ValueError] = []

        def beside() -> None:
            try:
                second.run(stop)
            except ValueError as error:
                errors.append(error)
                stop.cancel()

        stop = Cancel()
        thread = threading.Thread(target=beside, name="card-second")
        thread.start()
        try:
            first.run(cancel, stop)
        finally:
            stop.cancel()
            thread.join()
        if errors:
            raise errors[0]


class _Slot:
    def __init__(self, address: tuple[str, int], placing: Placing) -> None:
        self._address = address
        self._placing = placing

    def run(self, cancel: Cancel, other: Cancel | None = None) -> None:
        """Until one of both is cancelled. Raises ValueError as the board does."""
        while not cancel.cancelled and not (other and other.cancelled):
            card = self._placing.card()
            if card is None:
                cancel.wait(_LOOK_EVERY)
                continue
            try:
                with socket.create_connection(self._address, timeout=2.0) as connection:
                    self._serve(connection, card, cancel)
            except _LiftedError:
                continue
            except OSError:
                cancel.wait(_TRY_EVERY)

    def _serve(self, connection: socket.socket, card: PlacedCard, cancel: Cancel) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while not cancel.cancelled:
            if not select.select([connection], [], [], _LOOK_EVERY)[0]:
                self._stay(card)
                continue
            message = _receive(connection)
            self._stay(card)
            answer = self._answer(connection, card, message, cancel)
            if answer is not None:
                connection.sendall(len(answer).to_bytes(2, "big") + answer)

    def _stay(self, card: PlacedCard) -> None:
        if self._placing.card() is not card:
            raise _LiftedError

    def _answer(
        self, connection: socket.socket, card: PlacedCard, message: bytes, cancel: Cancel
    ) -> bytes | None:
        if len(message) == 1:
            if message[0] in (_OFF, _ON, _RESET):
                card.reset()
                return None
            return card.atr if message[0] == _ATR else None
        answer = card.transmit(message)
        cancel.wait(card.delay)
        self._stay(card)
        if answer is None:
            # What had left the card before it was pulled is on its way to the reader.
            if len(card.torn) >= _LENGTH_BYTES:
                connection.sendall(card.torn)
            self._placing.lifted()
            raise _LiftedError
        # A mute chip leaves the reader waiting; an empty message would not be taken for an answer either.
        return answer or None


def _receive(connection: socket.socket) -> bytes:
    return _exactly(connection, int.from_bytes(_exactly(connection, 2), "big"))


def _exactly(connection: socket.socket, size: int) -> bytes:
    got = b""
    while len(got) < size:
        part = connection.recv(size - len(got))
        # vpcd sends length and body apart: an acknowledgement held back for 40 ms would stall each command.
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        if not part:
            raise ConnectionResetError("reader closed")
        got += part
    return got
