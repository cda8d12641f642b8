import QtQuick
import Kiosk.Theme

// A run of text. Room above the first line for stacked capitals (Ẫ rises 1.137 em), never elided.
Text {
    property int weight: Font.Medium

    property real tracking: 0
    // where the letters begin, for whoever looks at the layout
    readonly property real inkLeft: horizontalAlignment === Text.AlignHCenter ? (width - contentWidth) / 2
        : horizontalAlignment === Text.AlignRight ? width - contentWidth : 0

    font.family: Theme.family(weight)
    font.weight: weight
    font.letterSpacing: tracking
    font.pixelSize: Theme.body
    color: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    lineHeightMode: Text.FixedHeight
    lineHeight: Math.round(font.pixelSize * Theme.leading)
    topPadding: text === "" ? 0 : Math.round(font.pixelSize * 0.12)
    renderType: Text.QtRendering
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
