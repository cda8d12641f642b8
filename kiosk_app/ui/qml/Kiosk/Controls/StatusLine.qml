import QtQuick
import Kiosk.Theme

// What is saved on the left, the network on the right. Quiet, never red, not a control. `above` is the place behind
// the step, where large letters leave a wide screen no line for it.
Item {
    id: line

    property string glyph
    property string words
    property string aside
    property bool above: false
    // dropped where letters leave no room for both
    property bool asideMatters: true
    readonly property real side: above ? 0 : Theme.margin
    readonly property real room: width - 2 * side
    readonly property real wanted: left.implicitWidth + (right.text === "" ? 0 : right.implicitWidth + 40 * Theme.u)
    readonly property real leastWanted: asideMatters ? Math.max(left.implicitWidth, right.implicitWidth) : left.implicitWidth
    readonly property bool together: wanted <= room

    implicitHeight: above ? (together || !right.visible ? left.height : left.height + right.implicitHeight)
        : Math.max(72 * Theme.u, left.height + (together || !right.visible ? 0 : right.implicitHeight) + 16 * Theme.u)

    Rectangle {
        visible: !line.above
        width: parent.width
        height: 2 * Theme.u
        color: Theme.rule
    }
    Row {
        id: left
        x: !line.above ? line.side : line.together ? line.room - line.wanted : line.room - implicitWidth
        y: line.above && !line.together ? 0 : line.together || !right.visible ? (line.height - height) / 2 : 6 * Theme.u
        spacing: 20 * Theme.u

        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            name: line.glyph
            size: 50 * Theme.u * Math.min(Theme.scale, 1.3)
        }
        InkText {
            anchors.verticalCenter: parent.verticalCenter
            wrapMode: Text.NoWrap
            text: line.words
            font.pixelSize: Theme.caption
            lineHeight: Math.round(font.pixelSize * (line.above ? 1.2 : Theme.leading))
            color: Theme.ink2
        }
    }
    InkText {
        id: right
        visible: text !== "" && (line.together || line.asideMatters)
        x: line.together || line.above ? line.width - line.side - implicitWidth : line.side
        y: line.together ? (line.height - height) / 2 - (line.above ? 0 : 3) * Theme.u
            : left.y + left.height - (line.above ? 0 : 4) * Theme.u
        wrapMode: Text.NoWrap
        text: line.aside
        font.pixelSize: Theme.caption
        lineHeight: Math.round(font.pixelSize * (line.above ? 1.2 : Theme.leading))
        color: Theme.ink2
    }
}
