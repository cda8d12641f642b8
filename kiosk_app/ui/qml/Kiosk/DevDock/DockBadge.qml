import QtQuick

// What is played here has no force.
Rectangle {
    property alias text: words.text

    implicitWidth: words.implicitWidth + 36 * Ink.u
    implicitHeight: 52 * Ink.u
    radius: 12 * Ink.u
    color: Ink.nghe

    DockText {
        id: words
        anchors.centerIn: parent
        weight: Font.Bold
        font.pixelSize: 26 * Ink.u
    }
}
