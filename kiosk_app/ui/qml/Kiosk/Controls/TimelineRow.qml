import QtQuick
import Kiosk.Theme

// One station of a dossier: done, now or future, and who acts.
Item {
    id: row

    property string glyph
    property string mode: "future"
    property string text
    property string note
    property bool first: false
    property bool last: false
    // nothing stands below it on this turn of a page, which says so
    property bool parted: false
    property real overlap: Theme.gap

    implicitHeight: Math.max((Theme.landscape ? 84 : 112) * Theme.u, words.implicitHeight)
    Accessible.role: Accessible.ListItem
    Accessible.name: [qsTrId("spoken.timeline_" + mode), text, note].join(". ")

    Rectangle {
        visible: !row.last && !row.parted
        x: 36 * Theme.u + 33 * Theme.u
        y: 48 * Theme.u
        width: 6 * Theme.u
        height: row.height + row.overlap - 20 * Theme.u
        color: row.mode === "done" ? Theme.ngoc : Theme.line
    }
    Rectangle {
        id: disc
        x: 36 * Theme.u
        y: 4 * Theme.u
        width: 72 * Theme.u
        height: width
        radius: width / 2
        color: row.mode === "done" ? Theme.ngoc : row.mode === "now" ? Theme.nghe : Theme.card
        border.width: row.mode === "done" ? 0 : 4 * Theme.u
        border.color: row.mode === "now" ? Theme.ink : Theme.line

        Glyph {
            visible: row.mode !== "future"
            anchors.centerIn: parent
            size: 52 * Theme.u
            name: row.mode === "done" ? "check" : row.glyph
            ground: row.mode === "done" ? "seal" : "nghe"
        }
    }
    Column {
        id: words
        x: 148 * Theme.u
        width: row.width - x

        InkText {
            width: parent.width
            text: row.text
            weight: row.mode === "future" ? Font.Medium : Font.DemiBold
            font.pixelSize: Theme.landscape ? Theme.body : Theme.button
            lineHeight: Math.round(font.pixelSize * 1.35)
            color: row.mode === "future" ? Theme.ink2 : Theme.ink
            Accessible.ignored: true
        }
        InkText {
            width: parent.width
            visible: text !== ""
            text: row.note
            font.pixelSize: Theme.broad ? Theme.caption : Theme.note
            lineHeight: Math.round(font.pixelSize * 1.35)
            color: Theme.ink2
            topPadding: 0
            Accessible.ignored: true
        }
    }
}
