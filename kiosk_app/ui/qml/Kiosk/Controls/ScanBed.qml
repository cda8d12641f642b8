pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Kiosk.Theme
import Kiosk.Views

// The dark bed with the live picture, the paper's outline with four handles, and one sentence.
Rectangle {
    id: bed

    property string live
    property bool frozen: false
    property bool busy: false
    property string sentence
    readonly property bool mustBeWhole: true
    readonly property bool outlined: !frozen && PreviewView.corners.length === 8

    radius: Theme.radius
    color: Theme.bed
    border.width: Theme.bold ? 4 * Theme.u : 0
    border.color: Theme.line
    Accessible.role: Accessible.Graphic
    Accessible.name: sentence

    Image {
        id: picture
        anchors.fill: parent
        anchors.margins: 20 * Theme.u
        anchors.bottomMargin: pill.height + 40 * Theme.u
        source: bed.live
        cache: false
        fillMode: Image.PreserveAspectFit
        Accessible.ignored: true
    }
    Item {
        id: outline

        readonly property real paperX: picture.x + (picture.width - picture.paintedWidth) / 2
        readonly property real paperY: picture.y + (picture.height - picture.paintedHeight) / 2

        visible: bed.outlined && picture.status === Image.Ready
        anchors.fill: parent

        function px(index: int): real {
            return bed.outlined ? paperX + PreviewView.corners[2 * index] * picture.paintedWidth : 0
        }
        function py(index: int): real {
            return bed.outlined ? paperY + PreviewView.corners[2 * index + 1] * picture.paintedHeight : 0
        }

        Shape {
            anchors.fill: parent
            antialiasing: true
            ShapePath {
                strokeColor: Theme.ngoc
                strokeWidth: 14 * Theme.u
                fillColor: "transparent"
                joinStyle: ShapePath.RoundJoin
                startX: outline.px(0)
                startY: outline.py(0)
                PathLine { x: outline.px(1); y: outline.py(1) }
                PathLine { x: outline.px(2); y: outline.py(2) }
                PathLine { x: outline.px(3); y: outline.py(3) }
                PathLine { x: outline.px(0); y: outline.py(0) }
            }
            ShapePath {
                strokeColor: Theme.bedLight
                strokeWidth: 6 * Theme.u
                fillColor: "transparent"
                joinStyle: ShapePath.RoundJoin
                startX: outline.px(0)
                startY: outline.py(0)
                PathLine { x: outline.px(1); y: outline.py(1) }
                PathLine { x: outline.px(2); y: outline.py(2) }
                PathLine { x: outline.px(3); y: outline.py(3) }
                PathLine { x: outline.px(0); y: outline.py(0) }
            }
        }
        Repeater {
            model: 4
            Rectangle {
                required property int index
                width: 48 * Theme.u
                height: width
                radius: width / 2
                x: outline.px(index) - width / 2
                y: outline.py(index) - width / 2
                color: "#FFFCF5"
                border.width: 8 * Theme.u
                border.color: Theme.contrast ? Theme.bedLight : Theme.ngoc
            }
        }
    }
    Rectangle {
        id: pill
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24 * Theme.u
        width: parent.width - 64 * Theme.u
        height: Math.max(112 * Theme.u, words.implicitHeight + 24 * Theme.u)
        radius: Math.min(height / 2, 56 * Theme.u)
        color: Theme.card
        border.width: Theme.bold ? 4 * Theme.u : 0
        border.color: Theme.line

        Row {
            anchors.centerIn: parent
            spacing: 24 * Theme.u

            Shape {
                id: ring
                visible: !bed.frozen && (PreviewView.steady > 0 || bed.busy)
                width: 64 * Theme.u
                height: width
                anchors.verticalCenter: parent.verticalCenter
                antialiasing: true
                ShapePath {
                    strokeColor: Theme.sand
                    strokeWidth: 9 * Theme.u
                    fillColor: "transparent"
                    PathAngleArc { centerX: ring.width / 2; centerY: ring.width / 2; radiusX: 26 * Theme.u; radiusY: 26 * Theme.u; startAngle: 0; sweepAngle: 360 }
                }
                ShapePath {
                    strokeColor: Theme.ngoc
                    strokeWidth: 9 * Theme.u
                    fillColor: "transparent"
                    PathAngleArc {
                        centerX: ring.width / 2
                        centerY: ring.width / 2
                        radiusX: 26 * Theme.u
                        radiusY: 26 * Theme.u
                        startAngle: -90
                        sweepAngle: 360 * (bed.busy ? 1 : Math.min(1, PreviewView.steady))
                    }
                }
            }
            InkText {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(Math.ceil(measure.advanceWidth) + 2, pill.width - 72 * Theme.u - (ring.visible ? 88 * Theme.u : 0))
                text: bed.sentence
                weight: Font.DemiBold
                font.pixelSize: 46 * Theme.u * Theme.headingScale
                TextMetrics {
                    id: measure
                    font: words.font
                    text: words.text
                }
            }
        }
    }
}
