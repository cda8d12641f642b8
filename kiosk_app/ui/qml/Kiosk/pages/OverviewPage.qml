pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// Before any identification: can it be done here, how much, what to bring, when.
PageFrame {
    id: page

    property var content: ({})

    title: content.name
    hint: ""
    spacing: 0

    InkText {
        width: parent.width
        text: page.content.verified_on === "" ? qsTrId("page.overview.unverified").arg(page.content.code)
            : qsTrId("page.overview.verified").arg(page.content.code).arg(page.content.verified_on)
        font.pixelSize: Theme.caption
        color: Theme.ink2
        topPadding: 0
    }
    FeeCard {
        width: parent.width
        scope: page.content.scope
        fee: page.content.fee
    }
    InkText {
        width: parent.width
        height: Theme.huge && page.content.fee.counter !== "" ? implicitHeight : 0
        text: Words.say("fee.counter", page.content.fee.counter, page.content.fee.counter_note)
        font.pixelSize: Theme.note
    }
    Item {
        width: parent.width
        height: 20 * Theme.u
    }
    Repeater {
        model: page.content.papers

        FactLine {
            required property var modelData
            required property int index
            width: page.readWidth
            height: implicitHeight
            glyph: index === 0 ? "id-card" : "document"
            label: index === 0 ? qsTrId("page.overview.bring") : ""
            value: modelData.title
            note: modelData.note
        }
    }
    FactLine {
        width: parent.width
        height: implicitHeight
        glyph: "time"
        label: qsTrId("page.overview.ready")
        value: page.content.ready_date === "" ? qsTrId("page.overview.ready_unknown")
            : qsTrId("page.overview.ready_on").arg(qsTrId(page.content.ready_weekday_id)).arg(page.content.ready_date)
        note: page.content.ready_note
    }
    FactLine {
        width: parent.width
        height: implicitHeight
        glyph: "touch"
        label: qsTrId("page.overview.here")
        value: qsTrId("page.overview.steps").arg(page.content.steps).arg(page.content.minutes)
        note: qsTrId("page.overview.stop")
    }

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        PrimaryButton {
            text: qsTrId("page.overview.start")
            trailing: "next"
            onClicked: VisitView.go_on()
        }
    }
}
