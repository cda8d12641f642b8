import QtQuick
import Kiosk.Theme

// The dossier's code, whole and large.
Rectangle {
    id: card

    property string code
    property string note
    readonly property bool beside: figures.oneLine && figures.share === 1 && figures.implicitWidth + aside.implicitWidth + 190 * Theme.u <= width

    implicitHeight: Math.max(112 * Theme.u, figures.height + (beside || note === "" ? 0 : aside.implicitHeight) + 20 * Theme.u)
    radius: Theme.buttonRadius
    color: Theme.card
    border.width: 4 * Theme.u
    border.color: Theme.ngoc
    Accessible.role: Accessible.StaticText
    Accessible.name: code.split("").join(" ") + ". " + note

    Glyph {
        id: picture
        x: 40 * Theme.u
        anchors.verticalCenter: figures.verticalCenter
        name: "saved"
        size: 60 * Theme.u
    }
    FitText {
        id: figures
        x: 130 * Theme.u
        y: card.beside || card.note === "" ? (card.height - height) / 2 - 3 * Theme.u : 6 * Theme.u
        width: card.width - x - 20 * Theme.u
        whole: card.code
        weight: Font.DemiBold
        most: 46 * Theme.u * Math.min(Theme.scale, 1.65)
        color: Theme.ngoc
        Accessible.ignored: true
    }
    InkText {
        id: aside
        visible: text !== ""
        x: card.beside ? card.width - implicitWidth - 40 * Theme.u : figures.x
        y: card.beside ? (card.height - height) / 2 - 3 * Theme.u : figures.y + figures.height - 6 * Theme.u
        text: card.note
        font.pixelSize: Theme.note
        color: Theme.ink2
        Accessible.ignored: true
    }
}
