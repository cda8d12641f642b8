"""`python -m kiosk_app --config FILE`: the kiosk on the screen that Qt finds.

Order of start: configuration, application and fonts, the site, window with the first page, and behind its
first frame catalogue and runtime: whoever stands there sees the greeting while stores and devices come up.
READY is told to systemd with the first frame after that.
"""

from __future__ import annotations

# isort: split
from kiosk_app.ui import bindings  # noqa: F401 - before all other imports

# isort: split
import argparse
import logging
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication

from drivers.process import die_with_parent, keep_no_core, name_bugs_only
from kiosk_app.catalogue.strict import ContentError
from kiosk_app.config import Config, load_config
from kiosk_app.flow.calendar import short_date, weekday_id
from kiosk_app.flow.frame import Page
from kiosk_app.front import AssemblyError, ClosedError, Front, open_front
from kiosk_app.runtime.heartbeat import Heartbeat
from kiosk_app.ui import rings
from kiosk_app.ui.memory import keep_little
from kiosk_app.ui.signals import EndOnSignals
from kiosk_app.ui.window import FIRST_PAGE, KioskWindow, application

if TYPE_CHECKING:
    from kiosk_app.assembly import Kiosk
    from kiosk_app.flow.setting import Setting
    from kiosk_app.ui.dock import Dock
    from kiosk_app.ui.glass import Glass
    from sync.store.bell import Listener

log = logging.getLogger("kiosk")
#: sysexits.h: a bug of ours; the configuration is wrong.
EX_SOFTWARE, EX_CONFIG = 70, 78
_LOOK_AGAIN_MS = 3000


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["staff-code"]:
        from kiosk_app.staff_code import run  # noqa: PLC0415 - a technician's command, no window

        return run(arguments[1:])
    options = _options(arguments)
    if options.with_parent:
        die_with_parent()
    keep_no_core()
    name_bugs_only()
    logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s", stream=sys.stderr)
    try:
        config = load_config(options.config)
        if options.glass and not config.practice:
            raise AssemblyError("a hand on the glass is for practice systems only")
        app = application(sys.argv[:1])
        station = Station(app, config, options)
    except (AssemblyError, ContentError, OSError, ValueError) as error:
        return _cannot_start(error)
    EndOnSignals(app)
    try:
        return app.exec()
    finally:
        station.close()


def _cannot_start(error: Exception) -> int:
    log.error("the kiosk cannot start: %s", error)
    return EX_CONFIG


