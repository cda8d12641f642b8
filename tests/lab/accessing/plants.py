"""Faults put on a page on purpose: each is of one kind, and the checks must name that kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent, QQmlProperty
from PySide6.QtQuick import QQuickItem

from kiosk_app.ui.engine import Ui
from kiosk_app.ui.walk import Finding, walk
from tests.lab.accessing.screens import arrange, of_paint, of_places, open_page, rest
from tests.lab.accessing.seen import room_of, targets_of
from tests.lab.accessing.settings import Arrangement

_UPRIGHT = Arrangement("vi", 1.0, "portrait")
_LOW = Arrangement("vi", 1.0, "low")
_PALE = QColor("#C9BFA8")


@dataclass(frozen=True, slots=True)
class Plant:
    """What is spoilt, on which page, and the kind of finding that must come of it."""

    name: str
    page: str
    kind: str
    spoil: Callable[[Ui], None]
    arrangement: Arrangement = _UPRIGHT


def _text(ui: Ui, part: str) -> QQuickItem:
    """The words on the screen that begin with `part`."""
    return next(
        item
        for item, _ in walk(room_of(ui))
        if item.inherits("QQuickText") and str(item.property("text")).startswith(part)
    )


def _button(ui: Ui, at: int = 0) -> QQuickItem:
    return targets_of(ui)[at]


def _clip(ui: Ui) -> None:
    _text(ui, "Xem lại trước").setWidth(30)


def _pale_words(ui: Ui) -> None:
    _text(ui, "Xem lại trước").setProperty("color", _PALE)


def _pale_line(ui: Ui) -> None:
    face = _button(ui).property("background")
    assert isinstance(face, QQuickItem)
    QQmlProperty.write(face, "border.color", QColor("#EFE8D8"))


def _by_no_key(ui: Ui) -> None:
    _button(ui).setProperty("focusPolicy", Qt.FocusPolicy.NoFocus)
    _button(ui).setActiveFocusOnTab(False)


def _tiny(ui: Ui) -> None:
    _button(ui).setHeight(40)


def _nameless(ui: Ui) -> None:
    QQmlProperty.write(_button(ui), "spoken", "")


def _small_words(ui: Ui) -> None:
    item = _text(ui, "Xem lại trước")
    font = item.property("font")
    font.setPixelSize(22)
    item.setProperty("font", font)


def _over_another(ui: Ui) -> None:
    _button(ui).setY(_button(ui).y() + 120)


def _unsaid(ui: Ui) -> None:
    QQmlProperty.write(_button(ui), "spoken", "Việc khác hẳn")


def _too_high(ui: Ui) -> None:
    button = _button(ui)
    button.setY(button.y() - 700)


def _too_near(ui: Ui) -> None:
    one, other = targets_of(ui)[:2]
    one.setY(one.y() + one.parentItem().mapFromItem(other, 0, 0).y() - one.y() - one.height() - 4)


def _no_person(ui: Ui) -> None:
    next(each for each in targets_of(ui) if each.objectName() == "bar person").setVisible(False)


def _backwards(ui: Ui) -> None:
    """The eye comes to the last button of the foot first, the key and the ear to its first."""
    first, last = [each for each in targets_of(ui) if not each.objectName().startswith("bar ")][-2:]
    left, width = first.x(), last.width()
    first.setX(last.x() + width - first.width())
    last.setX(left)


def _laid_over(ui: Ui, qml: str, over: QQuickItem) -> None:
    """Puts a new item where `over` is, above it."""
    component = QQmlComponent(ui.engine)
    component.setData(f"import QtQuick\n{qml}".encode(), "")
    item = component.create()
    assert isinstance(item, QQuickItem), component.errorString()
    item.setParent(ui.window)
    item.setParentItem(over.parentItem())
    item.setPosition(QPointF(over.x(), over.y()))
    item.setSize(QSizeF(over.width(), over.height()))


def _half_covered(ui: Ui) -> None:
    title = _text(ui, "Xem lại trước")
    _laid_over(ui, "Rectangle { color: '#FBF7EE'; z: 50 }", title)


def _pictured(ui: Ui) -> None:
    title = _text(ui, "Xem lại trước")
    _laid_over(ui, "Image { source: 'image://preview/page/1'; z: 50 }", title)


def _on_picture(ui: Ui) -> None:
    title = _text(ui, "Xem lại trước")
    _laid_over(ui, "Image { source: 'image://preview/page/1'; z: -1 }", title)


def _deaf(ui: Ui) -> None:
    """Nothing shows that touches go to something else."""
    _laid_over(ui, "MouseArea { z: 50 }", _button(ui))


def _no_button(ui: Ui) -> None:
    _laid_over(ui, "Item { TapHandler {} }", _text(ui, "Xem lại trước"))


def _swipe(ui: Ui) -> None:
    _laid_over(ui, "Flickable { contentHeight: 900 }", _text(ui, "Xem lại trước"))


def _off_screen(ui: Ui) -> None:
    button = _button(ui)
    button.setX(button.x() - button.mapToItem(room_of(ui), 0, 0).x() - 1)


def _cut_below(ui: Ui) -> None:
    title = _text(ui, "Xem lại trước")
    title.setHeight(float(title.property("contentHeight")) / 2)
    title.setClip(True)


def _other_language(ui: Ui) -> None:
    QQmlProperty.write(_button(ui), "spoken", "Xem tờ khai. Check before you file")


def _twins(ui: Ui) -> None:
    for button in targets_of(ui)[:2]:
        QQmlProperty.write(button, "spoken", "Xem tờ khai. Sửa")


def _mute_tick(ui: Ui) -> None:
    """It looks ticked and says that it is not."""
    next(each for each in targets_of(ui) if each.property("ticked") is True).setProperty("stated", False)


def _faded(ui: Ui) -> None:
    _text(ui, "Xem lại trước").setOpacity(0.66)


def _shrunk(ui: Ui) -> None:
    _text(ui, "Xem lại trước").setScale(0.3)


def _shrunk_button(ui: Ui) -> None:
    _button(ui).setScale(0.4)


def _turned(ui: Ui) -> None:
    _text(ui, "Xem lại trước").setRotation(90)


def _dead(ui: Ui) -> None:
    next(each for each in targets_of(ui) if each.property("ground") == "seal").setEnabled(False)


def _all_gone(ui: Ui) -> None:
    for each in targets_of(ui):
        if not each.objectName().startswith("bar "):
            each.setVisible(False)


def _no_title(ui: Ui) -> None:
    _text(ui, "Xem lại trước").setProperty("text", "")


def _pale_entry(ui: Ui) -> None:
    qml = "TextInput { text: 'Họ và tên'; color: '#C9BFA8'; font.pixelSize: 60; z: 50 }"
    _laid_over(ui, qml, _text(ui, "Xem lại trước"))


PLANTS = (
    Plant("a clip", "review", "cut", _clip),
    Plant("a low contrast", "review", "low contrast", _pale_words),
    Plant("a button that no key reaches", "review", "unreachable", _by_no_key),
    Plant("a button out of reach", "review", "too high", _too_high, _LOW),
    Plant("a tiny target", "review", "small target", _tiny),
    Plant("a control without a name", "review", "no name", _nameless),
    Plant("a pale line round a button", "review", "faint line", _pale_line),
    Plant("small letters", "review", "small letters", _small_words),
    Plant("a button over another", "review", "overlap", _over_another),
    Plant("words that are not said", "review", "not said", _unsaid),
    Plant("two targets too near", "review", "narrow gap", _too_near),
    Plant("no person to call", "review", "no person", _no_person),
    Plant("a way that runs backwards", "review", "focus order", _backwards),
    Plant("words behind something", "review", "covered", _half_covered),
    Plant("words behind a picture", "review", "covered", _pictured),
    Plant("words on a picture", "review", "over a picture", _on_picture),
    Plant("a button that something else takes the touches of", "review", "covered", _deaf),
    Plant("something to touch that is no control", "review", "no control", _no_button),
    Plant("what only a swipe brings", "review", "swipe only", _swipe),
    Plant("a button one length off the screen", "review", "outside", _off_screen),
    Plant("words cut below", "review", "cut", _cut_below),
    Plant("a name in another language", "review", "wrong language", _other_language),
    Plant("two controls of one name", "review", "same name", _twins),
    Plant("a tick that does not say so", "review", "state not said", _mute_tick),
    Plant("a title that fades", "review", "low contrast", _faded),
    Plant("words drawn small", "review", "small letters", _shrunk),
    Plant("a button drawn small", "review", "small target", _shrunk_button),
    Plant("a title on its side", "review", "turned", _turned),
    Plant("the button that leads on takes no touch", "review", "dead button", _dead),
    Plant("no button of the page's own", "review", "no way on", _all_gone),
    Plant("a page that does not say what it is", "review", "no heading", _no_title),
    Plant("pale letters in a field", "review", "low contrast", _pale_entry),
)


def findings_of(ui: Ui, plant: Plant, *, spoilt: bool) -> set[Finding]:
    """What is found on the page of `plant`, opened anew, with the fault in it or without."""
    arrange(ui, plant.arrangement)
    open_page(ui, "home")
    rest(ui)
    open_page(ui, plant.page)
    rest(ui)
    if spoilt:
        plant.spoil(ui)
        ui.window.grabWindow()
    return {*of_places(ui), *of_paint(ui)}


def found(ui: Ui) -> Iterator[tuple[Plant, bool]]:
    """Each fault, and whether something of its kind is found that is not there without it."""
    for plant in PLANTS:
        clean, spoilt = (findings_of(ui, plant, spoilt=each) for each in (False, True))
        yield plant, plant.kind in {each.kind for each in spoilt - clean}
