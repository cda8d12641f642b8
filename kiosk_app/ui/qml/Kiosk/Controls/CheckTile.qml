import QtQuick
import Kiosk.Theme

// One plain check of the picture: good, tolerable or not yet.
Rectangle {
    id: tile

    property string tone: "good"
    property string text
    property bool dense: false

    implicitHeight: words.implicitHeight + (dense ? 14 : 28) * Theme.u
    radius: Theme.buttonRadius
    color: tone === "good" ? Theme.ngocTint : Theme.ngheTint
    border.width: Theme.bold || tone === "bad" ? 4 * Theme.u : 0
    border.color: Theme.bold ? Theme.line : Theme.nghe
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Glyph {
        id: picture
        x: 16 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: tile.tone === "good" ? "check" : "attention"
        size: 52 * Theme.u
    }
    InkText {
        id: words
        x: picture.x + picture.width + 12 * Theme.u
        width: parent.width - x - 8 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        text: tile.text
        weight: Font.DemiBold
        font.pixelSize: Theme.note
        lineHeight: Math.round(font.pixelSize * 1.32)
        Accessible.ignored: true
    }
}
