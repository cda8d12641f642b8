import QtQuick
import Kiosk.Theme

// Buttons below each other at the foot of a page, the way on first.
Column {
    width: parent === null ? 0 : (parent as Item).width
    spacing: 16 * Theme.u
}
