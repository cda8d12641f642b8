import QtQuick
import Kiosk.Theme

// What is being typed, with its caret at the end. Long text shrinks a little, then wraps; nothing is cut.
Rectangle {
    id: field

    property string text
    property string glyph
    property bool caret: true
    property string label
    property real room: 0
    property real least: 156 * Theme.u
    readonly property real most: 72 * Theme.u * Math.min(Theme.scale, 1.3)
    readonly property real fits: measure.advanceWidth <= 0 ? 1 : (words.width - 16 * Theme.u) / measure.advanceWidth

    implicitHeight: Math.max(least, words.height + 24 * Theme.u)
    radius: Theme.radius
    color: Theme.card
    border.width: Theme.strong
    border.color: Theme.ink
    Accessible.role: Accessible.EditableText
    Accessible.name: label
    Accessible.description: text

    TextMetrics {
        id: measure
        text: field.text
        font.family: words.font.family
        font.weight: words.font.weight
        font.pixelSize: field.most
    }
    TextMetrics {
        id: blank
        text: "\u00A0"
        font: words.font
    }
    Glyph {
        id: picture
        x: 44 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: field.glyph
        size: 64 * Theme.u
    }
    InkText {
        id: words
        x: 44 * Theme.u + (field.glyph === "" ? 0 : 92 * Theme.u)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - 32 * Theme.u - field.room
        wrapMode: Text.Wrap
        text: field.text
        weight: Font.DemiBold
        font.pixelSize: Math.floor(Math.max(48 * Theme.u * Math.min(Theme.scale, 1.5), field.most * Math.min(1, field.fits)))
        lineHeight: Math.round(font.pixelSize * 1.35)
        Accessible.ignored: true

        // where the last line ends; blanks after it do not count as line
        property real end: 0
        readonly property real blanks: (text.length - text.replace(/\s+$/, "").length) * blank.advanceWidth
        onLineLaidOut: line => { if (line.isLast) end = line.implicitWidth }
    }
    Rectangle {
        visible: field.caret
        x: words.x + (field.text === "" ? 0 : Math.min(words.width, words.end + words.blanks)) + 6 * Theme.u
        y: field.text === "" ? (field.height - height) / 2
            : words.y + words.topPadding + (words.lineCount - 0.5) * words.lineHeight - height / 2
        width: 6 * Theme.u
        height: Math.round(words.font.pixelSize * 1.15)
        color: Theme.son
    }
}
