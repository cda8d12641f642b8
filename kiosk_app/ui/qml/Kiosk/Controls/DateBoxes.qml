pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme

// Day, month, year in spoken order. `entry` is a DateEntry of the flow; the active box has the caret.
Item {
    id: boxes

    property var entry: ({ day: "", month: "", year: "", active: "" })

    implicitHeight: row.height
    implicitWidth: 968 * Theme.u

    Row {
        id: row
        spacing: Theme.gap

        Repeater {
            model: ["day", "month", "year"]

            Column {
                id: part

                required property string modelData
                readonly property bool active: boxes.entry.active === modelData
                readonly property string digits: boxes.entry[modelData]

                // one line of boxes, also where the name over one of them had to shrink
                anchors.bottom: parent.bottom
                width: (boxes.width - 2 * Theme.gap) * (modelData === "year" ? 0.396 : 0.302)
                spacing: 2 * Theme.u

                FitText {
                    x: 6 * Theme.u
                    width: parent.width - x
                    least: (Theme.huge ? 53 : 48) * Theme.u
                    whole: qsTrId("date." + part.modelData)
                    weight: Font.DemiBold
                    Accessible.ignored: true
                }
                Rectangle {
                    width: parent.width
                    height: (Theme.huge ? 136 : 150 * Math.min(Theme.scale, 1.2)) * Theme.u
                    radius: Theme.radius
                    color: Theme.card
                    border.width: part.active ? Theme.strong : Theme.thin
                    border.color: part.active ? Theme.ink : Theme.line
                    Accessible.role: Accessible.EditableText
                    Accessible.name: qsTrId("date." + part.modelData)
                    Accessible.description: part.digits

                    InkText {
                        id: figures
                        anchors.centerIn: parent
                        text: part.digits
                        weight: Font.DemiBold
                        // as large as the box has room for two figures, or four
                        font.pixelSize: Math.min(84 * Theme.u * Math.min(Theme.scale, 1.2), (part.width - 48 * Theme.u) / (part.modelData === "year" ? 2.6 : 1.3))
                        Accessible.ignored: true
                    }
                    Rectangle {
                        visible: part.active
                        x: figures.x + figures.implicitWidth + 8 * Theme.u
                        anchors.verticalCenter: parent.verticalCenter
                        width: 6 * Theme.u
                        height: 100 * Theme.u
                        color: Theme.son
                    }
                }
            }
        }
    }
}
