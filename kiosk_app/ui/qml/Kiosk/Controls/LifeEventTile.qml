import QtQuick
import Kiosk.Theme

// A group of procedures as life brings them.
Pressable {
    id: tile

    property string glyph
    property bool chosen: false

    around: Theme.radius
    spoken: chosen ? qsTrId("spoken.chosen").arg(text) : text
    leftPadding: 24 * Theme.u
    rightPadding: 16 * Theme.u
    implicitHeight: Math.max(120 * Theme.u, words.implicitHeight + 20 * Theme.u)

    background: CardFace {
        pressed: tile.down
        color: tile.chosen ? Theme.moon : tile.down ? Theme.sand : Theme.card
        border.width: tile.chosen ? Theme.strong : Theme.thin
        border.color: tile.chosen ? Theme.ink : Theme.line
    }
    contentItem: Item {
        Glyph {
            id: picture
            anchors.verticalCenter: parent.verticalCenter
            name: tile.glyph
            size: 64 * Theme.u
        }
        InkText {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            x: picture.width + 18 * Theme.u
            width: parent.width - x
            text: tile.text
            weight: Font.DemiBold
            font.pixelSize: (tile.text.length > 7 ? 39 : 42) * Theme.k
            Accessible.ignored: true
        }
    }
}
