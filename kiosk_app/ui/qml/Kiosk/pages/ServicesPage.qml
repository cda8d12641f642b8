pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// What happens in a life first; then what can be done for it, each with its scope and its price before anything
// is asked.
PageFrame {
    id: page

    property var content: ({})
    property bool typing: false
    // somebody reads about services instead of beginning one
    property bool reading: false
    // the groups stand before the list, unless there are few services or somebody searches
    readonly property bool grouped: content.groups.length > 0 && content.group === "" && !typing
    // nothing is in force on what this kiosk takes for today
    readonly property bool closed: content.wrong_day !== ""
    readonly property bool nothing: content.services.length === 0 && !grouped
    readonly property string instead: closed ? qsTrId("page.services.wrong_day.do") : qsTrId("page.services.none.do")
    // large letters on a wide screen: a panel's second sentence is a block of its own
    readonly property bool cramped: Theme.huge && Theme.landscape

    // a wide screen with letters of the usual size has room for several beside each other
    readonly property bool wide: Theme.landscape && !Theme.big && (content.groups.length > 0 || content.services.length > 2) && !typing
    readonly property int abreast: wide ? 2 : 1
    readonly property int tiles: wide ? 3 : Theme.huge && !Theme.landscape ? 1 : 2

    stacks: true
    stacksAlways: wide
    spreadsAlways: wide
    title: typing ? "" : closed ? qsTrId("page.services.wrong_day.title")
        : content.group !== "" ? qsTrId("life." + content.group)
        : reading ? qsTrId("page.library.title") : qsTrId("page.services.title")
    hint: typing || nothing ? "" : content.group !== "" ? qsTrId("page.services.count").arg(content.services.length)
        : reading ? qsTrId("page.library.hint")
        : qsTrId("page.services.hint") + " " + qsTrId("page.services.prepared")
    bleed: typing
    hintYields: true
    urgent: refused
    spacing: (Theme.landscape || grouped ? 12 : 16) * Theme.u
    drawing: nothing && !typing && !Theme.broad && !Theme.huge ? emblem : null
    property int begun: 0
    Component.onDestruction: TypingView.end_of(begun)

    readonly property string shownGroup: content.group
    onShownGroupChanged: turnTo(0)

    function price(fee: var): string {
        if (fee.lines.length > 0)
            return qsTrId("money.from").arg(fee.lines[0].amount)
        return fee.verified ? qsTrId("money.dong").arg(fee.amount) : ""
    }

    function search() {
        begun = TypingView.begin(content.query, "search")
        typing = true
    }

    // what stands beside each other is one block
    function rows(all: var, across: int): var {
        const rows = []
        for (let at = 0; at < all.length; at += across)
            rows.push(all.slice(at, at + across))
        return rows
    }

    Component {
        id: emblem
        Emblem {
            glyph: page.closed ? "time" : "ask"
        }
    }

    component Beside: Abreast {
        width: page.readWidth
        spacing: page.spacing
    }

    AttentionPanel {
        id: refused
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: page.content.refused !== "" && !page.typing
        text: visible ? qsTrId("page.services.refused." + page.content.refused) : ""
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
        model: page.grouped ? page.rows(page.content.groups, page.tiles) : []

        Beside {
            id: groups
            required property var modelData
            across: page.tiles
            Repeater {
                model: groups.modelData
                Tile {
                    required property var modelData
                    width: groups.share
                    height: groups.tall
                    text: qsTrId("life." + modelData.id)
                    glyph: modelData.icon
                    glyphSize: (page.wide ? 72 : Theme.big ? 80 : 96) * Theme.u
                    least: (page.wide ? 120 : Theme.broad ? 130 : 150) * Theme.u
                    example: page.wide ? "" : qsTrId("page.services.count").arg(modelData.services.length)
                    onImplicitHeightChanged: if (groups) groups.measure()
                    Component.onCompleted: groups.measure()
                    onClicked: VisitView.open_group(modelData.id)
                }
            }
        }
    }
    Repeater {
        model: page.rows(page.content.services, page.abreast)

        Beside {
            id: cards
            required property var modelData
            across: page.abreast
            Repeater {
                model: cards.modelData
                ServiceCard {
                    required property var modelData
                    width: cards.share
                    height: cards.tall
                    text: modelData.name
                    glyph: modelData.icon
                    scope: modelData.scope
                    fee: page.price(modelData.fee)
                    example: page.content.services.length < 4 && !page.typing && !Theme.big && !Theme.landscape ? modelData.example : ""
                    onImplicitHeightChanged: if (cards) cards.measure()
                    Component.onCompleted: cards.measure()
                    onClicked: VisitView.open_service(modelData.id)
                }
            }
        }
    }
    AttentionPanel {
        width: parent.width
        height: page.nothing ? implicitHeight : 0
        text: page.closed ? qsTrId("page.services.wrong_day").arg(page.content.wrong_day) : qsTrId("page.services.none")
        detail: page.cramped || (page.closed && Theme.huge) ? "" : page.instead
    }
    Item {
        width: parent.width
        height: visible ? where.implicitHeight : 0
        visible: page.nothing && page.cramped
        InkText {
            id: where
            width: parent.width
            text: page.instead
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
        label: qsTrId("page.out_of_service.go")
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
                visible: !page.closed && !page.nothing
                text: qsTrId("page.services.search")
                glyph: page.cramped ? "" : "keyboard"
                onClicked: page.search()
            }
            PrimaryButton {
                visible: !page.closed && page.nothing
                text: qsTrId("page.services.search")
                onClicked: page.search()
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
