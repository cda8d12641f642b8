import QtQuick
import Kiosk.Theme

// A sentence that deserves the eye: turmeric, with a picture, never red. `tone` "moon" is plain help.
Rectangle {
    id: panel

    property string text
    property string detail
    property string glyph: "attention"
    property string tone: "attention"
    property bool window: false
    property real letters: Theme.body

    implicitHeight: Math.max(112 * Theme.u, words.implicitHeight + 16 * Theme.u)
    radius: Theme.buttonRadius
    color: tone === "moon" ? Theme.moon : tone === "good" ? Theme.ngocTint : Theme.ngheTint
    border.width: Theme.bold ? 4 * Theme.u : 0
    border.color: Theme.line
    Accessible.role: Accessible.AlertMessage
    Accessible.name: detail === "" ? text : text + " " + detail

    Rectangle {
        visible: Theme.bold && panel.tone === "attention"
        x: 14 * Theme.u
        y: 14 * Theme.u
        width: 8 * Theme.u
        height: parent.height - 28 * Theme.u
        color: Theme.nghe
    }
    Glyph {
        id: picture
        x: 40 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: panel.window || Theme.huge ? "" : panel.glyph
        size: 72 * Theme.u
    }
    WindowPanel {
        visible: panel.window && !Theme.huge
        x: 34 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        width: 88 * Theme.u
        height: width
        busy: panel.window
        spokes: 8
    }
    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: (Theme.huge || (panel.glyph === "" && !panel.window) ? 40 : 148) * Theme.u
        width: parent.width - x - 24 * Theme.u

        InkText {
            width: parent.width
            text: panel.text
            weight: panel.detail === "" ? Font.Medium : Font.DemiBold
            font.pixelSize: panel.letters
            Accessible.ignored: true
        }
        InkText {
            width: parent.width
            visible: text !== ""
            text: panel.detail
            font.pixelSize: panel.letters
            topPadding: 0
            Accessible.ignored: true
        }
    }
}
