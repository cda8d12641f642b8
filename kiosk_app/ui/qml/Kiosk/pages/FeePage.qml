pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// Amount, code, payee and a clock time. Waiting is a state; leaving is allowed.
PageFrame {
    id: page

    property var content: ({})
    // large letters on a wide screen: a panel's second sentence is a block of its own
    readonly property bool cramped: Theme.broad
    readonly property bool paid: content.state === "paid"
    readonly property bool changed: content.state === "changed"
    readonly property bool part: content.state === "part"
    // who has paid is not told again how to
    readonly property bool seeking: content.state === "not_yet"
    readonly property bool apart: cramped || (seeking && Theme.huge)
    // large letters on an upright screen: what to do stands beside the code, not below it
    readonly property bool told: !Theme.landscape && Theme.huge && !seeking

    kicker: cramped ? "" : content.name
    title: qsTrId("money.dong").arg(content.amount)
    titleSize: cramped ? 0.94 * Theme.title : Theme.landscape ? Theme.title : 96 * Theme.u * Math.min(Theme.scale, 1.3)
    readBeside: true
    spreads: true
    leftWidth: (cramped ? 480 : 580) * Theme.u
    spacing: (Theme.big ? 16 : 12) * Theme.u
    footGap: 24 * Theme.u
    urgent: seeking || part ? standing : null
    onContentChanged: Qt.callLater(seekUrgent)

    Grid {
        id: pay
        readonly property bool beside: !Theme.big || page.told
        verticalItemAlignment: page.told ? Grid.AlignVCenter : Grid.AlignTop
        width: parent.width
        height: implicitHeight
        columns: beside ? 2 : 1
        columnSpacing: 32 * Theme.u
        rowSpacing: 12 * Theme.u

        QrFrame {
            width: (Theme.landscape ? (Theme.big ? 420 : 500) : Theme.huge ? 470 : 528) * Theme.u
            height: width
            payload: page.content.qr
            label: qsTrId("page.fee.qr_spoken")
        }
        InkText {
            width: pay.width - 470 * Theme.u - pay.columnSpacing
            visible: page.told
            text: !page.told ? "" : page.content.no_app ? how.text : qsTrId("page.fee.how.apart")
            weight: Font.DemiBold
            font.pixelSize: Theme.note * 0.94
            lineHeight: Math.round(font.pixelSize * 1.35)
        }
        Column {
            width: pay.beside && !Theme.landscape ? pay.width - 560 * Theme.u : pay.width
            visible: !Theme.big && !Theme.landscape
            PayLine { label: qsTrId("page.fee.payee"); value: page.content.payee }
            PayLine { label: qsTrId("page.fee.bank"); value: page.content.bank }
            PayLine { label: qsTrId("page.fee.account"); value: page.content.account }
            PayLine { label: qsTrId("page.fee.content"); value: page.content.content }
        }
    }
    act: [
        PayLine {
            width: parent.width
            height: Theme.big ? implicitHeight : 0
            label: qsTrId("page.fee.payee")
            value: page.content.payee
        },
        PayLine {
            width: parent.width
            height: Theme.big ? implicitHeight : 0
            label: page.content.bank
            value: page.content.account
        },
        PayLine {
            width: parent.width
            height: Theme.big ? implicitHeight : 0
            label: qsTrId("page.fee.content")
            value: page.content.content
        },
        Grid {
            id: beside
            width: parent.width
            height: Theme.landscape && !Theme.big ? implicitHeight : 0
            visible: height > 0
            columns: 2
            columnSpacing: 32 * Theme.u
            readonly property real half: (width - columnSpacing) / 2
            PayLine { width: beside.half; label: qsTrId("page.fee.payee"); value: page.content.payee }
            PayLine { width: beside.half; label: qsTrId("page.fee.bank"); value: page.content.bank }
            PayLine { width: beside.half; label: qsTrId("page.fee.account"); value: page.content.account }
            PayLine { width: beside.half; label: qsTrId("page.fee.content"); value: page.content.content }
        },
        AttentionPanel {
            id: how
            width: parent.width
            // on a wide screen the telephone stands beside the code anyway
            height: (Theme.landscape && !page.content.no_app) || page.seeking || page.told ? 0 : implicitHeight
            tone: "moon"
            glyph: page.content.no_app ? "bank" : "phone"
            text: page.content.no_app ? qsTrId("page.fee.no_app.how") : qsTrId("page.fee.how")
            detail: page.cramped ? "" : said
            readonly property string said: page.content.no_app ? qsTrId("page.fee.no_app.where") : qsTrId(page.told ? "page.fee.compare.apart" : "page.fee.compare")
        },
        Said { words: page.told || (page.cramped && page.content.no_app && !page.seeking) ? how.said : "" },
        AttentionPanel {
            id: standing
            width: parent.width
            height: Theme.landscape && page.content.no_app && page.content.state === "awaiting" ? 0 : implicitHeight
            window: page.content.state === "awaiting" || page.content.state === "checking"
            tone: page.paid ? "good" : "attention"
            glyph: page.paid ? "check" : page.part ? "pay" : "time"
            text: page.paid ? qsTrId("page.fee.paid")
                : page.part ? qsTrId("page.fee.part").arg(page.content.received).arg(page.content.amount) : page.changed ? qsTrId("page.fee.changed") : page.content.state === "checking" ? qsTrId("page.fee.checking")
                : page.content.state === "not_yet" ? qsTrId("page.fee.not_yet") : qsTrId("page.fee.until").arg(page.content.until)
            letters: page.told ? Theme.note : Theme.body
            detail: page.apart ? "" : said
            readonly property string said: page.paid ? "" : page.part ? qsTrId("page.fee.part.do") : page.changed ? qsTrId("page.fee.changed.do") : page.content.state === "not_yet" ? qsTrId("page.fee.nothing_lost") : qsTrId("page.fee.later_counts")
        },
        Said { words: page.apart && !(page.content.no_app && page.content.state === "awaiting") ? standing.said : "" },
        SecondaryButton {
            width: parent.width
            implicitHeight: Math.max(104 * Theme.u, implicitContentHeight + 12 * Theme.u)
            height: implicitHeight
            text: qsTrId("page.fee.check")
            glyph: "retake"
            onClicked: VisitView.check_payment()
        },
        NoApp {
            width: parent.width
            height: visible ? implicitHeight : 0
            visible: !Theme.landscape || page.cramped
        }
    ]

    component Said: Item {
        property string words
        width: page.actWidth
        height: words === "" ? 0 : sentence.implicitHeight
        InkText {
            id: sentence
            width: parent.width
            text: parent.words
            font.pixelSize: page.told ? Theme.note : Theme.body
        }
    }

    component NoApp: SecondaryButton {
        implicitHeight: Math.max(104 * Theme.u, implicitContentHeight + 12 * Theme.u)
        text: page.content.no_app ? qsTrId("page.fee.have_app") : qsTrId("page.fee.no_app")
        glyph: Theme.landscape ? "" : page.content.no_app ? "phone" : "printer"
        letters: Theme.landscape ? Theme.note : Theme.button
        onClicked: VisitView.no_bank_app()
    }

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        NoApp { visible: Theme.landscape && !page.cramped }
        TertiaryButton {
            implicitHeight: Math.max(104 * Theme.u, implicitContentHeight + 12 * Theme.u)
            text: qsTrId("page.fee.later")
            glyph: "time"
            onClicked: VisitView.pay_later()
        }
    }
}
