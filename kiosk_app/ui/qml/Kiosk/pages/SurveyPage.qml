pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// One question on the way out: a face of five, and what it was about for who likes to say so. Skipping is as easy.
PageFrame {
    id: page

    property var content: ({})
    readonly property real gap: 12 * Theme.u
    // five beside each other while every word fits, one below the other when not
    readonly property bool rows: {
        const room = (page.actWidth - 4 * gap) / 5 - 20 * Theme.u
        return content.faces.some(face => qsTrId("page.survey.face." + face).split(" ").some(word => letters.advanceWidth(word) > room))
    }

    // the largest letters on a wide screen: the ticks alone fill a turn
    readonly property bool apart: Theme.landscape && Theme.scale >= 2

    stacks: true
    readBeside: true
    hintYields: Theme.huge
    spacing: (rows ? 12 : 20) * Theme.u
    title: qsTrId("page.survey.title")
    hint: qsTrId("page.survey.hint")
    urgent: content.missing ? missing : null
    onContentChanged: Qt.callLater(seekUrgent)

    FontMetrics {
        id: letters
        font.family: sample.font.family
        font.weight: Font.DemiBold
        font.pixelSize: Math.round(Theme.caption)
    }
    InkText {
        id: sample
        visible: false
        height: 0
    }
    AttentionPanel {
        width: page.readWidth
        height: Theme.lowReach || Theme.huge ? 0 : implicitHeight
        visible: height > 0
        tone: "moon"
        glyph: "person"
        text: qsTrId("page.survey.person")
    }
    act: [
        AttentionPanel {
            id: missing
            width: page.actWidth
            height: page.content.missing ? implicitHeight : 0
            visible: height > 0
            text: qsTrId("page.survey.missing")
        },
        Repeater {
            model: page.rows ? page.content.faces : []

            Face { width: page.actWidth }
        },
        Row {
            width: page.actWidth
            height: page.rows ? 0 : implicitHeight
            spacing: page.gap
            Repeater {
                model: page.rows ? [] : page.content.faces

                Face { width: (page.actWidth - 4 * page.gap) / 5 }
            }
        },
        Item {
            width: page.actWidth
            height: page.apart ? alone.implicitHeight : 0
            About {
                id: alone
                visible: page.apart
            }
        },
        Column {
            width: page.actWidth
            height: implicitHeight
            spacing: page.gap
            About {
                visible: !page.apart
            }
            Flow {
                width: parent.width
                spacing: page.gap
                Repeater {
                    model: page.content.reasons

                    Chip {
                        required property string modelData
                        text: qsTrId("page.survey.reason." + modelData)
                        chosen: page.content.ticked.includes(modelData)
                        onClicked: VisitView.tick(modelData, !chosen)
                    }
                }
            }
        }
    ]
    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        SecondaryButton {
            text: qsTrId("page.survey.skip")
            onClicked: VisitView.go_back()
        }
        PrimaryButton {
            text: qsTrId("page.survey.send")
            onClicked: VisitView.go_on()
        }
    }

    component About: InkText {
        width: page.actWidth
        text: Theme.huge ? qsTrId("page.survey.reason.short") : qsTrId("page.survey.reason")
        weight: Font.DemiBold
        font.pixelSize: Theme.note
    }

    component Face: Pressable {
        id: card

        required property string modelData
        readonly property string glyph: "face-" + modelData
        readonly property bool chosen: page.content.face === modelData
        readonly property bool lying: page.rows

        text: qsTrId("page.survey.face." + modelData)
        onClicked: VisitView.choose(modelData)
        around: Theme.radius
        spoken: chosen ? qsTrId("spoken.chosen").arg(text) : text
        Accessible.role: Accessible.RadioButton
        tells: true
        stated: chosen
        padding: 10 * Theme.u
        implicitHeight: lying ? Math.max(Theme.target, words.implicitHeight + 24 * Theme.u)
            : (Theme.landscape ? 240 : 320) * Theme.u + Math.max(0, words.lineHeight * 2 - 110 * Theme.u)

        background: CardFace {
            pressed: card.down
            border.width: card.chosen ? Theme.strong : Theme.thin
            border.color: card.chosen ? Theme.ink : Theme.line
            Rectangle {
                visible: card.chosen
                anchors.right: parent.right
                width: 64 * Theme.u
                height: width
                radius: 14 * Theme.u
                color: Theme.ngoc
                Glyph {
                    anchors.centerIn: parent
                    size: 44 * Theme.u
                    name: "check"
                    ground: "seal"
                }
            }
        }
        contentItem: Item {
            Glyph {
                id: face
                x: card.lying ? 24 * Theme.u : (parent.width - width) / 2
                y: card.lying ? (parent.height - height) / 2 : (Theme.landscape ? 20 : 44) * Theme.u
                name: card.glyph
                size: (card.lying ? 88 : 116) * Theme.u
            }
            InkText {
                id: words
                x: card.lying ? face.x + face.width + 32 * Theme.u : 0
                y: card.lying ? (parent.height - height) / 2 : face.y + face.height + (parent.height - face.y - face.height - height) / 2
                width: parent.width - x - (card.lying ? 64 * Theme.u : 0)
                text: card.text
                weight: Font.DemiBold
                font.pixelSize: card.lying ? Theme.button : Theme.caption
                lineHeight: Math.round(font.pixelSize * 1.4)
                horizontalAlignment: card.lying ? Text.AlignLeft : Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }

    component Chip: Pressable {
        id: chip

        property bool chosen: false

        around: height / 2
        spoken: chosen ? qsTrId("spoken.chosen").arg(text) : text
        Accessible.role: Accessible.CheckBox
        tells: true
        stated: chosen
        leftPadding: 26 * Theme.u
        rightPadding: leftPadding
        background: Rectangle {
            radius: height / 2
            color: chip.chosen ? Theme.ink : chip.down ? Theme.sand : Theme.card
            border.width: Theme.thin
            border.color: chip.chosen ? Theme.ink : Theme.line
        }
        contentItem: InkText {
            text: chip.text
            weight: Font.DemiBold
            font.pixelSize: Theme.caption
            color: chip.chosen ? Theme.card : Theme.ink
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }
    }
}
