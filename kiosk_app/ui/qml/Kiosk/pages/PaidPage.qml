pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The bank's news, signed by the portal: what was paid, for what, what is left or comes back, and the slip.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool printing: content.print_state === "printing"

    readonly property bool cramped: Theme.big && Theme.landscape
    readonly property string lead: qsTrId("page.paid.lead").arg(content.paid_at)
    readonly property bool part: content.left !== ""

    stacks: true
    title: part ? qsTrId("page.paid.title.part") : qsTrId("page.paid.title")
    hint: cramped ? "" : lead
    readBeside: true
    flows: !Theme.landscape || Theme.big
    spacing: 16 * Theme.u
    drawingMost: 380 * Theme.u
    drawing: Theme.broad ? null : emblem

    Component {
        id: emblem
        Emblem {
            glyph: page.part ? "pay" : "receipt"
            busy: page.printing
        }
    }

    Slip {
        width: parent.width
        height: Theme.landscape ? 0 : implicitHeight
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
        FoldedText {
            width: page.actWidth
            there: page.cramped
            text: page.cramped ? page.lead : ""
            letters: Theme.note
            color: Theme.ink2
        },
        Grid {
            id: facts
            width: page.actWidth
            height: implicitHeight
            columns: page.cramped ? 2 : 1
            columnSpacing: 32 * Theme.u
            rowSpacing: page.spacing
            readonly property real share: (width - (columns - 1) * columnSpacing) / columns
            PayLine {
                width: facts.share
                letters: Theme.subheading
                label: qsTrId("page.paid.amount")
                value: qsTrId("money.dong").arg(page.content.amount)
            }
            PayLine {
                width: facts.share
                visible: page.part
                label: qsTrId("page.paid.left")
                value: qsTrId("money.dong").arg(page.content.left)
            }
            PayLine {
                width: facts.share
                visible: page.content.back !== ""
                label: qsTrId("page.paid.back")
                value: qsTrId("money.dong").arg(page.content.back)
            }
            PayLine {
                width: facts.share
                label: qsTrId("page.paid.reference")
                value: page.content.reference
            }
        },
        Slip {
            width: page.actWidth
            height: Theme.landscape && !page.cramped ? implicitHeight : 0
        }
    ]

    component Slip: AttentionPanel {
        window: page.printing
        tone: page.content.print_state === "refused" ? "attention" : "good"
        glyph: page.content.print_state === "refused" ? "attention" : "check"
        text: page.content.print_state === "none" ? ""
            : page.part && page.content.print_state === "printed" ? qsTrId("page.paid.slip_printed.part")
            : page.content.back !== "" && page.content.print_state === "printed" ? qsTrId("page.paid.slip_printed.back")
            : qsTrId("page.paid.slip_" + page.content.print_state)
    }

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        SecondaryButton {
            visible: !page.printing && (!page.part || page.content.print_state === "refused")
            text: qsTrId("page.finished.reprint")
            glyph: "printer"
            onClicked: VisitView.reprint()
        }
        SecondaryButton {
            visible: page.part
            text: qsTrId("page.fee.later")
            glyph: "time"
            onClicked: VisitView.go_on()
        }
        PrimaryButton {
            visible: page.part && !page.printing
            text: qsTrId("page.paid.pay_left")
            trailing: "next"
            onClicked: VisitView.open_tile("pay")
        }
        PrimaryButton {
            visible: !page.part
            text: qsTrId("page.finished.done")
            trailing: "check"
            onClicked: VisitView.go_on()
        }
    }
}
