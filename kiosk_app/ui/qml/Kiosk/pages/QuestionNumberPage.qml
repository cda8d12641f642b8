import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// A number: a field and a pad.
PageFrame {
    id: page

    property var content: ({})

    kicker: Words.whose(content.whose)
    title: content.question
    hint: content.from_card ? qsTrId("page.question.from_card") : content.hint
    readBeside: true
    hintYields: true
    holds: [field]
    urgent: Theme.broad ? wrongBeside : wrong
    onContentChanged: Qt.callLater(seekUrgent)
    spacing: 14 * Theme.u

    Field {
        id: field
        width: parent.width
        height: implicitHeight
        text: page.content.text
        label: page.content.label
    }
    AttentionPanel {
        id: wrong
        width: parent.width
        height: page.content.error_id === "" || Theme.broad ? 0 : implicitHeight
        text: page.content.error_id === "" ? "" : Words.say(page.content.error_id, page.content.error_argument)
    }
    act: [
        AttentionPanel {
            id: wrongBeside
            width: parent.width
            letters: Theme.note
            height: page.content.error_id === "" || !Theme.broad ? 0 : implicitHeight
            text: page.content.error_id === "" ? "" : Words.say(page.content.error_id, page.content.error_argument)
        },
        NumberPad {
            cramped: page.tallFoot
            width: parent.width
            height: implicitHeight
            // what was wrong takes its room from large keys
            roomyKey: (Theme.huge && page.content.error_id !== "" ? 92 : 124) * Theme.u
            tight: page.content.error_id !== ""
            wordText: qsTrId("key.clear")
            onDigit: digit => VisitView.digit(digit)
            onErase: VisitView.backspace()
            onWord: VisitView.clear()
        },
        TertiaryButton {
            width: parent.width
            implicitHeight: Math.max(Theme.target, implicitContentHeight + 16 * Theme.u)
            height: page.content.none === "" ? 0 : implicitHeight
            text: page.content.none
            letters: Theme.broad ? Theme.button : Theme.body
            onClicked: VisitView.no_number()
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        PrimaryButton {
            text: qsTrId("action.go_on")
            trailing: "next"
            onClicked: VisitView.go_on()
        }
    }
}
