import QtQuick
import Kiosk.Theme

// Codes and figures that should stay on one line: smaller before they break, and then only where a person
// reading aloud would pause.
InkText {
    id: fit

    property string whole
    property real most: Theme.body
    property real least: most * 0.75
    property real room: width
    readonly property real share: measure.advanceWidth <= 0 ? 1 : Math.min(1, (room - 2) / measure.advanceWidth)
    readonly property bool oneLine: most * share >= least

    font.pixelSize: Math.floor(oneLine ? most * share : least)
    wrapMode: oneLine ? Text.NoWrap : Text.Wrap
    // a line may end after a hyphen or a point, also where a figure follows
    text: oneLine ? whole : whole.replace(/[-.]/g, "$&\u200B")
    Accessible.name: whole

    TextMetrics {
        id: measure
        text: fit.whole
        font.family: fit.font.family
        font.weight: fit.font.weight
        font.pixelSize: Math.max(1, Math.round(fit.most))
    }
}
