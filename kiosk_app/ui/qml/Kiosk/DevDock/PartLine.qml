import QtQuick
import QtQuick.Layouts
import Kiosk.Views

// One process: does it run, since when, how often it came back; and the two ways to end it.
Rectangle {
    id: line

    required property string name
    readonly property var part: DockView.parts[name] ?? ({ label: name, state: "down", note: "", own: false })
    readonly property bool stopped: part.state === "stopped"

    implicitHeight: 54 * Ink.u
    radius: 12 * Ink.u
    color: part.state === "runs" ? "transparent" : Ink.ngheTint

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 8 * Ink.u
        anchors.rightMargin: 6 * Ink.u
        spacing: 7 * Ink.u

        Image {
            source: Ink.icon(line.part.state === "runs" ? "check" : line.stopped ? "end" : "attention")
            sourceSize: Qt.size(Math.ceil(34 * Ink.u), Math.ceil(34 * Ink.u))
            Layout.preferredWidth: 34 * Ink.u
            Layout.preferredHeight: 34 * Ink.u
        }
        DockText {
            text: line.part.label
            weight: Font.DemiBold
            font.pixelSize: 23 * Ink.u
            Layout.preferredWidth: 128 * Ink.u
        }
        DockText {
            text: line.part.note
            color: Ink.ink2
            font.pixelSize: 21 * Ink.u
            Layout.fillWidth: true
        }
        DockButton {
            text: DockView.wording["dock.part.again"]
            spoken: "again." + line.name
            visible: line.stopped
            implicitHeight: 48 * Ink.u
            air: 9 * Ink.u
            onClicked: DockView.again(line.name)
        }
        DockButton {
            text: DockView.wording["dock.part.stop"]
            spoken: "stop." + line.name
            visible: !line.stopped && !line.part.own
            enabled: line.part.state !== "down"
            implicitHeight: 48 * Ink.u
            air: 9 * Ink.u
            onClicked: DockView.stop(line.name)
        }
        DockButton {
            text: "kill -9"
            spoken: "kill." + line.name
            visible: !line.stopped
            enabled: line.part.state !== "down"
            implicitHeight: 48 * Ink.u
            air: 9 * Ink.u
            onClicked: DockView.kill(line.name)
        }
    }
}
