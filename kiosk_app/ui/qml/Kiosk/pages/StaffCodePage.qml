pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The door of staff: six digits, never shown. With a roster: those of one's card, the card, one's own code.
PageFrame {
    id: page

    property var content: ({})
    readonly property var panel: content.panel
    readonly property bool shut: panel.told === "locked"

    signal closed

    readonly property bool reading: panel.part === "card"

    title: panel.part === "code" ? qsTrId("page.staff_code.title") : qsTrId("page.staff_code." + panel.part)
    hint: trouble !== "" ? "" : panel.part === "own" ? panel.name + " · " + qsTrId("staff.role." + panel.role)
        : reading ? panel.reader_place : panel.part === "access" ? qsTrId("page.staff_code.access.hint") : qsTrId("page.staff_code.hint")
    readBeside: true
    hintYields: true
    holds: [wrong, digits]
    urgent: Theme.broad ? wrongBeside : wrong
    onContentChanged: Qt.callLater(seekUrgent)
    spacing: 14 * Theme.u

    readonly property string trouble: panel.told === "wrong" ? qsTrId("page.staff_code.wrong").arg(panel.left)
        : shut ? qsTrId("page.staff_code.locked").arg(panel.minutes) : panel.told === "" ? "" : qsTrId("page.staff_code.told." + panel.told)

    AttentionPanel {
        id: wrong
        width: parent.width
        height: page.trouble === "" || Theme.broad ? 0 : implicitHeight
        text: page.trouble
    }
    CardFace {
        id: digits
        width: parent.width
        height: implicitHeight
        implicitHeight: 128 * Theme.u
        border.width: Theme.strong
        border.color: Theme.ink
        Accessible.role: Accessible.EditableText
        Accessible.name: qsTrId("page.staff_code.label")
        Accessible.description: qsTrId("page.staff_code.typed").arg(page.panel.typed).arg(page.panel.of)

        Row {
            anchors.centerIn: parent
            spacing: 36 * Theme.u
            visible: !page.panel.checking && !page.reading

            Repeater {
                model: page.panel.of

                Rectangle {
                    required property int index
                    readonly property bool full: index < page.panel.typed
                    width: 48 * Theme.u
                    height: width
                    radius: width / 2
                    color: full ? Theme.ink : "transparent"
                    border.width: Theme.strong
                    border.color: Theme.ink
                }
            }
        }
        WindowPanel {
            anchors.centerIn: parent
            visible: page.panel.checking || page.reading
            busy: visible
            width: 88 * Theme.u
            height: width
            spokes: 8
        }
    }
    act: [
        AttentionPanel {
            id: wrongBeside
            width: parent.width
            letters: Theme.note
            height: page.trouble === "" || !Theme.broad ? 0 : implicitHeight
            text: page.trouble
        },
        NumberPad {
            cramped: page.tallFoot
            width: parent.width
            height: implicitHeight
            roomyKey: (page.trouble === "" ? 118 : 98) * Theme.u
            tight: page.trouble !== ""
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
            text: qsTrId("page.staff_code.enter")
            trailing: "next"
            visible: !page.reading
            onClicked: VisitView.go_on()
        }
    }
}
