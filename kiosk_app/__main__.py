"""`python -m kiosk_app --config FILE`: the kiosk on the screen that Qt finds.

Order of start: configuration, application and fonts, window, runtime, first screen; READY is told to
systemd with the first frame that is really drawn.
"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtQuick import QQuickWindow

from drivers.process import die_with_parent
from kiosk_app.assembly import AssemblyError, Kiosk, Screenside
from kiosk_app.catalogue.strict import ContentError
from kiosk_app.config import Config, load_config
from kiosk_app.flow.calendar import short_date, weekday_id
from kiosk_app.runtime.heartbeat import Heartbeat
from kiosk_app.ui.glass import Glass
from kiosk_app.ui.window import KioskWindow, application
from sync.store.bell import KIOSK_BELL, Listener

log = logging.getLogger("kiosk")


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    if options.with_parent:
        die_with_parent()
    logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s", stream=sys.stderr)
    try:
        config = load_config(options.config)
        app = application(sys.argv[:1])
        screen = KioskWindow(app, config.run / "words")
        if options.glass and not config.practice:
            raise AssemblyError("a hand on the glass is for practice systems only")
        kiosk = Kiosk(config, screen.languages, _screenside(screen))
    except (AssemblyError, ContentError, OSError, ValueError) as error:
        log.error("the kiosk cannot start: %s", error)
        return 78
    screen.connect(kiosk.post, kiosk.idle.touched)
    screen.show_visit(kiosk.loop.visit)
    window = screen.open(
        options.width or kiosk.site.width, options.height or kiosk.site.height, options.full_screen
    )
    bell = _listen(config, kiosk, screen)
    glass = Glass(options.glass, window, lambda: screen.views.visit.screen_now) if options.glass else None
    heartbeat = Heartbeat.from_environment()
    # Held by a name: a connected method keeps neither itself nor its object alive.
    window.frameSwapped.connect(heartbeat.frame)
    _rhythm(kiosk, screen, window)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: app.quit())
    try:
        return app.exec()
    finally:
        if glass is not None:
            glass.close()
        bell.close()
        kiosk.close()


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="kiosk_app", description="The kiosk's screen.")
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--width", type=int, default=0, help="window width in pixels instead of the panel's")
    parser.add_argument("--height", type=int, default=0)
    parser.add_argument("--full-screen", action="store_true")
    parser.add_argument("--with-parent", action="store_true", help="end with the process that started it")
    parser.add_argument("--glass", type=Path, help="socket for a rehearsal's hand; practice systems only")
    return parser.parse_args(arguments)


def _screenside(screen: KioskWindow) -> Screenside:
    return Screenside(
        call=screen.bridge.call,
        alarm=screen.alarm,
        show_visit=screen.show_visit,
        show_frame=screen.show_frame,
        show_page=screen.show_page,
        show_network=screen.views.line.show_network,
        wiped=screen.wiped,
    )


def _listen(config: Config, kiosk: Kiosk, screen: KioskWindow) -> Listener:
    """sync rings when it has written something down."""
    bell = Listener(config.spool / KIOSK_BELL)
    notifier = QSocketNotifier(bell.fileno(), QSocketNotifier.Type.Read, screen.bridge)

    def rung() -> None:
        bell.drain()
        kiosk.look_for_news()

    notifier.activated.connect(rung)
    return bell


def _rhythm(kiosk: Kiosk, screen: KioskWindow, window: QQuickWindow) -> None:
    """The clock on the screen, news that a lost ring did not tell, health, and a frame a second."""

    def clock() -> None:
        now = kiosk.clock.now()
        screen.views.line.show_clock(now.clock, weekday_id(now.today), short_date(now.today))

    clock()
    times = kiosk.config.times
    screen.every(1.0, clock)
    # A frame that nobody asked for would not come: a still page must draw one to prove that it can.
    screen.every(1.0, window.update)
    screen.every(times.news_poll, kiosk.look_for_news)
    screen.every(times.health_poll, kiosk.look_at_health)
    kiosk.look_at_health()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
