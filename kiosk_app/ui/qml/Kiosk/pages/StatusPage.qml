pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// Where a dossier stands, in the words of the slip, and what the officer asks for.
PageFrame {
    id: page

    property var content: ({})
    readonly property var officer: content.officer ?? null
    readonly property bool canSupply: officer !== null && officer.can_supplement
    readonly property bool canOpen: content.locked && !content.asking
    readonly property bool canView: content.paper === "open" && !content.asking

    // large letters on a wide screen: the code alone fills the narrow side
    readonly property bool cramped: Theme.huge && Theme.landscape
    // large letters leave no room for three buttons beside each other
    readonly property bool printLast: Theme.big && !Theme.landscape
    readonly property string heard: content.heard === "" ? qsTrId("page.status.only_here")
        : qsTrId("page.status.heard").arg(content.heard)
    // What is longer than a turn of the page at this size is cut between words.
    readonly property int piece: cramped ? 120 : Theme.huge ? 90 : 300

    stacks: true
    kicker: cramped ? "" : content.procedure
    title: qsTrId(content.state_id)
    readBeside: true
    // the official code stands on one line
    leftWidth: (Theme.broad ? 700 : 740) * Theme.u
    flows: true
    urgent: content.error_id !== "" || content.asking ? word : null
    onContentChanged: Qt.callLater(seekUrgent)
    spacing: (Theme.landscape ? 12 : 16) * Theme.u

    CodeCard {
        width: parent.width
        height: implicitHeight
        code: page.content.official_code !== "" ? page.content.official_code : page.content.code
        note: page.content.official_code !== "" ? "" : qsTrId("page.finished.temporary")
    }
    Said {
        width: parent.width
        words: page.cramped ? "" : page.heard
        quiet: true
    }
    act: [
        Said {
            words: page.cramped ? page.heard : ""
            quiet: true
        },
        AttentionPanel {
            width: page.actWidth
            height: visible ? implicitHeight : 0
            visible: page.content.fee !== ""
            glyph: "pay"
            text: visible ? qsTrId("page.status.fee").arg(qsTrId("money.dong").arg(page.content.fee)) : ""
        },
        SecondaryButton {
            width: page.actWidth
            height: visible ? implicitHeight : 0
            visible: page.content.fee !== "" && !page.content.asking
            text: qsTrId("tile.pay")
            glyph: "pay"
            onClicked: VisitView.open_tile("pay")
        },
        FactLine {
            width: page.actWidth
            height: visible ? implicitHeight : 0
            visible: page.content.collect
            glyph: "id-card"
            dense: Theme.huge
            value: qsTrId("page.status.collect")
            note: page.cramped ? "" : qsTrId("page.status.collect.note")
        },
        AttentionPanel {
            id: word
            width: page.actWidth
            height: page.content.locked ? implicitHeight : 0
            window: page.content.asking
            tone: page.content.asking ? "moon" : "attention"
            glyph: page.content.error_id !== "" ? "attention" : "document"
            text: !page.content.locked ? "" : page.content.asking ? qsTrId("page.status_code.asking")
                : page.content.error_id !== "" ? qsTrId(page.content.error_id) : qsTrId(page.content.paper === "locked" ? "page.status.paper" : "page.status.locked")
        },
        Repeater {
            model: !page.content.locked ? []
                : page.pieces(qsTrId(page.content.paper === "locked" ? "page.status.paper.how" : "page.status.locked.how"))

            Said {
                required property string modelData
                words: modelData
            }
        },
        AttentionPanel {
            readonly property bool refused: page.officer !== null && page.officer.reason_id !== ""
            readonly property bool said: page.officer !== null && (page.officer.remark !== "" || refused)
            width: page.actWidth
            height: said ? implicitHeight : 0
            tone: refused ? "attention" : "moon"
            glyph: "person"
            text: !said ? "" : refused ? qsTrId(page.officer.reason_id) : qsTrId("page.status.remark")
        },
        Repeater {
            model: page.officer === null ? [] : page.pieces(page.officer.remark)

            Said {
                required property string modelData
                words: modelData
            }
        },
        Repeater {
            model: page.officer === null ? [] : page.wants(page.officer.defects)

            FactLine {
                required property var modelData
                width: page.actWidth
                height: implicitHeight
                glyph: "attention"
                dense: Theme.huge
                label: modelData.label
                value: modelData.value
                note: modelData.note
            }
        },
        Said {
            words: page.officer === null || page.officer.due === "" ? "" : qsTrId("page.status.due").arg(page.officer.due)
        },
        Said {
            words: page.officer === null || page.officer.defects.length === 0 || page.canSupply ? "" : qsTrId("page.status.elsewhere")
        },
        Repeater {
            model: page.officer !== null && page.officer.defects.length > 0 ? [] : page.content.timeline

            TimelineRow {
                required property var modelData
                required property int index
                width: page.actWidth
                height: implicitHeight
                glyph: modelData.icon
                mode: modelData.state
                text: Words.say(modelData.title_id, modelData.title_argument)
                note: modelData.note_id === "" ? "" : Words.say(modelData.note_id, modelData.note_argument)
                last: index === page.content.timeline.length - 1
                overlap: page.spacing
            }
        },
        PrintButton {
            width: page.actWidth
            height: visible ? implicitHeight : 0
            visible: page.officer !== null && page.printLast
            label: qsTrId("leaflet.print")
            printing: page.content.printing
            onClicked: VisitView.print_leaflet("")
        }
    ]

    function pieces(text: string): var {
        const found = []
        // a word longer than a piece, an address for one, is cut where it must be
        for (const word of text.match(new RegExp("\\S{1," + piece + "}", "g")) ?? []) {
            const last = found.length - 1
            if (last >= 0 && found[last].length + word.length < piece)
                found[last] += " " + word
            else
                found.push(word)
        }
        return found
    }

    // Beside large letters on a wide screen a defect does not fit in one turn: its name, then what is wrong.
    function wants(defects: var): var {
        return defects.map(each => ({ label: each.label, value: qsTrId(each.code_id), note: each.note }))
    }

    component Said: Item {
        property string words
        property bool quiet: false
        width: page.actWidth
        height: words === "" ? 0 : sentence.implicitHeight
        InkText {
            id: sentence
            width: parent.width
            text: parent.words
            // an address in a remark has no place to break at
            wrapMode: Text.Wrap
            weight: parent.quiet ? Font.Normal : Font.DemiBold
            font.pixelSize: parent.quiet ? Theme.note : Theme.body
            color: parent.quiet ? Theme.ink2 : Theme.ink
        }
    }

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        PrintButton {
            visible: page.officer !== null && !page.printLast
            narrow: true
            label: qsTrId("leaflet.print")
            printing: page.content.printing
            onClicked: VisitView.print_leaflet("")
        }
        SecondaryButton {
            visible: !page.canSupply && !page.canOpen && !page.canView
            text: qsTrId("bar.end.long")
            glyph: "end"
            onClicked: VisitView.end()
        }
        PrimaryButton {
            visible: page.canSupply
            text: qsTrId("page.status.supplement")
            onClicked: VisitView.go_on()
        }
        PrimaryButton {
            visible: page.canOpen
            text: Theme.huge ? qsTrId("page.status.by_card.short") : qsTrId("page.status.by_card")
            onClicked: VisitView.open_by_card()
        }
        PrimaryButton {
            visible: page.canView
            text: qsTrId("page.status.paper.view")
            onClicked: VisitView.open_tile("result")
        }
    }
}
