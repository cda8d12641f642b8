import QtQuick
import Kiosk.Theme

// Said once, gone with the next touch or after a while; never for what needs an answer.
Rectangle {
    id: toast

    property string text

    implicitHeight: Math.max(112 * Theme.u, words.implicitHeight + 32 * Theme.u)
    radius: Theme.buttonRadius
    color: Theme.ink
    visible: text !== ""
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    onTextChanged: if (text !== "") away.restart()

    Timer {
        id: away
        interval: 8000
        onTriggered: toast.text = ""
    }
    InkText {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: 40 * Theme.u
        width: parent.width - 80 * Theme.u
        text: toast.text
        color: Theme.card
        Accessible.ignored: true
    }
    TapHandler {
        onTapped: toast.text = ""
    }
}
