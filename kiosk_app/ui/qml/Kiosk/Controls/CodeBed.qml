import QtQuick
import QtQuick.Shapes
import Kiosk.Theme

// Shows how to hold the card's code to the camera: card, frame, one sentence.
Rectangle {
    id: bed

    property bool found: false
    readonly property bool narrow: width < 800 * Theme.u

    implicitHeight: narrow ? words.implicitHeight + 80 * Theme.u
        : Math.max(228 * Theme.u, words.implicitHeight + 56 * Theme.u)
    radius: Theme.radius
    color: Theme.bed
    border.width: Theme.bold ? 4 * Theme.u : 0
    border.color: Theme.line

    Item {
        id: card
        visible: !bed.narrow
        x: 66 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        width: 340 * Theme.u
        height: 206 * Theme.u
        rotation: -4
        scale: 0.84

        Rectangle {
            anchors.fill: parent
            radius: 14 * Theme.u
            antialiasing: true
            color: Theme.contrast ? "#3A3A3A" : "#C6D9D3"
            border.width: 4 * Theme.u
            border.color: Theme.ink
        }
        Rectangle {
            x: 24 * Theme.u
            y: 34 * Theme.u
            width: 78 * Theme.u
            height: 96 * Theme.u
            radius: 6 * Theme.u
            antialiasing: true
            color: Theme.card
            border.width: 4 * Theme.u
            border.color: Theme.ink
            Glyph {
                anchors.centerIn: parent
                name: "person"
                size: 64 * Theme.u
            }
        }
        Repeater {
            model: [[130, 46, 70], [130, 76, 56], [130, 106, 64], [24, 164, 130]]
            Rectangle {
                required property var modelData
                x: modelData[0] * Theme.u
                y: modelData[1] * Theme.u
                width: modelData[2] * Theme.u
                height: 5 * Theme.u
                antialiasing: true
                color: Theme.ink
            }
        }
        Rectangle {
            x: 224 * Theme.u
            y: 16 * Theme.u
            width: 92 * Theme.u
            height: width
            antialiasing: true
            color: "#FFFCF5"
            border.width: 3 * Theme.u
            border.color: "#1E1B16"
            Grid {
                anchors.centerIn: parent
                columns: 7
                Repeater {
                    model: "1110111" + "1010101" + "1110111" + "0001010" + "1110100" + "1010011" + "1110101"
                    Rectangle {
                        required property string modelData
                        width: 10 * Theme.u
                        height: width
                        antialiasing: true
                        color: modelData === "1" ? "#1E1B16" : "#FFFCF5"
                    }
                }
            }
        }
    }
    Shape {
        id: frame
        visible: !bed.narrow
        x: 258 * Theme.u
        y: card.y - 2 * Theme.u
        width: 136 * Theme.u
        height: width
        antialiasing: true
        readonly property real e: width
        readonly property real a: 40 * Theme.u

        ShapePath {
            strokeColor: bed.found ? Theme.nghe : Theme.bedLight
            strokeWidth: 10 * Theme.u
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            capStyle: ShapePath.RoundCap
            PathMove { x: 0; y: frame.a }
            PathLine { x: 0; y: 0 }
            PathLine { x: frame.a; y: 0 }
            PathMove { x: frame.e - frame.a; y: 0 }
            PathLine { x: frame.e; y: 0 }
            PathLine { x: frame.e; y: frame.a }
            PathMove { x: frame.e; y: frame.e - frame.a }
            PathLine { x: frame.e; y: frame.e }
            PathLine { x: frame.e - frame.a; y: frame.e }
            PathMove { x: frame.a; y: frame.e }
            PathLine { x: 0; y: frame.e }
            PathLine { x: 0; y: frame.e - frame.a }
        }
    }
    Rectangle {
        x: bed.narrow ? 20 * Theme.u : 438 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - 20 * Theme.u
        height: words.implicitHeight + 28 * Theme.u
        radius: 16 * Theme.u
        color: Theme.card
        border.width: Theme.bold ? 4 * Theme.u : 0
        border.color: Theme.line

        Column {
            id: words
            x: 32 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 56 * Theme.u

            InkText {
                width: parent.width
                text: qsTrId("page.identity_number.where")
                weight: Font.DemiBold
                font.pixelSize: Theme.note
                lineHeight: Math.round(font.pixelSize * 1.4)
            }
            InkText {
                width: parent.width
                text: bed.found ? qsTrId("page.identity_number.found") : qsTrId("page.identity_number.nearer")
                font.pixelSize: Theme.note
                lineHeight: Math.round(font.pixelSize * 1.4)
                color: Theme.ink2
                topPadding: 0
            }
        }
    }
}
