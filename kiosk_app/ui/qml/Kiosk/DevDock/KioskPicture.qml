import QtQuick
import Kiosk
import Kiosk.Views

// The kiosk's own stage at the panel's pixels, drawn smaller as a whole: what breaks here breaks there.
Rectangle {
    id: wall

    // The picture is as large as its place allows, however small the dock beside it is drawn.
    readonly property real u: width / 620
    readonly property real room: 990 * wall.u
    readonly property real factor: Math.min(564 * wall.u / DockView.panel_width, room / DockView.panel_height)

    readonly property rect place: Qt.rect(x + frame.x + picture.x, y + frame.y + picture.y,
        picture.width * factor, picture.height * factor)

    color: Ink.sand
    onPlaceChanged: DockView.place(place)

    Rectangle {
        id: frame
        anchors.horizontalCenter: parent.horizontalCenter
        y: 20 * wall.u
        width: picture.width * wall.factor + 16 * wall.u
        height: picture.height * wall.factor + 50 * wall.u
        radius: 18 * wall.u
        color: Ink.ink

        Item {
            id: picture
            objectName: "kioskPicture"
            x: 8 * wall.u
            y: 8 * wall.u
            width: DockView.panel_width
            height: DockView.panel_height
            scale: wall.factor
            transformOrigin: Item.TopLeft
            clip: true

            Stage {
                anchors.fill: parent
                focus: true
            }
        }
        DockText {
            x: 20 * wall.u
            width: parent.width - 2 * x
            height: 40 * wall.u
            anchors.bottom: parent.bottom
            text: DockView.wording["dock.picture"].arg(DockView.panel_width).arg(DockView.panel_height)
                .arg(Math.round(wall.factor * 100))
            color: Ink.card
            font.pixelSize: 22 * wall.u
        }
    }
}
