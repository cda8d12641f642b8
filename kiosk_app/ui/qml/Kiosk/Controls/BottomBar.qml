pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme

// Five fixed slots: person, language, letters and colours, read aloud, and end (at home: lower it).
Rectangle {
    id: bar

    // each {id, icon, label, brief}
    property var slots: []
    property string pressedIn

    signal chosen(string slot)

    implicitHeight: Theme.landscape ? Math.max(132 * Theme.u, tallest.implicitHeight + 24 * Theme.u)
        : Math.max(176 * Theme.u, tallest.implicitHeight + 104 * Theme.u)
    color: Theme.card

    InkText {
        id: tallest
        visible: false
        text: "Ặ"
        weight: Font.DemiBold
        font.pixelSize: Theme.caption
    }
    Rectangle {
        width: parent.width
        height: (Theme.bold ? 4 : 2) * Theme.u
        color: Theme.rule
    }

    Row {
        id: row
        anchors.fill: parent
        // a finger between two of them hits neither
        spacing: 10 * Theme.u

        Repeater {
            // a number: slots that only change their words stay, and no page waits for new ones
            model: bar.slots.length

            Pressable {
                id: slot
                objectName: "bar " + face.id

                required property int index
                readonly property var face: bar.slots[index] ?? ({ id: "", icon: "", label: "", brief: "" })

                readonly property string words: Theme.big ? face.brief : face.label

                width: (bar.width - row.spacing * (bar.slots.length - 1)) / bar.slots.length
                height: bar.height
                around: 8 * Theme.u
                spoken: face.label.includes(words) ? face.label : words + ". " + face.label
                onClicked: bar.chosen(face.id)

                background: Rectangle {
                    color: slot.down ? Theme.sand : "transparent"
                    Rectangle {
                        visible: slot.index > 0
                        x: -(row.spacing + width) / 2
                        width: 2 * Theme.u
                        y: 40 * Theme.u * (Theme.landscape ? 0.75 : 1)
                        height: parent.height - 2 * y
                        color: Theme.rule
                    }
                }
                contentItem: Item {
                    Grid {
                        anchors.centerIn: parent
                        columns: Theme.landscape ? 2 : 1
                        spacing: (Theme.landscape ? 24 : 0) * Theme.u
                        horizontalItemAlignment: Grid.AlignHCenter
                        verticalItemAlignment: Grid.AlignVCenter

                        Glyph {
                            name: slot.face.icon
                            size: 64 * Theme.u
                        }
                        InkText {
                            wrapMode: Text.NoWrap
                            text: slot.words
                            weight: Font.DemiBold
                            font.pixelSize: Theme.caption
                            Accessible.ignored: true
                        }
                    }
                }
                FocusRing {
                    visible: slot.visualFocus
                    anchors.margins: 6 * Theme.u
                    around: 8 * Theme.u
                }
            }
        }
    }
}
