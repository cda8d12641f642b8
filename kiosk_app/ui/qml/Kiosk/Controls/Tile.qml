import QtQuick
import Kiosk.Theme

// A thing that can be done here; the whole tile is the target.
Pressable {
    id: tile

    property string glyph
    property string example
    property bool ready: true
    property real least: (Theme.broad ? 130 : 150) * Theme.u
    property real glyphSize: 96 * Theme.u * (Theme.huge ? 0.84 : 1)

    around: Theme.radius
    spoken: example === "" ? text : text + ". " + example
    leftPadding: (Theme.huge ? 24 : 28) * Theme.u
    rightPadding: 20 * Theme.u
    topPadding: (Theme.broad ? 4 : 12) * Theme.u
    bottomPadding: topPadding
    implicitHeight: Math.max(least, words.implicitHeight + topPadding + bottomPadding)

    background: CardFace { pressed: tile.down }
    contentItem: Item {
        Glyph {
            id: picture
            anchors.verticalCenter: parent.verticalCenter
            name: tile.glyph
            size: tile.glyphSize
        }
        Column {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            x: picture.width + (Theme.huge ? 16 : 30) * Theme.u
            width: parent.width - x

            InkText {
                width: parent.width
                text: tile.text
                weight: Font.DemiBold
                font.pixelSize: 46 * Theme.u * Theme.headingScale
                lineHeight: Math.round(font.pixelSize * 1.35)
                // a word that is wider than the tile breaks
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
            InkText {
                width: parent.width
                visible: tile.example !== "" && !Theme.big
                text: tile.example
                font.pixelSize: Theme.note
                color: Theme.ink2
                topPadding: 0
                Accessible.ignored: true
            }
        }
    }
}
