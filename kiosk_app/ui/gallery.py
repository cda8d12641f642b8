"""Every page as a picture, for translators and reviewers.

python -m kiosk_app.ui.gallery --out DIR [--lang en] [--scale 2.0] [--theme hc] [--size 1080x1920]
                               [--low] [--only consent,review]

`--lang pseudo` shows a language that nobody speaks, longer than English and full of marks.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtQuick import QQuickItem

from kiosk_app.ui import pseudo, samples_sheet
from kiosk_app.ui.engine import Ui, build, use_software_renderer
from kiosk_app.ui.samples import PANELS, samples
from kiosk_app.ui.samples_declaration import SHEET
from kiosk_app.ui.settings_view import SCALES, THEMES
from kiosk_app.ui.walk import Finding, findings, walk
from kiosk_app.ui.words import SOURCES

_CORNERS = ((0.07, 0.04), (0.98, 0.08), (0.93, 0.98), (0.02, 0.95))


def sample_paper() -> QImage:
    """A picture as a camera might give it: a light page, tilted, on a dark bed."""
    picture = QImage(620, 820, QImage.Format.Format_RGB888)
    picture.fill(QColor("#47514C"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(310, 410)
    painter.rotate(2.6)
    painter.fillRect(-280, -376, 560, 752, QColor("#FFFCF5"))
    painter.setPen(QPen(QColor("#6A665E"), 5))
    for line in range(14):
        painter.drawLine(-200, -200 + 34 * line, 200 - (line * 53) % 120, -200 + 34 * line)
    painter.end()
    return picture


def show_sample_world(ui: Ui) -> None:
    """A clock, a line and a paper under the camera."""
    ui.line.show_clock("18:42", "weekday.7", "22/11")
    ui.line.show_network("online")
    ui.line.show_question(41, 60)
    picture = sample_paper()
    pixels, line = bytes(picture.constBits()), picture.bytesPerLine()
    rgb = b"".join(pixels[row * line : row * line + picture.width() * 3] for row in range(picture.height()))
    ui.preview.show_frame(picture.width(), picture.height(), rgb, _CORNERS, 0.7)
    ui.preview.pictures.put("page/1", picture)
    # A copy: what the glass forgets it overwrites.
    ui.preview.pictures.put(f"page/{SHEET}", samples_sheet.declared().copy())


def open_panel(ui: Ui, panel: str) -> None:
    stage = stage_of(ui)
    stage.setProperty("panel", panel)


def stage_of(ui: Ui) -> QQuickItem:
    """The stage inside the window."""
    found = ui.window.findChild(QQuickItem, "stage")
    assert isinstance(found, QQuickItem)
    return found


def check(ui: Ui) -> list[Finding]:
    """What is wrong with what is on the screen now, every turn of a paged page."""
    room = ui.window.findChild(QQuickItem, "room")
    assert isinstance(room, QQuickItem)
    unit = min(room.width(), room.height()) / 1080
    found = findings(room, unit)
    frame = next((item for item, _ in walk(room) if item.property("turns") is not None), None)
    if frame is not None:
        for turn in range(1, int(frame.property("turns"))):
            frame.setProperty("asked", turn)
            settle()
            found += findings(room, unit)
        frame.setProperty("asked", 0)
        settle()
    return found


_REST_MS = 40
_LONGEST_REST_S = 3.0


def settle(milliseconds: int = _REST_MS) -> None:
    """Let bindings, deferred layout and polishing come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def rest(ui: Ui) -> None:
    """Settle until nothing on the page moves any more: a busy machine lays out later than a quiet one."""
    until = time.monotonic() + _LONGEST_REST_S
    before: tuple[object, ...] = ()
    settle()
    while (now := tuple(_places(ui.window.contentItem()))) != before and time.monotonic() < until:
        before = now
        settle()


def _places(item: QQuickItem) -> Iterable[object]:
    yield item.x(), item.y(), item.width(), item.height(), item.opacity(), item.isVisible()
    for child in item.childItems():
        yield from _places(child)


def open_all(ui: Ui, only: Iterable[str] = ()) -> Iterable[str]:
    """Open one sample after the other, yielding the name of the one now on the screen."""
    shown = samples(ui.settings.language_now)
    wanted = set(only)
    for name, screen in shown.items():
        if wanted and name not in wanted:
            continue
        open_panel(ui, "")
        if "fault_" in name or name == "finished":
            ui.line.show_network("offline")
        ui.visit.show(screen)
        rest(ui)
        yield name
        ui.line.show_network("online")
    for panel in PANELS:
        if not wanted or panel in wanted:
            ui.visit.show(shown["home"])
            open_panel(ui, panel)
            rest(ui)
            yield panel
    open_panel(ui, "")
    settle()


def sources_with(language: str, folder: Path) -> Path:
    """The folder of the words; with the pseudo-language a copy that has it too."""
    if language != pseudo.CODE:
        return SOURCES
    copy = folder / "i18n"
    shutil.copytree(SOURCES, copy)
    pseudo.write(SOURCES / "kiosk_en.ts", copy / f"kiosk_{pseudo.CODE}.ts")
    return copy


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m kiosk_app.ui.gallery", description="Every page as a picture."
    )
    parser.add_argument("--out", type=Path, help="folder for the pictures")
    parser.add_argument(
        "--check", action="store_true", help="name what cannot be read or hit, instead of pictures"
    )
    parser.add_argument("--lang", default="vi")
    parser.add_argument("--scale", type=float, default=1.0, choices=SCALES)
    parser.add_argument("--theme", default="light", choices=THEMES)
    parser.add_argument("--size", default="1080x1920")
    parser.add_argument("--low", action="store_true", help="low reach")
    parser.add_argument("--only", default="", help="names of pages, with commas")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    use_software_renderer()
    application = QGuiApplication([])
    with tempfile.TemporaryDirectory() as folder:
        ui = build(lambda _event: None, Path(folder), sources_with(chosen.lang, Path(folder)))
        ui.settings.follow(chosen.lang)
        ui.settings.set_scale(chosen.scale)
        ui.settings.set_theme(chosen.theme)
        ui.settings.set_low_reach(chosen.low)
        ui.settings.set_still(True)
        show_sample_world(ui)
        ui.visit.show(samples(chosen.lang)["home"])
        ui.show()
        width, _, height = chosen.size.partition("x")
        ui.window.resize(int(width), int(height))
        settle()
        wrong = 0
        for name in open_all(ui, [part for part in chosen.only.split(",") if part]):
            if chosen.out:
                chosen.out.mkdir(parents=True, exist_ok=True)
                ui.window.grabWindow().save(str(chosen.out / f"{name}.png"))
            if chosen.check:
                for finding in check(ui):
                    wrong += 1
                    sys.stdout.write(f"{name}: {finding.kind}: {finding.what!r} {finding.detail!r}\n")
        root: QObject = ui.window
        root.deleteLater()
        del ui
    del application
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
