import QtQuick
import Kiosk.Theme

// The paper of a tile or card: flat, one border.
Rectangle {
    property bool pressed: false

    radius: Theme.radius
    color: pressed ? Theme.sand : Theme.card
    border.width: Theme.thin
    border.color: Theme.line
}
