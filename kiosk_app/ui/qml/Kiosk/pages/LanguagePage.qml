pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// Every language in its own name; answers stay.
PageFrame {
    id: page

    property var content: ({})

    signal closed

    stacks: true
    title: qsTrId("language.choose")
    hint: qsTrId("language.kept")
    drawingMost: 560 * Theme.u
    drawing: WindowPanel {
        Glyph {
            anchors.centerIn: parent
            name: "language"
            size: 190 * Theme.u
        }
    }
    act: [
        Repeater {
            model: SettingsView.languages

            ChoiceCard {
                required property var modelData
                width: page.actWidth
                text: modelData.own
                chosen: SettingsView.language === modelData.code
                onClicked: {
                    SettingsView.set_language(modelData.code)
                    page.closed()
                }
            }
        }
    ]
    foot: SecondaryButton {
        width: parent.width
        height: implicitHeight
        text: qsTrId("action.close")
        onClicked: page.closed()
    }
}
