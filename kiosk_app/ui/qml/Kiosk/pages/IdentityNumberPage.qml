import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// Two equal ways to one number: the code on the card before the camera, or twelve digits.
PageFrame {
    id: page

    property var content: ({})
    // twelve figures need the room of a word
    readonly property bool brief: Theme.big || Theme.landscape
    readonly property bool passport: content.passport === true
    readonly property bool wrongly: content.error_id !== ""
    // below each other the buttons take a line more, and the keys give it
    readonly property bool upright: passport && Theme.big && !Theme.landscape
    // the largest letters leave the question no room above what is wrong, which says it too
    readonly property bool bare: upright && Theme.huge && wrongly
    // and on a wide screen what is wrong takes its place
    readonly property bool instead: passport && Theme.huge && Theme.landscape && wrongly

    kicker: Theme.landscape ? "" : qsTrId("page.identity_number.part")
    title: bare ? "" : instead ? qsTrId(content.error_id) : qsTrId("page.identity_number.title")
    hint: (Theme.landscape || upright) && content.error_id === "" ? qsTrId("page.identity_number.where") : ""
    readBeside: true
    hintYields: true
    holds: [wrong, field]
    urgent: Theme.broad ? wrongBeside : wrong
    onContentChanged: Qt.callLater(seekUrgent)
    spacing: 14 * Theme.u

    CodeBed {
        width: parent.width
        height: Theme.lowReach || Theme.huge || Theme.landscape || page.upright ? 0 : implicitHeight
        found: page.content.found === true
    }
    AttentionPanel {
        id: wrong
        width: parent.width
        height: page.content.error_id === "" || Theme.broad ? 0 : implicitHeight
        text: page.content.error_id === "" ? "" : qsTrId(page.content.error_id)
    }
    Item {
        width: parent.width
        height: page.content.error_id === "" ? Math.max(or.implicitHeight, left.visible ? left.implicitHeight : 0) : 0
        InkText {
            id: or
            width: parent.width - (left.visible ? left.implicitWidth + 20 * Theme.u : 0)
            text: Theme.broad ? "" : Theme.huge ? qsTrId("page.identity_number.or.short") : qsTrId("page.identity_number.or")
            weight: Font.DemiBold
        }
        InkText {
            id: left
            // the largest letters leave the line to what is to be typed
            visible: !Theme.huge || Theme.landscape
            anchors.right: parent.right
            text: page.content.remaining > 0 ? qsTrId("page.identity_number.remaining").arg(page.content.remaining)
                : qsTrId("page.identity_number.complete")
            font.pixelSize: Theme.note
            color: Theme.ink2
        }
    }
    Field {
        id: field
        width: parent.width
        least: 128 * Theme.u
        height: implicitHeight
        text: page.content.shown_digits
        label: qsTrId("page.identity_number.label")
        room: reveal.width + 12 * Theme.u

        Pressable {
            id: reveal
            anchors.right: parent.right
            anchors.rightMargin: 12 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            height: 104 * Theme.u
            implicitHeight: height
            width: page.brief ? height : words.implicitWidth + eye.width + 76 * Theme.u
            text: page.content.revealed ? qsTrId("action.hide_number") : qsTrId("action.show_number")
            onClicked: VisitView.show_number(!page.content.revealed)
            background: CardFace { pressed: reveal.down; radius: 12 * Theme.u }
            contentItem: Item {
                Glyph {
                    id: eye
                    x: page.brief ? (parent.width - width) / 2 : 28 * Theme.u
                    anchors.verticalCenter: parent.verticalCenter
                    name: page.content.revealed ? "hidden" : "view"
                    size: 60 * Theme.u
                }
                InkText {
                    id: words
                    x: eye.width + 48 * Theme.u
                    anchors.verticalCenter: parent.verticalCenter
                    wrapMode: Text.NoWrap
                    visible: !page.brief
                    width: visible ? implicitWidth : 0
                    text: reveal.text
                    weight: Font.DemiBold
                    font.pixelSize: Theme.note
                    Accessible.ignored: true
                }
            }
        }
    }
    act: [
        AttentionPanel {
            id: wrongBeside
            width: parent.width
            letters: Theme.note
            height: page.content.error_id === "" || !Theme.broad || page.instead ? 0 : implicitHeight
            text: page.content.error_id === "" ? "" : qsTrId(page.content.error_id)
        },
        NumberPad {
            cramped: page.tallFoot
            width: parent.width
            height: implicitHeight
            roomyKey: (page.upright ? Theme.huge ? 72 : 92 : page.content.error_id === "" ? (Theme.huge ? 98 : 108) : Theme.huge ? 80 : 98) * Theme.u
            tight: page.content.error_id !== ""
            wordText: qsTrId("key.clear")
            onDigit: digit => VisitView.digit(digit)
            onErase: VisitView.backspace()
            onWord: VisitView.clear()
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        SecondaryButton {
            visible: page.passport
            text: qsTrId("page.identity_number.passport")
            onClicked: VisitView.use_passport()
        }
        PrimaryButton {
            text: qsTrId("action.go_on")
            trailing: "next"
            onClicked: VisitView.go_on()
        }
    }
}
