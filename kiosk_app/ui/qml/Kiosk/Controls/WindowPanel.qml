pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Kiosk.Theme

// The window of Khuê Văn Các: square frame, round light, sixteen spokes. It holds a drawing, counts down
// (spokes fade one by one) or shows that the machine is busy (one spoke after the other).
Item {
    id: panel

    property string drawing
    property real drawingShare: 0.62
    // -1: all lit; otherwise how many still are
    property int lit: -1
    property bool busy: false
    // 0…1 fills the ring
    property real ring: 0
    property int beat: 0
    // eight where it is small, as the busy mark beside a sentence
    property int spokes: 16
    readonly property real side: Math.min(width, height)
    readonly property real f: side / 400
    default property alias inside: middle.data

    implicitWidth: 400 * Theme.u
    implicitHeight: 400 * Theme.u
    Accessible.ignored: true

    Timer {
        running: panel.busy && panel.visible
        repeat: true
        interval: Theme.spokeTime
        onTriggered: panel.beat = (panel.beat + 1) % panel.spokes
    }

    Item {
        anchors.centerIn: parent
        width: panel.side
        height: panel.side

        Rectangle {
            anchors.fill: parent
            anchors.margins: panel.f
            radius: 12 * panel.f
            color: Theme.card
            border.width: Math.max(2, 7 * panel.f)
            border.color: Theme.lattice
        }

        Repeater {
            model: panel.spokes

            Shape {
                id: spoke

                required property int index
                readonly property real turn: index * 2 * Math.PI / panel.spokes
                readonly property real reach: 192 / Math.max(Math.abs(Math.sin(turn)), Math.abs(Math.cos(turn)))
                readonly property bool bright: panel.busy ? (index - panel.beat + panel.spokes) % panel.spokes < panel.spokes * 0.7
                    : panel.lit < 0 || panel.spokes - 1 - (index + panel.spokes - 1) % panel.spokes < panel.lit

                anchors.fill: parent
                antialiasing: true

                ShapePath {
                    strokeColor: spoke.bright ? Theme.lattice : Theme.sand
                    strokeWidth: Math.max(1.5, 5 * panel.f)
                    fillColor: "transparent"
                    capStyle: ShapePath.FlatCap
                    startX: (200 + 156 * Math.sin(spoke.turn)) * panel.f
                    startY: (200 - 156 * Math.cos(spoke.turn)) * panel.f
                    PathLine {
                        x: (200 + spoke.reach * Math.sin(spoke.turn)) * panel.f
                        y: (200 - spoke.reach * Math.cos(spoke.turn)) * panel.f
                    }
                }
            }
        }

        Rectangle {
            anchors.centerIn: parent
            width: 310 * panel.f
            height: width
            radius: width / 2
            color: Theme.card
            border.width: Math.max(2, 6 * panel.f)
            border.color: Theme.lattice
        }
        Rectangle {
            anchors.centerIn: parent
            width: 286 * panel.f
            height: width
            radius: width / 2
            color: Theme.moon
            border.width: Math.max(1, 2 * panel.f)
            border.color: Theme.lattice
        }
        Shape {
            visible: panel.ring > 0
            anchors.fill: parent
            antialiasing: true
            ShapePath {
                strokeColor: Theme.ngoc
                strokeWidth: 14 * panel.f
                fillColor: "transparent"
                PathAngleArc {
                    centerX: 200 * panel.f
                    centerY: 200 * panel.f
                    radiusX: 148 * panel.f
                    radiusY: 148 * panel.f
                    startAngle: -90
                    sweepAngle: 360 * Math.min(1, panel.ring)
                }
            }
        }
        Image {
            visible: panel.drawing !== ""
            anchors.centerIn: parent
            width: 400 * panel.f * panel.drawingShare
            height: width
            source: panel.drawing === "" ? "" : Theme.drawing(panel.drawing)
            sourceSize: Qt.size(Math.ceil(width), Math.ceil(width))
            fillMode: Image.PreserveAspectFit
            Accessible.ignored: true
        }
        Item {
            id: middle
            anchors.centerIn: parent
            width: 210 * panel.f
            height: width
        }
    }
}
