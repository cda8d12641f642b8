"""The kiosk's window and its dock on this machine, or on a screen that is looked at from elsewhere."""

from __future__ import annotations

from pathlib import Path

from kiosk_app.rehearsal.console import Console
from kiosk_app.rehearsal.places import make_places
from kiosk_app.rehearsal.play_visit import fresh_folder, means_in_words
from kiosk_app.rehearsal.processes import Company
from kiosk_app.rehearsal.remote import open_screen
from kiosk_app.rehearsal.windowed import play_windowed
from kiosk_app.rehearsal.world import Means, World

#: The kiosk's portrait screen at half size and the dock beside it.
_REMOTE_SCREEN = (1600, 900)


def open_desk(out: Path, console: Console, *, remote: bool) -> int:
    """Blocks until the window is closed or Ctrl-C; leaves no part behind. Raises PartError."""
    means = Means.here()
    for line in means_in_words(means):
        console.step(line)
    world = World(make_places(fresh_folder(out)), means)
    environment: dict[str, str] = {}
    # Not one of the product's parts: the dock neither shows nor kills it.
    screen = Company(world.places.logs)
    try:
        if remote:
            display, port = open_screen(screen, *_REMOTE_SCREEN)
            environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": ""}
            console.say(f"  Look at it with a VNC viewer: 127.0.0.1:{port} (this machine only)")
            console.say(f"  From elsewhere, first: ssh -L {port}:127.0.0.1:{port} this-machine")
        console.say(f"  Slips and logs: {world.places.root}")
        console.step("starting portal, line, sender, card reader, printer, devices, kiosk")
        status = play_windowed(world, environment=environment, say=console.step)
    finally:
        world.close()
        screen.close()
    console.step("ended; no part is left behind")
    return status
