pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The nearest as one sentence, then two weeks by date; what is not known is said, with whom to ask.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool known: content.days.length > 0
    readonly property string nearest: {
        if (content.nearest_id === "")
            return ""
        const given = content.nearest_weekday_id === "" ? [] : [qsTrId(content.nearest_weekday_id)]
        return given.concat(content.nearest_arguments).reduce((text, part) => text.arg(part), qsTrId(content.nearest_id))
    }
    // where to, below when: read apart, each stays on its line
    readonly property bool parted: content.nearest_id === "home.stop.next"
    readonly property string place: parted ? content.nearest_arguments[0] : ""
    readonly property string first: parted
        ? qsTrId("schedule.next").arg(qsTrId(content.nearest_weekday_id)).arg(content.nearest_arguments[1]).arg(content.nearest_arguments[2])
        : nearest
    readonly property string updated: content.updated === "" ? "" : qsTrId("schedule.updated").arg(content.updated)

    // several days in short, as they stand on any calendar
    function dates(row: var): string {
        return row.until_date === "" ? qsTrId(row.weekday_id) + " " + row.date
            : qsTrId(row.weekday_id + ".short") + " " + row.date + " – " + qsTrId(row.until_weekday_id + ".short") + " " + row.until_date
    }

    function spokenDates(row: var): string {
        const from = qsTrId(row.weekday_id) + " " + row.date
        return row.until_date === "" ? from : from + " – " + qsTrId(row.until_weekday_id) + " " + row.until_date
    }

    stacks: true
    title: content.mobile ? qsTrId("page.schedule.title.bus") : qsTrId("page.schedule.title")
    hint: Theme.huge && Theme.landscape ? "" : updated
    readBeside: true
    flows: true
    leftWidth: 700 * Theme.u
    spacing: 14 * Theme.u
    drawing: known || Theme.big ? null : window

    Component {
        id: window
        WindowPanel {
            Glyph {
                anchors.centerIn: parent
                name: "calendar"
                size: parent.width * 0.9
            }
        }
    }

    Flow {
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: page.content.points.length > 1
        spacing: 14 * Theme.u

        Repeater {
            model: page.content.points

            Pressable {
                id: chip
                required property var modelData
                readonly property bool chosen: modelData.chosen === true

                height: Math.max(96 * Theme.u, words.implicitHeight + 20 * Theme.u)
                width: Math.min(page.readWidth, words.implicitWidth + 56 * Theme.u)
                around: height / 2
                text: modelData.name
                spoken: chosen ? qsTrId("spoken.chosen").arg(modelData.name) : modelData.name
                onClicked: VisitView.choose(modelData.id)

                background: Rectangle {
                    radius: height / 2
                    color: chip.chosen ? Theme.ink : Theme.card
                    border.width: Theme.thin
                    border.color: chip.chosen ? Theme.ink : Theme.line
                }
                contentItem: Item {
                    InkText {
                        id: words
                        anchors.centerIn: parent
                        width: Math.min(implicitWidth, page.readWidth - 56 * Theme.u)
                        text: chip.text
                        weight: Font.DemiBold
                        font.pixelSize: Theme.caption
                        color: chip.chosen ? Theme.card : Theme.ink
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    Rectangle {
        width: parent.width
        height: page.nearest === "" ? 0 : Math.max(140 * Theme.u, sentence.height + 36 * Theme.u)
        visible: height > 0
        radius: Theme.radius
        color: Theme.card
        border.width: 4 * Theme.u
        border.color: Theme.ngoc
        Accessible.role: Accessible.StaticText
        Accessible.name: page.nearest

        Glyph {
            id: picture
            x: 32 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            name: Theme.huge ? "" : page.content.mobile ? "bus" : "time"
            size: 88 * Theme.u
        }
        Column {
            id: sentence
            x: Theme.huge ? 32 * Theme.u : picture.x + picture.width + 28 * Theme.u
            width: parent.width - x - 28 * Theme.u
            anchors.verticalCenter: parent.verticalCenter

            InkText {
                width: parent.width
                text: page.first
                weight: Font.DemiBold
                font.pixelSize: Theme.button
                Accessible.ignored: true
            }
            InkText {
                width: parent.width
                visible: text !== ""
                text: page.place
                font.pixelSize: Theme.body
                topPadding: 0
                Accessible.ignored: true
            }
        }
    }
    act: [
        AttentionPanel {
            width: parent.width
            height: page.known ? 0 : implicitHeight
            glyph: "time"
            tone: "moon"
            text: qsTrId("page.schedule.none")
            detail: page.content.hours === "" ? "" : qsTrId("page.schedule.none.hours").arg(page.content.hours)
        },
        FactLine {
            width: parent.width
            height: visible ? implicitHeight : 0
            visible: !page.known && page.content.hotline !== ""
            dense: Theme.landscape
            glyph: "phone"
            label: qsTrId("page.person.phone")
            value: page.content.hotline
        },
        Repeater {
            model: page.content.days

            Item {
                id: row
                required property var modelData
                required property int index
                readonly property string hours: modelData.hours === "" ? qsTrId("page.schedule.closed") : modelData.hours
                readonly property string staff: modelData.staff === "" ? "" : qsTrId("schedule.staff").arg(modelData.staff)
                readonly property string more: [modelData.place, staff, modelData.changed ? qsTrId("schedule.changed") : ""]
                    .filter(part => part !== "").join(" · ")
                readonly property bool beside: when.implicitWidth + length.implicitWidth + 40 * Theme.u <= width

                width: page.actWidth
                height: told.height + 26 * Theme.u
                Accessible.role: Accessible.ListItem
                Accessible.name: page.spokenDates(modelData) + ". " + hours + (more === "" ? "" : ". " + more)

                Rectangle {
                    visible: row.index > 0
                    y: -page.spacing / 2
                    width: parent.width
                    height: 2 * Theme.u
                    color: Theme.rule
                }
                Item {
                    id: told
                    y: 12 * Theme.u
                    width: parent.width
                    height: below.y + (below.visible ? below.implicitHeight : 0)

                    InkText {
                        id: when
                        width: row.beside ? implicitWidth : parent.width
                        text: page.dates(row.modelData)
                        weight: Font.DemiBold
                        font.pixelSize: Theme.body
                        Accessible.ignored: true
                    }
                    InkText {
                        id: length
                        x: row.beside ? parent.width - implicitWidth : 0
                        y: row.beside ? 0 : when.y + when.implicitHeight
                        width: row.beside ? implicitWidth : parent.width
                        text: row.hours
                        font.pixelSize: Theme.body
                        Accessible.ignored: true
                    }
                    InkText {
                        id: below
                        y: length.y + length.implicitHeight
                        visible: text !== ""
                        width: parent.width
                        text: row.more
                        font.pixelSize: Theme.note
                        color: Theme.ink2
                        topPadding: 0
                        Accessible.ignored: true
                    }
                }
            }
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        PrintButton {
            visible: page.known
            label: qsTrId("page.schedule.print")
            printing: page.content.printing
            onClicked: VisitView.print_leaflet("")
        }
    }
}
