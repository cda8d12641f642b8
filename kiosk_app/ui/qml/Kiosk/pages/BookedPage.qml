pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The time that is held: its code, when and where, on paper too. Giving it back is asked once more.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool leaving: content.leaving

    stacks: true
    readBeside: true
    leftWidth: 880 * Theme.u
    title: leaving ? qsTrId("page.booked.leave.title") : qsTrId("page.booked.title")
    hint: leaving ? "" : qsTrId("page.booked.hint")
    hintYields: true
    spacing: 16 * Theme.u
    urgent: leaving ? leave : null
    onContentChanged: Qt.callLater(seekUrgent)
    drawing: leaving && !Theme.broad ? emblem : null

    Component {
        id: emblem
        Emblem {
            glyph: "time"
        }
    }
    CodeCard {
        width: page.readWidth
        height: page.leaving ? 0 : implicitHeight
        code: page.content.code
        note: qsTrId("page.booked.code")
    }
    FactLine {
        width: page.readWidth
        height: implicitHeight
        glyph: "time"
        dense: Theme.landscape
        label: qsTrId("page.booked.when")
        value: qsTrId("page.booked.at").arg(page.content.at).arg(qsTrId(page.content.weekday_id))
        note: page.content.date
    }
    FactLine {
        width: page.readWidth
        height: page.leaving ? 0 : implicitHeight
        glyph: "pin"
        dense: Theme.landscape
        label: qsTrId("page.booked.where")
        value: page.content.place
    }
    act: [
        AttentionPanel {
            id: leave
            width: page.actWidth
            height: page.leaving ? implicitHeight : 0
            letters: Theme.huge ? Theme.note : Theme.body
            text: qsTrId("page.booked.leave")
        },
        AttentionPanel {
            width: page.actWidth
            height: page.leaving ? 0 : implicitHeight
            glyph: "private"
            tone: "moon"
            letters: Theme.note
            text: qsTrId("page.booked.nameless")
        },
        TertiaryButton {
            width: page.actWidth
            height: visible ? implicitHeight : 0
            visible: !page.leaving
            text: qsTrId("page.booked.give_back")
            onClicked: VisitView.choose("give_back")
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        SecondaryButton {
            visible: page.leaving
            text: qsTrId("page.booked.give_back")
            onClicked: VisitView.choose("give_back")
        }
        PrimaryButton {
            visible: page.leaving
            text: qsTrId("page.booked.keep")
            onClicked: VisitView.choose("keep")
        }
        PrintButton {
            visible: !page.leaving
            narrow: Theme.big
            label: qsTrId("page.booked.print")
            printing: page.content.printing
            onClicked: VisitView.print_leaflet("")
        }
        PrimaryButton {
            visible: !page.leaving
            text: qsTrId("page.booked.done")
            onClicked: VisitView.go_on()
        }
    }
}
