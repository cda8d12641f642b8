pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// One question, its answers as cards, what each costs in the card.
PageFrame {
    id: page

    property var content: ({})

    stacks: true
    // the first answers stand under the question, however large the letters
    flows: Theme.huge && !Theme.landscape
    readonly property bool split: content.kind === "split"
    readonly property string reason: content.from_card ? qsTrId("page.question.from_card")
        : split ? Words.say("page.question.split", Theme.huge ? content.old.split(",")[0] : content.old) : content.hint

    kicker: Words.whose(content.whose)
    title: content.question

    hint: pictured && !Theme.big && !Theme.landscape ? "" : reason
    // the reason stands beside the drawing or above it: on a turn each would call for the other
    drawingOnTurns: Theme.big
    urgent: wrong
    onContentChanged: Qt.callLater(seekUrgent)
    spacing: 10 * Theme.u
    drawingMost: 400 * Theme.u
    drawing: Theme.broad ? null : why

    Component {
        id: why
        Item {
            WindowPanel {
                id: window
                width: Math.min(parent.width, parent.height)
                height: width
                x: reasonCard.visible ? 0 : (parent.width - width) / 2
                Glyph {
                    anchors.centerIn: parent
                    name: page.content.icon !== "" ? page.content.icon : "document"
                    size: window.width * 0.42
                }
            }
            CardFace {
                id: reasonCard
                visible: page.reason !== "" && !Theme.big && !Theme.landscape
                x: window.width + 24 * Theme.u
                width: parent.width - x
                height: window.height

                Column {
                    x: 38 * Theme.u
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - 2 * x

                    InkText {
                        width: parent.width
                        text: page.content.kind === "file" ? qsTrId("page.question.which") : qsTrId("page.question.why")
                        weight: Font.DemiBold
                        font.pixelSize: Theme.button
                    }
                    InkText {
                        width: parent.width
                        text: page.reason
                        topPadding: 0
                    }
                }
            }
        }
    }

    act: [
        AttentionPanel {
            id: wrong
            width: parent.width
            height: page.content.error_id === "" ? 0 : implicitHeight
            text: page.content.error_id === "" ? "" : Words.say(page.content.error_id, page.content.error_argument)
        },
        Repeater {
            model: page.content.choices

            ChoiceCard {
                required property var modelData
                width: page.actWidth
                text: modelData.label
                note: modelData.note
                chosen: modelData.chosen
                onClicked: VisitView.choose(modelData.id)
            }
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
