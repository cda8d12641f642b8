pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The end of a practice visit: nothing was sent; the real one is a touch away.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool dense: Theme.landscape || Theme.huge
    // large letters: what is short of room is said in parts
    readonly property bool parted: Theme.huge

    stacks: true
    title: qsTrId("page.practice_done.title")
    hint: parted ? "" : qsTrId("page.practice_done.hint")
    drawingMost: 420 * Theme.u
    drawing: Theme.broad && parted ? null : window

    Component {
        id: window
        WindowPanel {
            Glyph {
                anchors.centerIn: parent
                name: "check"
                size: 190 * Theme.u
            }
        }
    }
    act: [
        FoldedText {
            width: parent.width
            there: page.parted
            text: qsTrId("page.practice_done.hint")
            letters: Theme.note
            color: Theme.ink2
        },
        FactLine {
            width: parent.width
            height: implicitHeight
            dense: page.dense
            glyph: "id-card"
            value: qsTrId("page.practice_done.bring")
            note: page.parted ? "" : qsTrId("page.practice_done.help")
        },
        FoldedText {
            width: parent.width
            there: page.parted
            text: qsTrId("page.practice_done.help")
            letters: Theme.note
            color: Theme.ink2
        }
    ]
    foot: FootStack {
        PrimaryButton {
            width: parent.width
            text: qsTrId("page.practice_done.real")
            trailing: "next"
            focus: true
            onClicked: VisitView.open_tile("apply")
        }
        ActionRow {
            width: parent.width
            height: implicitHeight
            SecondaryButton {
                text: qsTrId("page.practice_done.again")
                glyph: "retake"
                onClicked: VisitView.go_back()
            }
            SecondaryButton {
                text: qsTrId("page.practice_done.end")
                glyph: "end"
                onClicked: VisitView.go_on()
            }
        }
    }
}
