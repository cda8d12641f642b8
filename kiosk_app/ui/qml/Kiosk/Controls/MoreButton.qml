import QtQuick
import Kiosk.Theme

// To the next turn of a page, or back to its first, with the turn it is.
TertiaryButton {
    id: more

    property int turn: 0
    property int turns: 1
    // beside other buttons: fewer words, and as wide on the last turn as before it
    property bool narrow: false
    // what there is for it where it stands alone: by its own width its words would decide on themselves
    property real room: width
    // another button of the page leads on: this one only back
    property bool backOnly: false
    readonly property bool onward: !backOnly && turn + 1 < turns
    // large letters leave beside other buttons no room for two words, and of a page no line to spare
    readonly property string forward: narrow && Theme.huge ? qsTrId("action.more.short") : qsTrId("action.more")
    // nor a second line for the way back
    readonly property bool terse: narrow || Theme.huge || full.advanceWidth > room - leftPadding - rightPadding
    readonly property string homeward: terse ? qsTrId("action.from_start.short") : qsTrId("action.from_start")
    readonly property string count: qsTrId("trail.count").arg(turn + 1).arg(turns)
    readonly property string gap: narrow ? " · " : "  ·  "
    readonly property real least: Math.max(implicitWidth, Math.ceil(Math.max(forth.advanceWidth, home.advanceWidth)) + leftPadding + rightPadding + 4)

    visible: turns > 1 && !(backOnly && turn === 0)
    // as tall on every turn as on the last, whose words are the longest
    implicitHeight: Math.max(Theme.target, implicitContentHeight + 16 * Theme.u, narrow ? 0 : back.implicitHeight + 16 * Theme.u)
    text: (onward ? forward : homeward) + gap + count
    spoken: onward ? forward : homeward
    Accessible.description: count

    InkText {
        id: back
        visible: false
        width: more.availableWidth
        text: more.homeward + more.gap + more.count
        weight: Font.DemiBold
        font.pixelSize: more.letters
        Accessible.ignored: true
    }
    TextMetrics {
        id: forth
        text: more.forward + more.gap + more.count
        font.family: Theme.family(Font.DemiBold)
        font.weight: Font.DemiBold
        font.pixelSize: more.letters
    }
    TextMetrics {
        id: full
        text: qsTrId("action.from_start") + more.gap + more.count
        font: forth.font
    }
    TextMetrics {
        id: home
        text: more.narrow ? more.homeward + more.gap + more.count : ""
        font: forth.font
    }
}
