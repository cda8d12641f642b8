import QtQuick
import Kiosk.Theme

// An A4 sheet as large as its place: whole, or looked at closely in two halves that share a strip.
Item {
    id: place

    // the picture's number among those that the screen holds; 0 while there is none
    property int picture: 0
    property string label
    property bool near: false
    property bool lower: false
    property bool busy: false
    readonly property real part: near ? 0.54 : 1

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width, (parent.height - 32 * Theme.u) * 210 / 297 / place.part)
        height: width * 297 / 210 * place.part
        color: Theme.card
        border.width: Math.max(2, 3 * Theme.u)
        border.color: Theme.line

        Image {
            anchors.fill: parent
            anchors.margins: parent.border.width
            visible: place.picture > 0
            source: place.picture > 0 ? "image://preview/page/" + place.picture : ""
            cache: false
            smooth: true
            // a sheet that lies on its side is whole in either half
            fillMode: place.near && implicitHeight > implicitWidth ? Image.PreserveAspectCrop : Image.PreserveAspectFit
            verticalAlignment: !place.near ? Image.AlignVCenter : place.lower ? Image.AlignBottom : Image.AlignTop
            Accessible.role: Accessible.Graphic
            Accessible.name: place.label
        }
        WindowPanel {
            anchors.centerIn: parent
            visible: place.busy
            width: parent.width / 3
            height: width
            busy: visible
        }
    }
}
