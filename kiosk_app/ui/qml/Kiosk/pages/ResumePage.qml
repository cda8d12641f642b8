pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The card of a visit that was cut off: go on there, or begin anew.
PageFrame {
    id: page

    property var content: ({})

    stacks: true
    title: qsTrId("page.resume.title")
    // a wide screen with large letters has room for what will be gone on with, or for why
    hint: Theme.landscape && Theme.huge ? "" : qsTrId("page.resume.hint")
    drawingMost: 420 * Theme.u
    drawing: WindowPanel {
        Glyph {
            anchors.centerIn: parent
            name: "id-card"
            size: 190 * Theme.u
        }
    }
    act: [
        FactLine {
            width: parent.width
            height: implicitHeight
            dense: Theme.landscape || Theme.huge
            glyph: "document"
            value: page.content.procedure
            note: page.content.papers && page.hint !== "" ? qsTrId("page.resume.papers") : ""
        }
    ]
    foot: FootStack {
        PrimaryButton {
            width: parent.width
            text: qsTrId("page.resume.go_on")
            focus: true
            onClicked: VisitView.go_on()
        }
        SecondaryButton {
            width: parent.width
            text: qsTrId("page.resume.anew")
            glyph: "retake"
            onClicked: VisitView.begin_anew()
        }
    }
}
