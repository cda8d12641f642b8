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
            InkText {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: text !== ""
                width: key.width - 8 * Theme.u
                horizontalAlignment: Text.AlignHCenter
                text: key.under
                weight: Font.DemiBold
                font.pixelSize: 36 * Theme.u
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.max(1, Math.round(18 * Theme.u))
                lineHeight: Math.round(font.pixelSize * 1.1)
                topPadding: 0
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
