import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The frame round every page: practice band, trail, page, status line, bar. It shows what the visit says
// and keeps nothing but which of its own panels is open.
FocusScope {
    id: stage
    objectName: "stage"

    readonly property var screen: VisitView.screen
    readonly property bool ready: screen.page !== undefined
    readonly property bool landscape: width > height
    readonly property bool atHome: ready && screen.at_home === true
    // "language" and "settings" belong to the glass, not to the visit
    property string panel
    property string shownKey
    // a page is being made, and the one before it still stands there
    property bool slides: false
    readonly property bool turning: pagePlace.turning || coverPlace.turning

    readonly property string cover: !ready ? "" : screen.overlay === "inactivity" ? "inactivity"
        : panel !== "" ? panel : screen.overlay !== "" ? overlayPage() : screen.fault ? "fault" : ""
    readonly property bool isStaff: cover.startsWith("staff")
    // beside large letters a panel of the glass has no room for its own title: the header has it
    readonly property bool titled: Theme.broad && (cover === "settings" || cover === "language")
    readonly property bool hasTrail: ready && screen.trail.length > 0 && cover !== "inactivity" && !isStaff && !titled && !Theme.lowReach
    readonly property bool bare: atHome && cover === ""
    // the status line stands behind the step
    readonly property bool merged: Theme.broad && !bare && !Theme.lowReach

    focus: true
    Keys.onPressed: event => compass.steer(event)

    Compass {
        id: compass
        stage: stage
    }

    Binding { target: Theme; property: "landscape"; value: stage.landscape }
    Binding { target: Theme; property: "pageTop"; value: pageArea.y }
    Binding {
        target: Theme
        property: "u"
        value: stage.landscape ? Math.min(stage.width / 1920, stage.height / 1080)
            : Math.min(stage.width / 1080, stage.height / 1920)
    }

    function pageOf(screen: var): string {
        if (screen.page !== "question")
            return screen.page
        switch (screen.content.kind) {
        case "choice":
        case "file":
        case "split":
            return "question_choice"
        case "people":
            return "question_people"
        case "date":
            return "question_date"
        case "number":
        case "phone":
        case "personal_number":
            return "question_number"
        default:
            return "question_text"
        }
    }

    // a panel of several parts is a page for each
    function overlayPage(): string {
        if (screen.overlay === "call_back")
            return "call_back_" + (["phone", "when"].includes(screen.panel.part) ? screen.panel.part : "saved")
        if (screen.overlay === "staff" && screen.panel.part !== "machine")
            return "staff_" + screen.panel.part
        return screen.overlay
    }

    function fileOf(page: string): string {
        const name = page.split("_").map(part => part.charAt(0).toUpperCase() + part.slice(1)).join("")
        return "pages/" + name + "Page.qml"
    }

    function show() {
        if (!ready)
            return
        const page = pageOf(screen)
        const key = page + "/" + (screen.content.field ?? screen.content.part ?? "")
        if (key === shownKey) {
            pagePlace.fill(screen.content)
            return
        }
        const first = shownKey === ""
        shownKey = key
        panel = ""
        toast.text = ""
        pagePlace.put(Qt.resolvedUrl(fileOf(page)), screen.content, first || SettingsView.still)
    }

    function showCover() {
        if (cover === "") {
            show()
            // what it covers may be of a visit that is over: it stays until the next page is whole
            if (!pagePlace.turning)
                uncover()
            return
        }
        coverPlace.put(Qt.resolvedUrl(fileOf(cover)), coverContent(), SettingsView.still)
        coverPlace.forceActiveFocus()
    }

    function uncover() {
        coverPlace.clear()
        pagePlace.forceActiveFocus()
    }

    function coverContent(): var {
        return { fault: screen.fault ?? null, content: screen.content, hotline: screen.hotline, hours: screen.desk_hours,
            desk: screen.desk, saved: screen.saved, page: screen.page, panel: screen.panel ?? null }
    }

    Connections {
        target: VisitView
        function onChanged() {
            stage.show()
            if (stage.cover !== "")
                coverPlace.fill(stage.coverContent())
        }
    }
    Connections {
        target: SettingsView
        function onForgotten() {
            stage.panel = ""
            toast.text = ""
        }
    }
    Connections {
        target: SpeechView
        function onNoticed(id: string) { toast.text = id === "" ? "" : qsTrId(id) }
    }
    Connections {
        target: coverPlace.item
        ignoreUnknownSignals: true
        function onClosed() { stage.panel = "" }
    }
    onCoverChanged: showCover()
    Component.onCompleted: {
        show()
        showCover()
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }

    Item {
        id: room
        objectName: "room"

        anchors.centerIn: parent
        width: (stage.landscape ? 1920 : 1080) * Theme.u
        height: (stage.landscape ? 1080 : 1920) * Theme.u

        PracticeBand {
            id: band
            width: parent.width
            visible: stage.ready && (practice || lesson !== "" || helper !== "")
            practice: stage.ready && stage.screen.practice === true
            helper: stage.ready && stage.screen.helper ? stage.screen.helper : ""
            lesson: stage.ready && stage.cover === "" ? stage.screen.lesson_id : ""
            height: visible ? implicitHeight : 0
        }

        Trail {
            id: trail
            x: Theme.margin
            y: band.height > 0 ? band.height + 12 * Theme.u : (Theme.landscape ? 20 : 40) * Theme.u
            width: parent.width - 2 * x
            most: stage.merged ? width - statusLine.wanted - 40 * Theme.u : width
            visible: stage.hasTrail
            nodes: stage.hasTrail ? stage.screen.trail : []
        }

        PageHeader {
            id: header
            readonly property var face: stage.headerFace()
            x: Theme.margin
            y: band.height > 0 ? band.height + 8 * Theme.u : (Theme.landscape ? 12 : 26) * Theme.u
            width: parent.width - 2 * x - (stage.merged ? statusLine.leastWanted + 40 * Theme.u : 0)
            visible: !stage.hasTrail && !stage.bare && !Theme.lowReach
            glyph: face.glyph
            text: face.text
            ruled: face.ruled
            inked: stage.isStaff && !stage.merged
            bandTop: band.height
            ruleWidth: parent.width - 2 * x
        }

        Item {
            id: pageArea
            objectName: "page place"

            readonly property real headBottom: Theme.lowReach || stage.bare ? band.height
                : stage.merged ? Math.max(statusLine.y + statusLine.height, stage.headFoot) + 12 * Theme.u
                : stage.headFoot + (stage.hasTrail ? 22 : 24) * Theme.u

            y: headBottom
            width: parent.width
            height: (stage.merged ? bar.y : statusLine.y) - y
            clip: slide.running

            PagePlace {
                id: pagePlace
                width: parent.width
                height: parent.height
                visible: coverPlace.item === null
                focus: stage.cover === ""
                // a touch of what is on its way out goes nowhere
                enabled: !stage.turning && stage.cover === ""
                onTurned: {
                    if (stage.slides && Theme.slideTime > 0)
                        slide.restart()
                    stage.slides = true
                    if (stage.cover === "")
                        stage.uncover()
                }

                NumberAnimation on x {
                    id: slide
                    running: false
                    from: pageArea.width
                    to: 0
                    duration: Theme.slideTime
                    easing.type: Easing.OutCubic
                }
            }
            PagePlace {
                id: coverPlace
                anchors.fill: parent
                focus: stage.cover !== ""
                enabled: !turning
                onTurned: forceActiveFocus()
            }
        }

        Toast {
            id: toast
            x: Theme.margin
            width: parent.width - 2 * x
            y: pageArea.y + pageArea.height - height - 16 * Theme.u
            z: 5
        }

        StatusLine {
            id: statusLine
            readonly property bool online: LineView.network === "online"
            readonly property bool saved: stage.ready && stage.screen.saved === "saved"
            readonly property bool draft: stage.ready && stage.screen.saved === "draft"
            readonly property string network: online ? qsTrId("line.online") : qsTrId("line.offline")

            above: stage.merged
            x: above ? stage.headEnd + 40 * Theme.u : 0
            y: above ? Math.max(band.height, stage.headMiddle - height / 2) : bar.y - height
            width: above ? parent.width - x - Theme.margin : parent.width
            glyph: draft ? "edit" : saved && online ? "saved" : online ? "online" : "offline"
            words: draft ? qsTrId("saved.draft") : saved ? qsTrId("saved.at").arg(stage.screen.saved_at) : network
            asideMatters: !online
            aside: draft || saved ? network : !stage.ready || stage.screen.hours === "" ? ""
                : qsTrId("site.hours").arg(stage.screen.kiosk).arg(stage.screen.hours)
        }

        BottomBar {
            id: bar
            y: parent.height - height
            width: parent.width
            slots: [
                { id: "person", icon: "person", label: qsTrId("bar.person"), brief: qsTrId("bar.person.short") },
                { id: "language", icon: "language", label: stage.otherLanguages(3), brief: stage.otherLanguages(Theme.huge ? 1 : 2) },
                { id: "settings", icon: "text-contrast", label: qsTrId("bar.text"), brief: qsTrId("bar.text.short") },
                { id: "speak", icon: "speak", label: qsTrId("bar.speak"), brief: qsTrId("bar.speak.short") },
                stage.atHome
                    ? { id: "low", icon: "low-reach", label: qsTrId("bar.low"), brief: qsTrId("bar.low.short") }
                    : { id: "end", icon: "end", label: qsTrId("bar.end"), brief: qsTrId("bar.end.short") }
            ]
            onChosen: slot => stage.choose(slot)
        }
    }

    SecondTouch { z: 20 }

    // A compositor is given only frames in which something changed, and Qt takes a window whose frame it never
    // gives back for hidden: so a page that stands still changes one point of its corner every second.
    Rectangle {
        z: 30
        width: 1
        height: 1
        color: LineView.beat ? Qt.tint(Theme.paper, "#08808080") : Theme.paper
    }

    readonly property real headFoot: hasTrail ? trail.y + trail.height : header.y + header.height
    readonly property real headMiddle: hasTrail ? trail.y + trail.height / 2 : header.y + header.height / 2
    readonly property real headEnd: hasTrail ? trail.x + trail.taken : header.x + header.taken

    readonly property var others: SettingsView.languages.filter(language => language.code !== SettingsView.language)

    // the only other one by its own name while that fits, of several as many as have room
    function otherLanguages(most: int): string {
        return others.length === 1 && !Theme.big ? others[0].own
            : others.slice(0, most).map(language => language.short).join(" ")
    }

    // pages behind "more", with their pictures
    readonly property var plainHeaders: ({ more: "more", wifi: "wifi", announcements: "paper", schedule: "calendar",
        library: "document", guide: "document", result: "view", booking: "calendar", booked: "calendar", assistant: "ask" })

    function headerFace(): var {
        if (isStaff)
            return { glyph: "gear", text: qsTrId("staff.header").arg(screen.kiosk), ruled: true }
        if (cover === "settings")
            return { glyph: "text-contrast", text: qsTrId("bar.text"), ruled: true }
        if (cover === "language")
            return { glyph: "language", text: qsTrId("language.title"), ruled: true }
        if (cover === "" && ready && plainHeaders[screen.page] !== undefined)
            return { glyph: plainHeaders[screen.page], text: qsTrId("header." + screen.page), ruled: true }
        if (cover === "" && ready && screen.page === "survey")
            return { glyph: "face-4", text: qsTrId("page.survey.header"), ruled: true }
        if (cover === "" && ready && screen.page === "services")
            return { glyph: "gate", text: qsTrId("tile.apply"), ruled: true }
        if (cover === "" && ready && (screen.page === "status" || screen.page === "status_code"))
            return screen.content.looking_for === "fee" ? { glyph: "pay", text: qsTrId("tile.pay"), ruled: true }
                : screen.content.looking_for === "result" ? { glyph: "view", text: qsTrId("tile.results"), ruled: true }
                : { glyph: "status", text: qsTrId("page.status.header"), ruled: true }
        if (cover === "" && ready && (screen.page === "owing" || screen.page === "paid"))
            return { glyph: "pay", text: qsTrId("tile.pay"), ruled: true }
        return { glyph: "mark", text: Theme.huge ? qsTrId("brand.short") : qsTrId("brand.name"), ruled: false }
    }

    function choose(slot: string) {
        toast.text = ""
        switch (slot) {
        case "person":
            panel = ""
            VisitView.call_person()
            break
        case "language":
            // to the only other one it is a single touch
            if (others.length === 1)
                SettingsView.set_language(others[0].code)
            else
                panel = panel === slot ? "" : slot
            break
        case "settings":
            panel = panel === slot ? "" : slot
            break
        case "speak":
            SpeechView.read()
            break
        case "low":
            SettingsView.set_low_reach(!SettingsView.low_reach)
            break
        case "end":
            panel = ""
            VisitView.end()
            break
        }
    }
}
