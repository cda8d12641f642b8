import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// Amount, code, payee and a clock time. Waiting is a state; leaving is allowed.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool paid: content.state === "paid"

    kicker: content.name
    title: qsTrId("money.dong").arg(content.amount)
    titleSize: Theme.landscape ? Theme.title : 110 * Theme.u * Math.min(Theme.scale, 1.3)
    readBeside: true
    spacing: 16 * Theme.u
    footGap: 34 * Theme.u

    Grid {
        id: pay
        readonly property bool beside: !Theme.big
        width: parent.width
        height: implicitHeight
        columns: beside ? 2 : 1
        columnSpacing: 32 * Theme.u
        rowSpacing: 12 * Theme.u

        QrFrame {
            width: (Theme.landscape ? 500 : 528) * Theme.u
            height: width
            payload: page.content.qr
            label: qsTrId("page.fee.qr_spoken")
        }
        Column {
            width: pay.beside ? pay.width - 560 * Theme.u : pay.width
            visible: !Theme.huge && !Theme.landscape
            PayLine { label: qsTrId("page.fee.payee"); value: page.content.payee }
            PayLine { label: qsTrId("page.fee.bank"); value: page.content.bank }
            PayLine { label: qsTrId("page.fee.account"); value: page.content.account }
            PayLine { label: qsTrId("page.fee.content"); value: page.content.content }
        }
    }
    act: [
        PayLine {
            width: parent.width
            height: Theme.huge || Theme.landscape ? implicitHeight : 0
            label: qsTrId("page.fee.payee")
            value: page.content.payee
        },
        PayLine {
            width: parent.width
            height: Theme.huge || Theme.landscape ? implicitHeight : 0
            label: page.content.bank
            value: page.content.account
        },
        PayLine {
            width: parent.width
            height: Theme.huge || Theme.landscape ? implicitHeight : 0
            label: qsTrId("page.fee.content")
            value: page.content.content
        },
        AttentionPanel {
            width: parent.width
            height: implicitHeight
            tone: "moon"
            glyph: page.content.no_app ? "bank" : "phone"
            text: page.content.no_app ? qsTrId("page.fee.no_app.how") : qsTrId("page.fee.how")
            detail: page.content.no_app ? qsTrId("page.fee.no_app.where") : qsTrId("page.fee.compare")
        },
        AttentionPanel {
            width: parent.width
            height: implicitHeight
            window: page.content.state === "awaiting" || page.content.state === "checking"
            tone: page.paid ? "good" : "attention"
            glyph: page.paid ? "check" : "time"
            text: page.paid ? qsTrId("page.fee.paid") : page.content.state === "checking" ? qsTrId("page.fee.checking")
                : page.content.state === "not_yet" ? qsTrId("page.fee.not_yet") : qsTrId("page.fee.until").arg(page.content.until)
            detail: page.paid ? "" : page.content.state === "not_yet" ? qsTrId("page.fee.nothing_lost") : qsTrId("page.fee.later_counts")
        },
        SecondaryButton {
            width: parent.width
            implicitHeight: Math.max(Theme.target, implicitContentHeight + 16 * Theme.u)
            height: implicitHeight
            text: qsTrId("page.fee.check")
            glyph: "retake"
            onClicked: VisitView.check_payment()
        },
        SecondaryButton {
            width: parent.width
            implicitHeight: Math.max(Theme.target, implicitContentHeight + 16 * Theme.u)
            height: implicitHeight
            text: page.content.no_app ? qsTrId("page.fee.have_app") : qsTrId("page.fee.no_app")
            glyph: page.content.no_app ? "phone" : "printer"
            onClicked: VisitView.no_bank_app()
        }
    ]

    foot: TertiaryButton {
        width: parent.width
        implicitHeight: Math.max(Theme.target, implicitContentHeight + 16 * Theme.u)
        height: implicitHeight
        text: qsTrId("page.fee.later")
        glyph: "time"
        onClicked: VisitView.pay_later()
    }
}
