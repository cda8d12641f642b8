pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Views

// The states of one switch side by side; the one that is so is filled.
RowLayout {
    id: segments

    required property string row

    spacing: 6 * Ink.u

    Repeater {
        model: DockView.rows[segments.row]

        DockButton {
            required property var modelData

            text: modelData.label
            spoken: segments.row + "." + modelData.key
            filled: DockView.now[segments.row] === modelData.key
            Layout.fillWidth: true
            Layout.preferredWidth: implicitWidth
            onClicked: DockView.choose(segments.row, modelData.key)
        }
    }
}
