pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Views

// Letters for Vietnamese: marks by name for those who do not know Telex. Composing is done by `TypingView`.
// The keys are made once; capitals, figures and what is offered only change what stands on them.
Rectangle {
    id: keyboard

    objectName: "keys"

    property string goText
    property string spaceText: qsTrId("key.space")
    // a code has figures beside its letters and no marks
    property bool plain: false
    // the same for an address, with its signs
    readonly property bool address: TypingView.kind === "email"
    readonly property bool marks: !plain && !address
    readonly property bool offers: TypingView.kind === "name" || address
    readonly property var offered: TypingView.offered

    // the topmost row can give its room to what is found: the letters below stay where they are
    property bool toned: true

    // 0 small letters, 1 one capital, 2 capitals until told otherwise
    property int high: 0
    property bool figures: false
    readonly property real between: 10 * Theme.u
    readonly property real inner: Math.min(width - 48 * Theme.u, 1180 * Theme.u)
    readonly property real keyWidth: (inner - 9 * between) / 10
    readonly property real keyHeight: (Theme.landscape ? 82 : Theme.lowReach ? 82 : 98) * Theme.u
    readonly property real keyLetters: Math.min(52 * Theme.u * Math.min(Theme.scale, 1.5), keyHeight * 0.74)

    signal goOn
    signal goBack

    color: Theme.contrast ? Theme.card : Theme.sand
    implicitHeight: column.height + (Theme.lowReach ? 24 : 48) * Theme.u

    function type(letter: string) {
        if (figures)
            TypingView.figure(letter)
        else
            TypingView.letter(letter)
        if (high === 1)
            high = 0
    }

    component Letter: Key {
        height: keyboard.keyHeight
        letters: keyboard.keyLetters
        onClicked: keyboard.type(text)
    }

    // as many keys as there are letters; the figures in their place may be fewer
    component Letters: Row {
        id: letters
        property string small
        property string signs
        readonly property alias keys: made
        spacing: keyboard.between

        Repeater {
            id: made
            model: letters.small.length

            Letter {
                required property int index
                width: keyboard.keyWidth
                text: keyboard.figures ? letters.signs.charAt(index)
                    : keyboard.high > 0 ? letters.small.charAt(index).toUpperCase() : letters.small.charAt(index)
            }
        }
    }

    component Eraser: SignKey {
        height: keyboard.keyHeight
        glyph: "backspace"
        spoken: qsTrId("key.erase")
        autoRepeat: true
        onClicked: TypingView.erase()
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
        y: (Theme.lowReach ? 12 : 22) * Theme.u
        width: keyboard.inner
        spacing: keyboard.between

        // has its room also while nothing is offered: the keys below never move under a finger
        Row {
            id: offers
            visible: keyboard.offers
            height: keyboard.keyHeight
            spacing: 14 * Theme.u

            Repeater {
                id: places
                model: !keyboard.offers ? 0 : !keyboard.address ? 4 : Theme.huge ? 2 : 3

                Key {
                    required property int index
                    width: (keyboard.inner + offers.spacing) / places.count - offers.spacing
                    height: keyboard.keyHeight
                    around: height / 2
                    visible: text !== ""
                    text: keyboard.offered[index] ?? ""
                    letters: (keyboard.address ? 36 : 46) * Theme.u * Math.min(Theme.scale, keyboard.address ? 1.46 : 1.3)
                    onClicked: {
                        // what was offered goes: whoever types by keypad goes on with the letters
                        if (visualFocus)
                            first.keys.itemAt(0).forceActiveFocus(Qt.TabFocusReason)
                        TypingView.take(text)
                    }
                }
            }
        }
        Row {
            id: tones
            visible: keyboard.marks && keyboard.toned
            spacing: keyboard.between
            readonly property real keyWidth: (keyboard.inner - 6 * spacing) / 7.3
            readonly property real tall: (Theme.landscape ? 100 : Theme.huge ? 146 : Theme.big && !Theme.lowReach ? 124 : 112) * Theme.u

            Repeater {
                model: keyboard.marks ? [["á", "acute", "1"], ["à", "grave", "2"], ["ả", "hook", "3"], ["ã", "tilde", "4"], ["ạ", "dot", "5"]] : []

                ToneKey {
                    required property var modelData
                    width: tones.keyWidth
                    height: tones.tall
                    text: modelData[0]
                    under: Theme.big ? "" : TypingView.method === "vni" ? modelData[2] : spoken
                    spoken: qsTrId("tone." + modelData[1])
                    letters: (Theme.big ? 76 : 50) * Theme.u
                    onClicked: TypingView.tone(modelData[1])
                }
            }
            WordKey {
                width: tones.keyWidth
                height: tones.tall
                inset: 10 * Theme.u
                // as its neighbours: with large letters the letter alone
                text: Theme.big ? "a" : spoken
                spoken: qsTrId("tone.level")
                most: (Theme.big ? 76 : 36) * Theme.u
                onClicked: TypingView.tone("level")
            }
            WordKey {
                width: keyboard.inner - 6 * (tones.keyWidth + tones.spacing)
                height: tones.tall
                edge: Theme.ink
                text: qsTrId("key.method." + TypingView.method)
                spoken: qsTrId("key.method_spoken").arg(text)
                most: 36 * Theme.u * Math.min(Theme.scale, 1.46)
                onClicked: TypingView.next_method()
            }
        }
        Row {
            id: vowels
            visible: keyboard.marks
            spacing: keyboard.between
            readonly property bool vni: TypingView.method === "vni"
            readonly property real keyWidth: vni ? (keyboard.inner - 10 * spacing) / 11 : (keyboard.inner - 7 * spacing) / 9

            Repeater {
                // VNI's figures act on the word, those of the other layer are figures
                model: !keyboard.marks ? [] : vowels.vni ? [..."1234567890"] : [..."ăâêôơưđ"]

                Key {
                    required property string modelData
                    width: vowels.keyWidth
                    height: keyboard.keyHeight
                    face: Theme.ngocTint
                    letters: keyboard.keyLetters
                    text: keyboard.high > 0 ? modelData.toUpperCase() : modelData
                    onClicked: {
                        TypingView.letter(text)
                        if (keyboard.high === 1)
                            keyboard.high = 0
                    }
                }
            }
            Eraser { width: vowels.vni ? vowels.keyWidth : keyboard.inner - 7 * (vowels.keyWidth + vowels.spacing) }
        }
        Row {
            visible: keyboard.address
            spacing: keyboard.between

            Repeater {
                model: keyboard.address ? [..."@._-+"] : []

                Letter {
                    required property string modelData
                    width: (keyboard.inner - 5 * keyboard.between) / 6
                    face: Theme.moon
                    text: modelData
                }
            }
            Eraser { width: (keyboard.inner - 5 * keyboard.between) / 6 }
        }
        Row {
            visible: !keyboard.marks
            spacing: keyboard.between

            Repeater {
                model: keyboard.marks ? [] : [..."1234567890"]

                Letter {
                    required property string modelData
                    width: keyboard.keyWidth
                    text: modelData
                }
            }
        }
        Letters {
            id: first
            anchors.horizontalCenter: parent.horizontalCenter
            small: "qwertyuiop"
            signs: "1234567890"
        }
        Letters {
            anchors.horizontalCenter: parent.horizontalCenter
            small: "asdfghjkl"
            signs: "-/(),.:;'"
        }
        Row {
            spacing: keyboard.between
            anchors.horizontalCenter: parent.horizontalCenter

            WordKey {
                width: keyboard.keyWidth * 1.5 + keyboard.between / 2
                height: keyboard.keyHeight
                visible: !keyboard.address
                text: keyboard.plain ? "-" : qsTrId("key.capital")
                spoken: keyboard.plain ? text : qsTrId("key.capital_spoken")
                most: (keyboard.plain ? 52 : 36) * Theme.u * Math.min(Theme.scale, 1.5)
                face: keyboard.high > 0 ? Theme.moon : Theme.card
                edge: keyboard.high === 2 ? Theme.ink : Theme.line
                edgeWidth: keyboard.high === 2 ? Theme.strong : Theme.thin
                onClicked: {
                    if (keyboard.plain)
                        keyboard.type("-")
                    else
                        keyboard.high = (keyboard.high + 1) % 3
                }
            }
            Letters {
                small: "zxcvbnm"
                signs: "@&%'+#="
            }
            WordKey {
                width: keyboard.keyWidth * 1.5 + keyboard.between / 2
                height: keyboard.keyHeight
                visible: keyboard.marks
                text: keyboard.figures ? "abc" : "123"
                spoken: keyboard.figures ? qsTrId("key.letters_spoken") : qsTrId("key.figures_spoken")
                most: 40 * Theme.u * Math.min(Theme.scale, 1.5)
                onClicked: keyboard.figures = !keyboard.figures
            }
            Eraser {
                width: keyboard.keyWidth * 1.5 + keyboard.between / 2
                visible: keyboard.plain
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
            WordKey {
                x: back.width + 14 * Theme.u
                width: go.x - 14 * Theme.u - x
                height: parent.height
                visible: keyboard.marks
                text: keyboard.spaceText
                most: (Theme.landscape ? 40 : 38) * Theme.u * Math.min(Theme.scale, 1.5)
                around: Theme.buttonRadius
                onClicked: TypingView.letter(" ")
            }
            PrimaryButton {
                id: go
                anchors.right: parent.right
                height: parent.height
                width: !keyboard.marks ? keyboard.inner - back.width - 14 * Theme.u
                    : Math.max(implicitWidth, (Theme.big ? 300 : 420) * Theme.u)
                text: keyboard.goText
                trailing: Theme.huge ? "" : "next"
                letters: 48 * Theme.u * Math.min(Theme.scale, 1.35)
                onClicked: keyboard.goOn()
            }
        }
    }
}
