import QtQuick
import QtQuick.Templates as T

// Moves the ring by arrow keys: to what stands nearest in that direction, and where nothing does, on or back in
// reading order, so that whatever the Tab key reaches the arrows reach too (EN 301 549, 5.1.6: a keypad is enough).
QtObject {
    id: compass

    // what is looked over; the ring is somewhere below it
    required property Item stage

    // takes every arrow key, a held one once
    function steer(event: var) {
        if (![Qt.Key_Left, Qt.Key_Right, Qt.Key_Up, Qt.Key_Down].includes(event.key))
            return
        event.accepted = true
        if (event.isAutoRepeat)
            return
        const now = stage.Window.activeFocusItem
        const all = chain(now)
        const onward = event.key === Qt.Key_Right || event.key === Qt.Key_Down
        if (all.length === 0)
            return
        const to = all.includes(now) ? nearest(now, all, event.key) ?? now.nextItemInFocusChain(onward) : all[0]
        if (to !== null)
            to.forceActiveFocus(onward ? Qt.TabFocusReason : Qt.BacktabFocusReason)
    }

    // everything that can have the ring, in reading order from here
    function chain(now: Item): var {
        const found = []
        let item = now
        do {
            item = item.nextItemInFocusChain(true)
            // a page without anything to touch leads back to itself
            if (item === null || found.includes(item))
                break
            if (item instanceof T.AbstractButton)
                found.push(item)
        } while (item !== now)
        return found
    }

    function nearest(now: Item, all: var, key: int): var {
        const from = box(now)
        const upright = key === Qt.Key_Up || key === Qt.Key_Down
        let best = null
        let least = Infinity
        for (const item of all) {
            if (item === now)
                continue
            const to = box(item)
            const ahead = key === Qt.Key_Right ? to.left - from.right : key === Qt.Key_Left ? from.left - to.right
                : key === Qt.Key_Down ? to.top - from.bottom : from.top - to.bottom
            const beside = upright ? Math.max(to.left - from.right, from.left - to.right)
                : Math.max(to.top - from.bottom, from.top - to.bottom)
            // edges that touch, or frames that overlap by a line, still lie beside each other; a row is a row
            if (ahead < -2 || (!upright && beside > 0))
                continue
            const askew = Math.abs(upright ? to.left + to.right - from.left - from.right
                : to.top + to.bottom - from.top - from.bottom)
            const far = Math.max(0, ahead) + 2 * Math.max(0, beside) + askew / 100
            if (far < least) {
                least = far
                best = item
            }
        }
        return best
    }

    function box(item: Item): var {
        const place = item.mapToItem(stage, 0, 0, item.width, item.height)
        return { left: place.x, top: place.y, right: place.x + place.width, bottom: place.y + place.height }
    }
}
