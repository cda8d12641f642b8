pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The bank's news, signed by the portal: what was paid, for what, and the slip.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool printing: content.print_state === "printing"

    title: qsTrId("page.paid.title")
    hint: qsTrId("page.paid.lead").arg(content.paid_at)
    readBeside: true
    flows: true
    spacing: 16 * Theme.u

    AttentionPanel {
        width: parent.width
        height: implicitHeight
        window: page.printing
        tone: page.content.print_state === "refused" ? "attention" : "good"
        glyph: page.content.print_state === "refused" ? "attention" : "check"
        text: page.content.print_state === "none" ? "" : qsTrId("page.paid.slip_" + page.content.print_state)
    }
    CodeCard {
        width: parent.width
        height: implicitHeight
        code: page.content.code
        note: ""
    }
    act: [
        PayLine {
            width: page.actWidth
            height: implicitHeight
            label: qsTrId("page.paid.amount")
            value: qsTrId("money.dong").arg(page.content.amount)
        },
        PayLine {
            width: page.actWidth
            height: implicitHeight
            label: qsTrId("page.paid.reference")
            value: page.content.reference
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        SecondaryButton {
            visible: !page.printing
            text: qsTrId("page.finished.reprint")
            glyph: "printer"
            onClicked: VisitView.reprint()
        }
        PrimaryButton {
            text: qsTrId("page.finished.done")
            trailing: "check"
            onClicked: VisitView.go_on()
        }
    }
}
