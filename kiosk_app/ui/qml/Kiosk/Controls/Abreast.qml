import QtQuick

// Tiles beside each other as one block of a page, all as tall as the tallest. Each takes `share` and `tall` for its
// size and says by `measure` when it has changed.
Row {
    id: line

    property int across: 1
    property real tall: 1
    readonly property real share: (width - (across - 1) * spacing) / across

    function measure() {
        const tiles = Array.from(children).filter(child => child.implicitHeight > 0)
        tall = Math.max(1, ...tiles.map(tile => tile.implicitHeight))
    }

    height: tall
}
