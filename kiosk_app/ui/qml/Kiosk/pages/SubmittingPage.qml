pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// The machine seals and saves; nothing to press.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool saved: content.state !== "sealing"

    centred: !Theme.landscape
    stacks: true
    stacksAlways: true
    pictureWidth: 560 * Theme.u
    title: saved ? qsTrId("page.submitting.saved") : qsTrId("page.submitting.sealing")
    hint: saved ? qsTrId("page.submitting.sending") : qsTrId("page.submitting.wait")
    drawingMost: 620 * Theme.u
    drawing: WindowPanel {
        busy: true
        Glyph {
            anchors.centerIn: parent
            name: page.saved ? "saved" : "private"
            size: 190 * Theme.u
        }
    }
}
