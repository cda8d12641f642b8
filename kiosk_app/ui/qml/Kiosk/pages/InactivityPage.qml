pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// Covers what is personal; asks, does not threaten. Staying is the biggest target, and more time is a right.
PageFrame {
    id: page

    property var content: ({})

    signal closed

    stacks: true
    centred: !Theme.broad
    drawingMost: 588 * Theme.u
    drawing: WindowPanel {
        id: window
        lit: LineView.spokes
        Column {
            anchors.centerIn: parent
            InkText {
                anchors.horizontalCenter: parent.horizontalCenter
                text: LineView.seconds
                weight: Font.Bold
                font.pixelSize: Math.min(150 * Theme.u, window.side * 0.26)
                lineHeight: Math.round(font.pixelSize * 1.1)
                topPadding: 0
            }
            InkText {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: window.side > 380 * Theme.u
                text: qsTrId("page.inactivity.seconds")
                font.pixelSize: Theme.body
                topPadding: 0
                color: Theme.ink2
            }
        }
    }
    InkText {
        width: parent.width
        text: qsTrId("page.inactivity.title")
        weight: Font.DemiBold
        font.pixelSize: Theme.title
        horizontalAlignment: page.centred ? Text.AlignHCenter : Text.AlignLeft
        Accessible.role: Accessible.Heading
    }
    InkText {
        width: parent.width
        text: qsTrId("page.inactivity.covered")
        font.pixelSize: Theme.broad ? Theme.note : Theme.body
        horizontalAlignment: page.centred ? Text.AlignHCenter : Text.AlignLeft
    }
    InkText {
        width: parent.width
        text: page.content.saved === "saved" ? qsTrId("page.inactivity.kept") : qsTrId("page.inactivity.wiped")
        font.pixelSize: Theme.broad ? Theme.note : Theme.body
        weight: Font.DemiBold
        horizontalAlignment: page.centred ? Text.AlignHCenter : Text.AlignLeft
        topPadding: 0
    }
    foot: FootStack {
        PrimaryButton {
            width: parent.width
            implicitHeight: Math.max(180 * Theme.u, implicitContentHeight + 24 * Theme.u)
            text: qsTrId("page.inactivity.stay")
            letters: Theme.subheading
            focus: true
            onClicked: VisitView.stay()
        }
        ActionRow {
            width: parent.width
            implicitWidth: wanted(0)
            height: implicitHeight
            gap: 16 * Theme.u
            upright: !Theme.landscape && !Theme.huge
            SecondaryButton {
                text: Theme.broad || Theme.huge ? qsTrId("page.inactivity.longer.short") : qsTrId("page.inactivity.longer")
                onClicked: VisitView.stay_longer()
            }
            TertiaryButton {
                // beside the others there is room for the word alone
                text: Theme.landscape || Theme.huge ? qsTrId("bar.end.long") : qsTrId("page.inactivity.end")
                glyph: Theme.broad || Theme.huge ? "" : "end"
                onClicked: VisitView.end()
            }
        }
    }
}
