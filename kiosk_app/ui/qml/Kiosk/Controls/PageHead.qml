import QtQuick
import Kiosk.Theme

// What a page asks: a part of the journey, the question, one sentence of help.
Column {
    id: head

    property string kicker
    property string title
    property string hint
    property real size: Theme.title
    property bool centred: false
    // what it would take with smaller letters
    readonly property real brief: height - ask.height + smaller.height

    InkText {
        width: parent.width
        visible: text !== ""
        text: head.kicker
        font.pixelSize: Theme.note
        color: Theme.ink2
    }
    PageTitle {
        id: ask
        width: parent.width
        text: head.title
        size: head.size
        centred: head.centred
    }
    InkText {
        width: parent.width
        visible: text !== ""
        text: head.hint
        font.pixelSize: Theme.broad ? Theme.note : Theme.body
        color: Theme.ink2
        horizontalAlignment: head.centred ? Text.AlignHCenter : Text.AlignLeft
    }
    PageTitle {
        id: smaller
        visible: false
        width: parent.width
        text: head.title
        size: Theme.body
    }
}
