"""Files put together from whatever READ BINARY commands a recorded reader chose (ISO/IEC 7816-4, 11.2)."""

from __future__ import annotations

from drivers.card.chip.apdu import END_OF_FILE, OK, Command, Response
from drivers.card.chip.tlv import TlvError, read_all, read_header, read_only

CARD_ACCESS, CARD_SECURITY, COM, SOD = "card_access", "card_security", "com", "sod"
_IN_MASTER = {0x011C: CARD_ACCESS, 0x011D: CARD_SECURITY}
_IN_APPLICATION = {0x011E: COM, 0x011D: SOD} | {0x0100 | n: f"dg{n}" for n in range(1, 17)}
_MAX_FILE = 256 * 1024
_MORE_WARNED = 0x6200


class Dump:
    """Hears plain commands and answers. `files` by name, as far as they were read."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._content: dict[str, bytearray] = {name: bytearray(held) for name, held in files.items()}
        self._given = frozenset(files)
        self._current = ""
        self.application = False

    def reset(self) -> None:
        self._current, self.application = "", False

    def heard(self, command: Command, answer: Response) -> None:
        if answer.sw not in (OK, END_OF_FILE) and answer.sw & 0xFF00 != _MORE_WARNED:
            return
        if command.ins == 0xA4:
            self._select(command)
        elif command.ins == 0xB0:
            self._read(command, answer.data)
        elif command.ins == 0xB1:
            self._read_far(command, answer.data)

    @property
    def files(self) -> dict[str, bytes]:
        """Each cut to its own length; `whole` says whether all of it is there."""
        found = {}
        for name, content in self._content.items():
            try:
                found[name] = bytes(content[: read_header(bytes(content)).total])
            except TlvError:
                found[name] = bytes(content)
        return found

    def whole(self, name: str) -> bytes | None:
        """None for a file that was not read, or not to its end."""
        content = self.files.get(name)
        try:
            return content if content is not None and read_header(content).total == len(content) else None
        except TlvError:
            return None

    def _names(self) -> dict[int, str]:
        return _IN_APPLICATION if self.application else _IN_MASTER

    def _select(self, command: Command) -> None:
        if command.p1 == 0x04:
            self.application, self._current = True, ""
        elif command.p1 == 0x00 and command.data in (b"", b"\x3f\x00"):
            self.application, self._current = False, ""
        elif len(command.data) == 2:
            self._current = self._names().get(int.from_bytes(command.data, "big"), "")

    def _read(self, command: Command, data: bytes) -> None:
        offset = command.p1 << 8 | command.p2
        if command.p1 & 0x80:
            self._current = self._names().get(0x0100 | command.p1 & 0x1F, "")
            offset = command.p2
        self._put(offset, data)

    def _read_far(self, command: Command, data: bytes) -> None:
        try:
            offset = next(one.value for one in read_all(command.data) if one.tag == 0x54)
            content = read_only(data, 0x53)
        except (TlvError, StopIteration):
            return
        fid = command.p1 << 8 | command.p2
        if fid and fid >> 5 == 0:
            self._current = self._names().get(0x0100 | fid, "")
        self._put(int.from_bytes(offset, "big"), content)

    def _put(self, offset: int, data: bytes) -> None:
        if not self._current or self._current in self._given or offset + len(data) > _MAX_FILE:
            return
        content = self._content.setdefault(self._current, bytearray())
        if offset <= len(content):
            content[offset : offset + len(data)] = data
