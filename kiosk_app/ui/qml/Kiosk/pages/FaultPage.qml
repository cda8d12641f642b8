pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The title says the fault, then what is safe, then what to do. Without paper the screen becomes the record.
PageFrame {
    id: page

    property var content: ({})
    readonly property string code: content.fault === null ? "" : content.fault.code
    readonly property var ways: content.fault === null ? [] : content.fault.ways
    // the way on is the seal: the photo where there is no paper, else another try
    readonly property string first: record && ways.includes("screen_record") ? "screen_record"
        : !record && ways.includes("retry") ? "retry" : ""
    // the way back stands where it does on every page
    readonly property bool returns: !record && ways.includes("back")
    readonly property var others: ways.filter(way => way !== first && way !== "back" && !(record && way === "retry"))
    readonly property bool record: content.page === "finished" && ways.includes("screen_record")
    // nothing of a dossier is on this paper
    readonly property bool leaflet: code.startsWith("printer.") && !ways.includes("screen_record") && content.page !== "paid"

    // its own advice is to photograph the record, and the leaflet's page is covered
    readonly property string advice: !leaflet || ["printer.busy", "printer.unconfirmed"].includes(code) ? code
        : content.page === "wifi" ? "leaflet.wifi" : "leaflet"

    signal closed

    stacks: true
    hint: Theme.huge ? "" : safe
    title: code === "" ? "" : qsTrId("fault." + code + ".title")
    readonly property string safe: code === "" ? "" : leaflet ? qsTrId("fault.leaflet.safe") : qsTrId("fault." + code + ".safe")
    // large letters leave record and code no leaf in common: the code, which leads to all of it, comes first
    readonly property bool apart: Theme.big
    spacing: 18 * Theme.u
    drawingMost: 440 * Theme.u
    drawing: !record ? window : Theme.landscape && content.content.qr !== "" ? qrPicture : null

    Component {
        id: window
        WindowPanel {
            Glyph {
                anchors.centerIn: parent
                name: "attention"
                size: 190 * Theme.u
            }
        }
    }

    Component {
        id: qrPicture
        Item {
            QrFrame {
                anchors.centerIn: parent
                width: Math.min(parent.width, parent.height)
                payload: page.record ? page.content.content.qr : ""
                label: qsTrId("page.fault.qr_spoken")
            }
        }
    }

    FoldedText {
        width: parent.width
        there: Theme.huge && !page.record
        text: page.safe
        letters: Theme.huge || Theme.broad ? Theme.note : Theme.body
        color: Theme.ink2
    }
    FoldedText {
        width: parent.width
        there: !page.record
        text: page.code === "" || page.record ? "" : Words.say("fault." + page.advice + ".do", page.content.fault.argument)
        weight: Font.DemiBold
    }
    Item {
        id: below
        // below the question on its first leaf: what is photographed or copied
        width: parent.width
        height: page.record && page.apart && !Theme.landscape && page.content.content.qr !== "" ? square.width : 0
        visible: height > 0

        QrFrame {
            id: square
            width: 400 * Theme.u
            height: width
            payload: below.visible ? page.content.content.qr : ""
            label: qsTrId("page.fault.qr_spoken")
        }
        FitText {
            x: square.width + 28 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x
            whole: below.visible ? page.content.content.code : ""
            weight: Font.DemiBold
        }
    }
    RecordCard {
        width: parent.width
        height: page.record ? implicitHeight : 0
        code: page.record ? page.content.content.code : ""
        qr: page.record && !page.apart && !Theme.landscape ? page.content.content.qr : ""
        savedAt: page.record ? page.content.content.saved_at : ""
        received: page.record && page.content.content.state === "received"
    }
    InkText {
        width: parent.width
        height: Theme.huge && page.record ? contentHeight + topPadding : 0
        text: page.safe
        font.pixelSize: Theme.huge || Theme.broad ? Theme.note : Theme.body
        color: Theme.ink2
    }
    AttentionPanel {
        width: parent.width
        height: page.record ? implicitHeight : 0
        glyph: "id-card"
        tone: "moon"
        letters: Theme.huge || Theme.broad ? Theme.note : Theme.body
        text: qsTrId("page.fault.no_phone")
        detail: qsTrId("page.fault.no_phone.do")
    }

    act: [
        Repeater {
            model: page.others

            SecondaryButton {
                required property string modelData

                width: page.actWidth
                implicitHeight: Math.max(Theme.target, implicitContentHeight + 20 * Theme.u)
                height: implicitHeight
                text: qsTrId("way." + modelData)
                glyph: modelData === "end" ? "end" : ""
                onClicked: VisitView.take_way(modelData)
            }
        }
    ]
    component First: PrimaryButton {
        text: page.first === "" ? "" : qsTrId("way." + page.first)
        trailing: "next"
        onClicked: VisitView.take_way(page.first)
    }

    foot: FootStack {
        First {
            width: parent.width
            visible: page.first !== "" && !row.whole && !page.returns
        }
        SecondaryButton {
            width: parent.width
            // lowered, large letters leave it no row, and the bar below has the same person
            visible: page.returns && !row.whole && !(Theme.huge && Theme.lowReach)
            text: qsTrId("page.person.call")
            glyph: "person"
            onClicked: VisitView.call_person()
        }
        ActionRow {
            id: row
            // a wide screen has them all beside each other
            readonly property bool whole: Theme.broad || (Theme.landscape && page.record)
            width: parent.width
            height: implicitHeight
            even: !whole && !page.returns
            BackButton {
                visible: page.returns
                onClicked: VisitView.take_way("back")
            }
            SecondaryButton {
                visible: page.record && page.ways.includes("retry")
                text: qsTrId("way.retry")
                glyph: row.whole ? "" : "printer"
                onClicked: VisitView.take_way("retry")
            }
            SecondaryButton {
                // with large letters the bar below has the same person
                visible: page.record ? !(Theme.huge || Theme.broad) : !page.returns || row.whole
                text: page.record ? qsTrId("bar.person") : qsTrId("page.person.call")
                glyph: row.whole ? "" : "person"
                onClicked: VisitView.call_person()
            }
            First { visible: page.first !== "" && (row.whole || page.returns) }
        }
    }
}
