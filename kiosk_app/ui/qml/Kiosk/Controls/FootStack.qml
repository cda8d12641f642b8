import QtQuick
import Kiosk.Theme

// Buttons below each other at the foot of a page, the way on first. A wide screen with large letters has no room
// for two rows, and there the way on stands at the end.
ActionRow {
    width: parent === null ? 0 : (parent as Item).width
    height: implicitHeight
    upright: !Theme.broad
    turned: true
}
