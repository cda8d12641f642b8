import QtQuick

// How the blocks of a page are dealt out to its turns: in order, each turn up to its room.
QtObject {
    id: turns

    property real spacing
    // the first of these that is there begins what stays with what is touched
    property var holds: []
    // what is touched need not stay together
    property bool loose: false

    function tall(items: var): real {
        return items.reduce((sum, item) => sum + item.height, Math.max(0, items.length - 1) * spacing)
    }

    // The first turn up to `first`, the others up to `later`. A group stays together.
    function filled(groups: var, first: real, later: real): var {
        const pages = [[]]
        let used = 0
        for (const group of groups) {
            const height = tall(group)
            const full = used > 0 ? used + height > (pages.length === 1 ? first : later)
                : pages.length === 1 && first < later && height > first
            if (full) {
                pages.push([])
                used = 0
            }
            pages[pages.length - 1].push(...group)
            used += height + spacing
        }
        return pages
    }

    function heldFrom(reads: var): int {
        const held = holds.find(item => reads.includes(item))
        return held === undefined ? reads.length : reads.indexOf(held)
    }

    // What is touched stays together where that costs no turn more; with what is held, wherever it fits.
    function packed(reads: var, acts: var, first: real, later: real): var {
        const all = reads.concat(acts)
        const from = heldFrom(reads)
        const group = all.slice(from)
        const apart = filled(all.map(item => [item]), first, later)
        if (loose || group.length < 2 || tall(group) > later)
            return apart
        const together = filled(all.slice(0, from).map(item => [item]).concat([group]), first, later)
        return from < reads.length || together.length <= apart.length ? together : apart
    }
}
