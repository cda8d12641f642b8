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
    readonly property bool ready: content.state === "ready"
    // looked at closely a sheet comes in two halves that share a strip, as wide as the place is
    readonly property bool near: content.near
    property int leaf: 0
    property bool lower: false
    readonly property int steps: near ? 2 * leaves : leaves
    readonly property int step: near ? 2 * leaf + (lower ? 1 : 0) : leaf
    readonly property bool printing: content.printing === "printing"
    readonly property string said: content.state === "failed" ? qsTrId("page.declaration.failed")
        : content.printing === "none" ? "" : qsTrId("page.declaration." + content.printing)

    stacks: true
    stacksAlways: true
    spreads: false
    title: near ? qsTrId("page.declaration.sheet").arg(leaf + 1) : qsTrId("page.declaration.title")
    titleSize: !near ? Theme.title : Theme.huge ? Theme.subheading : 56 * Theme.u
    hint: near || Theme.huge || Theme.broad ? "" : qsTrId("page.declaration.note")
    hintYields: true
    pictureWidth: (near ? (Theme.big ? 680 : 920) : Theme.huge ? 560 : 640) * Theme.u
    pictureHeight: height
    drawingMost: 1500 * Theme.u
    drawingTells: true
    drawingLeast: (near ? 600 : 240) * Theme.u
    spacing: 20 * Theme.u
    drawing: SheetPicture {
        picture: page.leaves > 0 ? page.content.pictures[Math.min(page.leaf, page.leaves - 1)] : 0
        label: qsTrId("page.declaration.sheet").arg(page.leaf + 1)
        near: page.near
        lower: page.lower
        busy: page.content.state === "drawing"
    }
    // the sheet that was looked at stays
    onNearChanged: lower = false
    onContentChanged: leaf = Math.min(leaf, Math.max(0, leaves - 1))

    function turnStep(to: int) {
        leaf = near ? Math.floor(to / 2) : to
        lower = near && to % 2 === 1
    }

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
            turn: page.step
            turns: page.steps
            onClicked: page.turnStep(onward ? page.step + 1 : 0)
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        SecondaryButton {
            visible: page.ready
            text: page.near ? qsTrId("page.declaration.whole") : qsTrId("page.declaration.near")
            glyph: Theme.big || page.content.may_print && !Theme.landscape ? "" : "view"
            onClicked: page.near ? VisitView.go_back() : VisitView.open_tile("near")
        }
        SecondaryButton {
            visible: page.content.may_print && !page.printing && page.ready && !page.near
            text: qsTrId("page.declaration.print")
            glyph: Theme.huge || !Theme.landscape ? "" : "printer"
            onClicked: VisitView.in_print()
        }
        PrimaryButton {
            text: qsTrId("page.declaration.done")
            trailing: "check"
            onClicked: VisitView.go_on()
        }
    }
}
