pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// What became of it: saved here and on its way, or nothing kept.
PageFrame {
    id: page

    property var content: ({})
    readonly property var panel: content.panel
    readonly property bool saved: panel.part === "saved"
    readonly property bool failed: panel.part === "failed"

    signal closed

    stacks: true
    centred: !Theme.landscape
    title: saved ? qsTrId("page.call_back.saved.title").arg(panel.saved_at)
        : failed ? qsTrId("page.call_back.failed.title") : qsTrId("page.call_back.saving.title")
    hint: saved ? qsTrId("page.call_back.saved.then") : ""
    drawingMost: 480 * Theme.u
    drawing: Theme.broad && Theme.huge ? null : window

    Component {
        id: window
        WindowPanel {
            busy: page.panel.part === "saving"
            Glyph {
                anchors.centerIn: parent
                visible: page.panel.part !== "saving"
                name: page.failed ? "attention" : "phone"
                size: 190 * Theme.u
            }
        }
    }

    act: [
        AttentionPanel {
            width: parent.width
            height: page.saved ? implicitHeight : 0
            visible: page.saved
            glyph: "private"
            tone: "moon"
            letters: Theme.broad ? Theme.note : Theme.body
            text: qsTrId("page.call_back.saved.kept")
        },
        AttentionPanel {
            width: parent.width
            height: page.failed ? implicitHeight : 0
            visible: page.failed
            letters: Theme.broad ? Theme.note : Theme.body
            text: page.failed ? qsTrId("page.call_back.failed.do").arg(page.panel.hotline) : ""
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton {
            visible: page.failed
            onClicked: VisitView.go_back()
        }
        PrimaryButton {
            visible: page.saved || page.failed
            text: page.failed ? qsTrId("way.retry") : qsTrId("page.person.go_on")
            trailing: "next"
            onClicked: VisitView.go_on()
        }
    }
}
