import QtQuick
import QtQuick.Templates as T

// One segment or deed. It never takes the focus: that is the citizen's.
T.AbstractButton {
    id: button

    property bool filled
    property string spoken: text
    property real letters: 23 * Ink.u
    property real air: 12 * Ink.u

    implicitWidth: Math.ceil(label.implicitWidth) + 2 * air
    implicitHeight: 58 * Ink.u
    focusPolicy: Qt.NoFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: spoken

    background: Rectangle {
        radius: 12 * Ink.u
        color: button.filled ? Ink.ink : button.pressed ? Ink.sand : button.hovered ? Ink.ngheTint : Ink.paper
        border.width: 2 * Ink.u
        border.color: button.filled ? Ink.ink : Ink.line
    }
    contentItem: DockText {
        id: label
        text: button.text
        weight: Font.DemiBold
        font.pixelSize: button.letters
        horizontalAlignment: Text.AlignHCenter
        color: button.filled ? Ink.card : Ink.ink
    }
}
