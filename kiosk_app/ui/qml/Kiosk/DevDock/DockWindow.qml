import QtQuick

// A developer's desk: the kiosk at the left, the world it stands in at the right.
Window {
    id: window

    width: 1920
    height: 1080
    visible: true
    color: Ink.paper
    title: qsTrId("brand.name")

    Binding { target: Ink; property: "u"; value: Math.min(dock.width / 1300, dock.height / 1224) }

    KioskPicture {
        id: picture
        width: Math.min(window.width / 1920, window.height / 1080) * 620
        height: parent.height
        focus: true
    }
    Dock {
        id: dock
        x: picture.width
        width: parent.width - x
        height: parent.height
    }
}
