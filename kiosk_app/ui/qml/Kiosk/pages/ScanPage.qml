pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The paper is the picture; one sentence leads; three checks tell the truth.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool taken: content.state === "taken"
    readonly property bool filing: content.state === "filing"
    readonly property bool busy: filing || content.state === "taking"
    // no camera looks: a drawing stands for the paper
    readonly property bool blind: content.place === "feeder" || content.place === "glass"
    // a long paper is told in time that it will not all fit
    readonly property bool scarce: content.pages > 0 && content.room > 0 && content.room <= 5
    readonly property bool bare: content.advice === "" || content.advice === "no_page"

    stacks: true
    stacksAlways: true
    spreads: false
    pictureWidth: 1040 * Theme.u
    title: content.title
    hint: taken && Theme.broad ? "" : taken || scarce ? (scarce ? qsTrId("page.scan.room").arg(content.pages + 1).arg(content.room)
        : qsTrId("page.scan.pages").arg(content.pages + 1)) : content.note
    hintYields: Theme.broad
    spacing: 22 * Theme.u
    drawingMost: 1100 * Theme.u
    drawingTells: true
    drawingLeast: 200 * Theme.u
    drawing: ScanBed {
        live: page.content.drawn || (page.blind && !page.taken) ? Theme.drawing("paper-on-tray") : page.taken ? "image://preview/page/" + page.content.page
            : PreviewView.live
        frozen: page.taken
        busy: page.busy
        sentence: page.filing ? qsTrId("page.scan.filing") : page.busy ? qsTrId("page.scan.taking")
            : page.taken ? (!page.content.acceptable ? qsTrId("page.scan.not_good")
                : page.content.advice !== "" ? qsTrId("verdict." + page.content.advice + ".do")
                : page.content.room === 0 ? qsTrId("page.scan.full") : qsTrId("page.scan.good"))
            : page.content.place !== "" && page.bare && (page.blind || live === "" || page.content.advice !== "")
            ? qsTrId("page.scan.place." + page.content.place)
            : page.content.advice !== "" ? qsTrId("verdict." + page.content.advice + ".do")
            : live === "" ? qsTrId("page.scan.waiting") : qsTrId("verdict.good.do")
    }

    act: [
        Grid {
            id: checks
            readonly property bool row: !Theme.big && !Theme.landscape
            width: parent.width
            // with large letters the picture needs the room, and its sentence says the same
            height: Theme.huge || Theme.broad || page.content.checks.length === 0 || (page.content.drawn && Theme.landscape)
                ? 0 : implicitHeight
            columns: row ? 3 : 1
            columnSpacing: 18 * Theme.u
            rowSpacing: (ways.stacked ? 6 : 10) * Theme.u

            Repeater {
                model: page.content.checks

                CheckTile {
                    required property var modelData
                    width: checks.row ? (checks.width - 2 * checks.columnSpacing) / 3 : checks.width
                    height: Math.max(implicitHeight, (checks.row ? 150 : dense ? 0 : 90) * Theme.u)
                    // buttons below each other leave less room
                    dense: ways.stacked && !checks.row
                    tone: modelData.tone
                    text: qsTrId("verdict." + modelData.id)
                }
            }
        }
    ]

    foot: ActionRow {
        id: ways
        gap: (page.taken ? 12 : 24) * Theme.u
        width: parent.width
        height: implicitHeight
        visible: !page.busy
        BackButton {
            visible: !page.taken
            onClicked: VisitView.go_back()
        }
        PrimaryButton {
            visible: !page.taken
            text: page.blind ? qsTrId("page.scan.feed") : qsTrId("page.scan.now")
            trailing: "scan"
            onClicked: VisitView.take_photo()
        }
        SecondaryButton {
            visible: page.taken
            text: qsTrId("page.scan.retake")
            // beside two others the words alone fit
            glyph: page.content.acceptable ? "" : "retake"
            onClicked: VisitView.retake_page()
        }
        SecondaryButton {
            visible: page.taken && page.content.acceptable && !page.content.bound && page.content.room > 0
            text: qsTrId("page.scan.another")
            onClicked: VisitView.accept_page(true)
        }
        PrimaryButton {
            visible: page.taken && page.content.acceptable
            text: qsTrId("page.scan.keep")
            trailing: "check"
            onClicked: VisitView.accept_page(false)
        }
    }
}
