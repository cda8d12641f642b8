import QtQuick
import Kiosk.Theme

// A part of the machine: its name, how it stands, what more is known. What wants a hand lies on turmeric.
Rectangle {
    id: line

    property string glyph
    property string label
    property string standing
    property string note
    property string tone: "good"
    readonly property bool good: tone === "good"
    // large letters: the name above, how it stands below it
    readonly property bool above: Theme.big
    // a wide screen has more room beside than below
    readonly property bool inLine: Theme.landscape && !above
    readonly property real indent: 110 * Theme.u

    implicitHeight: Math.max((inLine ? 64 : 84) * Theme.u, (above ? name.height + words.height : Math.max(name.height, words.height)) + 8 * Theme.u)
    color: good ? "transparent" : Theme.ngheTint
    radius: good ? 0 : 12 * Theme.u
    Accessible.role: Accessible.ListItem
    Accessible.name: [label, standing, note].filter(part => part !== "").join(". ")

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 2 * Theme.u
        color: Theme.rule
    }
    Glyph {
        x: 20 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: line.glyph
        size: 64 * Theme.u
    }
    InkText {
        id: name
        x: line.indent
        y: line.above ? 4 * Theme.u : (parent.height - height) / 2
        width: line.above ? parent.width - x - 84 * Theme.u : (parent.width - x) * (line.inLine ? 0.26 : 0.4) - 12 * Theme.u
        text: line.label
        weight: line.above ? Font.Medium : Font.DemiBold
        font.pixelSize: line.above ? Theme.caption : Theme.note
        lineHeight: Math.round(font.pixelSize * 1.3)
        Accessible.ignored: true
    }
    Grid {
        id: words
        readonly property real half: line.inLine && line.note !== "" ? width * 0.45 : width
        x: line.above ? line.indent : line.indent + (line.width - line.indent) * (line.inLine ? 0.26 : 0.4)
        y: line.above ? name.y + name.height : (parent.height - height) / 2
        width: parent.width - x - 84 * Theme.u
        columns: line.inLine ? 2 : 1
        columnSpacing: 16 * Theme.u
        verticalItemAlignment: Grid.AlignVCenter

        InkText {
            width: words.half
            text: line.standing
            weight: Font.DemiBold
            font.pixelSize: Theme.note
            lineHeight: Math.round(font.pixelSize * 1.3)
            color: line.good ? Theme.contrast ? Theme.ink : Theme.ngoc : Theme.ngheInk
            topPadding: 0
            Accessible.ignored: true
        }
        InkText {
            width: line.inLine ? words.width - words.half - words.columnSpacing : words.width
            visible: text !== ""
            text: line.note
            font.pixelSize: Theme.caption
            lineHeight: Math.round(font.pixelSize * 1.3)
            color: Theme.ink2
            topPadding: 0
            Accessible.ignored: true
        }
    }
    Glyph {
        anchors.right: parent.right
        anchors.rightMargin: 24 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: line.good ? "check" : "attention"
        ground: line.good ? "" : "nghe"
        size: 56 * Theme.u
    }
}
