import QtQuick
import Kiosk.Theme

// A hand that trembles, or that learned to touch twice, touches the same place again before anybody can have read what
// stands there now: what comes within half a second where a button was just touched goes nowhere.
MouseArea {
    id: second

    objectName: "second touch"
    width: 24 / 0.311 * Theme.u
    height: width
    visible: moment.running

    Connections {
        target: LastTouch
        function onMade(x: real, y: real) {
            second.x = x - second.width / 2
            second.y = y - second.height / 2
            moment.restart()
        }
    }
    Timer {
        id: moment
        interval: 500
    }
}
