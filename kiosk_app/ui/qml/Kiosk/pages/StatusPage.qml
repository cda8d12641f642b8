pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// Where a dossier stands, in the words of the slip.
PageFrame {
    id: page

    property var content: ({})

    title: qsTrId(content.state_id)
    readBeside: true
    flows: true
    spacing: (Theme.landscape ? 12 : 16) * Theme.u

    CodeCard {
        width: parent.width
        height: implicitHeight
        code: page.content.official_code !== "" ? page.content.official_code : page.content.code
        note: page.content.official_code !== "" ? "" : qsTrId("page.finished.temporary")
    }
    InkText {
        width: parent.width
        text: page.content.heard === "" ? qsTrId("page.status.only_here") : qsTrId("page.status.heard").arg(page.content.heard)
        font.pixelSize: Theme.note
        color: Theme.ink2
    }
    act: [
        Repeater {
            model: page.content.timeline

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
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        SecondaryButton {
            text: qsTrId("bar.end.long")
            glyph: "end"
            onClicked: VisitView.end()
        }
    }
}
