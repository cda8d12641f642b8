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

    ReviewLine {
        width: parent.width
        height: page.editing ? 0 : implicitHeight
        label: qsTrId("page.review.procedure")
        value: page.content.name
    }
    Repeater {
        model: page.editing ? [] : page.content.rows

        ReviewLine {
            required property var modelData
            width: page.readWidth
            height: implicitHeight
            label: modelData.label_id === "" ? modelData.label : qsTrId(modelData.label_id)
            value: modelData.value
            note: [modelData.label_id === "review.paper" ? "" : modelData.note,
                modelData.note_id === "" ? "" : Words.say(modelData.note_id, modelData.note)]
                .filter(part => part !== "").join(" · ")
        }
    }
    ReviewLine {
        width: parent.width
        height: page.editing ? 0 : implicitHeight
        heavy: true
        closing: true
        label: qsTrId("page.review.fee")
        value: page.content.fee.verified ? qsTrId("money.dong").arg(page.content.fee.amount) : qsTrId("fee.unverified")
        note: page.content.fee.reason
        valueColor: page.content.fee.free ? Theme.ngoc : Theme.ink
    }
    Repeater {
        model: page.editing ? page.content.rows.filter(row => row.id !== "") : []

        Tile {
            required property var modelData
            width: page.readWidth
            height: Math.max(implicitHeight, Theme.target)
            text: modelData.label_id === "" ? modelData.label : qsTrId(modelData.label_id)
            example: modelData.value
            glyph: "edit"
            glyphSize: 64 * Theme.u
            onClicked: VisitView.edit_row(modelData.id)
        }
    }
    act: [
        Item {
            width: parent.width
            height: page.editing ? 0 : 20 * Theme.u
        },
        AttentionPanel {
            width: parent.width
            height: page.content.missing === "" || page.editing ? 0 : implicitHeight
            text: qsTrId("page.review.missing")
        },
        Item {
            width: parent.width
            height: page.content.missing === "" || page.editing ? 0 : 16 * Theme.u
        },
        Repeater {
            id: ticks
            model: page.editing ? [] : page.content.declarations

            Item {
                required property var modelData
                required property int index
                readonly property Item card: tick
                width: page.actWidth
                height: tick.implicitHeight + (index + 1 < page.content.declarations.length ? 16 * Theme.u : 0)
                TickCard {
                    id: tick
                    width: parent.width
                    text: qsTrId(parent.modelData.text_id)
                    ticked: parent.modelData.ticked
                    wanting: page.content.missing === parent.modelData.id && !ticked
                    onToggledTo: wanted => VisitView.tick(parent.modelData.id, wanted)
                }
            }
        },
        Item {
            width: parent.width
            height: page.editing ? 0 : 14 * Theme.u
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton {
            visible: page.editing
            onClicked: VisitView.edit_row("")
        }
        SecondaryButton {
            visible: !page.editing
            text: qsTrId("page.review.change")
            glyph: "edit"
            onClicked: VisitView.edit_row("")
        }
        PrimaryButton {
            visible: !page.editing
            text: qsTrId("page.review.file")
            trailing: "next"
            onClicked: VisitView.go_on()
        }
    }
}
