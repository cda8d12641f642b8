import QtQuick

FacedButton {
}
