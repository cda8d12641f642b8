import QtQuick
import Kiosk.Theme

// Whether it can be done here, and the price: the largest figure, with its reason and the desk's price beside it; or
// the desk's prices, one a line, where it depends on what is asked for.
Rectangle {
    id: card

    property string scope
    property var fee: ({ amount: "", free: false, verified: false, reason: "", counter: "", counter_note: "", lines: [] })
    readonly property bool listed: fee.lines.length > 0
    readonly property bool away: scope === "appointment" || scope === "ticket" || scope === "prepare"
    readonly property color tone: scope === "all_here" ? Theme.ngoc : away ? Theme.nghe : Theme.card
    readonly property color toneText: scope === "all_here" ? Theme.ngocText
        : away ? Theme.ngheText : Theme.ink
    readonly property real edge: 4 * Theme.u
    readonly property bool beside: fee.verified && figure.implicitWidth + 420 * Theme.k < width - 120 * Theme.u

    implicitHeight: head.height + 44 * Theme.u
        + (beside ? Math.max(figure.implicitHeight, words.implicitHeight) : figure.height + words.implicitHeight)
    height: implicitHeight
    radius: Theme.radius
    color: Theme.card
    border.width: edge
    border.color: scope === "guide" ? Theme.line : away ? Theme.ink : Theme.ngoc

    Rectangle {
        id: head
        readonly property real inset: card.scope === "guide" ? card.edge : card.edge / 2
        x: inset
        y: inset
        width: parent.width - 2 * inset
        height: Math.max(104 * Theme.u, title.implicitHeight + 20 * Theme.u)
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
            x: (Theme.huge || Theme.landscape ? 24 : 34) * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            size: 54 * Theme.u
            name: card.scope === "all_here" ? "check" : card.scope === "ticket" ? "receipt" : card.away ? "calendar" : "document"
            ground: card.scope === "all_here" ? "seal" : card.away ? "nghe" : ""
        }
        InkText {
            id: title
            x: mark.x + mark.width + 22 * Theme.u
            width: parent.width - x - 20 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            text: qsTrId("page.overview.scope_" + card.scope)
            weight: Font.DemiBold
            font.pixelSize: Theme.landscape ? Theme.body : Theme.button
            lineHeight: Math.round(font.pixelSize * 1.3)
            color: card.toneText
        }
    }
    InkText {
        id: figure
        visible: card.fee.verified
        x: 40 * Theme.u
        y: card.beside ? head.height + (card.height - head.height - height) / 2 : head.height + 12 * Theme.u
        height: visible ? implicitHeight : 0
        wrapMode: Text.NoWrap
        text: card.fee.verified ? qsTrId("money.dong").arg(card.fee.amount) : ""
        weight: Font.Bold
        font.pixelSize: card.fee.free && !Theme.landscape && !Theme.huge ? Theme.amount : 74 * Theme.u * Math.min(Theme.scale, 1.5)
        color: card.fee.free ? Theme.ngoc : Theme.ink
        topPadding: 0
        lineHeight: Math.round(font.pixelSize * 1.3)
    }
    Column {
        id: words
        x: card.beside ? figure.x + figure.implicitWidth + 36 * Theme.u : 40 * Theme.u
        y: card.beside ? head.height + (card.height - head.height - height) / 2 - 4 * Theme.u : figure.y + figure.height
        width: parent.width - x - 24 * Theme.u

        InkText {
            width: parent.width
            // a fee says by its reason what it is for
            visible: !card.listed && (!card.fee.verified || card.fee.free)
            text: !card.fee.verified ? qsTrId("fee.unverified") : qsTrId("fee.free")
            weight: Font.DemiBold
            font.pixelSize: card.beside ? Theme.subheading : Theme.button
            lineHeight: Math.round(font.pixelSize * 1.3)
        }
        InkText {
            width: parent.width
            // beside large letters it is a block of the page
            visible: text !== "" && !Theme.broad
            text: card.fee.free || card.fee.reason === "" ? card.fee.reason
                : card.fee.reason.charAt(0).toUpperCase() + card.fee.reason.slice(1)
            font.pixelSize: Theme.huge || !card.fee.free ? Theme.caption : Theme.note
            lineHeight: Math.round(font.pixelSize * 1.4)
            color: card.fee.free ? Theme.ink2 : Theme.ink
            topPadding: 0
        }
        Repeater {
            // large letters: each line is a block of the page
            model: Theme.huge ? [] : card.fee.lines

            InkText {
                required property var modelData
                readonly property string until: modelData.until === "" ? "" : qsTrId("fee.until").arg(modelData.until)
                width: parent.width
                text: [qsTrId("fee.line").arg(modelData.label).arg(modelData.amount), modelData.note, until]
                    .filter(part => part !== "").join(", ")
                weight: Font.DemiBold
                font.pixelSize: Theme.body
                lineHeight: Math.round(font.pixelSize * 1.35)
            }
        }
        InkText {
            width: parent.width
            // no story for touts: the desk takes as much, or this much more
            visible: card.fee.counter !== "" && !Theme.huge && !(Theme.landscape && card.fee.counter === card.fee.amount)
            text: Words.say("fee.counter", card.fee.counter, card.fee.counter_note).trim()
            font.pixelSize: card.fee.free ? Theme.note : Theme.caption
            lineHeight: Math.round(font.pixelSize * 1.4)
            color: Theme.ink2
            topPadding: 0
        }
    }
}
