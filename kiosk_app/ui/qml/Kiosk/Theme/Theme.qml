pragma Singleton
import QtQuick
import Kiosk.Views

// Colours, lengths and letters of the screen. Lengths are those of a 1080 × 1920 panel times `u`;
// what must grow with the letters takes `k` instead.
QtObject {
    id: theme

    // set by the stage
    property real u: 1
    property bool landscape: false
    // where pages begin, from the top of the screen
    property real pageTop: 0

    readonly property real scale: SettingsView.scale
    readonly property real k: u * scale
    readonly property bool big: scale >= 1.3
    readonly property bool huge: scale >= 1.65
    // large letters on a wide screen: no page has a line to spare
    readonly property bool broad: landscape && big
    readonly property bool lowReach: SettingsView.low_reach && !landscape
    // what is touched lies below this on a lowered screen: 45 %, with large letters at most 1,200 mm over the floor
    readonly property real reach: (huge ? 634 : 864) * u
    readonly property bool contrast: SettingsView.theme === "hc"
    readonly property bool plain: SettingsView.theme === "bw"

    // colours
    readonly property color paper: contrast ? "#0B0B0B" : plain ? "#FFFFFF" : "#F7F1E3"
    readonly property color card: contrast ? "#0B0B0B" : plain ? "#FFFFFF" : "#FFFCF5"
    readonly property color sand: contrast ? "#3A3A3A" : plain ? "#FFFFFF" : "#EADFC6"
    readonly property color rule: contrast ? "#FFFFFF" : plain ? "#1E1B16" : "#EADFC6"
    readonly property color moon: contrast ? "#0B0B0B" : plain ? "#FFFFFF" : "#F3E0B4"
    readonly property color ink: contrast ? "#FFFFFF" : "#1E1B16"
    readonly property color ink2: contrast ? "#FFFFFF" : plain ? "#1E1B16" : "#4A443A"
    readonly property color line: contrast ? "#FFFFFF" : plain ? "#1E1B16" : "#857A63"
    readonly property color son: contrast ? "#FFE15A" : "#981B1E"
    readonly property color sonPressed: contrast ? "#C9AE2E" : "#751216"
    readonly property color sonLine: contrast ? "#FFE15A" : "#CF8077"
    readonly property color sonText: contrast ? "#0B0B0B" : "#FFFCF5"
    readonly property color lattice: contrast ? "#FFFFFF" : "#981B1E"
    readonly property color ngoc: contrast ? "#8DF5D8" : "#0B5A4F"
    readonly property color ngocText: contrast ? "#0B0B0B" : "#FFFCF5"
    readonly property color ngocTint: contrast ? "#0B0B0B" : plain ? "#FFFFFF" : "#DCE9DF"
    readonly property color nghe: contrast ? "#FFE15A" : "#F0C052"
    readonly property color ngheText: contrast ? "#0B0B0B" : "#1E1B16"
    readonly property color ngheTint: contrast ? "#0B0B0B" : plain ? "#FFFFFF" : "#FBEBC4"
    readonly property color ngheInk: contrast ? "#FFFFFF" : plain ? "#1E1B16" : "#5C3D00"
    readonly property color bed: contrast || plain ? "#0B0B0B" : "#47514C"
    readonly property color bedLight: "#8FE3CC"
    readonly property color focus: contrast ? "#FFE15A" : "#1E1B16"

    // strokes: high contrast and black on white draw every border at four
    readonly property bool bold: contrast || plain
    readonly property real thin: (bold ? 4 : 3) * u
    readonly property real strong: (bold ? 6 : 5) * u

    // lengths
    readonly property real margin: (huge ? 32 : 56) * u
    readonly property real gap: 20 * u
    readonly property real pairGap: 24 * u
    readonly property real target: 112 * u
    readonly property real radius: 20 * u
    readonly property real buttonRadius: 18 * u
    readonly property real keyRadius: 14 * u

    // letters. What is large already stops growing at 165 %, so that a question still leaves room for
    // its answers; what is small doubles
    readonly property real headingScale: Math.min(scale, 1.65)
    readonly property real caption: 36 * k
    readonly property real note: 40 * k
    readonly property real body: 44 * k
    readonly property real button: 48 * u * headingScale
    readonly property real subheading: 56 * u * Math.min(scale, 1.5)
    readonly property real title: (landscape ? 58 : 72) * u * Math.min(scale, 1.35)
    readonly property real greeting: Math.min(106 * k, 132 * u)
    readonly property real amount: 124 * u * Math.min(scale, 1.3)
    readonly property real leading: 1.45

    readonly property int pressTime: SettingsView.still ? 0 : 80
    readonly property int slideTime: SettingsView.still ? 0 : 220
    readonly property int pillTime: SettingsView.still ? 0 : 180
    readonly property int panelTime: SettingsView.still ? 0 : 160
    readonly property int spokeTime: SettingsView.still ? 1000 : 125

    readonly property var seals: ["back", "check", "edit", "gate", "next", "printer", "retake", "scan", "view"]
    readonly property url assets: Qt.resolvedUrl("../../../../../assets/")

    // The font files carry one family name a weight.
    function family(weight: int): string {
        return weight >= Font.Bold ? "Be Vietnam Pro"
            : weight >= Font.DemiBold ? "Be Vietnam Pro SemiBold" : "Be Vietnam Pro Medium"
    }

    // `ground` is "" on paper and card, "seal" on the red button and on jade, "nghe" on turmeric
    function icon(name: string, ground: string): url {
        if (ground === "nghe")
            return assets + "icons/" + name + ".svg"
        // where the ground is what letters are elsewhere
        if (ground === "ink")
            return assets + "icons/" + (contrast ? "" : "hc/") + name + ".svg"
        if (ground === "seal" && seals.includes(name))
            return assets + "icons/" + (contrast ? "on-action/" : "on-son/") + name + ".svg"
        return assets + "icons/" + (contrast ? "hc/" : "") + name + ".svg"
    }

    function drawing(name: string): url {
        return assets + "illustrations/" + (contrast ? "hc/" : "") + name + ".svg"
    }
}
