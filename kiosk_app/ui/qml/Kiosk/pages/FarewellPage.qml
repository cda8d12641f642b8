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
    title: qsTrId("page.farewell.title")
    hint: content.filed ? qsTrId("page.farewell.filed") : qsTrId("page.farewell.wiped")
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
            glyph: "id-card"
            text: qsTrId("page.farewell.take")
        }
    ]
    foot: SecondaryButton {
        width: parent.width
        height: implicitHeight
        text: qsTrId("page.farewell.again")
        glyph: "home"
        onClicked: VisitView.leave()
    }
}
