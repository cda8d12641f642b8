pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The machine waits for the card: nothing red to press.
PageFrame {
    id: page

    property var content: ({})
    readonly property bool reading: content.state === "reading"
    readonly property bool done: content.state === "done"

    readonly property bool opensWord: content.opens_word === true
    readonly property bool passport: content.document === "passport"
    readonly property bool parted: Theme.landscape ? content.photograph_reason !== "" : Theme.huge
    readonly property var keeps: [{
        text: passport ? opensWord ? qsTrId("page.identity_passport.opens") : qsTrId("page.identity_passport.keeps")
            : opensWord ? qsTrId("page.identity_card.opens") : qsTrId("page.identity_card.keeps")
    }]
    readonly property string leaves: opensWord ? qsTrId("page.identity_card.forgets")
        : passport ? qsTrId("page.identity_passport.keeps_not") : qsTrId("page.identity_card.keeps_not")
    // why the photograph is looked at that is not kept
    readonly property var keepsNot: [{
        text: (leaves + " " + content.photograph_reason).trim(),
        strong: true
    }]

    spreads: true
    // the question on two lines leaves the drawing more than the sentences lose
    leftWidth: (Theme.big && Theme.scale < 1.8 ? 800 : 580) * Theme.u
    // in one run, where there is no line to spare
    readonly property var both: [{ text: keeps[0].text + " " + keepsNot[0].text }]

    kicker: Theme.broad || passport ? "" : qsTrId("page.identity_card.part")
    titleSize: passport && Theme.huge && Theme.landscape ? 60 * Theme.u : Theme.title
    title: done ? qsTrId("page.identity_card.done")
        : reading ? passport ? qsTrId("page.identity_passport.reading") : qsTrId("page.identity_card.reading")
        : passport ? qsTrId("page.identity_passport.lay") : qsTrId("page.identity_card.title")
    drawingMost: 628 * Theme.u
    drawingLeast: (Theme.broad ? 170 : 260) * Theme.u
    drawing: WindowPanel {
        drawing: "card-on-reader"
        drawingShare: 0.66
        busy: page.reading
        ring: page.reading || page.done ? Math.max(0.02, page.content.progress) : 0
    }

    // the chip has said whose it is, and is still being judged
    readonly property bool named: page.reading && page.content.name !== ""

    act: [
        Item {
            width: parent.width
            height: page.named ? whose.implicitHeight : 0
            visible: page.named
            InkText {
                id: whose
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: !page.named ? "" : (page.passport ? qsTrId("page.identity_passport.checking")
                    : qsTrId("page.identity_card.checking")).arg(page.content.name)
                weight: Font.DemiBold
                font.pixelSize: Theme.body
                color: Theme.ngoc
            }
        },
        InkText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: !page.reading ? page.content.reader_place
                : page.passport ? qsTrId("page.identity_passport.still") : qsTrId("page.identity_card.still")
            visible: !page.named || !Theme.broad
            weight: Font.DemiBold
            font.pixelSize: (Theme.broad ? 40 : 46) * Theme.u * Theme.headingScale
        },
        InfoCard {
            width: parent.width
            height: implicitHeight
            glyph: "private"
            letters: Theme.broad ? Theme.caption : Theme.body
            lines: page.parted ? page.keeps : Theme.broad ? page.both : page.keeps.concat(page.keepsNot)
        },
        InfoCard {
            width: parent.width
            height: page.parted ? implicitHeight : 0
            letters: Theme.broad ? Theme.caption : Theme.body
            lines: page.keepsNot
        }
    ]

    foot: ActionRow {
        width: parent.width
        height: implicitHeight
        BackButton { onClicked: VisitView.go_back() }
        SecondaryButton {
            visible: !page.opensWord
            text: page.passport ? qsTrId("page.identity_passport.no_passport")
                : Theme.huge && Theme.landscape ? qsTrId("page.identity_card.no_card.short") : qsTrId("page.identity_card.no_card")
            onClicked: VisitView.no_card()
        }
    }
}
