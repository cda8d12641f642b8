import QtQuick
import Kiosk.Theme

// A fact with its picture, as on the overview.
Item {
    id: line

    property string glyph
    property string label
    property string value
    property string note
    // many facts on one page stand closer
    property bool dense: false
    // the label before the value instead of above it
    property real aside: 0
    // the figure and the label side by side leave a wide screen with large letters no room
    readonly property real indent: aside > 0 && Theme.broad ? 0 : (dense ? 104 : 124) * Theme.u

    implicitHeight: Math.max(Math.max(words.height, aside > 0 ? name.height : 0) + (dense ? 14 : 24) * Theme.u, dense ? 0 : 112 * Theme.u)
    Accessible.role: Accessible.ListItem
    Accessible.name: [label, value, note].filter(part => part !== "").join(". ")

    Rectangle {
        width: parent.width
        height: 2 * Theme.u
        color: Theme.rule
    }
    Glyph {
        id: picture
        y: (line.aside > 0 ? 4 : line.dense ? 10 : 20) * Theme.u
        name: line.indent > 0 ? line.glyph : ""
        size: (line.aside > 0 ? 60 : line.dense ? 76 : 88) * Theme.u
    }
    InkText {
        id: name
        x: words.x - line.aside
        y: words.y + 4 * Theme.u
        width: line.aside
        visible: line.aside > 0
        text: line.label
        font.pixelSize: Theme.caption
        color: Theme.ink2
        topPadding: 0
        Accessible.ignored: true
    }
    Column {
        id: words
        x: line.indent + line.aside
        y: (line.dense ? 6 : 12) * Theme.u
        width: parent.width - x

        InkText {
            width: parent.width
            visible: text !== "" && line.aside === 0
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
            font.pixelSize: !line.dense ? Theme.button : Theme.landscape ? Theme.note : Theme.body
            lineHeight: Math.round(font.pixelSize * 1.35)
            topPadding: 0
            Accessible.ignored: true
        }
        InkText {
            width: parent.width
            visible: text !== ""
            text: line.note
            font.pixelSize: line.dense ? Theme.caption : Theme.note
            lineHeight: Math.round(font.pixelSize * (line.dense ? 1.4 : 1.45))
            color: Theme.ink2
            topPadding: 0
            Accessible.ignored: true
        }
    }
}
