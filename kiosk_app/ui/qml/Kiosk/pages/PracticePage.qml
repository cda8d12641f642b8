pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// What a practice visit is, before it begins.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool dense: Theme.landscape || Theme.huge

    stacks: true
    title: qsTrId("page.practice.title")
    hint: Theme.landscape && Theme.huge ? "" : qsTrId("page.practice.hint")
    drawingMost: 420 * Theme.u
    drawing: Theme.broad && Theme.huge ? null : window

    Component {
        id: window
        WindowPanel {
            Glyph {
                anchors.centerIn: parent
                name: "touch"
                size: 190 * Theme.u
            }
        }
    }
    act: [
        FactLine {
            width: parent.width
            height: implicitHeight
            dense: page.dense
            glyph: "private"
            value: qsTrId("page.practice.safe")
            note: qsTrId("page.practice.safe.note")
        },
        FactLine {
            width: parent.width
            height: implicitHeight
            dense: page.dense
            glyph: "document"
            value: page.content.procedure
            note: qsTrId("page.practice.minutes").arg(page.content.minutes)
        }
    ]
    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        PrimaryButton {
            text: qsTrId("page.practice.start")
            trailing: "next"
            focus: true
            onClicked: VisitView.go_on()
        }
    }
}
