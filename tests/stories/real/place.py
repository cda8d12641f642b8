"""One city for a story: portal, line, sender, devices and window as processes, and who is there."""

from __future__ import annotations

import io
import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from PIL import Image, ImageOps

from drivers.scanner.code import qr
from drivers.scanner.page.pixels import decode
from kiosk_app import words as sentences
from kiosk_app.flow.text import fold
from kiosk_app.rehearsal.citizen import Album
from kiosk_app.rehearsal.hand import Hand
from kiosk_app.rehearsal.person import Person, person
from kiosk_app.rehearsal.places import REPOSITORY, make_places
from kiosk_app.rehearsal.processes import run_tool
from kiosk_app.rehearsal.spectator import reading
from kiosk_app.rehearsal.world import Means, World
from tests.stories.real.officer import Officer
from tests.stories.real.returning import Returning

LONG_S = 60.0
EXTRACT = "birth_extract"
WORDS = sentences.read(REPOSITORY / "i18n" / "kiosk_vi.ts")


class Blind(Album):
    """No pictures: each would cost as long as the page takes to slide in."""

    def take(self, hand: Hand, name: str) -> Path:
        return self.folder / name


def wait(holds: Callable[[], Any], what: str, seconds: float = LONG_S) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"in vain: {what}"
        time.sleep(0.05)


def mai(copies: str = "2", page: str = "authorisation_good") -> Person:
    """She needs copies of her own birth record."""
    answers = {"requester": "self", "registered_at": "hoan kiem", "copies": copies}
    return person("mai", "vi", EXTRACT, page=page, answers=answers)


@dataclass
class City:
    """Open between `open` and `close`; `citizen` stands before the kiosk."""

    world: World
    officer: Officer
    citizen: Returning

    @classmethod
    def open(cls, root: Path, desks: str = "") -> City:
        """Card and camera are played inside the devices' process, nothing reads letters: it takes too long.

        `desks` is the portal's file of those that keep appointments, where it is not the practice system's own.
        """
        world = World(make_places(root), Means(pcsc=False, text=False))
        if desks:
            world.places.portal.mkdir(parents=True, exist_ok=True)
            (world.places.portal / "desks.toml").write_text(desks, encoding="utf-8")
        try:
            world.begin()
            with world.kiosk_config.open("a") as config:
                # Nobody stays to read the farewell.
                config.write("[times]\nfarewell = 1\nhealth_poll = 1\n")
            more = ("--glass", str(world.glass), "--width", "540", "--height", "960")
            world.open_kiosk(*more, environment={"QT_QPA_PLATFORM": "offscreen"})
            world.settle()
            city = cls(world, Officer(world.ports["console"]), _citizen(world))
        except BaseException:
            world.close()
            raise
        return city

    def close(self) -> None:
        self.citizen.hand.close()
        self.officer.close()
        self.world.close()

    def files(self, who: Person) -> str:
        """A whole visit; the dossier's code as the screen gave it."""
        self.citizen.person = who
        code = self.citizen.visit().code
        self.back_home()
        return code

    def back_home(self) -> None:
        self.citizen.hand.wait_page("home", seconds=LONG_S)

    def journal(self) -> list[str]:
        """The details of what the kiosk noted of itself."""
        with reading(self.world.places.kiosk / "visit.db") as rows:
            return [detail for (detail,) in rows.execute("SELECT detail FROM journal ORDER BY number")]

    def tool(self, *arguments: str) -> Any:
        """What the portal's own tool says."""
        return json.loads(run_tool("portal", *arguments, "--state", str(self.world.places.portal), "--json"))

    def sync(self, *arguments: str) -> Any:
        """What a technician's command at the kiosk says."""
        return json.loads(run_tool("sync", *arguments, "--config", str(self.world.sync_config), "--json"))

    def slips(self) -> list[Path]:
        found = sorted(self.world.places.slips.glob("[0-9]*.png"))
        return [path for path in found if "torn" not in path.stem]


def _citizen(world: World) -> Returning:
    def pay(reference: str, amount: int) -> None:
        state = str(world.places.portal)
        run_tool("portal", "bank", "pay", reference, "--amount", str(amount), "--state", state)

    return Returning(
        Hand(world.glass, 60.0),
        mai(),
        switchboard=world.switchboard,
        words=WORDS,
        album=Blind(world.places.pictures),
        pay=pay,
    )


def on_slip(slip: Path) -> str:
    """All that the slip's QR says, as a camera reads it."""
    with Image.open(slip) as drawn:
        width, height = drawn.size
        sheet = Image.new("RGB", (width + 80, height + 80), "white")
        sheet.paste(drawn.convert("RGB"), (40, 40))
    seen = io.BytesIO()
    sheet.save(seen, format="PNG")
    text = qr(decode(seen.getvalue()))
    assert text, "the slip's QR cannot be read"
    assert urlsplit(text).fragment.startswith("k="), "the key is where no browser sends it"
    return text


def read_slip(slip: Path) -> str:
    """The letters on it, as another program sees them."""
    with Image.open(slip) as drawn:
        large = ImageOps.expand(drawn.convert("L"), 40, 255).resize(
            (2 * drawn.width + 160, 2 * drawn.height + 160)
        )
    seen = io.BytesIO()
    large.save(seen, format="PNG")
    reader = ("tesseract", "-", "-", "-l", "vie", "--psm", "6")
    return subprocess.run(reader, input=seen.getvalue(), capture_output=True, check=True).stdout.decode()


def stands_in(text: str, letters: str) -> bool:
    """Whether a line has it but for a letter or two that a machine misreads.

    A machine takes O for 0 and Q for O, and sets a space where a dash is thin: letters that look alike
    count as one, and spaces do not count.
    """
    wanted = alike(text)
    for line in map(alike, letters.splitlines()):
        for first in range(max(1, len(line) - len(wanted) + 1)):
            if SequenceMatcher(None, wanted, line[first : first + len(wanted)], False).ratio() >= 0.85:
                return True
    return False


def alike(text: str) -> str:
    return "".join(fold(text).split()).translate(str.maketrans("oqdiljszgb", "0001115268"))


def with_copies(who: Person, copies: str) -> Person:
    return replace(who, answers={**who.answers, "copies": copies})
