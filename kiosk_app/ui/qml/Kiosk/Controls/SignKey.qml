import QtQuick
import Kiosk.Theme

// A key with a sign of the house in place of letters; `spoken` says what it is.
Key {
    id: key

    property string glyph

    contentItem: Item {
        Glyph {
            anchors.centerIn: parent
            name: key.glyph
            size: 60 * Theme.u
        }
    }
}
