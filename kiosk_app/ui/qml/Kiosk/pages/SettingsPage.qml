pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// Letters, colours and reach; all of it back to usual for the next person.
PageFrame {
    id: page

    property var content: ({})

    signal closed

    readBeside: true
    // the header says it too
    title: Theme.broad ? "" : qsTrId("settings.title")
    spacing: 16 * Theme.u
    breath: 6 * Theme.u

    TickCard {
        objectName: "low reach"
        width: parent.width
        height: implicitHeight
        text: qsTrId("bar.low")
        note: qsTrId("settings.low.note")
        ticked: SettingsView.low_reach
        onToggledTo: wanted => SettingsView.set_low_reach(wanted)
    }
    Column {
        width: parent.width
        spacing: page.spacing

        InkText {
            width: parent.width
            text: qsTrId("settings.letters")
            weight: Font.DemiBold
        }
        Row {
            id: sizes
            width: parent.width
            height: 170 * Theme.u
            spacing: 16 * Theme.u

            Repeater {
                model: SettingsView.scales

                Key {
                    required property double modelData
                    required property int index
                    readonly property bool chosen: Math.abs(SettingsView.scale - modelData) < 0.01

                    width: (sizes.width - 3 * sizes.spacing) / 4
                    height: sizes.height
                    text: "Aa"
                    spoken: qsTrId("settings.scale_spoken").arg(Math.round(modelData * 100))
                    letters: Math.min(52 * modelData, Theme.landscape ? 88 : 104) * Theme.u
                    face: chosen ? Theme.moon : Theme.card
                    edge: chosen ? Theme.ink : Theme.line
                    onClicked: SettingsView.set_scale(modelData)
                }
            }
        }
    }
    act: [
        Item {
            width: page.actWidth
            // large letters on a wide screen: the colours say what they are
            height: Theme.huge && Theme.landscape ? 0 : colours.implicitHeight
            InkText {
                id: colours
                width: parent.width
                visible: parent.height > 0
                text: qsTrId("settings.colours")
                weight: Font.DemiBold
            }
        },
        Repeater {
            model: SettingsView.themes

            ChoiceCard {
                required property string modelData
                width: page.actWidth
                implicitHeight: Math.max(Theme.target, contentItem.children[1].implicitHeight + 20 * Theme.u)
                height: implicitHeight
                text: qsTrId("settings.theme_" + modelData)
                chosen: SettingsView.theme === modelData
                onClicked: SettingsView.set_theme(modelData)
            }
        }
    ]
    foot: PrimaryButton {
        width: parent.width
        height: implicitHeight
        text: qsTrId("settings.done")
        trailing: "check"
        onClicked: page.closed()
    }
}
