import QtQuick
import Kiosk.Theme

// The kiosk's only window; the stage fits itself into whatever the panel is.
Window {
    id: window

    width: 1080
    height: 1920
    visible: true
    color: Theme.paper
    title: qsTrId("brand.name")

    Stage {
        anchors.fill: parent
    }
}
