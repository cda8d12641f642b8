pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// What citizens were shown lately, with what a technician is told of it. Codes and versions are shown here alone.
PageFrame {
    id: page

    property var content: ({})
    readonly property var panel: content.panel

    signal closed

    stacks: true
    stacksAlways: true
    title: qsTrId("staff.faults.title")
    hint: panel.faults.length === 0 ? qsTrId("staff.faults.none") : ""
    spacing: 8 * Theme.u

    Repeater {
        model: page.panel.faults

        FactLine {
            required property var modelData
            width: page.readWidth
            height: implicitHeight
            dense: true
            glyph: "attention"
            label: modelData.at
            value: qsTrId("technician." + modelData.code)
            note: modelData.code
        }
    }
    act: InkText {
        width: page.actWidth
        height: implicitHeight
        text: [page.panel.app === "" ? "" : qsTrId("staff.version.app").arg(page.panel.app),
            page.panel.content === "" ? qsTrId("staff.version.own") : qsTrId("staff.version.content").arg(page.panel.content),
            page.panel.units === "" ? "" : qsTrId("staff.version.units").arg(page.panel.units)].filter(part => part !== "").join(" · ")
        font.pixelSize: Theme.caption
        color: Theme.ink2
    }
    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        PrimaryButton {
            text: qsTrId("staff.act.leave.short")
            onClicked: VisitView.close_panel()
        }
    }
}
