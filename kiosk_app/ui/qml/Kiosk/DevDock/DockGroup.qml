import QtQuick
import QtQuick.Layouts

// One device: its name, what there is to say about it, and its switches.
Rectangle {
    id: group

    property string glyph
    property string title
    property string note
    default property alias rows: inside.data

    radius: 16 * Ink.u
    color: Ink.card
    border.width: 2 * Ink.u
    border.color: Ink.line
    implicitHeight: inside.implicitHeight + 20 * Ink.u

    ColumnLayout {
        id: inside
        anchors.fill: parent
        anchors.topMargin: 7 * Ink.u
        anchors.bottomMargin: 13 * Ink.u
        anchors.leftMargin: 16 * Ink.u
        anchors.rightMargin: 16 * Ink.u
        spacing: 6 * Ink.u

        RowLayout {
            spacing: 12 * Ink.u
            Layout.preferredHeight: 42 * Ink.u
            Layout.maximumHeight: 42 * Ink.u

            Image {
                source: Ink.icon(group.glyph)
                sourceSize: Qt.size(Math.ceil(40 * Ink.u), Math.ceil(40 * Ink.u))
                Layout.preferredWidth: 40 * Ink.u
                Layout.preferredHeight: 40 * Ink.u
            }
            DockText {
                text: group.title
                weight: Font.DemiBold
                font.pixelSize: 31 * Ink.u
            }
            DockText {
                text: group.note
                color: Ink.ink2
                font.pixelSize: 23 * Ink.u
                horizontalAlignment: Text.AlignRight
                Layout.fillWidth: true
            }
        }
    }
}
