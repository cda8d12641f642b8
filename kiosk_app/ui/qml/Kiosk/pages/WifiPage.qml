pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The place's network: a code for the camera of a telephone, the same as text, one warning.
PageFrame {
    id: page

    property var content: ({})
    // beside large letters the code needs the room
    readonly property bool cramped: Theme.huge && Theme.landscape

    title: qsTrId("page.wifi.title")
    hint: cramped ? "" : qsTrId("page.wifi.hint")
    hintYields: true
    stacks: true
    stacksAlways: true
    spacing: 20 * Theme.u
    pictureWidth: (cramped ? 440 : Theme.big ? 480 : 560) * Theme.u
    drawing: Theme.landscape ? picture : null

    component Code: QrFrame {
        payload: page.content.code
        label: qsTrId("page.wifi.qr_spoken")
    }
    // on a wide screen it stays beside every turn
    Component {
        id: picture
        Item {
            Code {
                anchors.centerIn: parent
                width: Math.min(parent.width, parent.height)
                height: width
            }
        }
    }

    Item {
        width: parent.width
        height: Theme.landscape ? 0 : code.height

        Code {
            id: code
            visible: !Theme.landscape
            anchors.horizontalCenter: parent.horizontalCenter
            width: (Theme.huge ? 520 : 640) * Theme.u
            height: width
        }
    }
    act: [
        Rectangle {
            width: parent.width
            height: facts.implicitHeight + 40 * Theme.u
            radius: Theme.radius
            color: Theme.card
            border.width: Theme.thin
            border.color: Theme.line

            Grid {
                id: facts
                readonly property bool beside: network.wanted + secret.wanted + columnSpacing <= width
                x: 32 * Theme.u
                y: 20 * Theme.u
                width: parent.width - 2 * x
                columns: beside ? 2 : 1
                columnSpacing: 28 * Theme.u

                Fact {
                    id: network
                    width: facts.beside ? wanted : facts.width
                    label: qsTrId("page.wifi.name")
                    value: page.content.name
                }
                Fact {
                    id: secret
                    width: facts.beside ? wanted : facts.width
                    visible: page.content.password !== ""
                    label: qsTrId("page.wifi.password")
                    value: page.content.password
                }
            }
        },
        AttentionPanel {
            width: parent.width
            height: implicitHeight
            glyph: "private"
            letters: Theme.broad ? Theme.note : Theme.body
            text: page.content.password === "" ? qsTrId("wifi.open") + " " + qsTrId("wifi.warning") : qsTrId("wifi.warning")
        }
    ]

    component Fact: Column {
        id: fact
        property string label
        property string value
        readonly property real wanted: Math.max(name.implicitWidth, said.implicitWidth) + 4 * Theme.u
        Accessible.role: Accessible.StaticText
        Accessible.name: label + ": " + value

        InkText {
            id: name
            width: fact.width
            text: fact.label
            font.pixelSize: Theme.caption
            color: Theme.ink2
            Accessible.ignored: true
        }
        InkText {
            id: said
            width: fact.width
            text: fact.value
            weight: Font.DemiBold
            wrapMode: Text.Wrap
            font.pixelSize: Theme.button
            topPadding: 0
            Accessible.ignored: true
        }
    }

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        PrintButton {
            narrow: page.cramped
            label: Theme.huge ? qsTrId("leaflet.print") : qsTrId("page.wifi.print")
            printing: page.content.printing
            onClicked: VisitView.print_leaflet("")
        }
    }
}
