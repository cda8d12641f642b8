"""The course of a reading: which files, in which order, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from drivers.card.chip import files
from drivers.card.chip.files import Ef
from drivers.card.chip.reach import Reach
from drivers.card.chip.secure_messaging import SecureChannel
from drivers.card.reader import ReadProgress


class Course:
    """Reads files one by one and tells of the bytes done and expected, which only grow truer."""

    def __init__(self, channel: SecureChannel, reach: Reach, tell: Callable[[ReadProgress], None]) -> None:
        self._channel = channel
        self._reach = reach
        self._tell = tell
        self._ahead: dict[str, int] = {}
        self._done = 0

    def plan(self, wanted: Iterable[Ef]) -> None:
        """What is still going to be read, as far as is known, in place of what was planned before."""
        self._ahead = {ef.name: ef.expected for ef in wanted}

    def read(self, ef: Ef) -> bytes | None:
        """The whole file, None where the card has none. Raises ChipError as `files.read_file` does."""

        def advance(done: int, total: int) -> None:
            ahead = total - done + sum(self._ahead.values())
            self._tell(ReadProgress(ef.name, self._done + done, self._done + done + ahead))

        self._ahead.pop(ef.name, None)
        content = files.read_file(self._channel, ef, advance, self._reach)
        self._done += len(content or b"")
        return content
