import QtQuick
import Kiosk.Theme

// A tone on its vowel, and below it what it is called.
Key {
    id: key

    property string under

    face: Theme.moon
    contentItem: Item {
        Column {
            anchors.centerIn: parent

            InkText {
                anchors.horizontalCenter: parent.horizontalCenter
                text: key.text
                weight: Font.DemiBold
                font.pixelSize: key.letters
                lineHeight: Math.round(font.pixelSize * 1.2)
                topPadding: 0
                Accessible.ignored: true
            }
            FitText {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: whole !== ""
                whole: key.under
                most: 36 * Theme.u
                least: most / 2
                room: key.width - 8 * Theme.u
                weight: Font.DemiBold
                lineHeight: Math.round(most * 1.1)
                topPadding: 0
                Accessible.ignored: true
            }
        }
    }
}
