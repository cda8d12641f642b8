pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// A question in one's own words: typed, then answered from the catalogue with its source and its day, and one touch
// leads into the procedure or to a person.
PageFrame {
    id: page

    property var content: ({})

    readonly property bool typing: content.state === "typing"
    readonly property bool answered: content.outcome === "open"
    readonly property bool urgentCare: content.outcome === "crisis" || content.outcome === "abuse"
    readonly property var cards: content.cards.length > 0 ? content.cards : content.suggestions
    // what is suggested gives way as soon as somebody writes
    readonly property bool offers: cards.length > 0 && (!typing || (TypingView.text === "" && roomy))
    // large letters: a long sentence goes over more than one turn
    readonly property int longest: Theme.huge ? (Theme.landscape ? 40 : 90) : Theme.big ? 180 : 400
    property int begun: 0

    function say(said: var): string {
        return said.id === "" ? said.arguments[0] : Words.say(said.id, said.arguments[0], said.arguments[1]).trim()
    }

    function pieces(text: string): list<string> {
        const found = []
        let rest = text
        while (rest.length > longest) {
            const at = rest.lastIndexOf(" ", longest)
            if (at <= 0)
                break
            found.push(rest.slice(0, at))
            rest = rest.slice(at + 1)
        }
        found.push(rest)
        return found
    }

    // each line a block; the first stands with its heading, so that no heading ends a turn
    readonly property var blocks: {
        const found = []
        content.answers.forEach((answer, order) => {
            const lines = answer.lines.map(line => say(line))
            if (lines.length === 0)
                lines.push(qsTrId("page.assistant.untold"))
            const joined = Theme.big || Theme.landscape ? lines : [lines.join("\n")]
            joined.forEach((words, at) => pieces(words).forEach((text, piece) => {
                const heads = at === 0 && piece === 0
                found.push({ heading: heads ? qsTrId("page.assistant.fact." + answer.fact) : "", text: text, ruled: heads && order > 0 })
            }))
        })
        return found
    }

    readonly property bool foreign: content.answers.some(answer => answer.foreign)
    readonly property string doubt: {
        if (content.answers.some(answer => answer.standing === "ended"))
            return qsTrId("page.assistant.ended")
        return content.answers.some(answer => answer.standing === "unverified") ? qsTrId("page.assistant.unverified") : ""
    }
    // room for the source beside the buttons, so that it is seen with every turn
    readonly property bool sourceBelow: answered && content.source !== "" && roomy

    // each button has a row and the whole width
    readonly property bool roomy: !Theme.big && !Theme.landscape && !Theme.lowReach

    component Begin: PrimaryButton {
        text: page.roomy || (Theme.landscape && !Theme.huge) ? qsTrId("page.assistant.begin") : qsTrId("page.assistant.begin.short")
        trailing: "next"
        onClicked: VisitView.go_on()
    }
    component Person: PrimaryButton {
        text: qsTrId("bar.person")
        onClicked: VisitView.call_person()
    }
    component Another: SecondaryButton {
        text: (page.roomy && !page.answered) || (Theme.landscape && !Theme.huge) ? qsTrId("page.assistant.another") : qsTrId("page.assistant.another.short")
        glyph: page.roomy && !page.answered ? "keyboard" : ""
        onClicked: VisitView.ask_another()
    }
    component Guide: SecondaryButton {
        text: qsTrId("tile.library")
        onClicked: VisitView.open_guide()
    }

    component PrintAnswer: PrintButton {
        label: qsTrId("leaflet.print")
        narrow: !page.roomy
        printing: page.content.printing
        onClicked: VisitView.print_leaflet("")
    }

    // where it stands, and the day on which somebody looked
    component SourceChip: CardFace {
        implicitHeight: source.implicitHeight + 28 * Theme.u
        Accessible.role: Accessible.StaticText
        Accessible.name: source.text

        Rectangle {
            width: 10 * Theme.u
            height: parent.height
            color: Theme.son
        }
        InkText {
            id: source
            x: 40 * Theme.u
            y: 14 * Theme.u
            width: parent.width - 68 * Theme.u
            text: page.content.source
            font.pixelSize: Theme.note
            color: Theme.ink2
            topPadding: 0
            Accessible.ignored: true
        }
    }

    stacks: !typing
    stacksAlways: !typing
    spreadsAlways: !typing
    title: typing ? qsTrId(Theme.huge && Theme.landscape ? "page.assistant.title.short" : "page.assistant.title") : answered ? content.name
        : content.state === "thinking" ? qsTrId("page.assistant.thinking")
        : content.outcome === "" ? "" : qsTrId("page.assistant.outcome." + content.outcome)
    titleSize: typing ? Math.min(Theme.title, 84 * Theme.u) : Theme.huge ? Theme.subheading : Theme.big || Theme.landscape ? 60 * Theme.u : Theme.title
    hint: typing && TypingView.text === "" ? qsTrId("page.assistant.hint")
        : content.outcome === "outside" || content.outcome === "nothing" ? qsTrId("page.assistant.instead") : ""
    hintYields: true
    bleed: typing
    flows: !typing
    breath: 0
    spacing: 14 * Theme.u

    function open() {
        if (typing && begun === 0)
            begun = TypingView.begin(content.question, "text")
        else if (!typing && begun !== 0) {
            TypingView.end_of(begun)
            begun = 0
        }
    }
    onTypingChanged: {
        open()
        turnTo(0)
    }
    Component.onCompleted: open()
    Component.onDestruction: TypingView.end_of(begun)

    Field {
        width: parent.width
        height: page.typing ? implicitHeight : 0
        visible: page.typing
        text: TypingView.text
        label: qsTrId("page.assistant.title")
    }
    // what was asked, as it was typed
    Rectangle {
        width: parent.width
        height: page.typing ? 0 : asked.implicitHeight + 28 * Theme.u
        visible: !page.typing
        radius: Theme.radius
        color: Theme.ink
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTrId("page.assistant.asked").arg(page.content.question)

        InkText {
            id: asked
            x: 36 * Theme.u
            y: 14 * Theme.u
            width: parent.width - 72 * Theme.u
            text: page.content.question
            font.pixelSize: Theme.big ? Theme.note : Theme.body
            color: Theme.card
            topPadding: 0
            Accessible.ignored: true
        }
    }
    AttentionPanel {
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: page.urgentCare
        text: visible ? qsTrId("page.assistant.help." + page.content.outcome) : ""
    }
    AttentionPanel {
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: page.answered && (page.doubt !== "" || page.foreign)
        tone: page.doubt === "" ? "moon" : "attention"
        letters: Theme.note
        text: page.doubt === "" ? qsTrId("page.assistant.in_english") : page.doubt
        detail: page.foreign && page.doubt !== "" && !Theme.huge ? qsTrId("page.assistant.in_english") : ""
    }

    act: [
        Repeater {
            model: page.answered ? page.blocks : []

            Item {
                id: block

                required property var modelData
                readonly property bool heads: modelData.heading !== ""
                readonly property real above: heads ? 16 * Theme.u : 0

                width: page.actWidth
                height: above + (heads ? heading.implicitHeight : 0) + words.implicitHeight
                Accessible.role: Accessible.ListItem
                Accessible.name: heads ? modelData.heading + ". " + modelData.text : modelData.text

                Rectangle {
                    visible: block.modelData.ruled
                    y: 4 * Theme.u
                    width: parent.width
                    height: 2 * Theme.u
                    color: Theme.rule
                }
                InkText {
                    id: heading
                    y: block.above
                    width: parent.width
                    visible: block.heads
                    text: block.modelData.heading
                    font.pixelSize: Theme.note
                    color: Theme.ink2
                    Accessible.ignored: true
                }
                InkText {
                    id: words
                    y: block.above + (block.heads ? heading.implicitHeight : 0)
                    width: parent.width
                    text: block.modelData.text
                    weight: Font.DemiBold
                    font.pixelSize: Theme.broad ? Theme.note : Theme.body
                    topPadding: 0
                    Accessible.ignored: true
                }
            }
        },
        SourceChip {
            width: page.actWidth
            height: visible ? implicitHeight : 0
            visible: page.answered && page.content.source !== "" && !page.sourceBelow
        },
        ActionRow {
            width: page.actWidth
            height: visible ? implicitHeight : 0
            visible: page.answered && !page.roomy
            PrintAnswer {}
        },
        Repeater {
            model: page.offers ? page.cards : []

            ServiceCard {
                required property var modelData
                width: page.actWidth
                implicitHeight: Math.max((page.typing ? 120 : 150) * Theme.u, contentItem.children[1].implicitHeight + 20 * Theme.u)
                text: modelData.name === "" ? qsTrId("page.assistant.service." + modelData.id) : modelData.name
                glyph: modelData.icon
                scope: modelData.scope === "" ? "all_here" : modelData.scope
                onClicked: modelData.name === "" ? VisitView.open_tile(modelData.id) : VisitView.open_service(modelData.id)
            }
        }
    ]

    foot: Item {
        implicitHeight: page.typing ? keys.implicitHeight : buttons.implicitHeight
        width: parent.width
        height: implicitHeight

        Column {
            id: buttons
            width: parent.width
            visible: !page.typing
            spacing: 16 * Theme.u

            SourceChip {
                width: parent.width
                visible: page.sourceBelow
            }
            ActionRow {
                width: parent.width
                height: implicitHeight
                visible: page.roomy && (page.answered || page.urgentCare)
                PrintAnswer { visible: page.answered }
                Begin { visible: page.answered }
                Person { visible: page.urgentCare }
            }
            ActionRow {
                width: parent.width
                height: implicitHeight
                visible: page.roomy && !page.answered
                Another {}
            }
            ActionRow {
                width: parent.width
                height: implicitHeight
                BackButton { onClicked: VisitView.go_back() }
                Another { visible: !page.roomy || page.answered }
                Guide { visible: page.roomy && page.answered }
                TertiaryButton {
                    // the bar has it too
                    visible: page.roomy && !page.urgentCare && !page.answered
                    text: qsTrId("page.assistant.person")
                    glyph: Theme.broad ? "" : "person"
                    onClicked: VisitView.call_person()
                }
                Begin { visible: !page.roomy && page.answered }
                Person { visible: !page.roomy && page.urgentCare }
            }
            InkText {
                width: parent.width
                visible: page.roomy && !Theme.broad
                horizontalAlignment: Text.AlignHCenter
                text: qsTrId("page.assistant.automatic")
                font.pixelSize: Theme.note
                color: Theme.ink2
            }
        }
        Loader {
            id: keys
            width: parent.width
            active: page.typing
            sourceComponent: Keyboard {
                goText: qsTrId("page.assistant.ask")
                onGoBack: VisitView.go_back()
                onGoOn: VisitView.ask(TypingView.text)
            }
        }
    }
}
