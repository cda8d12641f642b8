pragma Singleton
import QtQuick
import Kiosk.Theme

// The dock's own colours and unit: high contrast or large letters belong to the citizen's screen beside it.
QtObject {
    // set by the window: 1 on a desk of 1920 × 1080
    property real u: 1

    readonly property color paper: "#F7F1E3"
    readonly property color card: "#FFFCF5"
    readonly property color sand: "#EADFC6"
    readonly property color ink: "#1E1B16"
    readonly property color ink2: "#4A443A"
    readonly property color line: "#857A63"
    readonly property color nghe: "#F0C052"
    readonly property color ngheTint: "#FBEBC4"

    function icon(name: string): url {
        return Theme.assets + "icons/" + name + ".svg"
    }
}
