import QtQuick
import Kiosk.Theme

// Whether it can be done here, and the price: the largest figure, with its reason and the desk's price.
Rectangle {
    id: card

    property string scope
    property var fee: ({ amount: "", free: false, verified: false, reason: "", counter: "", counter_note: "" })
    readonly property color tone: scope === "all_here" ? Theme.ngoc : scope === "prepare" ? Theme.nghe : Theme.card
    readonly property color toneText: scope === "all_here" ? Theme.ngocText
        : scope === "prepare" ? Theme.ngheText : Theme.ink
    readonly property real edge: 4 * Theme.u
    readonly property bool beside: figure.implicitWidth + 460 * Theme.k < width - 120 * Theme.u && fee.verified

    implicitHeight: head.height + 56 * Theme.u
        + (beside ? Math.max(figure.implicitHeight, words.implicitHeight) : figure.height + words.implicitHeight)
    height: implicitHeight
    radius: Theme.radius
    color: Theme.card
    border.width: edge
    border.color: scope === "guide" ? Theme.line : scope === "prepare" ? Theme.ink : Theme.ngoc

    Rectangle {
        id: head
        x: card.edge / 2
        y: card.edge / 2
        width: parent.width - card.edge
        height: Math.max(112 * Theme.u, title.implicitHeight + 24 * Theme.u)
        radius: Theme.radius
        color: card.tone
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.radius
            color: parent.color
        }
        Glyph {
            id: mark
            x: 34 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            size: 54 * Theme.u
            name: card.scope === "all_here" ? "check" : card.scope === "prepare" ? "calendar" : "document"
            ground: card.scope === "all_here" ? "seal" : card.scope === "prepare" ? "nghe" : ""
        }
        InkText {
            id: title
            x: 110 * Theme.u
            width: parent.width - x - 24 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            text: qsTrId("page.overview.scope_" + card.scope)
            weight: Font.DemiBold
            font.pixelSize: Theme.button
            lineHeight: Math.round(font.pixelSize * 1.35)
            color: card.toneText
        }
    }
    InkText {
        id: figure
        visible: card.fee.verified
        x: 46 * Theme.u
        y: head.height + 20 * Theme.u
        height: visible ? implicitHeight : 0
        wrapMode: Text.NoWrap
        text: card.fee.verified ? qsTrId("money.dong").arg(card.fee.amount) : ""
        weight: Font.Bold
        font.pixelSize: card.fee.free ? Theme.amount : 92 * Theme.u * Math.min(Theme.scale, 1.3)
        color: card.fee.free ? Theme.ngoc : Theme.ink
        topPadding: 0
        lineHeight: Math.round(font.pixelSize * 1.3)
    }
    Column {
        id: words
        x: card.beside ? figure.x + figure.implicitWidth + 52 * Theme.u : 46 * Theme.u
        y: card.beside ? head.height + Math.max(16 * Theme.u, (card.height - head.height - height) / 2 - 6 * Theme.u)
            : figure.y + figure.height
        width: parent.width - x - 28 * Theme.u

        InkText {
            width: parent.width
            text: !card.fee.verified ? qsTrId("fee.unverified") : card.fee.free ? qsTrId("fee.free") : qsTrId("fee.due")
            weight: Font.DemiBold
            font.pixelSize: Theme.subheading
            lineHeight: Math.round(font.pixelSize * 1.3)
        }
        InkText {
            width: parent.width
            visible: text !== ""
            text: card.fee.reason
            font.pixelSize: Theme.note
            color: Theme.ink2
            topPadding: 0
        }
        InkText {
            width: parent.width
            visible: card.fee.counter !== "" && !Theme.huge
            text: qsTrId("fee.counter").arg(card.fee.counter).arg(card.fee.counter_note)
            font.pixelSize: Theme.note
            color: Theme.ink2
            topPadding: 0
        }
    }
}
