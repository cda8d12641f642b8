pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// Asked once more, because a draft is lost by it.
PageFrame {
    id: page

    property var content: ({})

    signal closed

    stacks: true
    title: qsTrId("page.end.title")
    hint: qsTrId("page.end.lost")
    drawingMost: 480 * Theme.u
    drawing: WindowPanel {
        Glyph {
            anchors.centerIn: parent
            name: "end"
            size: 190 * Theme.u
        }
    }
    foot: FootStack {
        PrimaryButton {
            width: parent.width
            implicitHeight: Math.max(160 * Theme.u, implicitContentHeight + 24 * Theme.u)
            text: qsTrId("page.end.stay")
            focus: true
            onClicked: VisitView.close_panel()
        }
        SecondaryButton {
            width: parent.width
            text: qsTrId("page.end.end")
            glyph: "end"
            onClicked: VisitView.end()
        }
    }
}
