import QtQuick
import Kiosk.Theme

// One key of the pad or the keyboard. There are forty on a page: nothing is in it that a letter does not need.
Pressable {
    id: key

    property color face: Theme.card
    property color edge: Theme.line
    property real edgeWidth: Theme.thin
    // between the edge and the letters: words of two may take two lines
    property real inset: 4 * Theme.u
    property real letters: 52 * Theme.u * Math.min(Theme.scale, 1.5)

    quick: true
    around: Theme.keyRadius
    implicitHeight: Theme.target
    leftPadding: inset
    rightPadding: inset
    focusPolicy: Qt.TabFocus

    background: Rectangle {
        radius: key.around
        color: key.down ? Theme.sand : key.face
        border.width: key.down ? Theme.strong : key.edgeWidth
        border.color: key.edge
    }
    contentItem: Item {
        InkText {
            anchors.centerIn: parent
            // small letters stand in the middle of their key, with room for the tails of q and y
            anchors.verticalCenterOffset: -0.06 * key.letters
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: key.text
            weight: Font.DemiBold
            font.pixelSize: key.letters
            lineHeight: Math.round(font.pixelSize * 1.2)
            topPadding: 0
            Accessible.ignored: true
        }
    }
}
