import QtQuick
import Kiosk.Theme

// On every screen while what is filed has no force.
Rectangle {
    implicitHeight: Math.max(58 * Theme.u, words.implicitHeight + 4 * Theme.u)
    color: Theme.nghe

    InkText {
        id: words
        anchors.centerIn: parent
        width: parent.width - 40 * Theme.u
        horizontalAlignment: Text.AlignHCenter
        text: qsTrId("practice.band")
        weight: Font.Bold
        font.pixelSize: 36 * Theme.u * Math.min(Theme.scale, 1.5)
        lineHeight: Math.round(font.pixelSize * 1.3)
        topPadding: 0
        color: Theme.ngheText
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 4 * Theme.u
        color: Theme.contrast ? Theme.paper : Theme.ink
    }
}
