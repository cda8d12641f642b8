import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The code from the slip, typed as it is printed.
PageFrame {
    id: page

    property var content: ({})

    readonly property bool paying: content.looking_for === "fee"
    // large letters on a wide screen: what is wrong takes the question's place
    readonly property bool cramped: Theme.big && Theme.landscape
    readonly property bool instead: cramped && content.error_id !== ""

    // the largest letters leave the question no room above what is wrong, which says it too
    readonly property bool bare: Theme.scale > 1.7 && !cramped && content.error_id !== ""

    title: bare ? "" : instead ? qsTrId(content.error_id) : paying ? qsTrId("page.pay_code.title") : qsTrId("page.status_code.title")
    // on a wide screen what is wrong takes the hint's room
    hint: cramped || bare || (Theme.landscape && content.error_id !== "") ? ""
        : paying ? qsTrId("page.pay_code.hint") : qsTrId("page.status_code.hint")
    bleed: true
    urgent: wrong
    onContentChanged: Qt.callLater(seekUrgent)
    spacing: 14 * Theme.u
    property int typing: 0
    Component.onCompleted: typing = TypingView.begin(content.text, "code")
    Component.onDestruction: TypingView.end_of(typing)

    Field {
        width: parent.width
        height: implicitHeight
        text: page.content.text
        label: qsTrId("page.status_code.label")
    }
    AttentionPanel {
        id: wrong
        width: parent.width
        height: page.instead || (page.content.error_id === "" && !page.content.asking) ? 0 : implicitHeight
        window: page.content.asking
        tone: page.content.asking ? "moon" : "attention"
        text: page.content.asking ? qsTrId("page.status_code.asking")
            : page.content.error_id === "" ? "" : qsTrId(page.content.error_id)
    }
    // who has no code to type
    Item {
        width: parent.width
        height: page.content.asking || page.cramped || (Theme.huge && (page.content.error_id !== "" || Theme.scale > 1.7)) ? 0 : lost.implicitHeight
        visible: height > 0

        InkText {
            id: lost
            width: parent.width
            text: qsTrId("page.status_code.lost").arg(Theme.big ? qsTrId("bar.person.short") : qsTrId("bar.person"))
            font.pixelSize: Theme.landscape ? Theme.note : Theme.body
            color: Theme.ink2
        }
    }

    Connections {
        target: TypingView
        function onTyped(text: string) { VisitView.answer(text) }
    }

    foot: Keyboard {
        width: parent.width
        height: implicitHeight
        plain: true
        goText: page.paying ? qsTrId("action.go_on") : qsTrId("page.status_code.go")
        onGoBack: VisitView.go_back()
        onGoOn: VisitView.go_on()
    }
}
