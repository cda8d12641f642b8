import QtQuick
import Kiosk.Theme

FacedButton {
    face: Theme.paper
    edge: Theme.line
}
