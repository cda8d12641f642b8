pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme

// Telephone order; the last row is a word, 0 and the eraser.
Item {
    id: pad

    objectName: "keys"

    property string wordText
    property string wordSpoken: wordText
    property real roomyKey: 114 * Theme.u
    // on a wide screen with large letters a sentence above takes its room from the keys
    property bool tight: false
    // lowered, over buttons that take more than a line
    property bool cramped: false
    readonly property real keyHeight: Theme.lowReach ? Math.min(roomyKey, (cramped ? 70 : 104) * Theme.u) : !Theme.landscape ? roomyKey : (Theme.broad && tight ? 72 : 88) * Theme.u
    property real between: (Theme.broad && tight ? 10 : 14) * Theme.u

    signal digit(string digit)
    signal word
    signal erase

    implicitHeight: 4 * keyHeight + 3 * between
    implicitWidth: 968 * Theme.u

    Grid {
        columns: 3
        rowSpacing: pad.between
        columnSpacing: Theme.gap

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "word", "0"]

            Key {
                required property string modelData
                readonly property bool sign: modelData.length > 1

                width: (pad.width - 2 * Theme.gap) / 3
                height: pad.keyHeight
                text: sign ? pad.wordText : modelData
                spoken: sign ? pad.wordSpoken : modelData
                face: sign ? Theme.moon : Theme.card
                letters: Math.min((sign ? 42 * Math.min(Theme.scale, 1.5) : 60 * Math.min(Theme.scale, 1.3)) * Theme.u, pad.keyHeight * 0.8)
                around: Theme.keyRadius
                onClicked: {
                    if (sign)
                        pad.word()
                    else
                        pad.digit(modelData)
                }
            }
        }
        SignKey {
            width: (pad.width - 2 * Theme.gap) / 3
            height: pad.keyHeight
            glyph: "backspace"
            spoken: qsTrId("key.erase")
            face: Theme.moon
            onClicked: pad.erase()
        }
    }
}
