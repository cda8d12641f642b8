import QtQuick

// Where one page is shown. The next is made a little with each frame, out of sight, and then takes the place of the
// one before. (A Loader that is told first properties keeps a little of every page for good.)
FocusScope {
    id: place

    property Item item: null
    readonly property bool turning: incubator !== null
    property var incubator: null
    // what became of the content while its page was made
    property var newer: null

    signal turned()

    // `now`: nothing is on the screen that could stay so long
    function put(file: url, content: var, now: bool) {
        incubator = null
        newer = null
        const component = Qt.createComponent(file)
        if (component.status !== Component.Ready) {
            fail(component)
            return
        }
        const made = component.incubateObject(wings, { width: width, height: height, content: content }, now ? Qt.Synchronous : Qt.Asynchronous)
        if (made.status !== Component.Loading) {
            end(component, made)
            return
        }
        incubator = made
        made.onStatusChanged = status => {
            if (place.incubator === made)
                place.end(component, made)
            else if (status === Component.Ready)
                made.object.destroy()
        }
    }

    function end(component: Component, made: var) {
        incubator = null
        if (made.status === Component.Ready)
            arrive(made.object)
        else
            fail(component)
    }

    // A broken image. The page before belongs to what is over: nothing stands there rather than that.
    function fail(component: Component) {
        console.error("no page:", component.url, component.errorString())
        clear()
        turned()
    }

    function fill(content: var) {
        if (turning)
            newer = content
        else if (item !== null)
            item.content = content
    }

    // A page that is about to go is not laid out anew for a room that is already the next one's.
    onWidthChanged: Qt.callLater(fit)
    onHeightChanged: Qt.callLater(fit)

    function fit() {
        if (item === null || turning)
            return
        item.width = width
        item.height = height
    }

    function clear() {
        incubator = null
        drop(item)
        item = null
    }

    function arrive(page: Item) {
        const gone = item
        page.parent = place
        item = page
        fit()
        drop(gone)
        if (newer !== null)
            item.content = newer
        newer = null
        turned()
    }

    // Its own button may have called for the next page, and nobody shall wait for the one that goes: it goes when
    // the next one has been painted.
    function drop(page: Item) {
        if (page === null)
            return
        page.visible = false
        // neither finger nor focus stays on it
        page.enabled = false
        page.destroy(30)
    }

    // seen by nobody, but laid out as if it were
    Item {
        id: wings
        anchors.fill: parent
        opacity: 0
        enabled: false
    }
}
