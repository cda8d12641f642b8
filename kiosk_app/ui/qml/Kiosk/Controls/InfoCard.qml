pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme

// A card of plain facts beside one picture. `lines` are {text, strong, quiet}.
CardFace {
    id: card

    property string glyph
    property var lines: []
    property real letters: Theme.broad ? Theme.note : Theme.body

    implicitHeight: words.height + (Theme.broad ? 28 : 48) * Theme.u

    Glyph {
        id: picture
        x: 36 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: Theme.huge ? "" : card.glyph
        size: 84 * Theme.u
    }
    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: (card.glyph === "" || Theme.huge ? 36 : 152) * Theme.u
        width: parent.width - x - 28 * Theme.u

        Repeater {
            model: card.lines

            InkText {
                required property var modelData

                width: words.width
                text: modelData.text
                weight: modelData.strong === true ? Font.DemiBold : Font.Medium
                font.pixelSize: modelData.quiet === true ? Theme.note : card.letters
                color: modelData.quiet === true ? Theme.ink2 : Theme.ink
                topPadding: 0
            }
        }
    }
}
