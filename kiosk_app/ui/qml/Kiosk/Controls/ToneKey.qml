import QtQuick
import Kiosk.Theme

// A tone on its vowel, and below it what it is called.
Key {
    id: key

    property string under
    readonly property real least: 36 * Theme.u

    face: Theme.moon

    TextMetrics {
        id: measure
        text: key.under
        font.family: Theme.family(Font.DemiBold)
        font.weight: Font.DemiBold
        font.pixelSize: Math.max(1, Math.round(key.least))
    }

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
                text: key.under
                weight: Font.DemiBold
                font.pixelSize: Math.floor(key.least * Math.min(1, (key.width - 10 * Theme.u) / Math.max(1, measure.advanceWidth)))
                lineHeight: Math.round(font.pixelSize * 1.1)
                topPadding: 0
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
