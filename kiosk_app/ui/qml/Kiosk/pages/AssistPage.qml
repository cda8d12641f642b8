pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// Somebody of the roster helps: the citizen says whether they may, and before filing that it is their own.
PageFrame {
    id: page

    property var content: ({})
    readonly property var panel: content.panel
    readonly property bool filing: panel.part === "confirm"

    signal closed

    stacks: true
    kicker: panel.name + " · " + qsTrId("staff.role." + panel.role)
    title: qsTrId(filing ? "page.assist.confirm.title" : "page.assist.ask.title")
    // large letters: what is noted, and what becomes of it, says more
    hint: Theme.huge ? "" : qsTrId(filing ? "page.assist.confirm.hint" : "page.assist.ask.hint")
    drawingMost: 400 * Theme.u
    drawing: WindowPanel {
        Glyph {
            anchors.centerIn: parent
            name: "person"
            size: 170 * Theme.u
        }
    }
    FactLine {
        width: page.readWidth
        height: implicitHeight
        dense: Theme.big
        glyph: "document"
        label: qsTrId(page.filing ? "page.assist.confirm.noted" : "page.assist.ask.noted")
    }
    FactLine {
        width: page.readWidth
        height: implicitHeight
        dense: Theme.big
        glyph: "end"
        label: qsTrId(page.filing ? "page.assist.confirm.after" : "page.assist.ask.after")
    }
    foot: FootStack {
        PrimaryButton {
            width: parent.width
            implicitHeight: Math.max((Theme.big ? 120 : 160) * Theme.u, implicitContentHeight + 24 * Theme.u)
            text: qsTrId(page.filing ? "page.assist.confirm.yes" : "page.assist.ask.yes")
            focus: true
            onClicked: VisitView.go_on()
        }
        SecondaryButton {
            width: parent.width
            text: qsTrId(page.filing ? "page.assist.confirm.no" : "page.assist.ask.no")
            onClicked: VisitView.close_panel()
        }
    }
}
