import QtQuick
import Kiosk.Theme

// The buttons at the foot of a page: beside each other while every word fits, below each other when not.
// Beside each other, the last takes the room that is left; `even` shares it instead. `upright` is below each other
// in any case; `turned` begins with the last. A line has as many as fit.
Item {
    id: row

    default property alias buttons: holder.data
    property bool even: false
    property bool upright: false
    property bool turned: false
    property real gap: Theme.pairGap
    readonly property bool stacked: upright || wanted(width) > width

    implicitWidth: holder.wide
    implicitHeight: holder.tall

    function shown(): var {
        return Array.from(holder.children).filter(child => child.visible)
    }

    // Lines of what stands beside each other, each up to the width there is.
    function lines(items: var): var {
        const found = [[]]
        let used = 0
        for (const item of items) {
            if (used > 0 && (upright || used + item.implicitWidth > width)) {
                found.push([])
                used = 0
            }
            found[found.length - 1].push(item)
            used += item.implicitWidth + gap
        }
        return found
    }

    function wanted(room: real): real {
        const items = Array.from(holder.children).filter(child => child.visible)
        const widths = items.map(item => item.implicitWidth)
        const gaps = gap * Math.max(0, items.length - 1)
        return even ? Math.max(0, ...widths) * items.length + gaps : widths.reduce((sum, width) => sum + width, gaps)
    }

    Timer {
        id: soon
        interval: 0
        onTriggered: holder.arrange()
    }

    Item {
        id: holder

        property real tall: 0
        property real wide: 0

        anchors.fill: parent

        // The key and the ear come to them as the eye does. What is parted from its parent and comes again is last.
        property bool isReversed: false

        function reorder() {
            const wanted = row.turned && !row.stacked
            if (wanted === isReversed)
                return
            isReversed = wanted
            const focused = Array.from(children).find(child => child.activeFocus)
            for (const child of Array.from(children).reverse()) {
                child.parent = row
                child.parent = holder
            }
            if (focused !== undefined)
                focused.forceActiveFocus()
        }

        function arrange() {
            reorder()
            const items = row.shown()
            wide = row.wanted(row.width)
            if (items.length === 0 || row.width <= 0) {
                tall = 0
                return
            }
            if (row.stacked) {
                let y = 0
                for (const line of row.lines(items)) {
                    const gaps = row.gap * (line.length - 1)
                    const spare = Math.max(0, row.width - gaps - line.reduce((sum, item) => sum + item.implicitWidth, 0)) / line.length
                    let x = 0
                    for (const item of line) {
                        item.x = x
                        item.y = y
                        item.width = line.length === 1 ? row.width : item.implicitWidth + spare
                        x += item.width + row.gap
                    }
                    const height = Math.max(...line.map(item => item.implicitHeight))
                    for (const item of line)
                        item.height = height
                    y += height + 16 * Theme.u
                }
                tall = y - 16 * Theme.u
                return
            }
            const height = Math.max(...items.map(item => item.implicitHeight))
            const room = row.width - row.gap * (items.length - 1)
            const third = items.length === 2 && !row.even ? Math.round((row.width + row.gap) / 3 - row.gap) : 0
            let left = room
            let x = 0
            items.forEach((item, index) => {
                const last = index === items.length - 1
                let width = row.even ? room / items.length : Math.max(item.implicitWidth, third)
                if (!row.even && !last && left - width < items[items.length - 1].implicitWidth)
                    width = item.implicitWidth
                if (last)
                    width = left
                item.x = x
                item.y = 0
                item.width = width
                item.height = height
                x += width + row.gap
                left -= width
            })
            tall = height
        }

        readonly property string signature: {
            let parts = [row.width, row.even, row.upright, row.gap]
            for (let i = 0; i < children.length; ++i)
                parts.push(children[i].visible, children[i].implicitWidth, children[i].implicitHeight)
            return parts.join(" ")
        }
        onSignatureChanged: soon.restart()
        Component.onCompleted: arrange()
    }
}
