pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// One purpose, one tick; under each what saying no costs.
PageFrame {
    id: page

    property var content: ({})

    readonly property var facts: content.purposes.filter(purpose => purpose.sensitive !== "").map(
        purpose => ({ text: purpose.sensitive, strong: true }))
    readonly property var promise: [
        { text: qsTrId("page.consent.wipe") },
        { text: qsTrId("page.consent.law"), quiet: true }
    ]

    title: qsTrId("page.consent.title")
    hint: qsTrId("page.consent.hint")

    InfoCard {
        width: parent.width
        glyph: "private"
        lines: Theme.huge ? page.facts : page.facts.concat(page.promise)
    }
    InfoCard {
        width: parent.width
        height: Theme.huge ? implicitHeight : 0
        lines: page.promise
    }
    act: [
        AttentionPanel {
            width: parent.width
            height: page.content.missing === "" ? 0 : implicitHeight
            text: qsTrId("page.consent.missing")
        },
        Repeater {
            id: purposes
            model: page.content.purposes

            TickCard {
                required property var modelData
                width: page.actWidth
                text: modelData.title
                note: modelData.refusal
                ticked: modelData.ticked
                wanting: page.content.missing === modelData.id && !modelData.ticked
                onToggledTo: wanted => VisitView.tick(modelData.id, wanted)
            }
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        PrimaryButton {
            text: qsTrId("action.go_on")
            trailing: "next"
            onClicked: VisitView.go_on()
        }
    }

    onContentChanged: {
        const at = content.purposes === undefined || content.missing === "" ? -1
            : content.purposes.findIndex(purpose => purpose.id === content.missing)
        if (at >= 0)
            Qt.callLater(() => { if (purposes.itemAt(at) !== null) page.bring(purposes.itemAt(at)) })
    }
}
