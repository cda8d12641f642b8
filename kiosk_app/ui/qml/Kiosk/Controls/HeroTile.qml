import QtQuick
import Kiosk.Theme

// The lacquer board of the home page. One a screen.
Pressable {
    id: tile

    property string glyph
    property string example
    property bool exampled: !Theme.big
    property real least: 188 * Theme.u

    around: Theme.radius
    spoken: text + ". " + example
    leftPadding: 48 * Theme.u
    rightPadding: 48 * Theme.u
    implicitHeight: Math.max(least, words.implicitHeight + 36 * Theme.u)

    background: Rectangle {
        radius: Theme.radius
        color: tile.down ? Theme.sonPressed : Theme.son
        Behavior on color { ColorAnimation { duration: Theme.pressTime } }
        Rectangle {
            anchors.fill: parent
            anchors.margins: 9 * Theme.u
            radius: 13 * Theme.u
            color: "transparent"
            border.width: 2 * Theme.u
            border.color: Theme.sonLine
        }
    }
    contentItem: Item {
        Glyph {
            id: picture
            anchors.verticalCenter: parent.verticalCenter
            name: tile.glyph
            ground: "seal"
            size: 112 * Theme.u
        }
        Column {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            x: picture.width + 36 * Theme.u
            width: arrow.x - x - 16 * Theme.u

            InkText {
                width: parent.width
                text: tile.text
                weight: Font.DemiBold
                font.pixelSize: 60 * Theme.u * Math.min(Theme.scale, 1.35)
                lineHeight: Math.round(font.pixelSize * 1.3)
                color: Theme.sonText
                Accessible.ignored: true
            }
            InkText {
                width: parent.width
                visible: tile.exampled
                text: tile.example
                font.pixelSize: Theme.note
                color: Theme.sonText
                lineHeight: Math.round(font.pixelSize * 1.4)
                topPadding: 0
                Accessible.ignored: true
            }
        }
        Glyph {
            id: arrow
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            name: "next"
            ground: "seal"
            size: 64 * Theme.u
        }
    }
}
