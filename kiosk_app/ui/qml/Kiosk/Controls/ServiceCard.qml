import QtQuick
import Kiosk.Theme

// One procedure: name, what can be done here, what it costs.
Pressable {
    id: card

    property string glyph
    property string scope
    property string fee
    // few services: what each is for stands below its name
    property string example
    readonly property bool roomy: example !== ""

    around: Theme.radius
    spoken: [text, example, qsTrId("scope." + scope), fee].filter((part, at) => part !== "" || at !== 1).join(". ")
    leftPadding: (roomy ? 36 : 40) * Theme.u
    rightPadding: 32 * Theme.u
    implicitHeight: Math.max((roomy ? 270 : Theme.landscape ? 150 : 190) * Theme.u, words.implicitHeight + (Theme.broad ? 8 : Theme.landscape ? 20 : 36) * Theme.u)

    background: CardFace { pressed: card.down }
    contentItem: Item {
        Glyph {
            id: picture
            anchors.verticalCenter: parent.verticalCenter
            name: Theme.huge ? "" : card.glyph
            size: (card.roomy ? 104 : 80) * Theme.u
        }
        Column {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.huge ? 0 : picture.width + 28 * Theme.u
            width: (arrow.visible ? arrow.x - 16 * Theme.u : parent.width) - x

            InkText {
                width: parent.width
                text: card.text
                weight: Font.DemiBold
                font.pixelSize: Theme.button
                lineHeight: Math.round(font.pixelSize * 1.35)
                Accessible.ignored: true
            }
            InkText {
                width: parent.width
                visible: text !== ""
                text: card.example
                font.pixelSize: Theme.note
                color: Theme.ink2
                topPadding: 0
                bottomPadding: 14 * Theme.u
                Accessible.ignored: true
            }
            Item {
                readonly property bool side: badge.width + price.implicitWidth + 20 * Theme.u <= width

                width: parent.width
                height: side ? badge.height : badge.height + price.implicitHeight
                ScopeBadge {
                    id: badge
                    scope: card.scope
                    most: parent.width
                }
                InkText {
                    id: price
                    visible: text !== ""
                    x: parent.side ? parent.width - implicitWidth : 4 * Theme.u
                    y: parent.side ? (badge.height - height) / 2 - 3 * Theme.u : badge.height
                    text: card.fee
                    font.pixelSize: Theme.note
                    color: Theme.ink2
                    Accessible.ignored: true
                }
            }
        }
        Glyph {
            id: arrow
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            name: Theme.huge ? "" : "next"
            size: 56 * Theme.u
        }
    }
}
