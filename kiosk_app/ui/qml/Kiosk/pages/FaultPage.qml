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
    readonly property bool record: content.page === "finished"

    signal closed

    title: code === "" ? "" : qsTrId("fault." + code + ".title")
    hint: code === "" ? "" : qsTrId("fault." + code + ".safe")
    spacing: 18 * Theme.u
    drawingMost: 440 * Theme.u
    drawing: record ? null : window

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

    InkText {
        width: parent.width
        height: page.record ? 0 : implicitHeight
        text: page.code === "" || page.record ? "" : Words.say("fault." + page.code + ".do", page.content.fault.argument)
        weight: Font.DemiBold
    }
    RecordCard {
        width: parent.width
        height: page.record ? implicitHeight : 0
        code: page.record ? page.content.content.code : ""
        qr: page.record && !Theme.huge ? page.content.content.qr : ""
        savedAt: page.record ? page.content.content.saved_at : ""
        received: page.record && page.content.content.state === "received"
    }
    QrFrame {
        width: 560 * Theme.u
        height: page.record && Theme.huge && page.content.content.qr !== "" ? width : 0
        payload: height > 0 ? page.content.content.qr : ""
        label: qsTrId("page.fault.qr_spoken")
    }
    AttentionPanel {
        width: parent.width
        height: page.record ? implicitHeight : 0
        glyph: "id-card"
        tone: "moon"
        text: qsTrId("page.fault.no_phone")
        detail: qsTrId("page.fault.no_phone.do")
    }

    act: [
        Repeater {
            model: page.content.fault === null ? [] : page.content.fault.ways.filter(way => !page.record || way !== "retry")

            FacedButton {
                required property string modelData
                readonly property bool leads: modelData === "screen_record"
                    || (modelData === "retry" && !page.record)

                width: page.actWidth
                implicitHeight: Math.max(Theme.target, implicitContentHeight + 20 * Theme.u)
                height: implicitHeight
                text: qsTrId("way." + modelData)
                glyph: leads ? "" : modelData === "back" ? "back" : modelData === "end" ? "end" : modelData === "retry" ? "retake" : ""
                trailing: leads ? "next" : ""
                ground: leads ? "seal" : ""
                inkColor: leads ? Theme.sonText : Theme.ink
                face: leads ? Theme.son : Theme.card
                facePressed: leads ? Theme.sonPressed : Theme.sand
                edge: leads ? Theme.son : Theme.ink
                boardLine: leads
                onClicked: VisitView.take_way(modelData)
            }
        }
    ]
    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        even: true
        SecondaryButton {
            visible: page.record && page.content.fault !== null && page.content.fault.ways.includes("retry")
            text: qsTrId("way.retry")
            glyph: "printer"
            onClicked: VisitView.take_way("retry")
        }
        SecondaryButton {
            text: page.record ? qsTrId("bar.person") : qsTrId("page.person.call")
            glyph: "person"
            onClicked: VisitView.call_person()
        }
    }
}
