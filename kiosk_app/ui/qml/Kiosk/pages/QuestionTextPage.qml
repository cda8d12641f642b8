pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// One question and the keyboard. A pick field offers what matches below what is typed.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool picks: content.kind === "pick"

    title: content.question
    hint: content.from_card ? qsTrId("page.question.from_card") : content.hint
    bleed: true
    spacing: 14 * Theme.u
    Component.onCompleted: TypingView.begin(content.text, content.kind)
    Component.onDestruction: TypingView.end()

    Field {
        width: parent.width
        height: implicitHeight
        text: TypingView.text
        label: page.content.label
    }
    AttentionPanel {
        width: parent.width
        height: page.content.error_id === "" ? 0 : implicitHeight
        text: page.content.error_id === "" ? "" : Words.say(page.content.error_id, page.content.error_argument)
    }
    Repeater {
        model: page.picks ? page.content.choices.slice(0, Theme.landscape ? 2 : 5) : []

        ChoiceCard {
            required property var modelData
            width: page.readWidth
            implicitHeight: Math.max(Theme.target, contentItem.children[1].implicitHeight + 20 * Theme.u)
            text: modelData.label
            note: modelData.note
            chosen: modelData.chosen
            onClicked: {
                VisitView.choose(modelData.id)
                TypingView.begin(modelData.label, page.content.kind)
            }
        }
    }

    Connections {
        target: TypingView
        function onTyped(text: string) { VisitView.answer(text) }
    }

    foot: Keyboard {
        width: parent.width
        height: implicitHeight
        goText: qsTrId("action.go_on")
        onGoBack: VisitView.go_back()
        onGoOn: VisitView.go_on()
    }
}
