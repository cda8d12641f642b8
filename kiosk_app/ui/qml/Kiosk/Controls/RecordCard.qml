import QtQuick
import Kiosk.Theme

// The record on the screen where there is no paper: code, state, time and the QR of the status page.
Rectangle {
    id: card

    property string code
    property string qr
    property string savedAt
    property bool received: false
    readonly property bool beside: !Theme.big && !Theme.landscape

    implicitHeight: head.height + (beside ? Math.max(picture.height + 10 * Theme.u, words.implicitHeight + 64 * Theme.u)
        : picture.height + words.implicitHeight + (Theme.huge ? 36 : Theme.landscape ? 48 : 64) * Theme.u)
    radius: Theme.radius
    color: Theme.card
    border.width: Theme.thin
    border.color: Theme.ink

    Rectangle {
        id: head
        x: Theme.thin / 2
        y: x
        width: parent.width - Theme.thin
        height: Math.max(104 * Theme.u, title.implicitHeight + 20 * Theme.u)
        radius: Theme.radius
        color: Theme.nghe
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.radius
            color: parent.color
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 3 * Theme.u
            color: Theme.ink
        }
        Image {
            x: 42 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            width: 58 * Theme.u
            height: width
            source: Theme.assets + "icons/attention.svg"
            sourceSize: Qt.size(Math.ceil(width), Math.ceil(width))
            Accessible.ignored: true
        }
        InkText {
            id: title
            x: 128 * Theme.u
            width: parent.width - x - 20 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            text: qsTrId("page.fault.instead")
            weight: Font.DemiBold
            font.pixelSize: Math.min(46 * Theme.u * Theme.headingScale, 56 * Theme.u)
            color: Theme.ngheText
        }
    }
    QrFrame {
        id: picture
        visible: card.qr !== ""
        board: false
        // its quiet zone is the margin of the card
        x: (card.beside ? 5 : 24) * Theme.u
        y: head.height + (card.beside ? 5 : 28) * Theme.u
        width: (Theme.huge ? 400 : card.beside ? 520 : 470) * Theme.u
        height: card.qr === "" ? 0 : width
        payload: card.qr
        label: qsTrId("page.fault.qr_spoken")
    }
    Column {
        id: words
        x: card.beside && picture.visible ? 532 * Theme.u : 40 * Theme.u
        y: card.beside ? head.height + 44 * Theme.u : picture.y + picture.height - (Theme.huge ? 20 : 0) * Theme.u
        width: parent.width - x - 24 * Theme.u

        InkText {
            width: parent.width
            // the code says what it is
            visible: !Theme.huge && !Theme.broad
            text: qsTrId("page.fault.code")
            font.pixelSize: Theme.caption
            color: Theme.ink2
        }
        FitText {
            width: parent.width
            whole: card.code
            weight: Font.DemiBold
            // one line of smaller letters is copied with fewer mistakes than two of larger ones
            least: most * 0.65
            most: (Theme.landscape ? 46 : 58) * Theme.u * Math.min(Theme.scale, Theme.landscape ? 1.65 : 1.3)
            lineHeight: Math.round(font.pixelSize * 1.33)
            topPadding: 0
            Accessible.name: card.code.split("").join(" ")
        }
        InkText {
            width: parent.width
            text: card.received ? qsTrId("page.finished.received") : qsTrId("page.finished.waiting")
            weight: Font.DemiBold
            font.pixelSize: Theme.broad ? Theme.note : Theme.body
            lineHeight: Math.round(font.pixelSize * (Theme.broad ? 1.3 : Theme.leading))
            color: Theme.ngoc
        }
        InkText {
            width: parent.width
            // the status line says the same time
            visible: !Theme.huge && !Theme.landscape
            text: card.savedAt
            font.pixelSize: Theme.note
            color: Theme.ink2
            topPadding: 0
        }
    }
}
