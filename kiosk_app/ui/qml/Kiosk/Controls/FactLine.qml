import QtQuick
import Kiosk.Theme

// A fact with its picture, as on the overview.
Item {
    id: line

    property string glyph
    property string label
    property string value
    property string note

    implicitHeight: words.height + 24 * Theme.u
    Accessible.role: Accessible.ListItem
    Accessible.name: [label, value, note].filter(part => part !== "").join(". ")

    Rectangle {
        width: parent.width
        height: 2 * Theme.u
        color: Theme.rule
    }
    Glyph {
        id: picture
        y: 20 * Theme.u
        name: line.glyph
        size: 88 * Theme.u
    }
    Column {
        id: words
        x: 124 * Theme.u
        y: 12 * Theme.u
        width: parent.width - x

        InkText {
            width: parent.width
            visible: text !== ""
            text: line.label
            font.pixelSize: Theme.caption
            color: Theme.ink2
            lineHeight: Math.round(font.pixelSize * 1.35)
            Accessible.ignored: true
        }
        InkText {
            width: parent.width
            visible: text !== ""
            text: line.value
            weight: Font.DemiBold
            font.pixelSize: Theme.button
            lineHeight: Math.round(font.pixelSize * 1.35)
            topPadding: 0
            Accessible.ignored: true
        }
        InkText {
            width: parent.width
            visible: text !== ""
            text: line.note
            font.pixelSize: Theme.note
            color: Theme.ink2
            topPadding: 0
            Accessible.ignored: true
        }
    }
}
