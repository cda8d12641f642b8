pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// Who is in a list so far: a touch on one goes through what was said of them, a button takes them off.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool emptyList: content.people.length === 0
    readonly property bool undoes: !!content.removed
    // more than so many, and any on a lowered screen, stand in lines of their own name
    readonly property int few: 6

    stacks: true
    title: content.question
    hint: emptyList ? content.hint : Words.say("page.people.so_far", content.people.length)
    hintYields: true
    urgent: wrong
    spacing: 12 * Theme.u
    drawingMost: 400 * Theme.u
    drawing: Theme.broad ? null : window
    onContentChanged: Qt.callLater(content.error_id === "" && undoes ? seekUndo : seekUrgent)

    function nameOf(person: var): string {
        return person.name === "" ? Words.say("review.person", content.one, person.person) : person.name
    }

    function seekUndo() {
        bring(undo, null)
    }

    Component {
        id: window
        Item {
            WindowPanel {
                id: panel
                anchors.centerIn: parent
                width: Math.min(parent.width, parent.height)
                height: width

                Glyph {
                    anchors.centerIn: parent
                    name: "person"
                    size: panel.width * 0.42
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
        TertiaryButton {
            id: undo
            width: parent.width
            height: page.undoes ? implicitHeight : 0
            glyph: Theme.huge ? "" : "retake"
            text: page.undoes ? Words.say("page.people.put_back", page.nameOf(page.content.removed)) : ""
            letters: Theme.body
            onClicked: VisitView.put_back()
        },
        // with large letters three buttons would leave the list no room
        SecondaryButton {
            width: parent.width
            height: page.content.enough && Theme.big ? implicitHeight : 0
            implicitHeight: Theme.target
            text: qsTrId("page.people.add")
            onClicked: VisitView.add_person()
        },
        Repeater {
            model: page.content.people

            PersonLine {
                required property var modelData
                width: page.actWidth
                height: implicitHeight
                place: modelData.person
                text: page.nameOf(modelData)
                note: modelData.unfinished ? qsTrId("page.people.unfinished") : modelData.note
                unfinished: modelData.unfinished
                dense: page.content.people.length > page.few || Theme.lowReach
                onOpened: VisitView.change_person(modelData.person)
                onTakenOff: VisitView.remove_person(modelData.person)
            }
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        SecondaryButton {
            visible: page.content.enough && !Theme.big
            text: qsTrId("page.people.add")
            onClicked: VisitView.add_person()
        }
        PrimaryButton {
            text: page.content.enough ? qsTrId("page.people.done") : qsTrId("page.people.add")
            trailing: page.content.enough ? "next" : ""
            onClicked: {
                if (page.content.enough)
                    VisitView.go_on()
                else
                    VisitView.add_person()
            }
        }
    }
}
