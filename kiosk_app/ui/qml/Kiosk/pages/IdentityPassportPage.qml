import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The number of a passport, letters and figures, as it is printed.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool wrongly: content.error_id !== ""
    // large letters on a wide screen: what is wrong takes the question's place
    readonly property bool instead: Theme.big && Theme.landscape && wrongly

    readonly property bool known: content.birth !== "" && content.expiry !== "" && !wrongly
    // over large letters the keys need the room
    readonly property bool looks: content.camera && !wrongly && !Theme.big && content.text === ""

    // and so does what the camera read
    readonly property bool told: Theme.broad && known

    title: told ? qsTrId("page.identity_passport.read.short").arg(content.birth).arg(content.expiry) : instead ? qsTrId(content.error_id) : qsTrId("page.identity_passport.title")
    titleSize: instead || told ? 60 * Theme.u : Math.min(Theme.title, 93.6 * Theme.u)
    hint: wrongly || told || (Theme.big && Theme.landscape) ? "" : qsTrId("page.identity_passport.hint")
    hintYields: true
    bleed: true
    urgent: wrong
    onContentChanged: Qt.callLater(seekUrgent)
    spacing: 14 * Theme.u
    property int typing: 0
    // what the camera read stands in the box as if it had been typed
    readonly property string seen: known ? content.text : ""
    onSeenChanged: if (seen !== "" && seen !== TypingView.text) typing = TypingView.begin(seen, "code")
    Component.onCompleted: typing = TypingView.begin(content.text, "code")
    Component.onDestruction: TypingView.end_of(typing)

    Field {
        width: parent.width
        height: implicitHeight
        text: page.content.text
        label: qsTrId("page.identity_passport.label")
    }
    AttentionPanel {
        id: wrong
        width: parent.width
        height: page.wrongly && !page.instead ? implicitHeight : 0
        text: page.wrongly ? qsTrId(page.content.error_id) : ""
    }

    AttentionPanel {
        width: parent.width
        height: page.looks || page.known && !page.told ? implicitHeight : 0
        tone: page.known ? "good" : "moon"
        glyph: page.known ? "check" : "scan"
        letters: Theme.note
        text: page.known ? qsTrId("page.identity_passport.read").arg(page.content.birth).arg(page.content.expiry)
            : qsTrId("page.identity_passport.camera")
    }

    Connections {
        target: TypingView
        function onTyped(text: string) { VisitView.answer(text) }
    }

    foot: Keyboard {
        width: parent.width
        height: implicitHeight
        plain: true
        goText: qsTrId("action.go_on")
        onGoBack: VisitView.go_back()
        onGoOn: VisitView.go_on()
    }
}
