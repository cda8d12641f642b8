import QtQuick
import Kiosk.Theme

// To the next turn of a page, or back to its first, with the turn it is.
TertiaryButton {
    id: more

    property int turn: 0
    property int turns: 1
    // beside other buttons: fewer words, and as wide on the last turn as before it
    property bool narrow: false
    readonly property bool onward: turn + 1 < turns
    readonly property string count: qsTrId("trail.count").arg(turn + 1).arg(turns)
    readonly property string gap: narrow ? " · " : "  ·  "
    readonly property real least: Math.max(implicitWidth, Math.ceil(forth.advanceWidth) + leftPadding + rightPadding + 4)

    visible: turns > 1
    implicitHeight: Math.max(Theme.target, implicitContentHeight + 16 * Theme.u)
    text: (onward ? qsTrId("action.more") : narrow ? qsTrId("action.from_start.short") : qsTrId("action.from_start")) + gap + count
    spoken: onward ? qsTrId("action.more") : narrow ? qsTrId("action.from_start.short") : qsTrId("action.from_start")
    Accessible.description: count

    TextMetrics {
        id: forth
        text: qsTrId("action.more") + more.gap + more.count
        font.family: Theme.family(Font.DemiBold)
        font.weight: Font.DemiBold
        font.pixelSize: more.letters
    }
}
