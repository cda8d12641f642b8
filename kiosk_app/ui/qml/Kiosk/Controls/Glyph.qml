import QtQuick
import Kiosk.Theme

// An icon of the house, drawn for its ground and theme. Always beside words, so silent for speech.
Image {
    property string name
    property string ground
    property real size: 64 * Theme.u

    width: name === "" ? 0 : size
    height: name === "" ? 0 : size
    visible: name !== ""
    source: name === "" ? "" : Theme.icon(name, ground)
    sourceSize: Qt.size(Math.ceil(size), Math.ceil(size))
    fillMode: Image.PreserveAspectFit
    Accessible.ignored: true
}
