import QtQuick
import Kiosk.Theme

// One of a list: their place, name and what else was said; beside it the button that takes them off.
Item {
    id: line

    property int place
    property string text
    property string note
    property bool unfinished: false
    // one of many: the name alone, unless something is missing
    property bool dense: false
    // the citizen's, and not said where others hear it
    readonly property bool own: true

    signal opened
    signal takenOff

    implicitHeight: Math.max(card.implicitHeight, off.implicitHeight)

    Pressable {
        id: card

        width: line.width - off.width - 12 * Theme.u
        height: line.height
        around: Theme.radius
        spoken: line.place + ". " + [line.text, line.note].filter(part => part !== "").join(". ")
        leftPadding: 28 * Theme.u
        rightPadding: 20 * Theme.u
        topPadding: (Theme.landscape || line.dense ? 6 : 12) * Theme.u
        bottomPadding: topPadding
        implicitHeight: Math.max((line.dense ? 76 : Theme.landscape ? 104 : 136) * Theme.u, words.implicitHeight + topPadding + bottomPadding)
        onClicked: line.opened()

        background: CardFace { pressed: card.down }
        contentItem: Item {
            Rectangle {
                id: disc
                visible: !Theme.huge
                anchors.verticalCenter: parent.verticalCenter
                width: 64 * Theme.u
                height: width
                radius: width / 2
                color: line.unfinished ? Theme.nghe : Theme.card
                border.width: 4 * Theme.u
                border.color: Theme.ink

                InkText {
                    anchors.centerIn: parent
                    text: line.place
                    weight: Font.DemiBold
                    font.pixelSize: 34 * Theme.u
                    color: line.unfinished ? Theme.ngheText : Theme.ink
                    topPadding: 0
                    Accessible.ignored: true
                }
            }
            Column {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                x: Theme.huge ? 0 : disc.width + 28 * Theme.u
                width: parent.width - x

                InkText {
                    width: parent.width
                    text: line.text
                    weight: Font.DemiBold
                    font.pixelSize: Theme.landscape ? Theme.body : Theme.button
                    lineHeight: Math.round(font.pixelSize * 1.35)
                    Accessible.ignored: true
                }
                InkText {
                    width: parent.width
                    visible: text !== "" && (!line.dense || line.unfinished)
                    text: line.note
                    font.pixelSize: Theme.caption
                    lineHeight: Math.round(font.pixelSize * 1.4)
                    color: Theme.ink2
                    topPadding: 0
                    Accessible.ignored: true
                }
            }
        }
    }
    TertiaryButton {
        id: off

        anchors.right: parent.right
        width: implicitWidth
        height: line.height
        implicitHeight: line.dense ? 76 * Theme.u : Theme.target
        text: qsTrId("page.people.remove")
        spoken: qsTrId("page.people.remove.spoken").arg(line.place + ". " + line.text)
        letters: Theme.huge ? Theme.caption : Theme.note
        leftPadding: (Theme.huge ? 10 : 24) * Theme.u
        rightPadding: leftPadding
        onClicked: line.takenOff()
    }
}
