pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme

// Telephone order; the last row is a word, 0 and the eraser.
Item {
    id: pad

    property string wordText
    property string wordSpoken: wordText
    property real roomyKey: 114 * Theme.u
    readonly property real keyHeight: Theme.landscape ? 88 * Theme.u : roomyKey
    property real between: 14 * Theme.u

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
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "word", "0", "erase"]

            Key {
                required property string modelData
                readonly property bool sign: modelData.length > 1

                width: (pad.width - 2 * Theme.gap) / 3
                height: pad.keyHeight
                text: modelData === "word" ? pad.wordText : modelData === "erase" ? "" : modelData
                spoken: modelData === "word" ? pad.wordSpoken : modelData === "erase" ? qsTrId("key.erase") : modelData
                glyph: modelData === "erase" ? "backspace" : ""
                face: sign ? Theme.moon : Theme.card
                letters: (sign ? 42 * Math.min(Theme.scale, 1.5) : 60 * Math.min(Theme.scale, 1.3)) * Theme.u
                around: Theme.keyRadius
                onClicked: {
                    if (modelData === "word")
                        pad.word()
                    else if (modelData === "erase")
                        pad.erase()
                    else
                        pad.digit(modelData)
                }
            }
        }
    }
}
