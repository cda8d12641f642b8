import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The number to call: covered as it is typed, to be looked at once by whoever typed it.
PageFrame {
    id: page

    property var content: ({})
    readonly property var panel: content.panel

    signal closed

    title: qsTrId("page.call_back.title")
    hint: panel.error_id === "" ? qsTrId("page.call_back.hint") : ""
    readBeside: true
    hintYields: true
    holds: [wrong, field]
    urgent: Theme.broad ? wrongBeside : wrong
    onContentChanged: Qt.callLater(seekUrgent)
    spacing: 14 * Theme.u

    AttentionPanel {
        id: wrong
        width: parent.width
        height: page.panel.error_id === "" || Theme.broad ? 0 : implicitHeight
        text: page.panel.error_id === "" ? "" : qsTrId(page.panel.error_id)
    }
    Field {
        id: field
        width: parent.width
        least: 128 * Theme.u
        height: implicitHeight
        text: page.panel.shown_digits
        label: qsTrId("page.call_back.label")
        room: reveal.width + 12 * Theme.u

        Pressable {
            id: reveal
            anchors.right: parent.right
            anchors.rightMargin: 12 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            width: 104 * Theme.u
            height: width
            implicitHeight: height
            text: page.panel.revealed ? qsTrId("action.hide_number") : qsTrId("action.show_number")
            onClicked: VisitView.show_number(!page.panel.revealed)
            background: CardFace { pressed: reveal.down; radius: 12 * Theme.u }
            contentItem: Item {
                Glyph {
                    anchors.centerIn: parent
                    name: page.panel.revealed ? "hidden" : "view"
                    size: 60 * Theme.u
                }
            }
        }
    }
    act: [
        AttentionPanel {
            id: wrongBeside
            width: parent.width
            letters: Theme.note
            height: page.panel.error_id === "" || !Theme.broad ? 0 : implicitHeight
            text: page.panel.error_id === "" ? "" : qsTrId(page.panel.error_id)
        },
        NumberPad {
            cramped: page.tallFoot
            width: parent.width
            height: implicitHeight
            roomyKey: (page.panel.error_id === "" ? 118 : Theme.huge ? 84 : 98) * Theme.u
            tight: page.panel.error_id !== ""
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
        PrimaryButton {
            text: qsTrId("action.go_on")
            trailing: "next"
            onClicked: VisitView.go_on()
        }
    }
}
