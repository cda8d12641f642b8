import QtQuick
import Kiosk.Theme

// One line of what the city announces; the whole line opens the rest. Quiet: no motion, no red.
Pressable {
    id: line

    property bool attention
    // how many more there are behind this one
    property int more

    spoken: more > 0 ? text + ". " + qsTrId("home.notices.count").arg(more) : text
    leftPadding: (Theme.huge ? 32 : 36) * Theme.u
    rightPadding: 28 * Theme.u
    implicitHeight: Math.max(Theme.target, words.implicitHeight + 20 * Theme.u)

    background: Rectangle {
        radius: Theme.buttonRadius
        color: line.down ? Theme.sand : line.attention ? Theme.ngheTint : Theme.moon
        border.width: Theme.bold ? 4 * Theme.u : 0
        border.color: Theme.line

        Rectangle {
            visible: Theme.bold && line.attention
            x: 14 * Theme.u
            y: 14 * Theme.u
            width: 8 * Theme.u
            height: parent.height - 28 * Theme.u
            color: Theme.nghe
        }
    }
    contentItem: Item {
        Glyph {
            id: picture
            anchors.verticalCenter: parent.verticalCenter
            name: Theme.huge && Theme.landscape ? "" : line.attention ? "attention" : "paper"
            size: 64 * Theme.u
        }
        InkText {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.huge && Theme.landscape ? 0 : picture.width + 24 * Theme.u
            width: count.x - 16 * Theme.u - x
            text: line.text
            weight: Font.DemiBold
            font.pixelSize: Theme.note
            lineHeight: Math.round(font.pixelSize * 1.35)
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        InkText {
            id: count
            anchors.verticalCenter: parent.verticalCenter
            x: arrow.x - (text === "" ? 0 : implicitWidth + 12 * Theme.u)
            text: line.more === 0 ? "" : Theme.big || Theme.landscape ? "+" + line.more : qsTrId("home.notices.count").arg(line.more)
            weight: Font.DemiBold
            wrapMode: Text.NoWrap
            font.pixelSize: Theme.caption
            color: Theme.ink2
            Accessible.ignored: true
        }
        Glyph {
            id: arrow
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            name: "next"
            size: 48 * Theme.u
        }
    }
}
