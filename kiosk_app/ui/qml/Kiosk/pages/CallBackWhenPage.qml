pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// When to call, and the one sentence that is agreed to by asking.
PageFrame {
    id: page

    property var content: ({})
    readonly property var panel: content.panel

    signal closed

    stacks: true
    title: qsTrId("page.call_back.when.title")
    hint: qsTrId("page.call_back.when.hint").arg(panel.shown_digits)
    spacing: 14 * Theme.u
    drawingMost: 420 * Theme.u
    drawing: Theme.big ? null : window

    Component {
        id: window
        WindowPanel {
            Glyph {
                anchors.centerIn: parent
                name: "phone"
                size: 170 * Theme.u
            }
        }
    }

    act: [
        Repeater {
            model: page.panel.whens

            ChoiceCard {
                required property string modelData
                width: page.actWidth
                text: qsTrId("page.call_back.when." + modelData)
                chosen: page.panel.when === modelData
                onClicked: VisitView.choose(modelData)
            }
        },
        AttentionPanel {
            width: parent.width
            height: implicitHeight
            glyph: "private"
            tone: "moon"
            letters: Theme.note
            text: qsTrId("page.call_back.consent").arg(qsTrId("page.call_back.ask"))
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        PrimaryButton {
            text: qsTrId("page.call_back.ask")
            trailing: "next"
            onClicked: VisitView.go_on()
        }
    }
}
