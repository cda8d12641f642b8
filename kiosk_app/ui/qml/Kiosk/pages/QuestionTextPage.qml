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

    // what an old ward has become is said in place of the list
    readonly property bool moved: picks && content.old !== ""
    readonly property bool offers: picks && !moved && content.choices.length > 0

    kicker: Words.whose(content.whose)
    title: content.question
    titleSize: (offers || moved) && !Theme.big ? (Theme.landscape ? Theme.body : 52 * Theme.u) : Theme.huge && (offers || moved) ? (Theme.landscape ? 58 : 76) * Theme.u : Math.min(Theme.title, 94 * Theme.u)
    hint: (offers || content.text.length > 40) && Theme.landscape ? "" : content.from_card ? qsTrId("page.question.from_card") : content.hint
    bleed: true
    urgent: wrong
    onContentChanged: {
        if (picks && content.choices.length === 1 && content.choices[0].chosen && TypingView.text !== content.text)
            typing = TypingView.begin(content.text, content.kind)
        Qt.callLater(seekUrgent)
    }
    spacing: (Theme.lowReach ? 10 : 14) * Theme.u
    property int typing: 0
    Component.onCompleted: typing = TypingView.begin(content.text, content.kind)
    Component.onDestruction: TypingView.end_of(typing)

    Field {
        width: parent.width
        height: implicitHeight
        least: (page.offers ? 128 : 156) * Theme.u
        text: TypingView.text
        label: page.content.label
    }
    AttentionPanel {
        id: wrong
        width: parent.width
        height: page.content.error_id === "" ? 0 : implicitHeight
        text: page.content.error_id === "" ? "" : Words.say(page.content.error_id, page.content.error_argument)
    }
    AttentionPanel {
        width: parent.width
        height: page.moved && page.content.error_id === "" ? implicitHeight : 0
        tone: "moon"
        glyph: "pin"
        letters: Theme.huge ? Theme.note : Theme.body
        text: page.moved ? Words.say("page.question.now", Theme.huge ? page.content.old.split(",")[0] : page.content.old,
            page.content.text) : ""
    }
    Repeater {
        model: page.offers ? page.content.choices.slice(0, Theme.landscape ? 3 : 5) : []

        ChoiceCard {
            required property var modelData
            width: page.readWidth
            implicitHeight: Math.max((Theme.landscape || Theme.lowReach ? 92 : 106) * Theme.u, contentItem.children[1].implicitHeight + (Theme.lowReach || (Theme.landscape && Theme.scale > 1) ? 8 : 20) * Theme.u)
            text: modelData.label
            letters: Theme.broad ? 33 * Theme.k : Theme.landscape || (Theme.lowReach && Theme.big) ? Theme.note : Theme.button
            note: modelData.note_id === "" || Theme.huge ? modelData.note : Words.say(modelData.note_id, modelData.note)
            chosen: modelData.chosen
            onClicked: VisitView.choose(modelData.id)
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
        // lowered, what is found comes within reach; places are found without their tones too
        toned: !(Theme.lowReach && page.offers)
        onGoBack: VisitView.go_back()
        onGoOn: VisitView.go_on()
    }
}
