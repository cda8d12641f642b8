import QtQuick
import Kiosk.Theme

// A fact of the payment, written as the bank shows it.
Item {
    id: line

    property string label
    property string value
    property real letters: Theme.body

    width: parent === null ? 0 : (parent as Item).width
    implicitHeight: words.height + 14 * Theme.u
    height: implicitHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value

    Column {
        id: words
        width: parent.width
        InkText {
            width: parent.width
            text: line.label
            font.pixelSize: Theme.caption
            lineHeight: Math.round(font.pixelSize * 1.35)
            color: Theme.ink2
            Accessible.ignored: true
        }
        FitText {
            width: parent.width
            whole: line.value
            weight: Font.DemiBold
            most: line.letters
            lineHeight: Math.round(font.pixelSize * 1.35)
            topPadding: 0
            Accessible.ignored: true
        }
    }
}
