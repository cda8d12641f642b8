import QtQuick
import Kiosk.Theme

// On every screen while what is filed has no force, or somebody helps; in a practice visit it explains the step.
Rectangle {
    id: band

    property string lesson
    // who of the staff helps the citizen here
    property string helper
    property bool practice: true
    readonly property string held: lesson === "" ? (practice ? qsTrId("practice.band") : "") : qsTrId("lesson.band").arg(qsTrId(lesson))
    readonly property string helped: helper === "" ? "" : qsTrId("assist.band").arg(helper)

    implicitHeight: Math.max(58 * Theme.u, words.implicitHeight + 4 * Theme.u)
    color: Theme.nghe

    InkText {
        id: words
        anchors.centerIn: parent
        width: parent.width - 40 * Theme.u
        horizontalAlignment: Text.AlignHCenter
        text: [band.held, band.helped].filter(each => each !== "").join(" · ")
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
