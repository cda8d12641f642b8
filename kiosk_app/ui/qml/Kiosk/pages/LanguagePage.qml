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

    title: qsTrId("language.choose")
    hint: qsTrId("language.kept")
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
