pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The machine for those who look after it: the verdict, its parts, the few things to do. No citizen is in it.
PageFrame {
    id: page

    property var content: ({})
    readonly property var panel: content.panel

    signal closed

    stacks: true
    readBeside: true
    leftWidth: 860 * Theme.u
    title: panel.verdict_id === "" ? "" : qsTrId(panel.verdict_id)
    hint: panel.more > 0 ? qsTrId("staff.verdict.more").arg(panel.more) : ""
    spacing: 10 * Theme.u
    urgent: outcome
    onContentChanged: Qt.callLater(seekUrgent)

    AttentionPanel {
        id: outcome
        width: parent.width
        height: page.panel.told === "" && page.panel.doing === "" ? 0 : implicitHeight
        visible: height > 0
        window: page.panel.doing !== ""
        glyph: "check"
        tone: page.panel.told === "failed" || page.panel.told === "printer_out" ? "attention" : "moon"
        letters: Theme.note
        text: page.panel.doing !== "" ? qsTrId("staff.doing") : page.panel.told === "" ? "" : qsTrId("staff.told." + page.panel.told)
    }
    Repeater {
        model: page.panel.rows

        MachineLine {
            required property var modelData
            width: page.readWidth
            height: implicitHeight
            glyph: modelData.icon
            label: qsTrId("staff.part." + modelData.id)
            standing: modelData.state === "" ? qsTrId(modelData.state_id) : qsTrId(modelData.state_id).arg(modelData.state)
            note: modelData.note_id === "" ? "" : modelData.note === "" ? qsTrId(modelData.note_id) : qsTrId(modelData.note_id).arg(modelData.note)
            tone: modelData.tone
        }
    }
    InkText {
        width: parent.width
        height: implicitHeight
        text: [page.panel.app === "" ? "" : qsTrId("staff.version.app").arg(page.panel.app),
            page.panel.content === "" ? qsTrId("staff.version.own") : qsTrId("staff.version.content").arg(page.panel.content),
            page.panel.units === "" ? "" : qsTrId("staff.version.units").arg(page.panel.units)].filter(part => part !== "").join(" · ")
        font.pixelSize: Theme.caption
        color: Theme.ink2
    }

    component Act: SecondaryButton {
        letters: Theme.note
        glyphSize: 48 * Theme.u
        implicitHeight: Math.max(Theme.target, implicitContentHeight + 20 * Theme.u)
    }
    act: [
        ActionRow {
            width: parent.width
            height: implicitHeight
            even: true
            Act {
                text: qsTrId("staff.act.test")
                glyph: "printer"
                onClicked: VisitView.staff_does("test", "")
            }
            Act {
                text: qsTrId("staff.act.new_roll")
                glyph: "receipt"
                onClicked: VisitView.staff_does("new_roll", "")
            }
        },
        ActionRow {
            width: parent.width
            height: implicitHeight
            even: true
            Act {
                text: qsTrId("staff.act.try_again")
                glyph: "retake"
                onClicked: VisitView.staff_does("try_again", "")
            }
            Act {
                text: qsTrId("staff.act.faults")
                glyph: "document"
                onClicked: VisitView.staff_part("faults")
            }
        },
        Act {
            width: parent.width
            height: implicitHeight
            text: page.panel.closed === "" ? qsTrId("staff.act.close") : qsTrId("staff.act.open")
            glyph: page.panel.closed === "" ? "private" : "gate"
            onClicked: page.panel.closed === "" ? VisitView.staff_part("closing") : VisitView.staff_does("open", "")
        }
    ]
    foot: PrimaryButton {
        width: parent.width
        height: implicitHeight
        text: qsTrId("staff.act.leave")
        onClicked: VisitView.go_on()
    }
}
