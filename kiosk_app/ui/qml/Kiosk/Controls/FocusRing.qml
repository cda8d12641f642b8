import QtQuick
import Kiosk.Theme

// Shown while the keypad has brought the focus here; it never moves with animation.
Rectangle {
    objectName: "focus ring"
    property real around: Theme.buttonRadius

    anchors.fill: parent
    anchors.margins: -9 * Theme.u
    z: 10
    color: "transparent"
    radius: around + 9 * Theme.u
    border.width: 6 * Theme.u
    border.color: Theme.focus
}
