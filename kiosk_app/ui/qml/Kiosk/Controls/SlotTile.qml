import QtQuick
import Kiosk.Theme

// A day or a time that can be chosen. What is full stays in sight, dashed and out of reach of a touch, so that
// nobody looks for it.
Pressable {
    id: tile

    property string above
    property string note
    property real letters: Theme.button
    property bool full: false
    property bool chosen: false
    // where the words below say that it is chosen, and the sign would stand in the way of those above
    property bool marked: above === "" && width >= 190 * Theme.u
    // what is said of it, instead of what is written on it
    property string said: [above, text, note].filter(part => part !== "").join(" ")

    enabled: !full
    around: Theme.radius
    spoken: chosen ? qsTrId("spoken.chosen").arg(said) : said
    Accessible.role: Accessible.RadioButton
    tells: true
    stated: chosen
    leftPadding: 8 * Theme.u
    rightPadding: 8 * Theme.u
    topPadding: (Theme.huge ? 6 : 12) * Theme.u
    bottomPadding: topPadding

    background: Item {
        CardFace {
            anchors.fill: parent
            visible: !tile.full
            pressed: tile.down
            color: tile.down ? Theme.sand : tile.chosen ? Theme.moon : Theme.card
            border.width: tile.chosen ? Theme.strong : Theme.thin
            border.color: tile.chosen ? Theme.ink : Theme.line
        }
        Canvas {
            readonly property color edge: Theme.line
            anchors.fill: parent
            visible: tile.full
            onEdgeChanged: requestPaint()
            onPaint: {
                const pen = getContext("2d")
                const half = Theme.thin / 2
                pen.reset()
                pen.lineWidth = Theme.thin
                pen.strokeStyle = edge
                pen.setLineDash([4, 3])
                pen.roundedRect(half, half, width - 2 * half, height - 2 * half, Theme.radius, Theme.radius)
                pen.stroke()
            }
        }
        // the sign of a choice, for whoever tells no colours apart
        Rectangle {
            visible: tile.chosen && tile.marked
            anchors.right: parent.right
            anchors.top: parent.top
            width: 48 * Theme.u
            height: width
            topRightRadius: Theme.radius
            bottomLeftRadius: Theme.radius
            color: Theme.ngoc

            Glyph {
                anchors.centerIn: parent
                name: "check"
                ground: "seal"
                size: 34 * Theme.u
            }
        }
    }
    contentItem: Item {
        implicitHeight: words.implicitHeight

        Column {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width

            InkText {
                width: parent.width
                visible: text !== ""
                horizontalAlignment: Text.AlignHCenter
                text: tile.above
                font.pixelSize: Theme.caption
                lineHeight: Math.round(font.pixelSize * 1.35)
                color: tile.full ? Theme.ink2 : Theme.ink
                Accessible.ignored: true
            }
            InkText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: tile.text
                weight: tile.full ? Font.Medium : Font.DemiBold
                font.pixelSize: tile.letters
                lineHeight: Math.round(font.pixelSize * 1.3)
                color: tile.full ? Theme.ink2 : Theme.ink
                topPadding: 0
                Accessible.ignored: true
            }
            InkText {
                width: parent.width
                visible: text !== ""
                horizontalAlignment: Text.AlignHCenter
                text: tile.note
                font.pixelSize: Theme.caption
                lineHeight: Math.round(font.pixelSize * 1.35)
                color: Theme.ink2
                topPadding: 0
                Accessible.ignored: true
            }
        }
    }
}
