import QtQuick
import Kiosk.Theme

// The seal: at most one a screen, and it always means "go on".
FacedButton {
    ground: "seal"
    inkColor: Theme.sonText
    face: Theme.son
    facePressed: Theme.sonPressed
    edge: Theme.son
    boardLine: true
}
