import QtQuick
import Kiosk.Theme

// A code on plain paper in a board's double line. Whole modules, its quiet zone kept, nothing in the middle.
Rectangle {
    id: frame

    property string payload
    property string label
    property bool board: true
    // half a code says nothing
    readonly property bool mustBeWhole: payload !== ""

    implicitWidth: 528 * Theme.u
    implicitHeight: width
    radius: Theme.radius
    color: "#FFFCF5"
    border.width: board ? 6 * Theme.u : 0
    border.color: "#981B1E"
    Accessible.role: Accessible.Graphic
    Accessible.name: label

    Rectangle {
        visible: frame.board
        anchors.fill: parent
        anchors.margins: 13 * Theme.u
        radius: 8 * Theme.u
        color: "transparent"
        border.width: 2 * Theme.u
        border.color: "#CF8077"
    }
    Image {
        // a whole number of pixels a module, so that no module is wider than its neighbour
        readonly property real modules: Math.max(1, implicitWidth)
        readonly property real room: frame.width - (frame.board ? 34 : 0) * Theme.u
        readonly property int module: Math.max(1, Math.floor(room / modules))

        anchors.centerIn: parent
        width: modules * module
        height: width
        source: frame.payload === "" ? "" : "image://code/" + encodeURIComponent(frame.payload)
        smooth: false
        cache: false
        Accessible.ignored: true
    }
}
