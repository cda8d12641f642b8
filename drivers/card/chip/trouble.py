"""The one exception inside the chip's language. `session.read_card` turns it into the fault it carries."""

from __future__ import annotations

from drivers.errors import DeviceFault, FaultCode


class ChipError(Exception):
    """Raised deep inside a reading, also by a `transmit` that lost its card. Never leaves a reader."""

    def __init__(self, code: FaultCode, detail: str = "") -> None:
        super().__init__(code.value)
        self.fault = DeviceFault(code, detail)


def garbled(detail: str) -> ChipError:
    """The chip answered what no clause allows. `detail` names the place, never the content."""
    return ChipError(FaultCode.CARD_GARBLED, detail)


class AnswerLostError(ChipError):
    """An answer came in pieces, or the chip gave up the session over a length."""


class LengthRefusedError(AnswerLostError):
    """The chip itself says that the length is wrong."""


class TooLongError(ChipError):
    """A file's bytes were lost, perhaps for their number: on a fresh session less may be asked for at once.

    `refused`: the chip said so itself. `alone`: others of its kind have given as much, so nothing is learnt of
    them.
    """

    def __init__(
        self, code: FaultCode, detail: str = "", *, refused: bool = False, alone: bool = False
    ) -> None:
        super().__init__(code, detail)
        self.refused = refused
        self.alone = alone
