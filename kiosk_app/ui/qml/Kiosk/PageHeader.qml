import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// Stands where the trail stands on pages that are no step of a journey.
Item {
    id: header

    property string glyph
    property string text
    property bool ruled: true
    property real ruleWidth: width

    // how much of the width the words take
    readonly property real taken: words.x + Math.ceil(words.contentWidth)

    implicitHeight: Math.max(88 * Theme.u, words.implicitHeight)

    Glyph {
        id: picture
        anchors.verticalCenter: parent.verticalCenter
        name: header.glyph
        size: 72 * Theme.u
    }
    InkText {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: picture.width + 24 * Theme.u
        width: parent.width - x
        text: header.text
        weight: Font.DemiBold
        font.pixelSize: Theme.body
    }
    Rectangle {
        visible: header.ruled
        anchors.top: parent.bottom
        width: header.ruleWidth
        height: 3 * Theme.u
        color: Theme.rule
    }
}
