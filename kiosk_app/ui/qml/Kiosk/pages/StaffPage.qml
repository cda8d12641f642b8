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
    leftWidth: (Theme.big ? 860 : 1200) * Theme.u
    readonly property bool told: panel.told !== "" || panel.doing !== ""
    kicker: panel.name === "" ? "" : panel.name + " · " + qsTrId("staff.role." + panel.role)
    title: panel.verdict_id === "" ? "" : qsTrId(panel.verdict_id)
    // what came of an act stands where the rest of the verdict stood
    hint: panel.more > 0 && !told ? qsTrId("staff.verdict.more").arg(panel.more) : ""
    spacing: (Theme.big || Theme.landscape ? 10 : 12) * Theme.u
    footGap: 24 * Theme.u
    urgent: outcome
    onContentChanged: Qt.callLater(seekUrgent)

    AttentionPanel {
        id: outcome
        width: parent.width
        height: page.told ? implicitHeight : 0
        visible: height > 0
        window: page.panel.doing !== ""
        readonly property bool isFault: page.panel.told.includes(".")
        glyph: isFault || page.panel.told === "failed" ? "attention" : "check"
        tone: isFault || page.panel.told === "failed" ? "attention" : "moon"
        letters: Theme.note
        text: page.panel.doing !== "" ? qsTrId("staff.doing") : page.panel.told === "" ? ""
            : qsTrId((isFault ? "technician." : "staff.told.") + page.panel.told)
    }
    // two abreast; an odd one is the last, which citizens feel most
    readonly property var acts: {
        const does = (id, glyph) => ({ id: id, glyph: glyph, part: "", text: qsTrId("staff.act." + id), brief: qsTrId("staff.act." + id) })
        const found = [does("test", "printer"), does("new_roll", "receipt")]
        if (panel.pages)
            found.push(does("test_pages", "document"))
        found.push(does("try_again", "retake"))
        found.push(Object.assign(does("faults", "attention"), { part: "faults" }))
        const stop = panel.closed === "" ? Object.assign(does("close", "private"), { part: "closing" }) : does("open", "gate")
        if (panel.may_help)
            found.unshift(does("help", "person"))
        if (panel.may_close)
            found.push(Object.assign(stop, { brief: qsTrId("staff.act." + stop.id + ".short") }))
        const rows = []
        for (let at = 0; at < found.length; at += 2)
            rows.push(found.slice(at, at + 2))
        return rows
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
    act: Repeater {
        model: page.acts

        Abreast {
            id: line
            required property var modelData
            readonly property bool alone: modelData.length === 1
            width: page.actWidth
            across: modelData.length
            spacing: 16 * Theme.u

            Repeater {
                model: line.modelData

                SecondaryButton {
                    required property var modelData
                    width: line.share
                    height: line.tall
                    leftPadding: (Theme.landscape ? 12 : 20) * Theme.u
                    letters: Theme.landscape ? Theme.caption : Theme.note
                    glyph: Theme.landscape ? "" : modelData.glyph
                    glyphSize: 48 * Theme.u
                    implicitHeight: Math.max(Theme.target, implicitContentHeight + 20 * Theme.u)
                    text: line.alone && !Theme.big ? modelData.text : modelData.brief
                    onImplicitHeightChanged: settle()
                    Component.onCompleted: settle()
                    // a row that goes away takes its buttons along one by one
                    function settle() {
                        if (line)
                            line.measure();
                    }
                    onClicked: modelData.part === "" ? VisitView.staff_does(modelData.id, "") : VisitView.staff_part(modelData.part)
                }
            }
        }
    }
    foot: PrimaryButton {
        width: parent.width
        height: implicitHeight
        text: qsTrId(Theme.landscape && !Theme.big ? "staff.act.leave.short" : "staff.act.leave")
        onClicked: VisitView.go_on()
    }
}
