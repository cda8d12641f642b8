import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

// A page in one column: the question, what is read, what is touched at the foot. Lowered, the column stands at the foot
// of the screen, and what is touched within reach of who sits.
QtObject {
    id: column

    // PageFrame, which holds this: its type cannot be named in a file that it is made of
    required property var page
    required property PageBlocks blocks
    required property Image pavilion

    function isTouched(item: Item): bool {
        return item instanceof T.AbstractButton || Array.from(item.children).some(child => isTouched(child))
    }

    // From the first that is touched to the last: what a hand must reach.
    function touched(items: var): real {
        const from = items.findIndex(item => isTouched(item))
        return from < 0 ? 0 : blocks.deal.tall(items.slice(from))
    }

    // What the page is about stands between the question and what is below it, and lifts the question; without it,
    // or without room, the pavilion stands over both.
    function crown(top: real) {
        const room = top - 24 * Theme.u
        const tells = page.drawingTells && page.drawing !== null && room >= page.drawingLeast
        if (tells) {
            blocks.picture.height = Math.min(page.drawingMost, room)
            blocks.head.y = top - blocks.picture.height - 24 * Theme.u
            blocks.picture.y = blocks.head.y + blocks.head.height + 24 * Theme.u
            blocks.picture.visible = true
        }
        pavilion.visible = !tells && top > 320 * Theme.u
    }

    // What room the first of several turns leaves, the drawing takes.
    function drawn(items: var, top: real, under: real): real {
        if (page.drawing === null || page.pictureFirst || !page.drawingOnTurns)
            return 0
        const size = Math.min(page.drawingMost, under - top - blocks.deal.tall(items) - 3 * page.spacing)
        if (size < Math.max(page.drawingLeast, 240 * Theme.u))
            return 0
        blocks.picture.height = size
        blocks.picture.y = top + page.spacing / 2
        blocks.picture.visible = true
        return size + 2 * page.spacing
    }

    // Lowered, what is read stands anywhere, and what is touched within reach; a block that is taller gives way.
    function arrangeWithinReach(all: var, lead: real, under: real) {
        const pages = [[]]
        for (const item of all) {
            const last = pages[pages.length - 1]
            const longer = last.concat([item])
            // the question stands over the first turn, if need be alone
            const room = pages.length === 1 ? under - lead : under
            const fits = blocks.deal.tall(longer) <= room && touched(longer) <= under - (Theme.reach - Theme.pageTop)
            if (fits || (last.length === 0 && (pages.length > 1 || item.height <= room)))
                last.push(item)
            else
                pages.push([item])
        }
        blocks.turns = pages.length
        blocks.find(pages)
        blocks.turn = Math.min(blocks.turn, blocks.turns - 1)
        blocks.hide(all)
        blocks.picture.visible = false
        const top = under - blocks.deal.tall(pages[blocks.turn])
        const headed = blocks.turn === 0 || top >= lead
        blocks.reveal(blocks.head, headed)
        blocks.head.y = Math.max(0, top - lead)
        pavilion.visible = false
        blocks.picture.height = 0
        if (headed)
            crown(blocks.head.y)
        // the drawing lifts the question, not what stands below it
        blocks.show(pages[blocks.turn], headed ? Math.max(lead, top) : top, 0)
    }

    function arrange(reads: var, acts: var, bottom: real) {
        const ceiling = Theme.lowReach ? Math.min(550 * Theme.u, bottom / 3) : 0
        const all = reads.concat(acts)
        const joint = blocks.head.height > 0 && all.length > 0 ? page.spacing : 0
        const natural = blocks.head.height + joint + blocks.deal.tall(all)
        const air = joint === 0 || Theme.lowReach ? 0 : blocks.breath(bottom - natural, all.length + 1)
        const low = Theme.lowReach && !page.pictureFirst
        const high = low && touched(all) > bottom - (Theme.reach - Theme.pageTop) + 1
        if (natural <= bottom - (low ? 0 : ceiling) + 1 && !high) {
            blocks.turns = 1
            blocks.turn = 0
            const top = Theme.lowReach ? bottom - natural : 0
            blocks.reveal(blocks.head, true)
            blocks.head.y = top
            blocks.place(page.flows ? all : reads, page.flows ? [] : acts, top + blocks.head.height + joint + air, bottom, true)
            if (Theme.lowReach && !page.pictureFirst)
                crown(top)
            else
                pavilion.visible = top > 320 * Theme.u
            if (page.flows)
                return
            const extra = blocks.picture.visible || Theme.lowReach ? 0 : air
            blocks.show(acts, bottom - blocks.deal.tall(acts) - extra * Math.max(0, acts.length - 1), extra)
            return
        }
        if (Theme.huge && !low && !blocks.titleBrief && natural - blocks.head.height + blocks.head.brief <= bottom + 1) {
            blocks.giveWay(true)
            return
        }
        if (page.yields && !blocks.hintGone) {
            blocks.giveWay(false)
            return
        }
        if (blocks.titleBrief) {
            blocks.titleBack()
            return
        }
        const largest = Math.max(0, ...all.map(item => item.height))
        const under = page.spread ? bottom : bottom - blocks.more.height - Math.max(page.spacing, 16 * Theme.u)
        if (low) {
            arrangeWithinReach(all, blocks.head.height + joint, under)
            return
        }
        // low reach gives way before a block would not fit at all
        const top = Math.max(0, Math.min(ceiling, under - largest))
        const room = under - top
        // the question stays over every turn unless that costs turns
        const lead = blocks.head.height + joint
        const free = blocks.deal.packed(reads, acts, room - lead, room)
        const steady = blocks.deal.packed(reads, acts, room - lead, room - lead)
        const held = blocks.deal.tall(all.slice(blocks.deal.heldFrom(reads)))
        const parted = blocks.deal.heldFrom(reads) < reads.length && held <= room && held > room - lead
        const pinned = lead + largest <= room && steady.length <= free.length && !parted
        const pages = pinned ? steady : free
        blocks.picture.visible = false
        if (page.pictureFirst)
            blocks.showFirst(under)
        blocks.turns = pages.length
        blocks.find(pages)
        blocks.turn = Math.min(blocks.turn, blocks.turns - 1)
        blocks.hide(all)
        pavilion.visible = top > 320 * Theme.u
        const headed = pinned || blocks.turn === 0
        blocks.reveal(blocks.head, headed)
        blocks.head.y = top
        const begin = top + (headed ? lead : 0)
        const taken = headed && blocks.turn === 0 ? drawn(pages[0], begin, under) : 0
        blocks.showTurn(pages[blocks.turn], acts, begin + taken, under)
    }
}
