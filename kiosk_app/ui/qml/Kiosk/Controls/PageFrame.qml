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
    // the page is about what is drawn: lowered, it stays, where else the pavilion stands
    property bool drawingTells: false
    // the first of several turns may show it, where it has room left
    property bool drawingOnTurns: true
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
    property real pictureHeight: pictureWidth
    property real spacing: Theme.gap
    property real breath: 28 * Theme.u
    property real footGap: (Theme.broad ? 16 : Theme.huge || Theme.landscape || Theme.lowReach ? 24 : 52) * Theme.u
    property real titleSize: bleed ? Math.min(Theme.title, 72 * Theme.u * 1.3) : Theme.title
    // the button at its foot leads on until the last turn, and only there commits to what was read
    property bool commits: false
    readonly property bool pictured: drawn.visible
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
    // the button to the other turns stands below what is read
    readonly property bool moreBelow: Theme.landscape && bleed
    readonly property real inset: pictureFirst ? pictureWidth + 48 * Theme.u : 0
    readonly property real headWidth: column ? width - 2 * side - inset : leftWidth
    readonly property real readWidth: readHolder.width
    readonly property real actLeft: column ? side + inset : side + leftWidth + 54 * Theme.u
    readonly property real actWidth: width - actLeft - side

    readonly property bool tallFoot: footHolder.height > 1.5 * Theme.target

    readonly property real floor: height - (bleed ? 0 : footGap)

    function turnTo(turn: int) {
        inner.sought = null
        inner.turn = Math.max(0, Math.min(turn, inner.turns - 1))
        arrange()
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

    function arrangeSoon() {
        inner.arranged = ""
        soon.restart()
    }

    function arrange() {
        if (frame.width <= 0 || frame.height <= 0)
            return
        for (const holder of [readHolder, actHolder])
            inner.hide(Array.from(holder.children).filter(child => child.height <= 0))
        const reads = inner.blocksOf(readHolder)
        const acts = inner.blocksOf(actHolder)
        inner.arranged = inner.signature
        inner.placed = reads.concat(acts)
        const bottom = footHolder.y - (footHolder.height > 0 ? Math.max(frame.spacing, Theme.broad ? 14 * Theme.u : 0) : 0)
        if (inner.regains(inner.deal.tall(reads) + inner.deal.tall(acts), bottom))
            return
        if (frame.column)
            below.arrange(reads, acts, bottom)
        else
            beside.arrange(reads, acts, bottom)
        if (inner.sought !== null && inner.soughtFocus !== null)
            inner.soughtFocus.forceActiveFocus(Qt.TabFocusReason)
    }

    PageHead {
        id: question
        x: frame.side + frame.inset
        width: frame.headWidth
        kicker: inner.hintGone ? "" : frame.kicker
        title: frame.title
        hint: inner.hintGone ? "" : frame.hint
        size: inner.titleBrief ? Theme.body : frame.titleSize
        centred: frame.centred
    }

    Loader {
        id: drawn
        x: frame.pictureFirst ? frame.side : question.x
        visible: false
        width: frame.pictureFirst ? frame.pictureWidth : question.width
        height: 0
        sourceComponent: frame.drawing
    }

    Image {
        id: pavilionDrawn
        visible: false
        anchors.horizontalCenter: parent.horizontalCenter
        height: Math.min(520 * Theme.u, question.y - 24 * Theme.u)
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
        id: moreButton
        // where there is no line to spare it stands before the other buttons
        room: frame.moreBelow ? frame.leftWidth : frame.actWidth
        narrow: frame.spread
        backOnly: frame.commits
        x: frame.spread || frame.moreBelow ? frame.side : frame.actLeft
        width: frame.moreBelow ? frame.leftWidth : frame.spread ? least : frame.actWidth
        height: frame.spread ? Math.max(implicitHeight, footHolder.height) : implicitHeight
        y: frame.spread || frame.moreBelow ? frame.floor - height - (frame.moreBelow ? 24 * Theme.u : 0) : footHolder.y - height - 16 * Theme.u
        turn: inner.turn
        turns: inner.turns
        onClicked: frame.turnTo(onward ? inner.turn + 1 : 0)
    }

    InkText {
        anchors.left: moreButton.left
        anchors.right: moreButton.right
        anchors.verticalCenter: moreButton.verticalCenter
        visible: frame.commits && inner.turns > 1 && inner.turn === 0
        horizontalAlignment: Text.AlignHCenter
        text: !visible ? "" : moreButton.narrow ? moreButton.count : qsTrId("action.leaf").arg(moreButton.count)
        weight: Font.DemiBold
        font.pixelSize: Theme.note
        color: Theme.ink2
    }

    Item {
        id: footHolder
        readonly property Item piece: children.length > 0 ? children[0] : null
        readonly property real before: frame.spread && inner.turns > 1 ? moreButton.width + Theme.pairGap : 0
        x: frame.bleed && !Theme.landscape ? 0 : frame.spread ? frame.side + before : frame.actLeft
        width: frame.bleed && !Theme.landscape ? frame.width : frame.spread ? frame.width - 2 * frame.side - before : frame.actWidth
        height: piece?.visible ? piece.implicitHeight : 0
        y: frame.floor - height
    }

    PageBlocks {
        id: inner
        page: frame
        head: question
        picture: drawn
        read: readHolder
        act: actHolder
        foot: footHolder
        more: moreButton
        onSignatureChanged: soon.restart()
    }

    ArrangedBelow {
        id: below
        page: frame
        blocks: inner
        pavilion: pavilionDrawn
    }

    ArrangedBeside {
        id: beside
        page: frame
        blocks: inner
        pavilion: pavilionDrawn
    }

    Timer {
        id: soon
        interval: 0
        // a button that takes other words may be taller for a moment: what is as it was needs no new order
        onTriggered: if (inner.stale()) frame.arrange()
    }

    Connections {
        target: Theme
        function onScaleChanged() { inner.regain() }
    }
    Component.onCompleted: frame.arrange()
}
