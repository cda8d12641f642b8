import QtQuick
import Kiosk.Theme

// One purpose, one tick; never ticked beforehand.
Pressable {
    id: card

    property string note
    property bool ticked: false
    property bool wanting: false

    signal toggledTo(bool wanted)

    around: Theme.radius
    spoken: note === "" ? text : text + ". " + note
    Accessible.role: Accessible.CheckBox
    tells: true
    stated: ticked
    leftPadding: 36 * Theme.u
    rightPadding: 24 * Theme.u
    implicitHeight: Math.max((Theme.landscape ? 124 : 150) * Theme.u, words.implicitHeight + (Theme.landscape ? 20 : 30) * Theme.u)
    onClicked: card.toggledTo(!card.ticked)

    background: CardFace {
        pressed: card.down
        color: card.down ? Theme.sand : card.ticked ? Theme.ngocTint : card.wanting ? Theme.ngheTint : Theme.card
        border.width: card.ticked || card.wanting ? 4 * Theme.u : Theme.thin
        border.color: card.ticked ? Theme.ngoc : card.wanting ? (Theme.contrast ? Theme.nghe : Theme.ink) : Theme.line
    }
    contentItem: Item {
        Rectangle {
            id: box
            anchors.verticalCenter: parent.verticalCenter
            width: 84 * Theme.u
            height: width
            radius: 12 * Theme.u
            color: card.ticked ? Theme.ngoc : Theme.card
            border.width: card.ticked ? 0 : 4 * Theme.u
            border.color: Theme.ink
            Glyph {
                visible: card.ticked
                anchors.centerIn: parent
                size: 58 * Theme.u
                name: "check"
                ground: "seal"
            }
        }
        Column {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            x: box.width + 32 * Theme.u
            width: parent.width - x

            InkText {
                width: parent.width
                text: card.text
                weight: card.note === "" || Theme.huge ? Font.Medium : Font.DemiBold
                // lowered, the largest letters would rise out of reach
                font.pixelSize: Theme.lowReach && Theme.huge ? 54 * Theme.u : Theme.lowReach && Theme.big ? 50 * Theme.u : card.note === "" ? Theme.body : 46 * Theme.u * Theme.headingScale
                lineHeight: Math.round(font.pixelSize * (card.note === "" ? Theme.leading : 1.3))
                Accessible.ignored: true
            }
            InkText {
                width: parent.width
                visible: text !== ""
                text: card.note
                font.pixelSize: Theme.lowReach && Theme.huge ? 53 * Theme.u : Theme.caption
                lineHeight: Math.round(font.pixelSize * (Theme.broad ? 1.4 : Theme.leading))
                color: Theme.ink2
                topPadding: 0
                Accessible.ignored: true
            }
        }
    }
}
