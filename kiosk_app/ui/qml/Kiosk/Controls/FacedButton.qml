pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme

// A button with words in the middle, an icon before them or an arrow after. The three kinds differ in paint.
Pressable {
    id: button

    property string glyph
    property string trailing
    property string ground
    property color inkColor: Theme.ink
    property color face: Theme.card
    property color facePressed: Theme.sand
    property color edge: Theme.ink
    property real edgeWidth: Theme.thin
    property bool boardLine: false
    property real letters: Theme.button
    // other words that it may bear later: it is as large with these as with those
    property string instead
    property real glyphSize: 56 * Theme.u * Math.min(Theme.scale, 1.3)

    leftPadding: (Theme.huge ? 16 : 24) * Theme.u
    rightPadding: leftPadding
    topPadding: (Theme.broad ? 6 : 12) * Theme.u
    bottomPadding: topPadding
    implicitHeight: Math.max(132 * Theme.u, implicitContentHeight + topPadding + bottomPadding)

    background: Rectangle {
        radius: button.around
        color: button.down ? button.facePressed : button.face
        border.width: button.edgeWidth
        border.color: button.edge
        Behavior on color { ColorAnimation { duration: Theme.pressTime } }

        Rectangle {
            visible: button.boardLine
            anchors.fill: parent
            anchors.margins: 9 * Theme.u
            radius: button.around - 7 * Theme.u
            color: "transparent"
            border.width: 2 * Theme.u
            border.color: Theme.sonLine
        }
    }

    contentItem: Item {
        id: content

        readonly property real between: 20 * Theme.u
        readonly property real glyphs: (lead.visible ? lead.width + between : 0) + (tail.visible ? tail.width + between : 0)

        readonly property OtherWords other: others.item as OtherWords

        implicitWidth: Math.ceil(Math.max(measure.advanceWidth, other?.wide ?? 0)) + glyphs + 2
        implicitHeight: Math.max(words.implicitHeight, other?.implicitHeight ?? 0)

        component OtherWords: InkText {
            readonly property real wide: later.advanceWidth
            weight: Font.DemiBold
            Accessible.ignored: true

            TextMetrics {
                id: later
                font.family: Theme.family(Font.DemiBold)
                font.weight: Font.DemiBold
                font.pixelSize: button.letters
                text: button.instead
            }
        }
        Loader {
            id: others
            active: button.instead !== ""
            visible: false
            sourceComponent: OtherWords {
                width: Math.min(Math.ceil(wide) + 2, content.width - content.glyphs)
                text: button.instead
                font.pixelSize: button.letters
            }
        }
        TextMetrics {
            id: measure
            font: words.font
            text: words.text
        }

        Row {
            anchors.centerIn: parent
            spacing: content.between

            Glyph {
                id: lead
                anchors.verticalCenter: parent.verticalCenter
                name: button.glyph
                ground: button.ground
                size: button.glyphSize
            }
            InkText {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(Math.ceil(measure.advanceWidth) + 2, content.width - content.glyphs)
                horizontalAlignment: content.glyphs > 0 ? Text.AlignLeft : Text.AlignHCenter
                text: button.text
                weight: Font.DemiBold
                font.pixelSize: button.letters
                color: button.inkColor
                Accessible.ignored: true
            }
            Glyph {
                id: tail
                anchors.verticalCenter: parent.verticalCenter
                name: Theme.huge ? "" : button.trailing
                ground: button.ground
                size: button.glyphSize
            }
        }
    }
}
