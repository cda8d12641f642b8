"""What reached the disk and what may not have: files as numbered things, folders as names for them.

The model is POSIX read strictly. fsync of a file makes its bytes and size durable, not its name; fsync of a
folder makes its names durable. Before that each write, each sector of a write and each change of a name may
have happened or not, in any order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.lab.crashing.strace import Call, RecordingError, calls

ROOT = 0
_MARKS = -1


@dataclass(frozen=True, slots=True)
class Piece:
    """A write that no fsync has covered yet; without `data` the file was cut to `offset` bytes."""

    offset: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Naming:
    """A change of names in one folder: `gone` is no more, `name` is now `file`. Each may be empty."""

    name: str
    file: int
    gone: str = ""


@dataclass
class File:
    """`durable` survives for sure; `now` is what the process sees; `pending` leads from one to the other."""

    durable: bytes = b""
    now: bytearray = field(default_factory=bytearray)
    pending: list[Piece] = field(default_factory=list)
    names: dict[str, int] | None = None
    durable_names: dict[str, int] = field(default_factory=dict)
    pending_names: list[Naming] = field(default_factory=list)

    def apply(self, piece: Piece) -> None:
        self.pending.append(piece)
        apply(self.now, piece)

    def rename(self, naming: Naming) -> None:
        assert self.names is not None
        self.pending_names.append(naming)
        rename(self.names, naming)

    def sync(self) -> None:
        if self.names is None:
            self.durable = bytes(self.now)
            self.pending = []
        else:
            self.durable_names = dict(self.names)
            self.pending_names = []


def apply(content: bytearray, piece: Piece) -> None:
    if piece.data is None:
        del content[piece.offset :]
        content.extend(bytes(piece.offset - len(content)))
        return
    if piece.offset > len(content):
        content.extend(bytes(piece.offset - len(content)))
    content[piece.offset : piece.offset + len(piece.data)] = piece.data


def rename(names: dict[str, int], naming: Naming) -> None:
    if naming.gone:
        names.pop(naming.gone, None)
    if naming.name:
        names[naming.name] = naming.file


class Disk:
    """Plays a recording over the folder `root`, which is empty and durable at the beginning."""

    def __init__(self, root: Path, marks: Path) -> None:
        self.files: dict[int, File] = {ROOT: File(names={})}
        self._root = str(root)
        self._marks = str(marks)
        #: File descriptor → thing and position in it.
        self._open: dict[int, list[int]] = {}

    def play(self, trace: Path) -> Iterator[bytes | None]:
        """Step by step; a step's value is the mark that it wrote, or None for a change of files."""
        for call in calls(trace):
            if call.name in ("write", "pwrite64") and self._is_mark(call):
                yield call.texts[0]
            elif self._step(call):
                yield None

    def _is_mark(self, call: Call) -> bool:
        held = self._open.get(call.number(0))
        return held is not None and held[0] == _MARKS

    def _step(self, call: Call) -> bool:
        """True where files or names have changed, or were made durable."""
        match call.name:
            case "openat":
                return self._opened(call)
            case "close":
                self._open.pop(call.number(0), None)
                return False
            case "mkdir" | "mkdirat":
                return self._name(call.texts[0], self._make(names={}))
            case "unlink" | "unlinkat":
                return self._name(call.texts[0], None)
            case "rename" | "renameat" | "renameat2":
                return self._renamed(call)
        held = self._open.get(call.number(0))
        return held is not None and held[0] >= 0 and self._written(call, held)

    def _written(self, call: Call, held: list[int]) -> bool:
        file = self.files[held[0]]
        match call.name:
            case "lseek":
                held[1] = call.result
                return False
            case "write":
                file.apply(Piece(held[1], call.texts[0][: call.result]))
                held[1] += call.result
            case "pwrite64":
                file.apply(Piece(call.number(3), call.texts[0][: call.result]))
            case "ftruncate":
                file.apply(Piece(call.number(1), None))
            case "fallocate":
                size = call.number(2) + call.number(3)
                if size > len(file.now):
                    file.apply(Piece(size, None))
            case "fsync" | "fdatasync":
                file.sync()
            case other:
                raise RecordingError(f"{other} on a file of ours")
        return True

    def _opened(self, call: Call) -> bool:
        path = call.texts[0].decode()
        if path == self._marks:
            self._open[call.result] = [_MARKS, 0]
            return False
        if not path.startswith(self._root):
            return False
        number = self._find(path)
        made = number is None
        if number is None:
            number = self._make()
            self._name(call.texts[0], number)
        cut = "O_TRUNC" in call.arguments[2] and len(self.files[number].now) > 0
        if cut:
            self.files[number].apply(Piece(0, None))
        self._open[call.result] = [number, 0]
        return made or cut

    def _make(self, names: dict[str, int] | None = None) -> int:
        number = len(self.files)
        self.files[number] = File(names=names)
        return number

    def _folder(self, path: bytes) -> tuple[File, str] | None:
        """The folder that holds the name, where it is one of ours."""
        parent, _, name = path.decode().rpartition("/")
        if not parent.startswith(self._root):
            return None
        number = self._find(parent)
        if number is None:
            raise RecordingError(f"a folder that nobody made: {parent}")
        return self.files[number], name

    def _find(self, path: str) -> int | None:
        number = ROOT
        for part in Path(path).relative_to(self._root).parts:
            names = self.files[number].names
            if names is None or part not in names:
                return None
            number = names[part]
        return number

    def _name(self, path: bytes, number: int | None) -> bool:
        held = self._folder(path)
        if held is None:
            return False
        folder, name = held
        folder.rename(Naming("", 0, name) if number is None else Naming(name, number))
        return True

    def _renamed(self, call: Call) -> bool:
        held = self._folder(call.texts[0])
        if held is None:
            return False
        folder, old = held
        target = self._folder(call.texts[1])
        assert folder.names is not None
        if target is None or target[0] is not folder:
            raise RecordingError("a name moved from folder to folder is not followed")
        folder.rename(Naming(target[1], folder.names[old], old))
        return True
