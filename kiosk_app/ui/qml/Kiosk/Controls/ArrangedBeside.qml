import QtQuick
import Kiosk.Theme
import Kiosk.Views

// On a wide screen the question stands left with its drawing, everything touched right. Each side has its
// turns; the one that has fewer stays at its last.
QtObject {
    id: beside

    // PageFrame, which holds this: its type cannot be named in a file that it is made of
    required property var page
    required property PageBlocks blocks
    required property Image pavilion

    function arrange(reads: var, acts: var, bottom: real) {
        const floor = page.spread ? bottom : page.height - 24 * Theme.u
        const turned = page.moreBelow ? blocks.more.y - 14 * Theme.u : floor
        const left = page.readBeside ? reads : []
        const right = page.readBeside ? acts : reads.concat(acts)
        const joint = left.length > 0 ? page.spacing : 0
        if (page.yields && !blocks.hintGone && blocks.head.height + joint + blocks.deal.tall(left) > floor) {
            blocks.giveWay(false)
            return
        }
        pavilion.visible = false
        blocks.reveal(blocks.head, true)
        blocks.head.y = 0
        const lead = blocks.head.height + page.spacing
        const whole = blocks.deal.tall(left) <= (page.spread ? floor + 1 : page.height) - lead
        if (whole && blocks.deal.tall(right) <= bottom) {
            blocks.turns = 1
            blocks.turn = 0
            blocks.place(left, acts, lead, floor, false)
            // lowered, all that is touched stands at the foot
            const low = SettingsView.low_reach
            const top = page.flows && !low ? 0 : bottom - blocks.deal.tall(acts)
            if (!page.readBeside)
                blocks.show(reads, low ? top - (acts.length > 0 ? page.spacing : 0) - blocks.deal.tall(reads) : 0, 0)
            blocks.show(acts, top, 0)
            return
        }
        const under = page.spread || page.moreBelow ? bottom : bottom - blocks.more.height - Math.max(page.spacing, 16 * Theme.u)
        const lefts = whole ? [left] : blocks.deal.filled(left.map(item => [item]), turned - lead, turned)
        const rights = blocks.deal.packed(page.readBeside ? [] : reads, acts, under, under)
        blocks.turns = Math.max(lefts.length, rights.length)
        blocks.find(lefts)
        blocks.find(rights)
        blocks.turn = Math.min(blocks.turn, blocks.turns - 1)
        blocks.hide(right)
        blocks.hide(left)
        const now = lefts[Math.min(blocks.turn, lefts.length - 1)]
        const headed = now === lefts[0]
        blocks.reveal(blocks.head, headed)
        blocks.place(now, acts, headed ? lead : 0, floor, false)
        blocks.showTurn(rights[Math.min(blocks.turn, rights.length - 1)], acts, 0, under)
    }
}
