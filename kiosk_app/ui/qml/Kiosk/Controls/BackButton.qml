import QtQuick

SecondaryButton {
    text: qsTrId("action.back")
    glyph: "back"
}
