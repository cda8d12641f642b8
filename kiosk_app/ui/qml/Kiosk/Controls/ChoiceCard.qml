import QtQuick
import Kiosk.Theme

// One answer of several: round mark, words, optional note. Chosen is said by border, tick and speech.
Pressable {
    id: card

    property string note
    property real letters: Theme.button
    property bool chosen: false

    around: Theme.radius
    readonly property string whole: note === "" ? text : text + ". " + note
    spoken: chosen ? qsTrId("spoken.chosen").arg(whole) : whole
    Accessible.role: Accessible.RadioButton
    tells: true
    stated: chosen
    leftPadding: 36 * Theme.u
    rightPadding: 28 * Theme.u
    implicitHeight: Math.max((Theme.landscape ? 112 : 150) * Theme.u, words.implicitHeight + (Theme.landscape ? 14 : 28) * Theme.u)

    background: CardFace {
        pressed: card.down
        border.width: card.chosen ? Theme.strong : Theme.thin
        border.color: card.chosen ? Theme.ink : Theme.line
    }
    contentItem: Item {
        Rectangle {
            id: mark
            anchors.verticalCenter: parent.verticalCenter
            width: 72 * Theme.u
            height: width
            radius: width / 2
            color: card.chosen ? Theme.ngoc : Theme.card
            border.width: card.chosen ? 0 : 4 * Theme.u
            border.color: Theme.ink
            Glyph {
                visible: card.chosen
                anchors.centerIn: parent
                size: 48 * Theme.u
                name: "check"
                ground: "seal"
            }
        }
        Column {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            x: mark.width + 34 * Theme.u
            width: parent.width - x

            InkText {
                width: parent.width
                text: card.text
                weight: Font.DemiBold
                font.pixelSize: card.letters
                lineHeight: Math.round(font.pixelSize * 1.3)
                Accessible.ignored: true
            }
            InkText {
                width: parent.width
                visible: text !== ""
                text: card.note
                font.pixelSize: Theme.landscape || Theme.lowReach ? Theme.caption : Theme.note
                lineHeight: Math.round(font.pixelSize * 1.4)
                color: Theme.ink2
                topPadding: 0
                Accessible.ignored: true
            }
        }
    }
}
