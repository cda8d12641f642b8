pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// Nothing of the citizen is left, and the screen says so.
PageFrame {
    id: page

    property var content: ({})

    stacks: true
    centred: !Theme.landscape
    hintYields: Theme.huge
    title: qsTrId("page.farewell.title")
    hint: content.thanked ? qsTrId("page.farewell.thanked") : content.filed ? qsTrId("page.farewell.filed") : qsTrId("page.farewell.wiped")
    drawingMost: 640 * Theme.u
    drawing: WindowPanel {
        Glyph {
            anchors.centerIn: parent
            name: page.content.filed ? "saved" : "home"
            size: 190 * Theme.u
        }
    }
    act: [
        AttentionPanel {
            width: parent.width
            height: implicitHeight
            glyph: page.content.paper_left ? "scan" : "id-card"
            text: page.content.paper_left ? qsTrId("page.farewell.paper_left") : qsTrId("page.farewell.take")
        }
    ]
    foot: FootStack {
        SecondaryButton {
            width: parent.width
            text: qsTrId("page.farewell.again")
            glyph: "home"
            onClicked: VisitView.leave()
        }
        SecondaryButton {
            visible: page.content.asks
            text: Theme.huge ? qsTrId("page.farewell.survey.short") : qsTrId("page.farewell.survey")
            glyph: "face-4"
            onClicked: VisitView.open_tile("survey")
        }
    }
}
