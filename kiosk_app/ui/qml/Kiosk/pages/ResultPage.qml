pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The paper that a dossier ended in: what it is and what a copy is worth, then leaf by leaf, as large as it goes.
PageFrame {
    id: page

    property var content: ({})
    readonly property int leaves: content.pictures.length
    // looked at closely a sheet comes in two halves that share a strip, as wide as the place is
    readonly property int steps: reading ? 2 * leaves : leaves
    property int step: 0
    readonly property int leaf: reading ? Math.floor(step / 2) : 0
    readonly property bool reading: content.reading
    readonly property bool ready: content.state === "ready"
    readonly property bool failed: content.state === "failed"
    readonly property bool printing: content.printing === "printing"
    readonly property bool mayPrint: ready && content.may_print && !printing
    // what the same file brings again is not tried again
    readonly property bool mayRetry: failed && (content.trouble === "line" || content.trouble === "damaged")
    readonly property string said: content.state === "fetching" ? qsTrId("page.result.fetching")
        : failed && content.trouble === "long" ? qsTrId("page.result.trouble.long").arg(content.pages)
        : failed ? qsTrId("page.result.trouble." + content.trouble)
        : content.printing === "none" ? "" : qsTrId("page.declaration." + content.printing)
    readonly property bool busy: content.state === "fetching" || printing
    readonly property bool good: content.printing === "printed"

    flows: failed
    stacks: true
    stacksAlways: true
    spreads: !reading
    title: reading ? qsTrId("page.result.sheet").arg(leaf + 1) : content.name
    titleSize: Theme.huge ? Theme.subheading : Theme.big || Theme.landscape || reading || content.name.length > 24 ? 56 * Theme.u : Theme.title
    hint: reading || Theme.broad ? "" : qsTrId("page.result.from").arg(content.office).arg(content.signed)
    hintYields: true
    pictureWidth: (reading ? (Theme.big ? 680 : 920) : Theme.huge ? 380 : 520) * Theme.u
    pictureHeight: failed ? pictureWidth : height
    drawingMost: (failed ? 480 : 1500) * Theme.u
    drawingTells: !failed
    drawingLeast: (failed ? 200 : reading ? 600 : 240) * Theme.u
    spacing: 20 * Theme.u
    urgent: said === "" ? null : word
    drawing: !failed ? sheets : Theme.broad || Theme.huge ? null : emblem

    Component {
        id: emblem
        Emblem {
            glyph: "document"
        }
    }
    Component {
        id: sheets
        SheetPicture {
            picture: page.leaves > 0 ? page.content.pictures[Math.min(page.leaf, page.leaves - 1)] : 0
            label: qsTrId("page.result.sheet").arg(page.leaf + 1)
            near: page.reading
            lower: page.step % 2 === 1
            busy: page.content.state === "fetching"
        }
    }
    onContentChanged: {
        step = Math.min(step, Math.max(0, steps - 1))
        Qt.callLater(seekUrgent)
    }

    act: [
        AttentionPanel {
            id: word
            width: page.actWidth
            height: page.said === "" ? 0 : implicitHeight
            window: page.busy
            tone: page.busy ? "moon" : page.good ? "good" : "attention"
            glyph: page.good ? "check" : "attention"
            text: page.said
        },
        MoreButton {
            width: page.actWidth
            height: visible ? implicitHeight : 0
            turn: page.step
            turns: page.reading ? page.steps : 1
            onClicked: page.step = onward ? page.step + 1 : 0
        },
        FactLine {
            width: page.actWidth
            height: visible ? implicitHeight : 0
            visible: page.ready && !page.reading
            glyph: "view"
            dense: true
            value: qsTrId("page.result.copy")
            note: Theme.broad && Theme.huge ? "" : qsTrId("page.result.copy.note")
        },
        FactLine {
            width: page.actWidth
            height: visible ? implicitHeight : 0
            visible: !page.reading
            glyph: "pin"
            dense: true
            label: page.content.place === "" ? "" : qsTrId("page.result.original")
            value: page.content.place === "" ? qsTrId("page.result.original.ask") : page.content.place
            note: Theme.broad && Theme.huge ? "" : page.content.hours
        },
        FactLine {
            width: page.actWidth
            height: visible ? implicitHeight : 0
            visible: Theme.broad && Theme.huge && !page.reading && page.content.hours !== ""
            glyph: "time"
            dense: true
            value: page.content.hours
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        SecondaryButton {
            visible: !page.mayRetry && !page.ready
            text: qsTrId("bar.end.long")
            glyph: "end"
            onClicked: VisitView.end()
        }
        PrimaryButton {
            visible: page.mayRetry
            text: qsTrId("way.retry")
            onClicked: VisitView.go_on()
        }
        SecondaryButton {
            visible: page.mayPrint && (page.reading || !Theme.broad)
            text: qsTrId("page.result.print")
            onClicked: VisitView.in_print()
        }
        PrimaryButton {
            visible: page.ready && !page.reading
            text: qsTrId("page.status.paper.view")
            onClicked: {
                page.step = 0
                VisitView.open_tile("view")
            }
        }
    }
}
