pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// A desk, a day, a time. What is full stays in sight; the choice stands as a sentence above the button that takes it.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool choosing: content.state === "choosing" || content.state === "taking"
    readonly property bool busy: content.state === "asking" || content.state === "taking"
    readonly property bool mayRetry: content.state === "cut" || content.state === "nonsense"
    readonly property string said: {
        switch (content.state) {
        case "choosing":
            return content.trouble === "" ? "" : qsTrId("page.booking.trouble." + content.trouble)
        case "cut":
        case "nonsense":
            return qsTrId(content.unsettled ? "page.booking.unsettled" : "page.booking." + content.state)
        default:
            return qsTrId("page.booking." + content.state)
        }
    }
    readonly property string advice: mayRetry ? qsTrId(content.unsettled ? "page.booking.unsettled.do" : "page.booking.retry") : ""
    // large letters: the button itself says what it takes
    readonly property bool terse: Theme.huge || Theme.broad || (Theme.lowReach && Theme.big)
    readonly property string chosen: content.at === "" ? qsTrId("page.booking.choose")
        : qsTrId("page.booking.sentence").arg(content.at).arg(qsTrId(content.weekday_id)).arg(content.date)

    // one row of days and a few of times; what is beyond them comes with the last tile
    readonly property int daysAcross: across("page.booking.days", Theme.huge && !Theme.landscape ? 3 : Theme.big && !Theme.landscape ? 4 : 5, readWidth)
    readonly property int timesAcross: across("page.booking.times", Theme.landscape ? 5 : Theme.huge ? 3 : 4, actWidth)
    readonly property int timeRows: Theme.broad ? 1 : Theme.huge || Theme.landscape || Theme.lowReach ? 2 : 3
    readonly property var shownDays: shown(content.days, daysAcross, daySteps, "page.booking.days")
    readonly property var shownTimes: shown(content.times, timesAcross * timeRows, timeSteps, "page.booking.times")
    // how often the last tile was touched, from where the choice stands
    property int daySteps: 0
    property int timeSteps: 0

    FontMetrics {
        id: letters
        font.family: Theme.family(Font.Medium)
        font.weight: Font.Medium
        font.pixelSize: Theme.caption
    }
    readonly property real dayWidth: (readWidth - (daysAcross - 1) * 12 * Theme.u) / daysAcross - 20 * Theme.u
    readonly property bool brief: shownDays.some(day => day.id !== "" && letters.advanceWidth(qsTrId(day.weekday_id)) > dayWidth)

    // as many beside each other as the words of this language leave room for
    function across(otherwise: string, most: int, room: real): int {
        // what a letter measures is asked of the font only: that it has come is told by its height
        if (letters.height <= 0)
            return most
        const words = [qsTrId("page.booking.full"), qsTrId("page.booking.chosen"), qsTrId("page.booking.left").arg(12)]
        const widest = Math.max(...words.concat(qsTrId(otherwise).split(" ")).map(word => letters.advanceWidth(word)))
        return Math.max(2, Math.min(most, Math.floor((room + 12 * Theme.u) / (widest * 1.02 + 28 * Theme.u))))
    }

    function shown(all: var, room: int, steps: int, otherwise: string): var {
        if (all.length <= room)
            return all
        const each = room - 1
        const chosen = all.findIndex(slot => slot.chosen)
        const first = chosen >= 0 ? chosen : Math.max(0, all.findIndex(slot => slot.left > 0))
        const from = (Math.floor(first / each) + steps) % Math.ceil(all.length / each) * each
        return all.slice(from, from + each).concat([{ id: "", label: qsTrId(otherwise) }])
    }

    onContentChanged: {
        daySteps = 0
        timeSteps = 0
        Qt.callLater(seekUrgent)
    }

    stacks: true
    readBeside: true
    leftWidth: (Theme.landscape && choosing ? 880 : 580) * Theme.u
    title: !mayRetry ? qsTrId("page.booking.title") : content.unsettled ? qsTrId("page.booking.title.unsettled") : qsTrId("page.booking.title.cut")
    hint: content.heard === "" || !choosing ? "" : qsTrId("page.booking.heard").arg(content.heard)
    hintYields: true
    spacing: 12 * Theme.u
    breath: 0
    urgent: said === "" ? null : word
    drawing: choosing || Theme.broad ? null : picture
    drawingLeast: 200 * Theme.u
    drawingMost: 420 * Theme.u

    Component {
        id: picture
        WindowPanel {
            busy: page.busy
            Glyph {
                anchors.centerIn: parent
                // a ticked day says that a time is held
                name: !page.mayRetry ? "calendar" : page.content.unsettled ? "waiting" : "offline"
                size: 170 * Theme.u
            }
        }
    }

    AttentionPanel {
        width: page.readWidth
        height: visible ? implicitHeight : 0
        visible: page.choosing && page.content.desks.length === 0
        glyph: "pin"
        tone: "moon"
        text: page.content.place
        Accessible.role: Accessible.StaticText
    }
    Repeater {
        model: page.choosing ? page.content.desks.length : 0

        ChoiceCard {
            required property int index
            readonly property var desk: page.content.desks[index] ?? { id: "", name: "", chosen: false }
            width: page.readWidth
            height: implicitHeight
            text: desk.name
            letters: Theme.body
            chosen: desk.chosen
            onClicked: VisitView.choose(desk.id)
        }
    }
    Days { there: page.choosing && !Theme.lowReach }
    act: [
        // lowered, what is touched stands at the foot
        Days { there: page.choosing && Theme.lowReach },
        AttentionPanel {
            id: word
            width: page.actWidth
            height: page.said === "" ? 0 : implicitHeight
            window: page.busy
            tone: page.busy || page.content.trouble === "returned" ? "moon" : "attention"
            glyph: page.content.state === "none" ? "calendar" : page.mayRetry ? "offline" : "attention"
            text: page.said
            detail: page.terse ? "" : page.advice
        },
        Item {
            width: page.actWidth
            height: page.terse && page.advice !== "" ? advised.implicitHeight : 0
            InkText {
                id: advised
                width: parent.width
                text: page.advice
            }
        },
        FactLine {
            width: page.actWidth
            height: visible ? implicitHeight : 0
            visible: !page.choosing && !page.busy && page.content.hotline !== ""
            glyph: "phone"
            dense: true
            label: qsTrId("page.person.phone")
            value: page.content.hotline
            note: qsTrId("page.booking.or_person")
        },
        Repeater {
            model: page.choosing ? Math.ceil(page.shownTimes.length / page.timesAcross) : 0

            Column {
                id: line
                required property int index
                readonly property int from: index * page.timesAcross
                width: page.actWidth
                spacing: 6 * Theme.u

                InkText {
                    width: parent.width
                    visible: line.index === 0
                    text: qsTrId("page.booking.time").arg(qsTrId(page.content.weekday_id)).arg(page.content.date)
                    weight: Font.DemiBold
                    topPadding: 12 * Theme.u
                }
                Abreast {
                    id: row
                    width: parent.width
                    across: page.timesAcross
                    spacing: 12 * Theme.u

                    Repeater {
                        model: Math.max(0, Math.min(page.timesAcross, page.shownTimes.length - (line?.from ?? 0)))

                        SlotTile {
                            required property int index
                            readonly property var time: page.shownTimes[(line?.from ?? 0) + index] ?? { id: "", label: "" }
                            readonly property bool other: time.id === ""
                            width: row.share
                            height: row.tall
                            onImplicitHeightChanged: if (row) row.measure()
                            Component.onCompleted: row.measure()
                            text: other ? time.label : time.at
                            letters: other ? Theme.caption : Theme.button
                            note: other ? "" : page.places(time)
                            full: !other && time.left === 0
                            chosen: !other && time.chosen
                            onClicked: other ? page.timeSteps += 1 : VisitView.choose(time.id)
                        }
                    }
                }
            }
        }
    ]

    function places(slot: var): string {
        return slot.chosen ? qsTrId("page.booking.chosen") : slot.left === 0 ? qsTrId("page.booking.full") : qsTrId("page.booking.left").arg(slot.left)
    }

    component Days: Column {
        id: choice
        property bool there
        width: parent?.width ?? 0
        height: there ? implicitHeight : 0
        visible: there
        spacing: 4 * Theme.u

        InkText {
            width: parent.width
            // the question above says it too
            visible: !Theme.huge
            text: qsTrId("page.booking.day")
            weight: Font.DemiBold
            topPadding: 12 * Theme.u
        }
        Abreast {
            id: days
            width: parent.width
            across: page.daysAcross
            spacing: 12 * Theme.u

            Repeater {
                model: choice.there ? page.shownDays.length : 0

                SlotTile {
                    required property int index
                    readonly property var day: page.shownDays[index] ?? { id: "", label: "" }
                    readonly property bool other: day.id === ""
                    width: days.share
                    height: days.tall
                    onImplicitHeightChanged: if (days) days.measure()
                    Component.onCompleted: days.measure()
                    above: other ? "" : qsTrId(page.brief ? day.weekday_id + ".short" : day.weekday_id)
                    text: other ? day.label : day.date
                    letters: other ? Theme.caption : Theme.button
                    note: other ? "" : page.places(day)
                    full: !other && day.left === 0
                    chosen: !other && day.chosen
                    said: other ? day.label : [qsTrId(day.weekday_id), day.date].concat(day.chosen ? [] : [page.places(day)]).join(" ")
                    onClicked: other ? page.daySteps += 1 : VisitView.choose(day.id)
                }
            }
        }
    }

    foot: Column {
        width: parent.width
        spacing: 16 * Theme.u

        InkText {
            width: parent.width
            visible: page.content.state === "choosing" && !page.terse && !(page.content.at === "" && page.content.trouble !== "")
            text: page.chosen
            weight: page.content.at === "" ? Font.Medium : Font.DemiBold
            color: page.content.at === "" ? Theme.ink2 : Theme.ink
            topPadding: 12 * Theme.u
        }
        ActionRow {
            width: parent.width
            height: implicitHeight
            BackButton { onClicked: VisitView.go_back() }
            SecondaryButton {
                visible: page.busy || page.content.state === "none"
                text: qsTrId("bar.end.long")
                glyph: "end"
                onClicked: VisitView.end()
            }
            PrimaryButton {
                visible: page.mayRetry
                text: qsTrId("way.retry")
                onClicked: VisitView.go_on()
            }
            PrimaryButton {
                visible: page.content.state === "choosing"
                text: page.terse && page.content.at !== "" ? qsTrId("page.booking.take.at").arg(page.content.at) : qsTrId("page.booking.take")
                trailing: Theme.huge ? "" : "next"
                onClicked: VisitView.go_on()
            }
        }
    }
}
