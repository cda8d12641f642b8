import QtQuick
import Kiosk.Theme

SecondaryButton {
    text: qsTrId("action.back")
    glyph: Theme.huge ? "" : "back"
}
