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
    readonly property bool long: measure.advanceWidth > words.width - 16 * Theme.u

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
        font.pixelSize: 72 * Theme.u * Math.min(Theme.scale, 1.3)
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
        font.pixelSize: field.long ? 48 * Theme.u * Math.min(Theme.scale, 1.5) : measure.font.pixelSize
        Accessible.ignored: true
    }
    Rectangle {
        visible: field.caret
        x: words.x + (field.long ? 0 : Math.ceil(measure.advanceWidth) + 6 * Theme.u)
        y: field.long ? field.height - 16 * Theme.u : (field.height - height) / 2
        width: field.long ? 64 * Theme.u : 6 * Theme.u
        height: field.long ? 6 * Theme.u : 84 * Theme.u
        color: Theme.son
    }
}
