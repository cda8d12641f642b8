pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// All that is announced, in whole sentences; what matters today stands first.
PageFrame {
    id: page

    property var content: ({})
    readonly property var board: content.board
    // large letters: a long sentence goes over more than one turn
    readonly property int longest: Theme.huge ? (Theme.landscape ? 120 : 90) : Theme.big ? 180 : 400

    function pieces(body: string): list<string> {
        const found = []
        for (const sentence of body.match(/.+?(?:[.!?…](?=\s)|$)/g) ?? []) {
            let rest = sentence.trim()
            while (rest.length > longest) {
                const at = rest.lastIndexOf(" ", longest)
                if (at <= 0)
                    break
                found.push(rest.slice(0, at))
                rest = rest.slice(at + 1)
            }
            if (rest !== "")
                found.push(rest)
        }
        return found
    }

    readonly property var blocks: {
        const found = []
        for (const notice of board) {
            found.push({ text: notice.title, heads: true, attention: notice.attention, first: found.length === 0 })
            for (const text of Theme.big ? pieces(notice.body) : [notice.body])
                found.push({ text: text, heads: false, attention: false, first: false })
        }
        // what was announced is over while somebody reads it
        return found.length > 0 ? found
            : [{ text: qsTrId("page.announcements.none"), heads: true, attention: false, first: true }]
    }

    stacks: true
    title: qsTrId("home.notices")
    flows: Theme.broad
    spacing: 12 * Theme.u
    drawingMost: 440 * Theme.u
    drawing: Theme.broad ? null : sheet

    Component {
        id: sheet
        WindowPanel {
            Glyph {
                anchors.centerIn: parent
                name: "paper"
                size: 170 * Theme.u
            }
        }
    }
    act: [
        Repeater {
            model: page.blocks

            Item {
                id: block

                required property var modelData
                readonly property bool heads: modelData.heads === true
                readonly property real above: heads && !modelData.first ? 36 * Theme.u : 0

                width: page.actWidth
                height: above + words.implicitHeight

                Rectangle {
                    visible: block.above > 0
                    y: 12 * Theme.u
                    width: parent.width
                    height: 2 * Theme.u
                    color: Theme.rule
                }
                Glyph {
                    id: picture
                    y: words.y + 4 * Theme.u
                    name: !block.heads || Theme.huge ? "" : block.modelData.attention ? "attention" : "paper"
                    size: 64 * Theme.u
                }
                InkText {
                    id: words
                    y: block.above
                    x: Theme.huge ? 0 : 92 * Theme.u
                    width: parent.width - x
                    text: block.modelData.text
                    weight: block.heads ? Font.DemiBold : Font.Medium
                    font.pixelSize: block.heads ? Theme.button : Theme.body
                }
            }
        }
    ]
    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
    }
}
