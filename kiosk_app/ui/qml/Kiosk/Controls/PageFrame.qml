pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme

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
    property bool bleed: false
    property bool hintYields: bleed
    // on a wide screen: what is read stands left, below the question
    property bool readBeside: bleed
    property real spacing: Theme.gap
    property real breath: 28 * Theme.u
    property real footGap: (Theme.huge || Theme.landscape ? 24 : 52) * Theme.u
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
    readonly property real headWidth: Theme.landscape ? 580 * Theme.u : width - 2 * side
    readonly property real readWidth: readHolder.width
    readonly property real actLeft: Theme.landscape ? 690 * Theme.u : side
    readonly property real actWidth: width - actLeft - side

    function turnTo(turn: int) {
        inner.turn = Math.max(0, Math.min(turn, inner.turns - 1))
        inner.arrange()
    }

    function bring(item: Item) {
        for (let turn = 0; turn < inner.turns && !item.enabled; ++turn)
            turnTo(turn)
        item.forceActiveFocus(Qt.TabFocusReason)
    }

    Column {
        id: head
        x: frame.side
        width: frame.headWidth

        InkText {
            width: parent.width
            visible: text !== ""
            text: frame.kicker
            font.pixelSize: Theme.note
            color: Theme.ink2
        }
        InkText {
            id: question
            // two lines of like length read better than a long one and a word
            readonly property bool even: natural.lineCount === 2 && balanced.lineCount === 2
            width: even && !frame.centred ? balanced.width : parent.width
            visible: text !== ""
            text: frame.title
            weight: Font.DemiBold
            font.pixelSize: frame.titleSize
            tracking: -0.01 * frame.titleSize
            lineHeight: Math.round(font.pixelSize * (frame.titleSize > Theme.title ? 1.2 : Theme.leading))
            horizontalAlignment: frame.centred ? Text.AlignHCenter : Text.AlignLeft
            Accessible.role: Accessible.Heading
        }
        InkText {
            width: parent.width
            visible: text !== "" && !inner.hintGone
            text: frame.hint
            font.pixelSize: Theme.body
            color: Theme.ink2
            horizontalAlignment: frame.centred ? Text.AlignHCenter : Text.AlignLeft
        }
    }

    InkText {
        id: natural
        visible: false
        width: head.width
        text: frame.title
        weight: question.weight
        font.pixelSize: question.font.pixelSize
        tracking: question.tracking
    }
    InkText {
        id: balanced
        visible: false
        width: Math.min(head.width, Math.max(natural.contentWidth * 0.5, whole.advanceWidth * 0.56))
        text: frame.title
        weight: question.weight
        font.pixelSize: question.font.pixelSize
        tracking: question.tracking
    }
    TextMetrics {
        id: whole
        text: frame.title
        font: question.font
    }

    Loader {
        id: picture
        readonly property real tall: height
        anchors.horizontalCenter: head.horizontalCenter
        visible: false
        width: head.width
        height: 0
        sourceComponent: frame.drawing
    }

    Image {
        id: pavilion
        visible: false
        anchors.horizontalCenter: parent.horizontalCenter
        y: 0
        height: Math.min(520 * Theme.u, head.y - 24 * Theme.u)
        fillMode: Image.PreserveAspectFit
        source: Theme.drawing("khue-van-cac")
        sourceSize.height: 520 * Theme.u
        Accessible.ignored: true
    }

    Item {
        id: readHolder
        x: Theme.landscape && !frame.readBeside ? frame.actLeft : frame.side
        width: Theme.landscape && !frame.readBeside ? frame.actWidth : frame.headWidth
        height: frame.height
    }

    Item {
        id: actHolder
        x: frame.actLeft
        width: frame.actWidth
        height: frame.height
    }

    TertiaryButton {
        id: more
        x: frame.actLeft
        width: frame.actWidth
        visible: inner.turns > 1
        implicitHeight: Math.max(Theme.target, implicitContentHeight + 16 * Theme.u)
        height: implicitHeight
        y: footHolder.y - height - 16 * Theme.u
        text: inner.turn + 1 < inner.turns ? qsTrId("action.more") : qsTrId("action.from_start")
        onClicked: frame.turnTo(inner.turn + 1 < inner.turns ? inner.turn + 1 : 0)
    }

    Item {
        id: footHolder
        readonly property Item piece: children.length > 0 ? children[0] : null
        x: frame.bleed && !Theme.landscape ? 0 : frame.actLeft
        width: frame.bleed && !Theme.landscape ? frame.width : frame.actWidth
        height: piece !== null && piece.visible ? piece.implicitHeight : 0
        y: frame.height - height - (frame.bleed ? 0 : frame.footGap)
    }

    QtObject {
        id: inner

        property int turn: 0
        property int turns: 1
        // over a keyboard the hint goes before the answer is pushed to a second turn
        property bool hintGone: false

        function blocks(holder: Item): var {
            return Array.from(holder.children).filter(child => child.height > 0)
        }

        function tall(items: var): real {
            return items.reduce((sum, item) => sum + item.height, Math.max(0, items.length - 1) * frame.spacing)
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

        // Fill turns in order, each up to its room.
        function packed(items: var, room: real): var {
            const pages = [[]]
            let used = 0
            for (const item of items) {
                if (used > 0 && used + item.height > room) {
                    pages.push([])
                    used = 0
                }
                pages[pages.length - 1].push(item)
                used += item.height + frame.spacing
            }
            return pages
        }

        function arrange() {
            if (frame.width <= 0 || frame.height <= 0)
                return
            for (const holder of [readHolder, actHolder])
                hide(Array.from(holder.children).filter(child => child.height <= 0))
            const reads = blocks(readHolder)
            const acts = blocks(actHolder)
            const bottom = footHolder.y - (footHolder.height > 0 ? frame.spacing : 0)
            if (Theme.landscape)
                arrangeBeside(reads, acts, bottom)
            else
                arrangeBelow(reads, acts, bottom)
        }

        function place(reads: var, acts: var, top: real, bottom: real, inColumn: bool) {
            turns = 1
            picture.visible = false
            picture.height = 0
            let y = top
            let extra = breath(bottom - top - tall(reads) - (inColumn ? tall(acts) + frame.spacing : 0),
                reads.length + (inColumn ? acts.length : 0) + 1)
            if (frame.drawing !== null && !Theme.lowReach) {
                const free = bottom - top - tall(reads) - (inColumn ? tall(acts) + frame.spacing : 0)
                    - frame.spacing * 2
                const size = Math.min(frame.drawingMost, free)
                if (size >= frame.drawingLeast * Math.min(Theme.scale, 1)) {
                    picture.height = size
                    picture.y = y
                    picture.visible = true
                    const spare = bottom - top - size - frame.spacing - tall(reads) - (inColumn ? tall(acts) + frame.spacing : 0)
                    extra = breath(spare, reads.length + 1)
                    picture.y += extra / 2
                    y += size + frame.spacing + extra
                }
            }
            show(reads, y, extra)
        }

        function arrangeBelow(reads: var, acts: var, bottom: real) {
            const ceiling = Theme.lowReach ? Math.min(550 * Theme.u, bottom / 3) : 0
            const all = reads.concat(acts)
            const joint = head.height > 0 && all.length > 0 ? frame.spacing : 0
            const natural = head.height + joint + tall(all)
            const air = joint === 0 || Theme.lowReach ? 0 : breath(bottom - natural, all.length + 1)
            if (natural <= bottom - ceiling + 1) {
                turn = 0
                const top = Theme.lowReach ? bottom - natural : 0
                reveal(head, true)
                head.y = top
                pavilion.visible = top > 320 * Theme.u
                place(reads, acts, top + head.height + joint + air, bottom, true)
                const extra = picture.visible || Theme.lowReach ? 0 : air
                show(acts, bottom - tall(acts) - extra * Math.max(0, acts.length - 1), extra)
                return
            }
            if (frame.hintYields && !hintGone && frame.hint !== "") {
                hintGone = true
                return
            }
            const largest = Math.max(0, ...all.map(item => item.height))
            const under = bottom - more.height - frame.spacing
            // low reach gives way before a block would not fit at all
            const top = Math.max(0, Math.min(ceiling, under - largest))
            const room = under - top
            const pinned = head.height + joint + largest <= room
            const pages = pinned ? packed(all, room - head.height - joint) : packed([head].concat(all), room)
            picture.visible = false
            turns = pages.length
            turn = Math.min(turn, turns - 1)
            hide(all)
            pavilion.visible = top > 320 * Theme.u
            reveal(head, pinned)
            head.y = top
            show(pages[turn], top + (pinned ? head.height + joint : 0), 0)
        }

        // On a wide screen the question stands left with its drawing, everything touched right.
        function arrangeBeside(reads: var, acts: var, bottom: real) {
            const floor = frame.height - 24 * Theme.u
            const right = frame.readBeside ? acts : reads.concat(acts)
            pavilion.visible = false
            reveal(head, true)
            head.y = 0
            place(frame.readBeside ? reads : [], acts, head.height + frame.spacing, floor, false)
            if (tall(right) <= bottom) {
                turn = 0
                if (!frame.readBeside)
                    show(reads, 0, 0)
                show(acts, bottom - tall(acts), 0)
                return
            }
            const pages = packed(right, bottom - more.height - frame.spacing)
            turns = pages.length
            turn = Math.min(turn, turns - 1)
            hide(right)
            show(pages[turn], 0, 0)
        }

        readonly property string signature: {
            const parts = [frame.width, frame.height, head.height, footHolder.height, footHolder.y, more.height,
                frame.spacing, Theme.landscape, Theme.lowReach, Theme.u, frame.drawing !== null]
            for (const holder of [readHolder, actHolder]) {
                for (let i = 0; i < holder.children.length; ++i)
                    parts.push(holder.children[i].height)
            }
            return parts.join(" ")
        }
        onSignatureChanged: soon.restart()
    }

    Timer {
        id: soon
        interval: 0
        onTriggered: inner.arrange()
    }

    Connections {
        target: Theme
        function onScaleChanged() { inner.hintGone = false }
    }
    Component.onCompleted: inner.arrange()
}
