import QtQuick
import Kiosk.Theme

// On every screen while what is filed has no force; in a practice visit it explains the step.
Rectangle {
    id: band

    property string lesson

    implicitHeight: Math.max(58 * Theme.u, words.implicitHeight + 4 * Theme.u)
    color: Theme.nghe

    InkText {
        id: words
        anchors.centerIn: parent
        width: parent.width - 40 * Theme.u
        horizontalAlignment: Text.AlignHCenter
        text: band.lesson === "" ? qsTrId("practice.band") : qsTrId("lesson.band").arg(qsTrId(band.lesson))
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
