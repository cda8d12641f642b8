pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// One purpose, one tick; under each what saying no costs.
PageFrame {
    id: page

    property var content: ({})

    readonly property bool short: Theme.huge || Theme.landscape
    readonly property bool parted: Theme.landscape && !column
    readonly property var facts: content.purposes.filter(purpose => purpose.sensitive !== "").map(
        purpose => ({ text: purpose.sensitive, strong: true }))
    readonly property var promise: [
        { text: qsTrId("page.consent.wipe") },
        { text: qsTrId("page.consent.law"), quiet: true }
    ]

    readonly property string promised: qsTrId("page.consent.wipe") + " " + qsTrId("page.consent.law")

    title: qsTrId("page.consent.title")
    hint: qsTrId("page.consent.hint")
    commits: true
    readBeside: true
    stacks: true
    spacing: (Theme.landscape ? 14 : 20) * Theme.u

    drawingOnTurns: false
    drawingMost: 420 * Theme.u
    drawingLeast: 260 * Theme.u
    drawing: Theme.broad ? null : window

    Component {
        id: window
        WindowPanel {
            Glyph {
                anchors.centerIn: parent
                name: "private"
                size: 190 * Theme.u
            }
        }
    }

    InfoCard {
        width: parent.width
        height: page.parted ? 0 : implicitHeight
        glyph: page.pictured ? "" : "private"
        lines: Theme.huge || Theme.landscape ? page.facts : page.facts.concat(page.promise)
    }
    InfoCard {
        width: parent.width
        height: Theme.huge && !Theme.landscape ? implicitHeight : 0
        lines: page.promise
    }
    FoldedText {
        width: parent.width
        there: page.parted
        visible: page.parted
        text: page.promised
        letters: Theme.note
        color: Theme.ink2
    }
    act: [
        InfoCard {
            width: parent.width
            height: page.parted ? implicitHeight : 0
            visible: page.parted
            glyph: "private"
            lines: page.facts
        },
        AttentionPanel {
            width: parent.width
            // where there is no line to spare, the card itself says it
            height: page.content.missing === "" || page.short ? 0 : implicitHeight
            text: qsTrId("page.consent.missing")
        },
        Repeater {
            id: purposes
            model: page.content.purposes

            TickCard {
                required property var modelData
                width: page.actWidth
                text: modelData.title
                note: page.short && wanting ? qsTrId("page.consent.missing") : modelData.refusal
                ticked: modelData.ticked
                wanting: page.content.missing === modelData.id && !modelData.ticked
                onToggledTo: wanted => VisitView.tick(modelData.id, wanted)
            }
        },
        // on a wide screen with large letters what is asked comes before what is promised
        FoldedText {
            width: parent.width
            there: Theme.broad
            text: Theme.broad ? page.promised : ""
            letters: Theme.note
            color: Theme.ink2
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        CommitButton {
            frame: page
            words: qsTrId("action.go_on")
            onCommitted: VisitView.go_on()
        }
    }

    onContentChanged: {
        const at = content.purposes === undefined || content.missing === "" ? -1
            : content.purposes.findIndex(purpose => purpose.id === content.missing)
        Qt.callLater(() => {
            const block = at < 0 ? null : purposes.itemAt(at)
            page.bring(block, block)
        })
    }
}
