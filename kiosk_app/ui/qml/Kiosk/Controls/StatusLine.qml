import QtQuick
import Kiosk.Theme

// What is saved on the left, the network on the right. Quiet, never red, not a control.
Item {
    id: line

    property string glyph
    property string words
    property string aside
    // dropped where letters leave no room for both
    property bool asideMatters: true
    readonly property real room: width - 2 * Theme.margin
    readonly property bool together: left.implicitWidth + right.implicitWidth + 40 * Theme.u <= room

    implicitHeight: Math.max(72 * Theme.u, left.height + (together || !right.visible ? 0 : right.implicitHeight) + 16 * Theme.u)

    Rectangle {
        width: parent.width
        height: 2 * Theme.u
        color: Theme.rule
    }
    Row {
        id: left
        x: Theme.margin
        y: line.together || !right.visible ? (line.height - height) / 2 : 6 * Theme.u
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
            color: Theme.ink2
        }
    }
    InkText {
        id: right
        visible: text !== "" && (line.together || line.asideMatters)
        x: line.together ? line.width - Theme.margin - implicitWidth : Theme.margin
        y: line.together ? (line.height - height) / 2 - 3 * Theme.u : left.y + left.height - 4 * Theme.u
        wrapMode: Text.NoWrap
        text: line.aside
        font.pixelSize: Theme.caption
        color: Theme.ink2
    }
}
