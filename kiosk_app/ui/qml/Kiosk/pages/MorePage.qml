pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// All that needs neither card nor dossier.
PageFrame {
    id: page

    property var content: ({})
    readonly property int abreast: Theme.landscape ? 3 : 2
    readonly property var rows: {
        const found = []
        for (let at = 0; at < content.tiles.length; at += abreast)
            found.push(content.tiles.slice(at, at + abreast))
        return found
    }

    stacks: true
    stacksAlways: true
    spreadsAlways: true
    title: qsTrId("page.more.title")
    hint: qsTrId("page.more.hint")
    hintYields: true
    breath: 0
    spacing: (Theme.landscape ? 14 : 20) * Theme.u

    act: Repeater {
        model: page.rows

        Abreast {
            id: line
            required property var modelData
            width: page.actWidth
            across: page.abreast
            spacing: page.spacing
            Repeater {
                model: line.modelData
                Tile {
                    required property var modelData
                    width: line.share
                    height: line.tall
                    least: (Theme.broad ? 150 : Theme.landscape ? 170 : 250) * Theme.u
                    text: Theme.huge ? qsTrId("tile." + modelData.id + ".short") : qsTrId("tile." + modelData.id)
                    example: qsTrId("tile." + modelData.id + ".example")
                    glyph: modelData.icon
                    glyphSize: (Theme.big ? 70 : 80) * Theme.u
                    onImplicitHeightChanged: if (line) line.measure()
                    Component.onCompleted: line.measure()
                    onClicked: VisitView.open_tile(modelData.id)
                }
            }
        }
    }

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
    }
}
