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

    readonly property bool cramped: Theme.big && Theme.landscape
    readonly property string lead: qsTrId("page.paid.lead").arg(content.paid_at)

    title: qsTrId("page.paid.title")
    hint: cramped ? "" : lead
    readBeside: true
    flows: true
    spacing: 16 * Theme.u

    Slip {
        width: parent.width
        height: page.cramped ? 0 : implicitHeight
    }
    CodeCard {
        width: parent.width
        height: implicitHeight
        code: page.content.code
        note: ""
    }
    act: [
        Slip {
            width: page.actWidth
            height: page.cramped ? implicitHeight : 0
        },
        InkText {
            width: page.actWidth
            height: page.cramped ? implicitHeight : 0
            text: page.cramped ? page.lead : ""
            font.pixelSize: Theme.body
            color: Theme.ink2
        },
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

    component Slip: AttentionPanel {
        window: page.printing
        tone: page.content.print_state === "refused" ? "attention" : "good"
        glyph: page.content.print_state === "refused" ? "attention" : "check"
        text: page.content.print_state === "none" ? "" : qsTrId("page.paid.slip_" + page.content.print_state)
    }

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
