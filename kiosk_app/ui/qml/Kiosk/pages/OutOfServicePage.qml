pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The kiosk cannot keep its promise now, and says so before anyone begins.
PageFrame {
    id: page

    property var content: ({})

    stacks: true
    centred: !Theme.landscape
    title: qsTrId("page.out_of_service.title")
    hint: qsTrId("fault." + content.code + ".do")
    drawingMost: 560 * Theme.u
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
