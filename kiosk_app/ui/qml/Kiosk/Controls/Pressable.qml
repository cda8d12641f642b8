pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

// What every touchable thing shares: role and name for speech, the ring, and the keypad's select key once
// a press, however long it is held.
T.AbstractButton {
    id: pressable

    property real around: Theme.buttonRadius
    property string spoken: text
    // whether it says of itself that it is chosen or not, and which: a touch alone changes neither
    property bool tells: false
    property bool stated: false
    // is touched twice in a moment on purpose, as the key of a letter is
    property bool quick: false

    padding: 0
    // the button tells these to the tree itself, over whatever is written there
    checkable: tells
    checked: stated
    onToggled: checked = Qt.binding(() => pressable.stated)
    focusPolicy: Qt.StrongFocus
    activeFocusOnTab: true
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    Accessible.role: Accessible.Button
    Accessible.name: spoken
    property bool touched: false

    onPressed: touched = true
    onClicked: {
        if (quick || !touched)
            return
        touched = false
        const at = mapToItem(null, pressX, pressY)
        LastTouch.made(at.x, at.y)
    }
    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) pressable.click() }
    Keys.onEnterPressed: event => { if (!event.isAutoRepeat) pressable.click() }

    // made for the one that has it, not for each key of a keyboard
    Loader {
        anchors.fill: parent
        z: 10
        active: pressable.visualFocus
        sourceComponent: Item {
            FocusRing { around: pressable.around }
        }
    }
}
