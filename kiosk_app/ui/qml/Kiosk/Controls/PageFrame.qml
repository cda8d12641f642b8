pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme
import Kiosk.Views

// A page: a question above, what is touched below, its buttons at the foot. What does not fit is shown in
// turns with a button, never by scrolling alone: first the drawing gives way, then blocks move to the next turn.
// A block that does not apply has no height. Blocks are kept small, so that each fits in one turn.
FocusScope {
    id: frame

    property string kicker
    property string title
    property string hint
    property bool centred: false
    property Component drawing
    property real drawingMost: 480 * Theme.u
    property real drawingLeast: 200 * Theme.u
    // blocks of what is read that are looked at while touching: the first that is there begins what stays together
    property var holds: []
    // says what is wrong: where it comes, the page turns to it
    property Item urgent
    // what is touched follows what is read, with no room between
    property bool flows: false
    property bool bleed: false
    // where room is short hint and kicker go first
    property bool hintYields: bleed
    readonly property bool yields: hintYields && (hint !== "" || kicker !== "")
    // on a wide screen: what is read stands left, below the question
    property bool readBeside: bleed
    // large letters on a wide screen: all in one column, beside the drawing where there is one
    property bool stacks: false
    // also with letters of the usual size
    property bool stacksAlways: false
    // the same, but only the buttons have the whole width
    property bool spreads: stacks
    // also with letters of the usual size
    property bool spreadsAlways: false
    property real leftWidth: (Theme.broad ? 700 : 580) * Theme.u
    property real pictureWidth: (Theme.huge ? 380 : 460) * Theme.u
    property real spacing: Theme.gap
    property real breath: 28 * Theme.u
    property real footGap: (Theme.broad ? 16 : Theme.huge || Theme.landscape || Theme.lowReach ? 24 : 52) * Theme.u
    property real titleSize: bleed ? Math.min(Theme.title, 72 * Theme.u * 1.3) : Theme.title
    readonly property bool pictured: picture.visible
    default property alias read: readHolder.data
    property alias act: actHolder.data
    property alias foot: footHolder.data

    // a reviewer's way to the other turns
    property int asked: 0
    onAskedChanged: turnTo(asked)
    readonly property int turns: inner.turns
    readonly property int turn: inner.turn
    readonly property real side: Theme.margin
    readonly property bool column: !Theme.landscape || (stacks && (Theme.big || stacksAlways))
    readonly property bool spread: (Theme.broad && spreads) || (Theme.landscape && spreadsAlways)
    readonly property bool pictureFirst: Theme.landscape && column && drawing !== null
    readonly property real inset: pictureFirst ? pictureWidth + 48 * Theme.u : 0
    readonly property real headWidth: column ? width - 2 * side - inset : leftWidth
    readonly property real readWidth: readHolder.width
    readonly property real actLeft: column ? side + inset : side + leftWidth + 54 * Theme.u
    readonly property real actWidth: width - actLeft - side

    readonly property real floor: height - (bleed ? 0 : footGap)

    function turnTo(turn: int) {
        inner.sought = null
        inner.turn = Math.max(0, Math.min(turn, inner.turns - 1))
        inner.arrange()
    }

    // turn to where this block stands, and put the focus on it or on what it holds; null ends the search
    function bring(block: Item, inside: Item) {
        inner.sought = block
        inner.soughtFocus = inside
        soon.restart()
    }

    function seekUrgent() {
        if (urgent !== null && urgent.height > 0)
            bring(urgent, null)
    }

    PageHead {
        id: head
        x: frame.side + frame.inset
        width: frame.headWidth
        kicker: inner.hintGone ? "" : frame.kicker
        title: frame.title
        hint: inner.hintGone ? "" : frame.hint
        size: frame.titleSize
        centred: frame.centred
    }

    Loader {
        id: picture
        x: frame.pictureFirst ? frame.side : head.x
        visible: false
        width: frame.pictureFirst ? frame.pictureWidth : head.width
        height: 0
        sourceComponent: frame.drawing
    }

    Image {
        id: pavilion
        visible: false
        anchors.horizontalCenter: parent.horizontalCenter
        height: Math.min(520 * Theme.u, head.y - 24 * Theme.u)
        fillMode: Image.PreserveAspectFit
        source: Theme.lowReach ? Theme.drawing("khue-van-cac") : ""
        sourceSize.height: 520 * Theme.u
        Accessible.ignored: true
    }

    Item {
        id: readHolder
        x: frame.column || !frame.readBeside ? frame.actLeft : frame.side
        width: frame.column || !frame.readBeside ? frame.actWidth : frame.headWidth
        height: frame.height
        onChildrenChanged: inner.hideNew(readHolder)
    }

    Item {
        id: actHolder
        x: frame.actLeft
        width: frame.actWidth
        height: frame.height
        onChildrenChanged: inner.hideNew(actHolder)
    }

    MoreButton {
        id: more
        readonly property bool below: Theme.landscape && frame.bleed
        // where there is no line to spare it stands before the other buttons
        narrow: frame.spread
        x: frame.spread || below ? frame.side : frame.actLeft
        width: below ? frame.leftWidth : frame.spread ? least : frame.actWidth
        height: frame.spread ? Math.max(implicitHeight, footHolder.height) : implicitHeight
        y: frame.spread || below ? frame.floor - height - (below ? 24 * Theme.u : 0) : footHolder.y - height - 16 * Theme.u
        turn: inner.turn
        turns: inner.turns
        onClicked: frame.turnTo(onward ? inner.turn + 1 : 0)
    }

    Item {
        id: footHolder
        readonly property Item piece: children.length > 0 ? children[0] : null
        readonly property real before: frame.spread && more.visible ? more.width + Theme.pairGap : 0
        x: frame.bleed && !Theme.landscape ? 0 : frame.spread ? frame.side + before : frame.actLeft
        width: frame.bleed && !Theme.landscape ? frame.width : frame.spread ? frame.width - 2 * frame.side - before : frame.actWidth
        height: piece?.visible ? piece.implicitHeight : 0
        y: frame.floor - height
    }

    Turns {
        id: deal
        spacing: frame.spacing
        holds: frame.holds
        loose: frame.flows
    }

    QtObject {
        id: inner

        property int turn: 0
        property int turns: 1
        property string arranged
        property var placed: []
        property Item sought
        property Item soughtFocus
        // over a keyboard hint and kicker go before the answer is pushed to a second turn
        property bool hintGone: false

        function blocks(holder: Item): var {
            return Array.from(holder.children).filter(child => child.height > 0)
        }

        function show(items: var, top: real, extra: real): real {
            let y = top
            for (const item of items) {
                reveal(item, true)
                item.y = y
                y += item.height + frame.spacing + extra
            }
            return y
        }

        // Room that is left makes the page breathe, a little between all blocks.
        function breath(free: real, blocks: int): real {
            return Math.max(0, Math.min(frame.breath, free / Math.max(1, blocks)))
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
            const read = items.filter(item => !acts.includes(item))
            show(read, top, 0)
            const below = Math.max(top, ...read.map(item => item.y + item.height + frame.spacing))
            show(touched, frame.bleed || frame.flows ? below : bottom - deal.tall(touched), 0)
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
            const now = blocks(readHolder).concat(blocks(actHolder))
            return signature !== arranged || sought !== null || now.length !== placed.length
                || now.some((item, index) => item !== placed[index])
        }

        function arrange() {
            if (frame.width <= 0 || frame.height <= 0)
                return
            for (const holder of [readHolder, actHolder])
                hide(Array.from(holder.children).filter(child => child.height <= 0))
            const reads = blocks(readHolder)
            const acts = blocks(actHolder)
            arranged = signature
            placed = reads.concat(acts)
            const bottom = footHolder.y - (footHolder.height > 0 ? Math.max(frame.spacing, Theme.broad ? 14 * Theme.u : 0) : 0)
            if (frame.column)
                arrangeBelow(reads, acts, bottom)
            else
                arrangeBeside(reads, acts, bottom)
            if (sought !== null && soughtFocus !== null)
                soughtFocus.forceActiveFocus(Qt.TabFocusReason)
        }

        function place(reads: var, acts: var, top: real, bottom: real, inColumn: bool) {
            picture.visible = false
            picture.height = 0
            let y = top
            let extra = breath(bottom - top - deal.tall(reads) - (inColumn ? deal.tall(acts) + frame.spacing : 0),
                reads.length + (inColumn ? acts.length : 0) + 1)
            if (frame.pictureFirst) {
                showFirst(bottom)
            } else if (frame.drawing !== null && !Theme.lowReach) {
                const free = bottom - top - deal.tall(reads) - (inColumn ? deal.tall(acts) + frame.spacing : 0)
                    - frame.spacing * 2
                const size = Math.min(frame.drawingMost, free)
                if (size >= frame.drawingLeast * Math.min(Theme.scale, 1)) {
                    picture.height = size
                    picture.y = y
                    picture.visible = true
                    const spare = bottom - top - size - frame.spacing - deal.tall(reads) - (inColumn ? deal.tall(acts) + frame.spacing : 0)
                    extra = breath(spare, reads.length + 1)
                    // a drawing that leaves much room stands in the midst of it
                    const lower = reads.length > 0 ? extra / 2 : Math.max(extra / 2, Math.min(120 * Theme.u, spare * 0.4))
                    picture.y += lower
                    y += size + frame.spacing + extra
                }
            }
            show(reads, y, extra)
        }

        // A drawing beside a column stays over all its turns.
        function showFirst(bottom: real) {
            const free = frame.spread ? bottom : frame.height - 24 * Theme.u
            picture.height = Math.min(frame.pictureWidth, free)
            picture.y = (free - picture.height) / 3
            picture.visible = true
        }

        function isTouched(item: Item): bool {
            return item instanceof T.AbstractButton || Array.from(item.children).some(child => isTouched(child))
        }

        // From the first that is touched to the last: what a hand must reach.
        function touched(items: var): real {
            const from = items.findIndex(item => isTouched(item))
            return from < 0 ? 0 : deal.tall(items.slice(from))
        }

        // Lowered, what is read stands anywhere, and what is touched within reach; a block that is taller gives way.
        function arrangeLow(all: var, lead: real, under: real) {
            const pages = [[]]
            for (const item of all) {
                const page = pages[pages.length - 1]
                const more = page.concat([item])
                const fits = deal.tall(more) <= under - lead && touched(more) <= under - (Theme.reach - Theme.pageTop)
                if (fits || page.length === 0)
                    page.push(item)
                else
                    pages.push([item])
            }
            turns = pages.length
            find(pages)
            turn = Math.min(turn, turns - 1)
            hide(all)
            picture.visible = false
            const top = under - deal.tall(pages[turn])
            const headed = turn === 0 || top >= lead
            reveal(head, headed)
            head.y = Math.max(0, top - lead)
            pavilion.visible = headed && head.y > 320 * Theme.u
            show(pages[turn], headed ? head.y + lead : top, 0)
        }

        function arrangeBelow(reads: var, acts: var, bottom: real) {
            const ceiling = Theme.lowReach ? Math.min(550 * Theme.u, bottom / 3) : 0
            const all = reads.concat(acts)
            const joint = head.height > 0 && all.length > 0 ? frame.spacing : 0
            const natural = head.height + joint + deal.tall(all)
            const air = joint === 0 || Theme.lowReach ? 0 : breath(bottom - natural, all.length + 1)
            const low = Theme.lowReach && !frame.pictureFirst
            const high = low && touched(all) > bottom - (Theme.reach - Theme.pageTop) + 1
            if (natural <= bottom - (low ? 0 : ceiling) + 1 && !high) {
                turns = 1
                turn = 0
                const top = Theme.lowReach ? bottom - natural : 0
                reveal(head, true)
                head.y = top
                pavilion.visible = top > 320 * Theme.u
                place(frame.flows ? all : reads, frame.flows ? [] : acts, top + head.height + joint + air, bottom, true)
                if (frame.flows)
                    return
                const extra = picture.visible || Theme.lowReach ? 0 : air
                show(acts, bottom - deal.tall(acts) - extra * Math.max(0, acts.length - 1), extra)
                return
            }
            if (frame.yields && !hintGone) {
                hintGone = true
                return
            }
            const largest = Math.max(0, ...all.map(item => item.height))
            const under = frame.spread ? bottom : bottom - more.height - Math.max(frame.spacing, 16 * Theme.u)
            if (low) {
                arrangeLow(all, head.height + joint, under)
                return
            }
            // low reach gives way before a block would not fit at all
            const top = Math.max(0, Math.min(ceiling, under - largest))
            const room = under - top
            // the question stays over every turn unless that costs turns
            const lead = head.height + joint
            const free = deal.packed(reads, acts, room - lead, room)
            const steady = deal.packed(reads, acts, room - lead, room - lead)
            const held = deal.tall(all.slice(deal.heldFrom(reads)))
            const parted = deal.heldFrom(reads) < reads.length && held <= room && held > room - lead
            const pinned = lead + largest <= room && steady.length <= free.length && !parted
            const pages = pinned ? steady : free
            picture.visible = false
            if (frame.pictureFirst)
                showFirst(under)
            turns = pages.length
            find(pages)
            turn = Math.min(turn, turns - 1)
            hide(all)
            pavilion.visible = top > 320 * Theme.u
            const headed = pinned || turn === 0
            reveal(head, headed)
            head.y = top
            showTurn(pages[turn], acts, top + (headed ? lead : 0), under)
        }

        // On a wide screen the question stands left with its drawing, everything touched right. Each side has its
        // turns; the one that has fewer stays at its last.
        function arrangeBeside(reads: var, acts: var, bottom: real) {
            const floor = frame.spread ? bottom : frame.height - 24 * Theme.u
            const turned = more.below ? more.y - 14 * Theme.u : floor
            const left = frame.readBeside ? reads : []
            const right = frame.readBeside ? acts : reads.concat(acts)
            const joint = left.length > 0 ? frame.spacing : 0
            if (frame.yields && !hintGone && head.height + joint + deal.tall(left) > floor) {
                hintGone = true
                return
            }
            pavilion.visible = false
            reveal(head, true)
            head.y = 0
            const lead = head.height + frame.spacing
            const whole = deal.tall(left) <= (frame.spread ? floor + 1 : frame.height) - lead
            if (whole && deal.tall(right) <= bottom) {
                turns = 1
                turn = 0
                place(left, acts, lead, floor, false)
                // lowered, all that is touched stands at the foot
                const low = SettingsView.low_reach
                const top = frame.flows && !low ? 0 : bottom - deal.tall(acts)
                if (!frame.readBeside)
                    show(reads, low ? top - (acts.length > 0 ? frame.spacing : 0) - deal.tall(reads) : 0, 0)
                show(acts, top, 0)
                return
            }
            const under = frame.spread || more.below ? bottom : bottom - more.height - Math.max(frame.spacing, 16 * Theme.u)
            const lefts = whole ? [left] : deal.filled(left.map(item => [item]), turned - lead, turned)
            const rights = deal.packed(frame.readBeside ? [] : reads, acts, under, under)
            turns = Math.max(lefts.length, rights.length)
            find(lefts)
            find(rights)
            turn = Math.min(turn, turns - 1)
            hide(right)
            hide(left)
            const now = lefts[Math.min(turn, lefts.length - 1)]
            const headed = now === lefts[0]
            reveal(head, headed)
            place(now, acts, headed ? lead : 0, floor, false)
            showTurn(rights[Math.min(turn, rights.length - 1)], acts, 0, under)
        }

        readonly property string signature: {
            const parts = [frame.width, frame.height, head.height, footHolder.height, footHolder.y, more.height,
                frame.spacing, Theme.landscape, SettingsView.low_reach, Theme.u, frame.drawing !== null]
            for (const holder of [readHolder, actHolder]) {
                for (let i = 0; i < holder.children.length; ++i)
                    parts.push(holder.children[i]?.height ?? 0)
            }
            return parts.join(" ")
        }
        onSignatureChanged: soon.restart()
    }

    Timer {
        id: soon
        interval: 0
        // a button that takes other words may be taller for a moment: what is as it was needs no new order
        onTriggered: if (inner.stale()) inner.arrange()
    }

    Connections {
        target: Theme
        function onScaleChanged() { inner.hintGone = false }
    }
    Component.onCompleted: inner.arrange()
}
