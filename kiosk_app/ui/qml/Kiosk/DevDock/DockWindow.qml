import QtQuick

// A developer's desk: the kiosk at the left, the world it stands in at the right.
Window {
    id: window

    width: 1920
    height: 1080
    visible: true
    color: Ink.paper
    title: qsTrId("brand.name")

    Binding { target: Ink; property: "u"; value: Math.min(window.width / 1920, window.height / 1080) }

    KioskPicture {
        id: picture
        width: 620 * Ink.u
        height: parent.height
        focus: true
    }
    Dock {
        x: picture.width
        width: parent.width - x
        height: parent.height
    }
}
