pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// A person: whether somebody is here now, who answers the phone, and when somebody calls back.
PageFrame {
    id: page

    property var content: ({})
    readonly property var panel: content.panel
    readonly property var duty: panel.duty
    readonly property bool callFirst: panel.first === "call_back"

    signal closed

    stacks: true
    readBeside: true
    title: qsTrId("page.person.title")
    hint: Theme.broad ? "" : qsTrId("page.person.kept")
    // who can be called comes before what stays as it is
    hintYields: true
    drawingMost: 420 * Theme.u
    drawingLeast: 150 * Theme.u
    leftWidth: (Theme.broad ? 700 : 660) * Theme.u
    // who can be called matters more than the picture
    drawing: Theme.big || Theme.landscape ? null : window
    readonly property real label: Theme.broad && Theme.huge ? 272 * Theme.k : 0

    // when somebody is there next, by day, part of the day and clock
    function next(byLine: bool, duty: var): string {
        if (duty.state === "here" || duty.state === "none")
            return ""
        if (duty.state === "on")
            return qsTrId(byLine ? "page.person.line.on" : "duty.on").arg(qsTrId(duty.weekday_id)).arg(duty.day).arg(duty.clock)
        return qsTrId((byLine ? "page.person.line." : "duty.") + duty.state + "." + duty.part).arg(duty.clock)
    }

    // a text's height that hangs on its own words is asked for while they change: it stands in an item
    component Aside: Item {
        id: aside
        property string text
        width: parent?.width ?? 0
        height: text === "" ? 0 : words.implicitHeight
        InkText {
            id: words
            width: parent.width
            text: aside.text
            font.pixelSize: Theme.caption
            color: Theme.ink2
        }
    }

    Component {
        id: window
        WindowPanel {
            Glyph {
                anchors.centerIn: parent
                name: "person"
                size: parent.width * 0.9
            }
        }
    }

    AttentionPanel {
        width: parent.width
        height: implicitHeight
        glyph: page.duty.state === "here" ? "person" : "time"
        tone: page.duty.state === "here" ? "good" : "moon"
        letters: Theme.broad || Theme.huge ? Theme.note : Theme.body
        text: page.duty.state === "here" ? qsTrId("duty.here." + page.panel.profile).arg(page.duty.clock)
            : page.duty.state === "none" ? qsTrId("duty.none") : qsTrId("duty.away")
        detail: page.next(false, page.duty)
    }

    act: [
        FactLine {
            width: parent.width
            height: page.panel.hotline === "" ? 0 : implicitHeight
            dense: Theme.landscape || Theme.huge
            aside: page.label
            glyph: "phone"
            label: qsTrId("page.person.phone")
            value: page.panel.hotline
            note: (page.panel.line ?? null) === null ? ""
                : page.panel.line.state === "here" ? qsTrId("page.person.line.until").arg(page.panel.line.clock)
                : page.next(true, page.panel.line)
        },
        FactLine {
            width: parent.width
            height: page.panel.desk === "" ? 0 : implicitHeight
            dense: Theme.landscape || Theme.huge
            aside: page.label
            glyph: "pin"
            label: qsTrId("page.person.desk." + page.panel.profile)
            value: page.panel.desk
            note: page.panel.desk_hours === "" ? "" : qsTrId("page.person.hours").arg(page.panel.desk_hours)
        },
        // who is there is told by a clock that nothing has confirmed
        Aside {
            text: page.panel.clock === "" ? "" : qsTrId("page.person.clock").arg(page.panel.clock)
        },
        // for whoever is called: how many, never whose
        Aside {
            text: LineView.parked === 0 ? "" : qsTrId("page.person.parked").arg(LineView.parked)
        },
        Aside {
            text: LineView.paper === "" ? "" : qsTrId("page.person.paper." + LineView.paper)
        },
        // not one of the citizen's choices: narrower than those and apart from them
        TertiaryButton {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, implicitContentWidth + 96 * Theme.u)
            height: page.panel.staff_door ? implicitHeight : 0
            implicitHeight: Math.max(Theme.target, implicitContentHeight + 20 * Theme.u)
            visible: page.panel.staff_door
            text: qsTrId("page.person.staff")
            letters: Theme.note
            onClicked: VisitView.open_staff()
        }
    ]
    foot: FootStack {
        upright: !Theme.landscape
        PrimaryButton {
            width: parent.width
            text: page.callFirst ? qsTrId("page.person.call_back") : qsTrId("page.person.go_on")
            trailing: "next"
            onClicked: page.callFirst ? VisitView.call_back() : VisitView.close_panel()
        }
        SecondaryButton {
            width: parent.width
            visible: page.callFirst || page.panel.call_back
            text: page.callFirst ? qsTrId("page.person.go_on") : qsTrId("page.person.call_back")
            glyph: page.callFirst || Theme.broad ? "" : "phone"
            onClicked: page.callFirst ? VisitView.close_panel() : VisitView.call_back()
        }
    }
}
