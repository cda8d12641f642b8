pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// A person: who can be called, where the desk is, when.
PageFrame {
    id: page

    property var content: ({})

    signal closed

    stacks: true
    title: qsTrId("page.person.title")
    hint: qsTrId("page.person.kept")
    drawingMost: 480 * Theme.u
    // who can be called matters more than the picture
    drawing: Theme.broad && Theme.huge ? null : window
    readonly property real label: Theme.broad && Theme.huge ? 272 * Theme.k : 0

    Component {
        id: window
        WindowPanel {
            Glyph {
                anchors.centerIn: parent
                name: "person"
                size: 190 * Theme.u
            }
        }
    }
    act: [
        FactLine {
            width: parent.width
            height: page.content.hotline === "" ? 0 : implicitHeight
            dense: Theme.broad
            aside: page.label
            glyph: "phone"
            label: qsTrId("page.person.phone")
            value: page.content.hotline
        },
        FactLine {
            width: parent.width
            height: page.content.desk === "" ? 0 : implicitHeight
            dense: Theme.broad
            aside: page.label
            glyph: "pin"
            label: qsTrId("page.person.desk")
            value: page.content.desk
            note: page.content.hours === "" ? "" : qsTrId("page.person.hours").arg(page.content.hours)
        },
        // for whoever is called: how many, never whose
        InkText {
            width: parent.width
            height: LineView.parked === 0 ? 0 : implicitHeight
            visible: LineView.parked > 0
            text: LineView.parked === 0 ? "" : qsTrId("page.person.parked").arg(LineView.parked)
            font.pixelSize: Theme.caption
            color: Theme.ink2
        },
        InkText {
            width: parent.width
            height: LineView.paper === "" ? 0 : implicitHeight
            visible: LineView.paper !== ""
            text: LineView.paper === "" ? "" : qsTrId("page.person.paper." + LineView.paper)
            font.pixelSize: Theme.caption
            color: Theme.ink2
        }
    ]
    foot: PrimaryButton {
        width: parent.width
        height: implicitHeight
        text: qsTrId("page.person.go_on")
        trailing: "next"
        onClicked: VisitView.close_panel()
    }
}
