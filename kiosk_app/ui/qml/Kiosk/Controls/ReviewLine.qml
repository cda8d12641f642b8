import QtQuick
import Kiosk.Theme

// A fact to read: small label, large value, quiet note.
Item {
    id: line

    property string label
    property string value
    property string note
    property bool heavy: false
    property bool closing: false
    property color valueColor: Theme.ink
    readonly property bool beside: !Theme.big

    implicitHeight: Math.max(words.y + words.height, name.y + name.height) + 8 * Theme.u + (closing ? 4 * Theme.u : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: [label, value, note].filter(part => part !== "").join(". ")

    Rectangle {
        width: parent.width
        height: (line.heavy ? 4 : 3) * Theme.u
        color: line.heavy ? Theme.ink : Theme.rule
    }
    Rectangle {
        visible: line.closing
        anchors.bottom: parent.bottom
        width: parent.width
        height: 4 * Theme.u
        color: Theme.ink
    }
    InkText {
        id: name
        y: line.beside ? 14 * Theme.u : 8 * Theme.u
        width: line.beside ? 262 * Theme.u : parent.width
        text: line.label
        font.pixelSize: Theme.caption
        lineHeight: Math.round(font.pixelSize * 1.4)
        color: Theme.ink2
        Accessible.ignored: true
    }
    Column {
        id: words
        x: line.beside ? 274 * Theme.u : 0
        y: line.beside ? 6 * Theme.u : name.y + name.height
        width: parent.width - x

        InkText {
            width: parent.width
            text: line.value
            weight: Font.DemiBold
            font.pixelSize: 46 * Theme.u * Theme.headingScale
            color: line.valueColor
            Accessible.ignored: true
        }
        InkText {
            width: parent.width
            visible: text !== ""
            text: line.note
            font.pixelSize: Theme.note
            lineHeight: Math.round(font.pixelSize * 1.4)
            color: Theme.ink2
            topPadding: 0
            Accessible.ignored: true
        }
    }
}
