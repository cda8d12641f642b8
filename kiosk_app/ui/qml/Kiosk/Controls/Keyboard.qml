pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Views

// Letters for Vietnamese: marks by name for those who do not know Telex. Composing is done by `TypingView`.
Rectangle {
    id: keyboard

    property string goText
    property string spaceText: qsTrId("key.space")
    property bool high: false
    property bool figures: false
    // a code has no Vietnamese letters
    property bool plain: false
    readonly property real between: 10 * Theme.u
    readonly property real inner: Math.min(width - 48 * Theme.u, 1180 * Theme.u)
    readonly property real keyWidth: (inner - 9 * between) / 10
    readonly property real keyHeight: (Theme.landscape ? 82 : 98) * Theme.u
    readonly property var offered: TypingView.offered
    readonly property var rows: figures ? ["1234567890", "-/(),.:", "@&%'+#="] : ["qwertyuiop", "asdfghjkl", "zxcvbnm"]

    signal goOn
    signal goBack

    color: Theme.contrast ? Theme.card : Theme.sand
    implicitHeight: column.height + 48 * Theme.u

    function cased(letter: string): string {
        return high ? letter.toUpperCase() : letter
    }

    function type(letter: string) {
        TypingView.letter(cased(letter))
        high = false
    }

    component LetterKey: Key {
        height: keyboard.keyHeight
        around: Theme.keyRadius
        spoken: text
        onClicked: keyboard.type(text)
    }

    Rectangle {
        visible: Theme.bold
        width: parent.width
        height: 4 * Theme.u
        color: Theme.line
    }

    Column {
        id: column
        x: (keyboard.width - keyboard.inner) / 2
        y: 22 * Theme.u
        width: keyboard.inner
        spacing: keyboard.between

        Row {
            id: offers
            visible: keyboard.offered.length > 0
            spacing: 14 * Theme.u

            Repeater {
                model: keyboard.offered

                Key {
                    required property string modelData
                    width: (keyboard.inner - 3 * offers.spacing) / 4
                    height: keyboard.keyHeight
                    around: height / 2
                    text: modelData
                    letters: 46 * Theme.u * Math.min(Theme.scale, 1.3)
                    background: Rectangle {
                        radius: height / 2
                        color: Theme.card
                        border.width: Theme.thin
                        border.color: Theme.line
                    }
                    onClicked: TypingView.take(modelData)
                }
            }
        }
        Row {
            id: tones
            visible: !keyboard.plain
            spacing: keyboard.between
            readonly property real keyWidth: (keyboard.inner - 5 * spacing) / 6
            readonly property real tall: (Theme.landscape ? 100 : Theme.huge ? 146 : Theme.big ? 124 : 112) * Theme.u

            Repeater {
                model: [["á", "acute"], ["à", "grave"], ["ả", "hook"], ["ã", "tilde"], ["ạ", "dot"]]

                Key {
                    required property var modelData
                    width: tones.keyWidth
                    height: tones.tall
                    face: Theme.moon
                    text: modelData[0]
                    under: Theme.big ? "" : spoken
                    spoken: qsTrId("tone." + modelData[1])
                    letters: (Theme.big ? 76 : 50) * Theme.u
                    onClicked: TypingView.tone(modelData[1])
                }
            }
            Key {
                width: tones.keyWidth
                height: tones.tall
                text: qsTrId("tone.level")
                letters: 36 * Theme.u * Math.min(Theme.scale, 1.5)
                onClicked: TypingView.tone("level")
            }
        }
        Row {
            visible: !keyboard.plain
            spacing: keyboard.between

            Repeater {
                model: ["ă", "â", "ê", "ô", "ơ", "ư", "đ"]

                LetterKey {
                    required property string modelData
                    width: (keyboard.inner - 7 * keyboard.between) / 9
                    face: Theme.ngocTint
                    text: keyboard.cased(modelData)
                }
            }
            Key {
                width: keyboard.inner - 7 * ((keyboard.inner - 7 * keyboard.between) / 9 + keyboard.between)
                height: keyboard.keyHeight
                glyph: "backspace"
                spoken: qsTrId("key.erase")
                autoRepeat: true
                onClicked: TypingView.erase()
            }
        }
        Row {
            visible: keyboard.plain
            spacing: keyboard.between
            Repeater {
                model: keyboard.plain ? "1234567890".split("") : []
                LetterKey {
                    required property string modelData
                    width: keyboard.keyWidth
                    text: modelData
                }
            }
        }
        Row {
            spacing: keyboard.between
            anchors.horizontalCenter: parent.horizontalCenter
            Repeater {
                model: keyboard.rows[0].split("")
                LetterKey {
                    required property string modelData
                    width: keyboard.keyWidth
                    text: keyboard.cased(modelData)
                }
            }
        }
        Row {
            spacing: keyboard.between
            anchors.horizontalCenter: parent.horizontalCenter
            Repeater {
                model: keyboard.rows[1].split("")
                LetterKey {
                    required property string modelData
                    width: keyboard.keyWidth
                    text: keyboard.cased(modelData)
                }
            }
        }
        Row {
            spacing: keyboard.between
            Key {
                width: keyboard.keyWidth * 1.5 + keyboard.between / 2
                height: keyboard.keyHeight
                text: keyboard.plain ? "-" : qsTrId("key.capital")
                spoken: keyboard.plain ? text : qsTrId("key.capital_spoken")
                letters: (keyboard.plain ? 52 : 36) * Theme.u * Math.min(Theme.scale, 1.5)
                face: keyboard.high ? Theme.moon : Theme.card
                onClicked: {
                    if (keyboard.plain)
                        keyboard.type("-")
                    else
                        keyboard.high = !keyboard.high
                }
            }
            Repeater {
                model: keyboard.rows[2].split("")
                LetterKey {
                    required property string modelData
                    width: keyboard.keyWidth
                    text: keyboard.cased(modelData)
                }
            }
            Key {
                width: keyboard.keyWidth * 1.5 + keyboard.between / 2
                height: keyboard.keyHeight
                text: keyboard.plain ? "" : keyboard.figures ? "abc" : "123"
                glyph: keyboard.plain ? "backspace" : ""
                spoken: keyboard.plain ? qsTrId("key.erase")
                    : keyboard.figures ? qsTrId("key.letters_spoken") : qsTrId("key.figures_spoken")
                letters: 40 * Theme.u * Math.min(Theme.scale, 1.5)
                onClicked: {
                    if (keyboard.plain)
                        TypingView.erase()
                    else
                        keyboard.figures = !keyboard.figures
                }
            }
        }
        Item {
            width: keyboard.inner
            height: Theme.landscape ? 100 * Theme.u : Math.max(back.implicitHeight, go.implicitHeight, 120 * Theme.u)

            BackButton {
                id: back
                height: parent.height
                width: implicitWidth
                leftPadding: 14 * Theme.u
                letters: 42 * Theme.u * Math.min(Theme.scale, 1.5)
                glyph: Theme.big ? "" : "back"
                onClicked: keyboard.goBack()
            }
            Key {
                id: space
                x: back.width + 14 * Theme.u
                width: go.x - 14 * Theme.u - x
                height: parent.height
                text: keyboard.spaceText
                letters: (Theme.landscape ? 40 : 38) * Theme.u * Math.min(Theme.scale, 1.5)
                around: Theme.buttonRadius
                onClicked: TypingView.letter(" ")
            }
            PrimaryButton {
                id: go
                anchors.right: parent.right
                height: parent.height
                width: Math.max(implicitWidth, (Theme.big ? 300 : 420) * Theme.u)
                text: keyboard.goText
                trailing: Theme.huge ? "" : "next"
                letters: 48 * Theme.u * Math.min(Theme.scale, 1.35)
                onClicked: keyboard.goOn()
            }
        }
    }
}
