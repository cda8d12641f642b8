import QtQuick

// A text that takes no room where it is not there. A text that sets its own height by how tall it would be
// asks for it again while it is set.
Item {
    id: folded

    property bool there: true
    property alias text: words.text
    property alias weight: words.weight
    property alias letters: words.font.pixelSize
    property alias color: words.color

    implicitHeight: words.implicitHeight
    height: there ? implicitHeight : 0

    InkText {
        id: words
        width: folded.width
    }
}
