pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// What can be done here, each with its scope and its price before anything is asked.
PageFrame {
    id: page

    property var content: ({})
    property bool typing: false
    // nothing is in force on what this kiosk takes for today
    readonly property bool closed: content.wrong_day !== ""
    // large letters on a wide screen: a panel's second sentence is a block of its own
    readonly property bool cramped: Theme.huge && Theme.landscape

    stacks: true
    title: typing ? "" : closed ? qsTrId("page.services.wrong_day.title") : qsTrId("page.services.title")
    hint: typing || closed ? "" : qsTrId("page.services.hint")
    bleed: typing
    hintYields: true
    spacing: (Theme.landscape ? 12 : 16) * Theme.u
    Component.onDestruction: TypingView.end()

    function price(fee: var): string {
        return fee.verified ? qsTrId("money.dong").arg(fee.amount) : ""
    }

    Field {
        width: parent.width
        height: page.typing ? implicitHeight : 0
        visible: page.typing
        glyph: "keyboard"
        text: TypingView.text
        label: qsTrId("page.services.search")
    }
    Repeater {
        model: page.content.services

        ServiceCard {
            required property var modelData
            width: page.readWidth
            text: modelData.name
            glyph: modelData.icon
            scope: modelData.scope
            fee: page.price(modelData.fee)
            example: page.content.services.length < 4 && !page.typing && !Theme.big && !Theme.landscape ? modelData.example : ""
            onClicked: VisitView.open_service(modelData.id)
        }
    }
    AttentionPanel {
        width: parent.width
        height: page.content.services.length === 0 ? implicitHeight : 0
        text: page.closed ? qsTrId("page.services.wrong_day").arg(page.content.wrong_day) : qsTrId("page.services.none")
        detail: !page.closed ? qsTrId("page.services.none.do") : page.cramped ? "" : qsTrId("page.services.wrong_day.do")
    }
    Item {
        width: parent.width
        height: visible ? where.implicitHeight : 0
        visible: page.closed && page.cramped
        InkText {
            id: where
            width: parent.width
            text: qsTrId("page.services.wrong_day.do")
            font.pixelSize: Theme.body
        }
    }
    FactLine {
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: page.closed && page.content.hotline !== ""
        dense: Theme.landscape
        glyph: "phone"
        label: qsTrId("page.person.phone")
        value: page.content.hotline
    }
    FactLine {
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: page.closed && page.content.desk !== ""
        dense: Theme.landscape
        glyph: "pin"
        label: qsTrId("page.person.desk")
        value: page.content.desk
    }

    foot: Item {
        implicitHeight: page.typing ? keys.implicitHeight : row.implicitHeight
        width: parent.width
        height: implicitHeight

        ActionRow {
            id: row
            width: parent.width
            height: implicitHeight
            visible: !page.typing
            BackButton { onClicked: VisitView.go_back() }
            SecondaryButton {
                visible: !page.closed
                text: qsTrId("page.services.search")
                glyph: "keyboard"
                onClicked: {
                    TypingView.begin(page.content.query, "search")
                    page.typing = true
                }
            }
        }
        // Forty keys are not made for somebody who only taps a service.
        Loader {
            id: keys
            width: parent.width
            active: page.typing
            sourceComponent: Keyboard {
                goText: qsTrId("page.services.open_first")
                onGoBack: {
                    TypingView.end()
                    VisitView.search("")
                    page.typing = false
                }
                onGoOn: {
                    if (page.content.services.length > 0)
                        VisitView.open_service(page.content.services[0].id)
                }
            }
        }
    }

    Connections {
        target: TypingView
        enabled: page.typing
        function onTyped(text: string) { VisitView.search(text) }
    }
}
