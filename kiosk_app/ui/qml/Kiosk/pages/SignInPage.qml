pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// VNeID on the citizen's own telephone: a code to scan, a time to wait, and a way without it.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool waiting: content.state === "waiting"
    readonly property bool asking: content.state === "asking"

    // beside large letters the code needs the room
    readonly property bool cramped: Theme.huge && Theme.landscape

    kicker: cramped ? "" : qsTrId("page.sign_in.part")
    title: qsTrId("page.sign_in.title")
    readBeside: true
    spreads: true
    leftWidth: (Theme.broad ? 740 : 580) * Theme.u
    spacing: 16 * Theme.u
    drawing: waiting || Theme.broad ? null : emblem

    Component {
        id: emblem
        Emblem {
            glyph: "phone"
            busy: page.asking
        }
    }
    Item {
        width: parent.width
        height: page.waiting ? code.height : 0

        QrFrame {
            id: code
            visible: page.waiting
            anchors.horizontalCenter: Theme.landscape ? undefined : parent.horizontalCenter
            width: (page.cramped ? 400 : Theme.huge || Theme.broad ? 440 : Theme.landscape ? 500 : 620) * Theme.u
            height: width
            payload: page.content.url
            label: qsTrId("page.sign_in.qr_spoken")
        }
    }
    act: [
        AttentionPanel {
            width: parent.width
            height: page.waiting && !page.cramped ? implicitHeight : 0
            tone: "moon"
            glyph: "phone"
            text: qsTrId("page.sign_in.how")
        },
        AttentionPanel {
            width: parent.width
            height: implicitHeight
            window: page.waiting || page.asking
            text: page.waiting ? qsTrId("page.sign_in.waiting").arg(page.content.until) : qsTrId("page.sign_in." + page.content.state)
        },
        PrimaryButton {
            width: parent.width
            implicitHeight: Math.max(104 * Theme.u, implicitContentHeight + 12 * Theme.u)
            height: page.waiting || page.asking ? 0 : implicitHeight
            text: qsTrId("page.sign_in.again")
            glyph: "retake"
            onClicked: VisitView.go_on()
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        SecondaryButton {
            text: qsTrId("page.sign_in.without")
            onClicked: VisitView.no_card()
        }
    }
}
