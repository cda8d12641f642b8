import QtQuick
import Kiosk.Theme
import Kiosk.Views

// The blocks of a page, shown and hidden in the turn that they were dealt to, and its drawing where there is room.
QtObject {
    id: blocks

    // PageFrame, which holds this: its type cannot be named in a file that it is made of
    required property var page
    required property PageHead head
    required property Item picture
    required property Item read
    required property Item act
    required property Item foot
    required property Item more
    readonly property Turns deal: Turns {
        spacing: blocks.page.spacing
        holds: blocks.page.holds
        loose: blocks.page.flows
    }

    property int turn: 0
    property int turns: 1
    property string arranged
    property var placed: []
    property Item sought
    property Item soughtFocus
    // over a keyboard hint and kicker go before the answer is pushed to a second turn
    property bool hintGone: false
    // so does the size of the question's letters, where that spares a turn
    property bool titleBrief: false
    // what room there was for what page when they went, and at the last look
    property var gaveWay: null
    property var seen: null

    function regain() {
        hintGone = false
        titleBrief = false
        gaveWay = null
        head.forceLayout()
        page.arrangeSoon()
    }

    // The question takes its new height at once: what is arranged by the old one gives way for nothing.
    function giveWay(letters: bool) {
        if (letters)
            titleBrief = true
        else
            hintGone = true
        gaveWay = seen
        head.forceLayout()
        page.arrangeSoon()
    }

    // Smaller letters that spare no turn are smaller for nothing.
    function titleBack() {
        titleBrief = false
        head.forceLayout()
        page.arrangeSoon()
    }

    // With another question, or more room than there was, they are tried again. True where they came back.
    function regains(tall: real, bottom: real): bool {
        seen = { room: bottom - tall, asks: page.title }
        if (gaveWay === null || (seen.asks === gaveWay.asks && seen.room <= gaveWay.room + 1))
            return false
        regain()
        return true
    }

    function blocksOf(holder: Item): var {
        return Array.from(holder.children).filter(child => child.height > 0)
    }

    function show(items: var, top: real, extra: real): real {
        let y = top
        for (const item of items) {
            reveal(item, true)
            // its line down to the next would hang over nothing
            if (item instanceof TimelineRow)
                item.parted = item === items[items.length - 1]
            item.y = y
            y += item.height + page.spacing + extra
        }
        return y
    }

    // Room that is left makes the page breathe, a little between all blocks.
    function breath(free: real, blocks: int): real {
        return Math.max(0, Math.min(page.breath, free / Math.max(1, blocks)))
    }

    // not by `visible`: a column that is not visible forgets how tall it is
    function reveal(item: Item, shown: bool) {
        item.opacity = shown ? 1 : 0
        item.enabled = shown
    }

    function hide(items: var) {
        for (const item of items)
            reveal(item, false)
    }

    // The reads of a turn from its top, what is touched at its bottom.
    function showTurn(items: var, acts: var, top: real, bottom: real) {
        const touched = items.filter(item => acts.includes(item))
        const above = items.filter(item => !acts.includes(item))
        show(above, top, 0)
        const below = Math.max(top, ...above.map(item => item.y + item.height + page.spacing))
        show(touched, page.bleed || page.flows ? below : bottom - deal.tall(touched), 0)
    }

    function find(pages: var) {
        const at = sought === null ? -1 : pages.findIndex(page => page.includes(sought))
        if (at >= 0)
            turn = at
    }

    // What is made anew is seen when it has its place, not before at the top.
    function hideNew(holder: Item) {
        if (placed.length > 0)
            hide(Array.from(holder.children).filter(child => !placed.includes(child)))
    }

    // Rows that were made anew are as tall as those before, but stand nowhere yet.
    function stale(): bool {
        const now = blocksOf(read).concat(blocksOf(act))
        return signature !== arranged || sought !== null || now.length !== placed.length
            || now.some((item, index) => item !== placed[index])
    }

    function place(reads: var, acts: var, top: real, bottom: real, inColumn: bool) {
        picture.visible = false
        picture.height = 0
        let y = top
        let extra = breath(bottom - top - deal.tall(reads) - (inColumn ? deal.tall(acts) + page.spacing : 0),
            reads.length + (inColumn ? acts.length : 0) + 1)
        if (page.pictureFirst) {
            showFirst(bottom)
        } else if (page.drawing !== null && !Theme.lowReach) {
            const free = bottom - top - deal.tall(reads) - (inColumn ? deal.tall(acts) + page.spacing : 0)
                - page.spacing * 2
            const size = Math.min(page.drawingMost, free)
            if (size >= page.drawingLeast * Math.min(Theme.scale, 1)) {
                picture.height = size
                picture.y = y
                picture.visible = true
                const spare = bottom - top - size - page.spacing - deal.tall(reads) - (inColumn ? deal.tall(acts) + page.spacing : 0)
                extra = breath(spare, reads.length + 1)
                // a drawing that leaves much room stands in the midst of it
                const lower = reads.length > 0 ? extra / 2 : Math.max(extra / 2, Math.min(120 * Theme.u, spare * 0.4))
                picture.y += lower
                y += size + page.spacing + extra
            }
        }
        show(reads, y, extra)
    }

    // A drawing beside a column stays over all its turns.
    function showFirst(bottom: real) {
        const free = page.spread ? bottom : page.height - 24 * Theme.u
        picture.height = Math.min(page.pictureHeight, free)
        picture.y = (free - picture.height) / 3
        picture.visible = true
    }

    readonly property string signature: {
        const parts = [page.width, page.height, head.height, foot.height, foot.y, more.height,
            page.spacing, Theme.landscape, SettingsView.low_reach, Theme.u, page.drawing !== null]
        for (const holder of [read, act]) {
            for (let i = 0; i < holder.children.length; ++i)
                parts.push(holder.children[i]?.height ?? 0)
        }
        return parts.join(" ")
    }
}
