pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The sheet is the page: what will be on paper, leaf by leaf. The words to check stand large on the review.
PageFrame {
    id: page

    property var content: ({})
    readonly property int leaves: content.pictures.length
    property int leaf: 0
    readonly property bool printing: content.printing === "printing"
    readonly property string said: content.state === "failed" ? qsTrId("page.declaration.failed")
        : content.printing === "none" ? "" : qsTrId("page.declaration." + content.printing)

    stacks: true
    stacksAlways: true
    spreads: false
    title: qsTrId("page.declaration.title")
    hint: Theme.huge || Theme.broad ? "" : qsTrId("page.declaration.note")
    hintYields: true
    pictureWidth: (Theme.huge ? 560 : 640) * Theme.u
    drawingMost: 1500 * Theme.u
    drawingLeast: 240 * Theme.u
    spacing: 20 * Theme.u
    drawing: Item {
        Rectangle {
            id: sheet
            anchors.centerIn: parent
            width: Math.min(parent.width, (parent.height - 32 * Theme.u) * 210 / 297)
            height: width * 297 / 210
            color: Theme.card
            border.width: Math.max(2, 3 * Theme.u)
            border.color: Theme.line

            Image {
                anchors.fill: parent
                anchors.margins: parent.border.width
                visible: page.leaves > 0
                source: page.leaves > 0 ? "image://preview/page/" + page.content.pictures[Math.min(page.leaf, page.leaves - 1)] : ""
                cache: false
                smooth: true
                fillMode: Image.PreserveAspectFit
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTrId("page.declaration.sheet").arg(page.leaf + 1)
            }
            WindowPanel {
                anchors.centerIn: parent
                visible: page.content.state === "drawing"
                width: parent.width / 3
                height: width
                busy: visible
            }
        }
    }
    onContentChanged: leaf = Math.min(leaf, Math.max(0, leaves - 1))

    act: [
        AttentionPanel {
            width: page.actWidth
            height: page.said === "" ? 0 : implicitHeight
            window: page.printing
            tone: page.content.printing === "printed" ? "good" : page.printing ? "moon" : "attention"
            glyph: page.content.printing === "printed" ? "check" : "attention"
            text: page.said
        },
        MoreButton {
            width: page.actWidth
            height: visible ? implicitHeight : 0
            turn: page.leaf
            turns: page.leaves
            onClicked: page.leaf = onward ? page.leaf + 1 : 0
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        SecondaryButton {
            visible: page.content.may_print && !page.printing && page.content.state === "ready"
            text: qsTrId("page.declaration.print")
            glyph: Theme.huge ? "" : "printer"
            onClicked: VisitView.in_print()
        }
        PrimaryButton {
            text: qsTrId("page.declaration.done")
            trailing: "check"
            onClicked: VisitView.go_on()
        }
    }
}
