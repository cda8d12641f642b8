"""What the updater remembers over a restart, in a file of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sync.contract import canonical, shape
from sync.contract.faults import ContractFault
from sync.envelope.durable import replace_durably

_LIMIT = 64 * 1024
_MOST_TRIED = 100


@dataclass(frozen=True, slots=True)
class State:
    """`pending` is the version that was installed during the power-on `boot`, out of the bundle `sha256`.
    `tried` are the hashes of bundles that did not do: none of them is taken again."""

    pending: str = ""
    sha256: str = ""
    boot: str = ""
    tried: tuple[str, ...] = ()

    def without(self, sha256: str) -> State:
        """That bundle did not do."""
        return State(tried=(*(one for one in self.tried if one != sha256), sha256)[-_MOST_TRIED:])


def read(path: Path) -> State:
    """A file that is not there or not ours is as if nothing had been tried."""
    try:
        with path.open("rb") as file:
            data = file.read(_LIMIT)
    except OSError:
        return State()
    state = _parse(data)
    return State() if isinstance(state, ContractFault) else state


def keep(path: Path, state: State) -> None:
    """Raises OSError."""
    value = {"pending": state.pending, "sha256": state.sha256, "boot": state.boot, "tried": list(state.tried)}
    replace_durably(path, canonical.encode(value))


@shape.parser
def _parse(data: bytes) -> State:
    source = shape.obj(shape.unwrap(canonical.decode(data, _LIMIT)), "pending", "sha256", "boot", "tried")
    tried = [
        shape.text({"sha256": one}, "sha256", 64, shape.SHA256)
        for one in shape.items(source, "tried", _MOST_TRIED)
    ]
    return State(
        shape.text(source, "pending", 24),
        shape.text(source, "sha256", 64),
        shape.text(source, "boot", 64),
        tuple(tried),
    )
