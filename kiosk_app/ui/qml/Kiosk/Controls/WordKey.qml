import QtQuick
import Kiosk.Theme

// A key with words on it, each on a line where there is no room beside each other. A word that another language
// has longer shrinks rather than leaves its key.
Key {
    id: key

    property real most: 36 * Theme.u
    readonly property real fits: measure.advanceWidth <= 0 ? 1 : (width - 2 * inset - 2) / measure.advanceWidth

    letters: Math.floor(most * Math.min(1, fits))

    TextMetrics {
        id: measure
        text: key.text.split(" ").reduce((longest, word) => word.length > longest.length ? word : longest, "")
        font.family: Theme.family(Font.DemiBold)
        font.weight: Font.DemiBold
        font.pixelSize: Math.max(1, Math.round(key.most))
    }
}
