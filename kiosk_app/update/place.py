"""Where the updater finds things on a kiosk, and what runs there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk_app.clock import boot_id
from kiosk_app.config import Config
from sync.contract.releases import FOLDER, image_version, release_key


@dataclass(frozen=True, slots=True)
class Place:
    """`running` is the version of this image, `boot` names this power-on; `flag` asks for a restart by being
    there; `public` verifies the index."""

    practice: bool
    running: str
    boot: str
    spool: Path
    state: Path
    flag: Path
    public: bytes

    @property
    def incoming(self) -> Path:
        return self.spool / FOLDER


def on_kiosk(config: Config, folder: Path, run: Path) -> Place:
    """`folder` is the updater's own, `run` goes with a restart. Raises OSError or ValueError."""
    return Place(
        practice=config.practice,
        running=image_version(Path("/etc/os-release").read_text("utf-8")),
        boot=boot_id(),
        spool=config.spool,
        state=folder / "state.json",
        flag=run / "restart",
        public=release_key(config.root_key.with_name("release.pub")),
    )
