pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The honest screen: what is saved, who acts next, what to take along.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool owing: content.fee_state === "later" || content.fee_state === "part" || content.fee_state === "unverified"
    readonly property string standing: content.state === "received" ? qsTrId("page.finished.received") : qsTrId("page.finished.waiting")
    readonly property string slip: content.print_state === "none" ? "" : qsTrId("page.finished.slip_" + content.print_state)
    readonly property string sheets: content.sheets === "" || content.sheets === "none" ? ""
        : qsTrId("page.finished.sheets_" + content.sheets)
    readonly property bool paper: content.print_state === "printing" || content.print_state === "printed"

    commits: true
    stacks: true
    title: Theme.landscape ? standing : ""
    hint: Theme.landscape ? slip : ""
    readBeside: true
    flows: true
    urgent: sheets === "" ? null : sheetsSaid
    onSheetsChanged: Qt.callLater(seekUrgent)
    spacing: (Theme.broad ? 8 : Theme.landscape ? 12 : 16) * Theme.u

    Item {
        id: top
        readonly property bool beside: !Theme.huge
        readonly property real window: (page.owing ? 240 : 300) * Theme.u
        width: parent.width
        visible: !Theme.landscape
        height: Theme.landscape ? 0 : Math.max(words.implicitHeight, beside ? window : 0)

        Column {
            id: words
            width: top.beside ? parent.width - top.window - 20 * Theme.u : parent.width

            InkText {
                width: parent.width
                text: page.standing
                weight: Font.DemiBold
                font.pixelSize: page.owing && !Theme.big ? 50 * Theme.u : top.beside ? Math.min(Theme.title, 80 * Theme.u) : Theme.title
                tracking: -0.01 * Theme.title
                Accessible.role: Accessible.Heading
            }
            InkText {
                width: parent.width
                visible: text !== ""
                text: page.slip
                font.pixelSize: page.owing && !Theme.big ? Theme.note : Theme.body
            }
        }
        WindowPanel {
            visible: top.beside
            anchors.right: parent.right
            width: top.window
            height: width
            drawing: page.paper ? "receipt-out" : ""
            busy: page.content.print_state === "printing"
            Glyph {
                visible: !page.paper
                anchors.centerIn: parent
                name: "saved"
                size: 120 * Theme.u
            }
        }
    }
    CodeCard {
        width: parent.width
        height: implicitHeight
        code: page.content.code
        note: page.content.state === "received" || (Theme.landscape && page.owing) ? "" : qsTrId("page.finished.temporary")
    }
    AttentionPanel {
        id: sheetsSaid
        width: parent.width
        height: page.sheets === "" ? 0 : implicitHeight
        window: page.content.sheets === "printing"
        tone: page.content.sheets === "printed" ? "good" : page.content.sheets === "printing" ? "moon" : "attention"
        glyph: page.content.sheets === "printed" ? "check" : "attention"
        text: page.sheets
    }
    AttentionPanel {
        width: parent.width
        // beside what is owed there is no room: the farewell says it
        height: (page.content.take_card || page.content.take_papers) && !page.owing ? implicitHeight : 0
        glyph: page.content.take_card ? "id-card" : "document"
        text: page.content.take_card && page.content.take_papers ? qsTrId("page.finished.take_both")
            : page.content.take_card ? qsTrId("page.finished.take_card") : qsTrId("page.finished.take_papers")
    }
    AttentionPanel {
        width: parent.width
        height: page.owing ? implicitHeight : 0
        glyph: "pay"
        tone: "moon"
        text: height === 0 ? "" : page.content.fee_state === "part"
            ? qsTrId("fee.state.part").arg(page.content.fee_received).arg(page.content.fee_left) : qsTrId("fee.state." + page.content.fee_state)
    }
    act: [
        SecondaryButton {
            width: page.actWidth
            implicitHeight: Math.max(104 * Theme.u, implicitContentHeight + 12 * Theme.u)
            height: page.content.carry === "offered" ? implicitHeight : 0
            visible: height > 0
            text: qsTrId("page.finished.by_phone")
            glyph: "phone"
            onClicked: VisitView.send_by_phone()
        },
        Repeater {
            model: page.content.timeline

            TimelineRow {
                required property var modelData
                required property int index
                width: page.actWidth
                height: implicitHeight
                glyph: modelData.icon
                mode: modelData.state
                text: Words.say(modelData.title_id, modelData.title_argument)
                note: modelData.note_id === "" ? "" : Words.say(modelData.note_id, modelData.note_argument)
                last: index === page.content.timeline.length - 1
                overlap: page.spacing
            }
        }
    ]

    foot: ActionRow {
        id: row
        readonly property bool crowded: (page.content.sheets !== "" || home.visible) && (Theme.big || !Theme.landscape)
        width: parent.width
        height: implicitHeight
        SecondaryButton {
            visible: page.content.reprintable
            text: qsTrId("page.finished.reprint")
            glyph: row.crowded ? "" : "printer"
            onClicked: VisitView.reprint()
        }
        SecondaryButton {
            visible: page.content.sheets !== "" && page.content.sheets !== "printing"
            text: qsTrId("page.finished.sheets")
            glyph: row.crowded ? "" : "document"
            onClicked: VisitView.in_print()
        }
        // after the record, where there is room for one more; the guidance of each procedure has it too
        PrintButton {
            id: home
            visible: page.content.print_state === "printed" && !Theme.big && page.content.sheets === ""
            narrow: true
            label: qsTrId("page.finished.home")
            glyph: row.crowded ? "" : "phone"
            printing: page.content.at_home
            onClicked: VisitView.print_leaflet("at_home")
        }
        CommitButton {
            frame: page
            words: qsTrId("page.finished.done")
            brief: Theme.huge && row.crowded
            trailing: leads ? "next" : "check"
            onCommitted: VisitView.go_on()
        }
    }
}
