pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// A date in three boxes with its own pad, read back in words.
PageFrame {
    id: page

    property var content: ({})
    property var entry
    property string errorId
    property string errorArgument
    property string choiceText

    // what was wrong, and on a wide screen the date in words, take the room of the hint
    readonly property bool terse: errorId !== "" || (Theme.landscape && (entry?.words_id ?? "") !== "")

    readonly property bool says: errorId !== "" || (entry?.words_id ?? "") !== ""

    signal choice

    readBeside: true
    hintYields: true
    holds: [boxes]
    urgent: Theme.broad ? noticeBeside : notice
    onErrorIdChanged: if (errorId !== "") Qt.callLater(seekUrgent)
    spacing: 14 * Theme.u

    DateBoxes {
        id: boxes
        width: parent.width
        height: implicitHeight
        entry: page.entry
    }
    component Notice: AttentionPanel {
        readonly property bool wrong: page.errorId !== ""
        tone: wrong ? "attention" : "moon"
        glyph: wrong ? "attention" : "calendar"
        text: wrong ? Words.say(page.errorId, page.errorArgument)
            : page.says ? qsTrId("date.read_back").arg(qsTrId(page.entry.words_id)).arg(page.entry.words_date) : ""
    }
    Notice {
        id: notice
        width: parent.width
        letters: Theme.huge ? Theme.note : Theme.body
        height: page.says && !Theme.broad ? implicitHeight : 0
    }
    act: [
        // beside large letters there is more room over the keys
        Notice {
            id: noticeBeside
            width: parent.width
            letters: Theme.note
            height: page.says && Theme.broad ? implicitHeight : 0
        },
        NumberPad {
            cramped: page.tallFoot
            width: parent.width
            height: implicitHeight
            // what was wrong takes its room from the keys, and so do the largest letters
            roomyKey: (Theme.huge ? (page.says ? 72 : page.choiceText === "" ? 98 : 78) : page.errorId !== "" ? 98 : 120) * Theme.u
            tight: page.says
            between: (Theme.broad && tight ? 10 : 12) * Theme.u
            wordText: qsTrId("key.clear")
            onDigit: digit => VisitView.digit(digit)
            onErase: VisitView.backspace()
            onWord: VisitView.clear()
        },
        TertiaryButton {
            width: parent.width
            implicitHeight: Math.max(Theme.target, implicitContentHeight + 16 * Theme.u)
            // a date that is whole is read back in its place
            height: page.choiceText === "" || page.entry.words_id !== "" || ((Theme.broad || Theme.huge) && page.says) ? 0 : implicitHeight
            text: page.choiceText
            letters: Theme.broad ? Theme.button : Theme.huge ? Theme.note : Theme.body
            onClicked: page.choice()
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
