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
    readonly property bool beside: !Theme.big || Theme.broad
    readonly property real labelWidth: (Theme.broad ? 250 * Theme.scale : 262) * Theme.u

    // a short note stands behind the value
    readonly property bool behind: note !== "" && measure.advanceWidth + aside.advanceWidth + 32 * Theme.u < words.width

    implicitHeight: Math.max(words.y + words.height, name.y + name.height) + 8 * Theme.u + (closing ? 4 * Theme.u : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: [line.label, line.value, line.note].filter(part => part !== "").join(". ")

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
        width: line.beside ? line.labelWidth : parent.width
        text: line.label
        font.pixelSize: Theme.caption
        lineHeight: Math.round(font.pixelSize * 1.4)
        color: Theme.ink2
        Accessible.ignored: true
    }
    TextMetrics {
        id: measure
        font: value.font
        text: line.value
    }
    TextMetrics {
        id: aside
        font: quiet.font
        text: line.note
    }
    InkText {
        visible: line.behind
        anchors.right: parent.right
        y: words.y + (value.lineHeight - lineHeight) / 2
        text: line.note
        font.pixelSize: quiet.font.pixelSize
        color: Theme.ink2
        Accessible.ignored: true
    }
    Column {
        id: words
        x: line.beside ? line.labelWidth + 12 * Theme.u : 0
        y: line.beside ? 6 * Theme.u : name.y + name.height
        width: parent.width - x

        InkText {
            id: value
            width: parent.width
            text: line.value
            weight: Font.DemiBold
            font.pixelSize: (Theme.landscape && !Theme.broad ? 40 : 46) * Theme.u * Theme.headingScale
            lineHeight: Math.round(font.pixelSize * 1.4)
            color: line.valueColor
            Accessible.ignored: true
        }
        InkText {
            id: quiet
            width: parent.width
            visible: text !== "" && !line.behind
            text: line.note
            font.pixelSize: Theme.caption
            lineHeight: Math.round(font.pixelSize * 1.4)
            color: Theme.ink2
            topPadding: 0
            Accessible.ignored: true
        }
    }
}
