pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// What was filed goes by the citizen's own telephone: one code after another, sealed. Leaving it to the machine is
// as large a choice.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool ready: content.state === "ready"
    readonly property bool making: content.state === "making"
    readonly property bool last: content.number >= content.count

    readonly property real letters: Theme.huge || (ready && !Theme.landscape) ? Theme.note : Theme.body
    readonly property string meaning: content.papers ? qsTrId("page.carry.papers") : qsTrId("page.carry.once")
    readonly property string which: ready && content.count > 1 ? qsTrId("page.carry.number").arg(content.number).arg(content.count) : ""
    // beside large letters the code needs the room
    readonly property bool cramped: Theme.huge && ready

    kicker: cramped || Theme.broad ? "" : which
    title: (cramped || Theme.broad) && which !== "" ? which : qsTrId("page.carry.title")
    titleSize: Theme.big ? Theme.body : ready ? 0.58 * Theme.title : Theme.title
    drawing: ready || Theme.broad ? null : emblem
    readBeside: true
    spreads: true
    leftWidth: (Theme.broad ? 560 : 640) * Theme.u
    spacing: 16 * Theme.u
    footGap: 24 * Theme.u

    Component {
        id: emblem
        Emblem {
            glyph: page.content.state === "received" ? "saved" : page.content.state === "too_large" ? "waiting" : "phone"
            busy: page.making
        }
    }
    Item {
        width: parent.width
        height: page.ready ? code.height : 0

        QrFrame {
            id: code
            visible: page.ready
            anchors.horizontalCenter: Theme.landscape ? undefined : parent.horizontalCenter
            // 157 small modules: of two, three or four whole pixels, whichever there is room for
            board: !page.cramped && !Theme.broad
            width: (Theme.broad ? 400 : page.cramped ? 484 : Theme.landscape || Theme.big ? 520 : 664) * Theme.u
            height: width
            payload: page.content.qr
            label: qsTrId("page.carry.qr_spoken").arg(page.content.number).arg(page.content.count)
        }
    }
    act: [
        AttentionPanel {
            width: parent.width
            height: page.ready ? implicitHeight : 0
            letters: page.letters
            tone: "moon"
            glyph: "phone"
            text: page.content.number === 1 ? qsTrId("page.carry.how") : qsTrId("page.carry.how_next")
        },
        AttentionPanel {
            width: parent.width
            height: page.ready ? implicitHeight : 0
            glyph: "private"
            letters: page.letters
            text: qsTrId("page.carry.sealed")
            detail: Theme.huge ? "" : page.meaning
        },
        AttentionPanel {
            width: parent.width
            height: page.ready && Theme.huge ? implicitHeight : 0
            glyph: "waiting"
            letters: page.letters
            text: page.meaning
        },
        AttentionPanel {
            width: parent.width
            height: page.ready ? 0 : implicitHeight
            window: page.making
            letters: page.letters
            tone: page.content.state === "received" ? "good" : page.making ? "moon" : "attention"
            glyph: page.content.state === "received" ? "check" : "attention"
            text: page.ready ? "" : qsTrId("page.carry." + page.content.state)
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        SecondaryButton {
            visible: page.ready
            text: page.content.number > 1 ? qsTrId("page.carry.previous") : Theme.huge ? qsTrId("page.carry.machine.short") : qsTrId("page.carry.machine")
            onClicked: VisitView.go_back()
        }
        PrimaryButton {
            text: !page.ready ? qsTrId("page.carry.back") : page.last ? qsTrId("page.carry.sent") : qsTrId("page.carry.next")
            trailing: page.ready && page.last ? "check" : "next"
            onClicked: VisitView.go_on()
        }
    }
}
