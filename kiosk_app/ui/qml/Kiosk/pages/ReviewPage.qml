pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// A page to read: labels small, values large. "Change" turns the rows into choices.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool editing: content.editing

    title: editing ? qsTrId("page.review.which") : qsTrId("page.review.title")
    spacing: editing ? 12 * Theme.u : 0

    commits: !editing
    readBeside: !editing
    stacks: true
    leftWidth: 700 * Theme.u
    // since it was declared another fee holds
    readonly property bool repriced: content.missing === "fee"
    drawingMost: 420 * Theme.u
    drawing: editing && !Theme.broad ? emblem : null

    Component {
        id: emblem
        Emblem {
            glyph: "edit"
        }
    }
    // no line to spare for what is missing
    readonly property bool short: Theme.huge || Theme.landscape
    // with large letters it stands where answers are changed: there it costs nobody another turn
    readonly property bool declarable: content.declarable && !editing && !Theme.huge && !Theme.broad
    readonly property bool beside: Theme.landscape && !column && !editing

    function labelOf(row: var): string {
        return row.label_id === "" ? row.label : Words.say(row.label_id, row.label, row.person)
    }

    component Rows: Repeater {
        model: page.editing ? [] : page.content.rows

        ReviewLine {
            required property var modelData
            // the citizen's, and not said where others hear it
            readonly property bool own: true
            width: page.beside ? page.actWidth : page.readWidth
            height: implicitHeight
            label: page.labelOf(modelData)
            value: modelData.value
            note: [modelData.label_id === "review.paper" ? "" : modelData.note,
                modelData.note_id === "" ? "" : Words.say(modelData.note_id, modelData.note)]
                .filter(part => part !== "").join(" · ")
        }
    }
    // of the chip that was read, where the procedure needs it: to be looked at, and gone with the visit
    component Face: Item {
        readonly property bool shown: page.content.photograph > 0 && !page.editing
        readonly property real within: Math.max(face.height, said.implicitHeight)
        readonly property real tall: within + 24 * Theme.u
        width: parent === null ? 0 : (parent as Item).width
        visible: height > 0
        Image {
            id: face
            y: (parent.within - height) / 2
            width: (Theme.landscape ? 150 : 210) * Theme.u
            height: width * 4 / 3
            source: parent.shown ? "image://preview/page/" + page.content.photograph : ""
            cache: false
            smooth: true
            fillMode: Image.PreserveAspectFit
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTrId("page.review.face")
        }
        InkText {
            id: said
            x: face.width + 28 * Theme.u
            width: parent.width - x
            y: (parent.within - implicitHeight) / 2
            text: (page.content.photograph_reason + " " + qsTrId("page.review.face.kept")).trim()
            font.pixelSize: Theme.note
            color: Theme.ink2
        }
    }
    component Procedure: ReviewLine {
        width: parent === null ? 0 : (parent as Item).width
        label: qsTrId("page.review.procedure")
        value: page.content.name
    }
    component Fee: ReviewLine {
        width: parent === null ? 0 : (parent as Item).width
        heavy: true
        closing: true
        label: qsTrId("page.review.fee")
        value: page.content.fee.verified ? qsTrId("money.dong").arg(page.content.fee.amount) : qsTrId("fee.unverified")
        note: page.content.fee.reason
        valueColor: page.content.fee.free ? Theme.ngoc : Theme.ink
    }
    component SeeSheet: Item {
        implicitHeight: (see?.implicitHeight ?? 0) + 16 * Theme.u
        TertiaryButton {
            id: see
            y: 16 * Theme.u
            width: parent.width
            implicitHeight: Theme.target
            visible: parent.height > 0
            text: qsTrId("page.review.declaration")
            glyph: "view"
            onClicked: VisitView.see_declaration()
        }
    }
    // what is wrong, and what must be ticked, apart from the rows by a little air
    component Declaration: Item {
        required property var modelData
        required property int index
        readonly property Item card: tick
        width: page.beside ? page.readWidth : page.actWidth
        // gone a moment before the block that holds it
        height: (tick?.implicitHeight ?? 0) + 16 * Theme.u
        TickCard {
            id: tick
            width: parent.width
            text: qsTrId(parent.modelData.text_id)
            ticked: parent.modelData.ticked
            // the card itself says it: a sentence apart would stand on another turn
            note: !page.short || !wanting ? "" : page.repriced ? qsTrId("page.review.missing.fee.short") : qsTrId("page.review.missing")
            wanting: (page.content.missing === parent.modelData.id || page.repriced && parent.index === 0) && !ticked
            onToggledTo: wanted => VisitView.tick(parent.modelData.id, wanted)
        }
    }
    component Missing: Item {
        readonly property bool needed: page.content.missing !== "" && !page.editing && !page.short
        width: parent === null ? 0 : (parent as Item).width
        implicitHeight: words.implicitHeight + 16 * Theme.u
        AttentionPanel {
            id: words
            visible: parent.needed
            width: parent.width
            height: implicitHeight
            text: page.content.missing === "" ? "" : qsTrId("page.review.missing." + page.content.missing)
        }
    }

    // a wide screen has what is declared beside the rows, so that it stays in sight
    Repeater {
        id: besides
        model: page.beside ? page.content.declarations : []
        Declaration {}
    }
    SeeSheet {
        width: page.beside ? page.readWidth : 0
        height: page.declarable && page.beside ? implicitHeight : 0
    }
    Face { height: shown && !page.beside ? tall : 0 }
    Procedure { height: page.editing || page.beside ? 0 : implicitHeight }
    Rows { model: page.editing || page.beside ? [] : page.content.rows }
    Fee { height: page.editing || page.beside ? 0 : implicitHeight }
    Repeater {
        model: page.editing ? page.content.rows.filter(row => row.id !== "") : []

        Tile {
            required property var modelData
            readonly property bool own: true
            width: page.readWidth
            height: Math.max(implicitHeight, Theme.target)
            text: page.labelOf(modelData)
            example: modelData.value
            glyph: "edit"
            glyphSize: 64 * Theme.u
            onClicked: VisitView.edit_row(modelData.id)
        }
    }
    act: [
        Missing {
            id: said
            height: page.beside && needed ? implicitHeight : 0
        },
        Face { height: shown && page.beside ? tall : 0 },
        Procedure { height: page.beside ? implicitHeight : 0 },
        Rows { model: page.beside ? page.content.rows : [] },
        Fee { height: page.beside ? implicitHeight : 0 },
        SeeSheet {
            width: page.beside ? 0 : page.actWidth
            height: page.declarable && !page.beside ? implicitHeight : 0
        },
        Item {
            width: parent.width
            height: page.editing || page.beside ? 0 : 16 * Theme.u
        },
        Missing {
            height: !page.beside && needed ? implicitHeight : 0
        },
        Repeater {
            id: ticks
            model: page.editing || page.beside ? [] : page.content.declarations
            Declaration {}
        }
    ]

    onContentChanged: {
        const at = content.declarations === undefined || content.missing === "" ? -1
            : content.declarations.findIndex((declaration, index) => declaration.id === content.missing || repriced && index === 0)
        Qt.callLater(() => {
            const block = at < 0 ? null : page.beside ? said : ticks.itemAt(at)
            page.bring(block, block === null || page.beside ? null : (block as Declaration).card)
        })
    }

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton {
            visible: page.editing
            onClicked: VisitView.edit_row("")
        }
        SecondaryButton {
            visible: page.editing && page.content.declarable
            text: qsTrId("page.review.declaration")
            glyph: Theme.huge ? "" : "view"
            onClicked: VisitView.see_declaration()
        }
        SecondaryButton {
            visible: !page.editing
            text: qsTrId("page.review.change")
            glyph: Theme.huge ? "" : "edit"
            onClicked: VisitView.edit_row("")
        }
        CommitButton {
            visible: !page.editing
            frame: page
            words: qsTrId("page.review.file")
            onCommitted: VisitView.go_on()
        }
    }
}
