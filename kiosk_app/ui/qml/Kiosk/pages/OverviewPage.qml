pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// Before any identification: can it be done here, how much, what to bring, when; and where, if not here.
PageFrame {
    id: page

    property var content: ({})
    // all in one column where letters leave no room for two
    readonly property bool parted: Theme.landscape && !column
    readonly property bool here: content.scope === "all_here"
    readonly property bool dense: Theme.landscape || !here || content.papers.length > 1
    // the label before the value, in a wide column too
    readonly property real label: parted ? 204 * Theme.u : Theme.broad ? 210 * Theme.k : 0
    readonly property string ready: content.ready_date === "" ? qsTrId("page.overview.ready_unknown")
        : qsTrId("page.overview.ready_on").arg(qsTrId(content.ready_weekday_id)).arg(content.ready_date)
    readonly property string source: content.verified_on === "" ? qsTrId("page.overview.unverified").arg(content.code)
        : qsTrId("page.overview.verified").arg(content.code).arg(content.verified_on)

    readonly property string prepared: [
        content.prepared > 0 ? qsTrId("page.overview.prepared").arg(content.prepared) : "",
        content.again > 0 ? qsTrId("page.overview.prepared.again").arg(content.again) : "",
        content.edition && content.again === 0 ? qsTrId("page.overview.prepared.edition") : ""
    ].filter(said => said !== "").join(" ")

    title: content.name
    readBeside: true
    flows: true
    stacks: true
    spacing: 0

    Item {
        width: parent.width
        // with large letters the price comes first
        height: Theme.huge || page.parted ? 0 : above.implicitHeight
        InkText {
            id: above
            width: parent.width
            text: Theme.huge || page.parted ? "" : page.source
            font.pixelSize: Theme.caption
            color: Theme.ink2
            topPadding: 0
            bottomPadding: 8 * Theme.u
        }
    }
    // what was filled at home comes before what is the same for everybody
    Item {
        width: parent.width
        height: page.prepared !== "" ? prepared.implicitHeight : 0
        InkText {
            id: prepared
            width: parent.width
            text: page.prepared
            font.pixelSize: Theme.note
            weight: Font.DemiBold
            topPadding: 0
            bottomPadding: 12 * Theme.u
        }
    }
    FeeCard {
        width: parent.width
        scope: page.content.scope
        fee: page.content.fee
    }
    FoldedText {
        width: parent.width
        there: Theme.broad && text !== ""
        text: page.content.fee.reason.charAt(0).toUpperCase() + page.content.fee.reason.slice(1)
        letters: Theme.note
    }
    FoldedText {
        width: parent.width
        there: Theme.huge && page.content.fee.counter !== ""
        text: Words.say("fee.counter", page.content.fee.counter, page.content.fee.counter_note).trim()
        letters: Theme.note
    }
    Repeater {
        model: Theme.huge ? page.content.fee.lines : []

        InkText {
            required property var modelData
            width: parent.width
            text: qsTrId("fee.line").arg(modelData.label).arg(modelData.amount)
                + (modelData.until === "" ? "" : ", " + qsTrId("fee.until").arg(modelData.until))
            weight: Font.DemiBold
            font.pixelSize: Theme.note
        }
    }
    act: [
        Item {
            width: parent.width
            height: (page.parted ? 0 : 16) * Theme.u
        },
        FactLine {
            width: parent.width
            height: visible ? implicitHeight : 0
            visible: page.content.where !== ""
            dense: true
            aside: page.label
            glyph: "pin"
            label: qsTrId("page.overview.where")
            value: page.content.where
            note: page.content.hours
        },
        Repeater {
            model: page.content.papers

            FactLine {
                required property var modelData
                required property int index
                width: page.actWidth
                height: implicitHeight
                dense: page.dense
                aside: page.label
                glyph: index === 0 ? "id-card" : "document"
                label: index === 0 ? qsTrId("page.overview.bring") : ""
                value: modelData.title
                note: modelData.note
            }
        },
        FactLine {
            width: parent.width
            height: page.parted && page.here ? 0 : implicitHeight
            dense: page.dense
            aside: page.label
            glyph: "time"
            label: page.here ? qsTrId("page.overview.ready") : qsTrId("page.overview.takes")
            value: page.here ? page.ready : page.content.ready_note
            note: page.here ? page.content.ready_note : ""
        },
        FactLine {
            width: parent.width
            height: page.parted || !page.here ? 0 : implicitHeight
            visible: page.here
            dense: page.dense
            aside: page.label
            glyph: "touch"
            label: qsTrId("page.overview.here")
            value: qsTrId("page.overview.steps").arg(page.content.steps).arg(page.content.minutes)
            note: qsTrId("page.overview.stop")
        },
        Row {
            width: parent.width
            height: page.parted && page.here ? implicitHeight : 0
            visible: page.here
            FactLine {
                width: parent.width / 2
                dense: true
                glyph: "time"
                label: qsTrId("page.overview.ready")
                value: page.ready
                note: page.content.ready_note
            }
            FactLine {
                width: parent.width / 2
                dense: true
                glyph: "touch"
                label: qsTrId("page.overview.here")
                value: qsTrId("page.overview.steps").arg(page.content.steps).arg(page.content.minutes)
                note: qsTrId("page.overview.stop")
            }
        },
        Item {
            width: parent.width
            height: Theme.huge || page.parted ? below.implicitHeight : 0
            InkText {
                id: below
                width: parent.width
                text: Theme.huge || page.parted ? page.source : ""
                font.pixelSize: Theme.caption
                color: Theme.ink2
            }
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        SecondaryButton {
            visible: !page.here
            text: Theme.huge ? qsTrId("leaflet.guide") : qsTrId("page.overview.guide")
            onClicked: VisitView.open_guide()
        }
        // with large letters the guide is read first, and printed there
        PrintButton {
            visible: !page.here && !Theme.huge
            narrow: true
            label: qsTrId("leaflet.print")
            printing: page.content.printing
            onClicked: VisitView.print_leaflet("")
        }
        PrimaryButton {
            visible: page.here
            text: qsTrId("page.overview.start")
            trailing: "next"
            onClicked: VisitView.go_on()
        }
    }
}
