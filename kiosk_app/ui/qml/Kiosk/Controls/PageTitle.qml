pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme

// The question of a page. Two lines of like length read better than a long one and a word.
Item {
    id: title

    property string text
    property real size: Theme.title
    property bool centred: false
    readonly property real whole: measure.advanceWidth
    readonly property bool even: natural.lineCount === 2 && !centred

    visible: text !== ""
    implicitHeight: question.implicitHeight

    component Trial: InkText {
        text: title.text
        weight: Font.DemiBold
        font.pixelSize: title.size
        tracking: -0.01 * title.size
        lineHeight: Math.round(font.pixelSize * (title.size > Theme.title ? 1.2 : Theme.broad ? 1.4 : Theme.leading))
    }

    Trial {
        id: question
        width: title.even && balanced.lineCount === 2 && balanced.contentWidth <= balanced.width ? balanced.width
            : title.even && looser.lineCount === 2 && looser.contentWidth <= looser.width ? looser.width : title.width
        horizontalAlignment: title.centred ? Text.AlignHCenter : Text.AlignLeft
        Accessible.role: Accessible.Heading
    }
    Trial {
        id: natural
        visible: false
        width: title.width
    }
    Trial {
        id: balanced
        visible: false
        width: Math.min(title.width, Math.max(natural.contentWidth * 0.5, title.whole * 0.56))
    }
    Trial {
        id: looser
        visible: false
        width: Math.min(title.width, title.whole * 0.68)
    }
    TextMetrics {
        id: measure
        text: title.text
        font: question.font
    }
}
