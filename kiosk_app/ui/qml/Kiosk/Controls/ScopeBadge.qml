import QtQuick
import Kiosk.Theme

// What can be done here, as shape, icon and word: all of it, something before going elsewhere, or guidance only.
Rectangle {
    id: badge

    property string scope: "guide"
    property real most: 100000
    // lowered, large letters leave a card no third line
    readonly property string brief: Theme.lowReach && Theme.big ? ".short" : ""
    readonly property bool all: scope === "all_here"
    readonly property bool prepare: scope === "prepare" || scope === "appointment" || scope === "ticket"

    implicitWidth: Math.min(most, words.x + Math.ceil(measure.advanceWidth) + 2 + 24 * Theme.u)
    width: implicitWidth
    implicitHeight: Math.max(60 * Theme.u, words.implicitHeight + 8 * Theme.u)
    radius: Math.min(height / 2, 30 * Theme.k)
    color: all ? Theme.ngoc : prepare ? Theme.nghe : Theme.card
    border.width: all ? 0 : 2 * Theme.u
    border.color: prepare ? Theme.ngheText : Theme.line

    TextMetrics {
        id: measure
        text: words.text
        font: words.font
    }
    Glyph {
        id: picture
        x: 20 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: badge.all ? "check" : badge.scope === "ticket" ? "receipt" : badge.prepare ? "calendar" : "document"
        ground: badge.all ? "seal" : badge.prepare ? "nghe" : ""
        size: 42 * Theme.u
    }
    InkText {
        id: words
        x: 72 * Theme.u
        width: badge.width - x - 24 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        text: qsTrId("scope." + badge.scope + badge.brief)
        weight: badge.scope === "guide" ? Font.Medium : Font.DemiBold
        font.pixelSize: Theme.caption
        lineHeight: Math.round(font.pixelSize * 1.3)
        topPadding: 0
        color: badge.all ? Theme.ngocText : badge.prepare ? Theme.ngheText : Theme.ink
    }
}