class Station:
    """The window, and after its first frame the kiosk behind it."""

    def __init__(self, app: QGuiApplication, config: Config, options: argparse.Namespace) -> None:
        """Raises AssemblyError or ContentError where the configuration or the content may not be used."""
        self._app = app
        self._glass_path: Path | None = options.glass
        self._kiosk: Kiosk | None = None
        self._closed = False
        self._bell: Listener | None = None
        self._glass: Glass | None = None
        if options.dock:
            # Its view is a type of QML, and those are to be known before the engine is made.
            import_module("kiosk_app.ui.dock")
        self._screen = KioskWindow(app, config.run / "words", config.translations)
        self._front = open_front(config, self._screen.languages)
        self._heartbeat = Heartbeat.from_environment()
        self._screen.greet(self._front.greeting())
        self._dock = open_dock(self._front, self._screen) if options.dock else None
        width, height = self._dock.room() if self._dock else (self._front.site.width, self._front.site.height)
        self._window = self._screen.open(
            options.width or width,
            options.height or height,
            options.full_screen,
            page=self._dock.page if self._dock else FIRST_PAGE,
        )
        self._clock()
        # A bound method that is connected keeps nothing alive: `main` holds this object.
        self._window.frameSwapped.connect(self._frame)
        self._waiting = QTimer(app, singleShot=True, interval=0)
        self._waiting.timeout.connect(self._assemble)

    def _frame(self) -> None:
        if self._kiosk is not None or self._closed:
            self._heartbeat.frame()
        elif not self._waiting.isActive():
            self._heartbeat.first_page()
            self._waiting.start()

    def _assemble(self) -> None:
        try:
            # What stands in the way of any service is said first, and then why this kiosk is closed.
            setting = self._front.setting
            self._open_kiosk()
        except ClosedError as error:
            self._out_of_service(error, setting)
        except (AssemblyError, OSError, ValueError) as error:
            self._app.exit(_cannot_start(error))
        except Exception:
            # Nobody stands before a greeting that never answers: whoever started us is told.
            self._app.exit(EX_SOFTWARE)
            raise

    def _out_of_service(self, error: ClosedError, setting: Setting) -> None:
        """Say so, live on, and look again: the technician who mends the store need not start the kiosk too."""
        if not self._closed:
            log.error("out of service: %s", error)
        self._closed = True
        from kiosk_app.flow.state import begin  # noqa: PLC0415 - behind the first page

        closed = replace(begin(setting), page=Page.OUT_OF_SERVICE, out_of_service=error.fault)
        self._screen.show_visit(closed)
        # systemd is told with frames, and a still page draws none of itself.
        self._window.update()
        self._waiting.start(_LOOK_AGAIN_MS)

    def _open_kiosk(self) -> None:
        """On the thread of the screen in one go: a tap that comes meanwhile waits in Qt's own queue."""
        # The first page needs none of this, and it would wait for the import.
        from kiosk_app.assembly import Kiosk, Screenside  # noqa: PLC0415 - behind the first page

        # Its threads begin here.
        rings.keep_to_callers()
        keep_little()
        import_module("kiosk_app.typing.entry")
        screen = self._screen
        kiosk = Kiosk(
            self._front,
            Screenside(
                call=screen.bridge.call,
                alarm=screen.alarm,
                show_visit=screen.show_visit,
                show_frame=screen.show_frame,
                show_page=screen.show_page,
                show_network=screen.views.line.show_network,
                show_parked=screen.views.line.show_parked,
                show_printer=screen.views.line.show_printer,
                wiped=screen.wiped,
                speech_ended=screen.views.speech.ended,
            ),
        )
        self._kiosk = kiosk
        screen.views.speech.connect_voice(kiosk.speech.read, kiosk.speech.stop)
        if self._closed:
            self._closed = False
            screen.show_visit(kiosk.loop.visit)
        if self._dock is None:
            screen.connect(kiosk.post, kiosk.idle.touched)
        else:
            screen.connect(kiosk.post, kiosk.idle.touched, self._dock.meant_for_kiosk)
            self._dock.start()
        self._bell = self._listen(kiosk)
        if self._glass_path is not None:
            from kiosk_app.ui.glass import Glass  # noqa: PLC0415 - rehearsals only

            self._glass = Glass(self._glass_path, self._window, lambda: screen.views.visit.screen_now)
        self._rhythm(kiosk)
        screen.compile_pages()
        # Looking through what lives as long as the kiosk would cost a visitor some frames.
        rings.settle()
        self._window.update()

    def _listen(self, kiosk: Kiosk) -> Listener:
        """sync rings when it has written something down."""
        from sync.store.bell import KIOSK_BELL, Listener  # noqa: PLC0415 - came with the assembly

        bell = Listener(self._front.config.spool / KIOSK_BELL)
        notifier = QSocketNotifier(bell.fileno(), QSocketNotifier.Type.Read, self._screen.bridge)

        def rung() -> None:
            bell.drain()
            kiosk.look_for_news()

        notifier.activated.connect(rung)
        return bell

    def _rhythm(self, kiosk: Kiosk) -> None:
        """The clock, the question's time, news that a lost ring did not tell, health, and a frame a second."""
        times = self._front.config.times
        every = self._screen.every
        every(1.0, self._clock)
        every(1.0, lambda: self._screen.views.line.show_question(*kiosk.idle.second_passed()))
        every(1.0, self._screen.views.line.show_beat)
        every(1.0, rings.look)
        every(times.news_poll, kiosk.look_for_news)
        every(times.health_poll, kiosk.look_at_health)
        kiosk.look_at_health()

    def _clock(self) -> None:
        now = self._front.clock.now()
        self._screen.views.line.show_clock(now.clock, weekday_id(now.today), short_date(now.today))

    def close(self) -> None:
        if self._dock is not None:
            self._dock.close()
        if self._glass is not None:
            self._glass.close()
        if self._bell is not None:
            self._bell.close()
        if self._kiosk is not None:
            self._kiosk.close()


def open_dock(front: Front, screen: KioskWindow) -> Dock:
    """Raises AssemblyError on a system that serves citizens."""
    from kiosk_app.ui.dock import Dock  # noqa: PLC0415 - rehearsals only

    if not front.config.practice or front.switchboard is None:
        raise AssemblyError("the dev dock is for practice systems with a switchboard only")
    # Qt's software renderer draws a shape that lies wholly outside its clip: a page that slides in would
    # leave its strokes on the dock.
    screen.views.settings.set_still(True)
    site = front.site
    return Dock(front.config, front.switchboard, front.clock, screen.bridge, (site.width, site.height))


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="kiosk_app", description="The kiosk's screen.")
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--width", type=int, default=0, help="window width in pixels instead of the panel's")
    parser.add_argument("--height", type=int, default=0)
    parser.add_argument("--full-screen", action="store_true")
    parser.add_argument("--with-parent", action="store_true", help="end with the process that started it")
    parser.add_argument("--dock", action="store_true", help="with the world's switches beside; practice only")
    parser.add_argument("--glass", type=Path, help="socket for a rehearsal's hand; practice systems only")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
