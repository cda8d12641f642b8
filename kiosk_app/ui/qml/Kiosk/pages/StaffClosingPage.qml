pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// Why the service stops: citizens read the reason on the kiosk, so there is no other way to stop it.
PageFrame {
    id: page

    property var content: ({})
    readonly property var panel: content.panel

    signal closed

    stacks: true
    title: qsTrId("staff.closing.title")
    hint: qsTrId("staff.closing.hint")
    spacing: 16 * Theme.u

    act: [
        Repeater {
            model: page.panel.reasons

            SecondaryButton {
                required property string modelData
                width: page.actWidth
                height: implicitHeight
                text: qsTrId("fault." + modelData + ".title")
                trailing: "next"
                onClicked: VisitView.staff_does("close", modelData)
            }
        }
    ]
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
