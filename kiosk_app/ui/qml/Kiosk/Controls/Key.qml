import QtQuick
import Kiosk.Theme

// One key of the pad or the keyboard.
Pressable {
    id: key

    property string glyph
    property string under
    property color face: Theme.card
    property real letters: 52 * Theme.u * Math.min(Theme.scale, 1.5)
    property color edge: Theme.line

    around: Theme.keyRadius
    implicitHeight: Theme.target
    focusPolicy: Qt.TabFocus

    background: Rectangle {
        radius: Theme.keyRadius
        color: key.down ? Theme.sand : key.face
        border.width: key.down ? Theme.strong : Theme.thin
        border.color: key.edge
    }
    contentItem: Item {
        Glyph {
            anchors.centerIn: parent
            name: key.glyph
            size: 60 * Theme.u
        }
        Column {
            anchors.centerIn: parent
            visible: key.glyph === ""

            InkText {
                anchors.horizontalCenter: parent.horizontalCenter
                width: key.width - 8 * Theme.u
                horizontalAlignment: Text.AlignHCenter
                text: key.text
                weight: Font.DemiBold
                font.pixelSize: key.letters
                lineHeight: Math.round(font.pixelSize * 1.2)
                topPadding: 0
                Accessible.ignored: true
            }
            InkText {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: text !== ""
                text: key.under
                weight: Font.DemiBold
                font.pixelSize: 36 * Theme.u
                lineHeight: Math.round(font.pixelSize * 1.1)
                topPadding: 0
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
