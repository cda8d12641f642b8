import QtQuick
import Kiosk.Theme

// A line of the dock; it is never broken, and what does not fit loses its end.
Text {
    property int weight: Font.Medium

    font.family: Theme.family(weight)
    font.weight: weight
    font.pixelSize: 24 * Ink.u
    color: Ink.ink
    textFormat: Text.PlainText
    elide: Text.ElideRight
    verticalAlignment: Text.AlignVCenter
    renderType: Text.QtRendering
}
