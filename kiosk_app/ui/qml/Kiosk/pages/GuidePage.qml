pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// A procedure told in parts, over as many turns as the letters need; every figure with its source and its day.
PageFrame {
    id: page

    property var content: ({})
    // all buttons beside each other, or those of paper above the others
    readonly property bool oneRow: Theme.landscape
    // large letters: a long sentence goes over more than one turn
    readonly property int longest: Theme.huge ? (Theme.landscape ? 40 : 90) : Theme.big ? 180 : 400

    function say(said: var): string {
        return said.id === "" ? said.arguments[0] : Words.say(said.id, said.arguments[0], said.arguments[1]).trim()
    }

    function pieces(text: string): list<string> {
        const found = []
        let rest = text
        while (rest.length > longest) {
            const at = rest.lastIndexOf(" ", longest)
            if (at <= 0)
                break
            found.push(rest.slice(0, at))
            rest = rest.slice(at + 1)
        }
        found.push(rest)
        return found
    }

    // a part is one block; where room is short the first line stands with its heading, so that no heading ends a turn
    readonly property var blocks: {
        const found = []
        content.parts.forEach((part, order) => {
            const lines = part.lines.map((line, at) => (part.numbered ? (at + 1) + ". " : "") + say(line))
            if (!Theme.big && !Theme.landscape) {
                found.push({ heading: qsTrId(part.heading_id), glyph: part.icon, text: lines.join("\n"), ruled: order > 0 })
                return
            }
            lines.forEach((words, at) => {
                pieces(words).forEach((text, piece) => {
                    const heads = at === 0 && piece === 0
                    found.push({ heading: heads ? qsTrId(part.heading_id) : "", glyph: heads ? part.icon : "", text: text,
                        ruled: heads && order > 0 })
                })
            })
        })
        return found
    }

    stacks: true
    stacksAlways: true
    spreadsAlways: true
    title: content.name
    titleSize: Theme.huge ? Theme.subheading : Theme.big || Theme.landscape ? 60 * Theme.u : Theme.title
    flows: true
    spacing: 4 * Theme.u
    breath: 0

    act: [
        Repeater {
            model: page.blocks

            Item {
                id: block

                required property var modelData
                readonly property bool heads: modelData.heading !== ""
                readonly property real above: heads ? 22 * Theme.u : 0

                width: page.actWidth
                height: above + (heads ? heading.implicitHeight : 0) + words.implicitHeight
                Accessible.role: Accessible.ListItem
                Accessible.name: heads ? modelData.heading + ". " + modelData.text : modelData.text

                Rectangle {
                    visible: block.modelData.ruled
                    y: 8 * Theme.u
                    width: parent.width
                    height: 2 * Theme.u
                    color: Theme.rule
                }
                Glyph {
                    y: block.above + 6 * Theme.u
                    name: Theme.huge ? "" : block.modelData.glyph
                    size: 64 * Theme.u
                }
                InkText {
                    id: heading
                    x: words.x
                    y: block.above
                    width: words.width
                    visible: block.heads
                    text: block.modelData.heading
                    weight: Font.DemiBold
                    font.pixelSize: Theme.button
                    Accessible.ignored: true
                }
                InkText {
                    id: words
                    x: Theme.huge ? 0 : 92 * Theme.u
                    y: block.above + (block.heads ? heading.implicitHeight : 0)
                    width: parent.width - x
                    text: block.modelData.text
                    font.pixelSize: Theme.note
                    topPadding: 0
                    Accessible.ignored: true
                }
            }
        }
    ]

    component PrintGuide: PrintButton {
        narrow: page.oneRow || Theme.huge
        glyph: Theme.broad ? "" : printing === "printed" ? "check" : "printer"
        label: page.oneRow ? qsTrId("leaflet.print") : Theme.huge ? qsTrId("leaflet.guide") : qsTrId("page.guide.print")
        printing: page.content.printing
        onClicked: VisitView.print_leaflet("")
    }
    component PrintHome: PrintButton {
        narrow: page.oneRow || Theme.huge
        glyph: Theme.broad ? "" : printing === "printed" ? "check" : "phone"
        label: Theme.huge || Theme.landscape ? qsTrId("page.guide.home.short") : qsTrId("page.guide.home")
        printing: page.content.printing_home
        onClicked: VisitView.print_leaflet("at_home")
    }

    foot: Column {
        width: parent.width
        spacing: 16 * Theme.u

        ActionRow {
            width: parent.width
            height: implicitHeight
            visible: !page.oneRow
            PrintGuide {}
            PrintHome {}
        }
        ActionRow {
            width: parent.width
            height: implicitHeight
            BackButton { onClicked: VisitView.go_back() }
            PrintGuide { visible: page.oneRow }
            PrintHome { visible: page.oneRow }
            PrimaryButton {
                visible: page.content.begins
                text: page.oneRow ? qsTrId("page.overview.start") : qsTrId("page.guide.begin")
                trailing: "next"
                onClicked: VisitView.go_on()
            }
        }
    }
}
