pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The kiosk cannot keep its promise now, and says so before anyone begins: why, since when, what is safe, where to go.
PageFrame {
    id: page

    property var content: ({})

    stacks: true
    centred: !Theme.landscape
    title: qsTrId("page.out_of_service.title")
    hint: qsTrId("fault." + content.code + ".title") + (content.since === "" ? "" : "\n" + (content.day === ""
        ? qsTrId("page.out_of_service.since").arg(content.since)
        : qsTrId("page.out_of_service.since_day").arg(content.since).arg(content.day)))
    drawingMost: 480 * Theme.u
    drawing: Theme.broad && Theme.huge ? null : window

    Component {
        id: window
        WindowPanel {
            Glyph {
                anchors.centerIn: parent
                name: "attention"
                size: 190 * Theme.u
            }
        }
    }
    act: [
        AttentionPanel {
            width: parent.width
            height: implicitHeight
            glyph: "saved"
            tone: "moon"
            letters: Theme.broad ? Theme.note : Theme.body
            text: qsTrId("fault." + page.content.code + ".safe")
        },
        FactLine {
            width: parent.width
            height: VisitView.screen.hotline === "" ? 0 : implicitHeight
            visible: height > 0
            dense: true
            glyph: "phone"
            label: qsTrId("page.person.phone")
            value: VisitView.screen.hotline
        },
        FactLine {
            width: parent.width
            height: VisitView.screen.desk === "" ? 0 : implicitHeight
            visible: height > 0
            dense: true
            glyph: "pin"
            label: qsTrId("page.out_of_service.go")
            value: VisitView.screen.desk
            note: VisitView.screen.desk_hours === "" ? "" : qsTrId("page.person.hours").arg(VisitView.screen.desk_hours)
        }
    ]
    foot: SecondaryButton {
        width: parent.width
        height: implicitHeight
        text: qsTrId("page.person.call")
        glyph: "person"
        onClicked: VisitView.call_person()
    }
}
