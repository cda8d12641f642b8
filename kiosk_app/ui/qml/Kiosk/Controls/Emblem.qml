import QtQuick

// The window with the page's sign in its light.
WindowPanel {
    id: emblem

    property string glyph

    Glyph {
        anchors.centerIn: parent
        visible: !emblem.busy
        name: emblem.glyph
        size: 0.44 * emblem.side
    }
}
