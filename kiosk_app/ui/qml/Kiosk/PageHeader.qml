import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// Stands where the trail stands on pages that are no step of a journey.
Item {
    id: header

    property string glyph
    property string text
    property bool ruled: true
    // a band of ink across the screen: these pages are no citizen's
    property bool inked: false
    property real bandTop: 0
    property real ruleWidth: width

    // how much of the width the words take
    readonly property real taken: words.x + Math.ceil(words.contentWidth)

    implicitHeight: Math.max(88 * Theme.u, words.implicitHeight)

    Rectangle {
        visible: header.inked
        x: -header.x
        y: header.bandTop - header.y
        width: header.ruleWidth + 2 * header.x
        height: header.height - y + 12 * Theme.u
        color: Theme.ink
    }
    Glyph {
        id: picture
        anchors.verticalCenter: parent.verticalCenter
        name: header.glyph
        ground: header.inked ? "ink" : ""
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
        color: header.inked ? Theme.paper : Theme.ink
        Accessible.role: header.ruled ? Accessible.Heading : Accessible.StaticText
    }
    Rectangle {
        visible: header.ruled && !header.inked
        anchors.top: parent.bottom
        width: header.ruleWidth
        height: 3 * Theme.u
        color: Theme.rule
    }
}
