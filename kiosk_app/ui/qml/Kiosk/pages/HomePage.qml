pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Views

// The street above, the room of services below the threshold.
FocusScope {
    id: page

    property var content: ({})
    readonly property bool wide: Theme.landscape
    readonly property bool low: Theme.lowReach
    readonly property real side: wide ? 56 * Theme.u : Theme.margin
    readonly property real leftWidth: wide ? 664 * Theme.u : width
    readonly property var notice: content.notice_id
    readonly property var board: content.board ?? []
    readonly property string opening: {
        if (content.opening_id === undefined || content.opening_id === "")
            return ""
        const given = content.opening_weekday_id === "" ? [] : [qsTrId(content.opening_weekday_id)]
        return given.concat(content.opening_arguments).reduce((text, part) => text.arg(part), qsTrId(content.opening_id))
    }

    // large letters on a wide screen: the tiles take their room from the air
    readonly property bool tight: Theme.huge && wide

    // few things to do: what there is takes the room of what is not
    readonly property bool few: content.tiles.length < 3 && !Theme.big && !wide

    // large letters: one word, the title waits behind it
    function noticeText(): string {
        return board.length === 0 ? "" : Theme.huge || (low && Theme.big) ? qsTrId("home.notices") : board[0].title
    }

    // what would rise out of reach, or over the edge of a wide screen, says less
    property bool terse: false
    readonly property string setting: [Theme.scale, SettingsView.language, low, board.length, width, height].join(" ")
    onSettingChanged: {
        terse = false
        Qt.callLater(lower)
    }

    function lower() {
        terse = terse || (low && room.y < Theme.reach - Theme.pageTop) || (wide && room.height > height - 20 * Theme.u)
    }

    // the pavilion gives way to the tiles and the letters
    readonly property real threshold: wide ? height : room.y - 68 * Theme.u

    Item {
        id: street
        width: page.leftWidth
        height: page.threshold
        visible: !page.low

        Image {
            visible: !Theme.huge && !page.wide
            x: page.width - width - 20 * Theme.u
            y: 6 * Theme.u
            width: 320 * Theme.u
            height: width * 246 / 486
            source: Theme.drawing("sau-branch")
            sourceSize: Qt.size(Math.ceil(width), Math.ceil(height))
            Accessible.ignored: true
        }
        Rectangle {
            visible: !Theme.huge && pavilion.visible
            anchors.horizontalCenter: pavilion.horizontalCenter
            y: pavilion.y + pavilion.height * 0.1
            width: pavilion.height * 0.87
            height: width
            radius: width / 2
            color: Theme.moon
        }
        Image {
            id: pavilion
            // its roof would meet the greeting; letters of the usual size come as near as its eaves leave air
            readonly property real beside: page.wide ? Infinity
                : (page.width - page.side - (word.visible ? word.implicitWidth : 0) - (Theme.big ? 50 : -14) * Theme.u) * 730 / 600
            readonly property real most: page.wide ? 600 * Theme.u : Theme.huge ? 380 * Theme.u : (page.few ? 648 : 618) * Theme.u

            readonly property real taken: page.wide ? greeting.y + greeting.height + (aside.visible ? aside.height + 28 * Theme.u : 0)
                : 170 * Theme.u

            visible: height > 120 * Theme.u
            height: Math.min(most, beside, street.height - taken - (page.wide ? 20 * Theme.u : 0))
            width: height * 600 / 730
            x: page.wide ? (page.leftWidth - width) / 2 + 60 * Theme.u : page.width - width - (Theme.huge ? 40 : 30) * Theme.u
            y: street.height - height - (page.wide ? 8 : 2) * Theme.u - (aside.visible ? aside.height + 28 * Theme.u : 0)
            source: Theme.drawing("khue-van-cac")
            sourceSize: Qt.size(Math.ceil(width), Math.ceil(height))
            Accessible.ignored: true
        }
        Glyph {
            id: mark
            x: page.side
            y: 52 * Theme.u
            name: "mark"
            size: 84 * Theme.u
        }
        InkText {
            id: brand
            x: mark.x + mark.width + 20 * Theme.u
            anchors.verticalCenter: mark.verticalCenter
            width: (page.wide ? page.leftWidth : 640 * Theme.u) - x
            text: Theme.huge || (street.height < 420 * Theme.u && !page.wide) ? qsTrId("brand.short") : qsTrId("brand.two_lines")
            weight: Font.DemiBold
            font.pixelSize: 42 * Theme.k
            lineHeight: Math.round(font.pixelSize * 1.28)
        }
        Column {
            id: greeting
            // what is left below the mark once the greeting itself stands
            readonly property real spare: street.height - mark.y - mark.height - Theme.greeting * 1.6
            x: page.side
            width: page.wide ? page.leftWidth - page.side : pavilion.x - page.side + (Theme.huge ? 0 : 20 * Theme.u)
            y: page.wide ? Math.max(mark.y + mark.height + 16 * Theme.u, brand.y + brand.height)
                : Math.max(mark.y + mark.height, street.height - height - 28 * Theme.u)

            InkText {
                id: word
                width: page.wide ? parent.width : implicitWidth
                // tiles of many lines leave the street no room for it
                visible: page.wide || street.height > mark.y + mark.height + implicitHeight
                text: qsTrId("home.greeting")
                fontSizeMode: page.wide ? Text.HorizontalFit : Text.FixedSize
                minimumPixelSize: 60 * Theme.u
                weight: Font.Bold
                wrapMode: Text.NoWrap
                font.pixelSize: page.wide ? 92 * Theme.u : Theme.greeting
                tracking: -0.01 * Theme.greeting
                Accessible.role: Accessible.Heading
            }
            InkText {
                id: invite
                width: Math.min(parent.width, 460 * Theme.k)
                // when the doors open comes first
                visible: !page.wide && greeting.spare > font.pixelSize * (Theme.big ? 3.4 : 5) + (Theme.big && page.opening !== "" ? 2.8 * Theme.caption : 0)
                text: Theme.big ? qsTrId("home.invite.short") : qsTrId("home.invite")
                font.pixelSize: Theme.body
            }
            Row {
                readonly property real under: street.height - mark.y - mark.height - word.height - (invite.visible ? invite.height : 0)
                visible: !page.wide && LineView.clock !== "" && greeting.spare > 100 * Theme.u * Math.min(Theme.scale, 1.65)
                    && under > 70 * Theme.u * Theme.headingScale
                spacing: 22 * Theme.u

                InkText {
                    text: LineView.clock
                    weight: Font.DemiBold
                    font.pixelSize: 50 * Theme.u * Theme.headingScale
                    wrapMode: Text.NoWrap
                }
                InkText {
                    anchors.baseline: parent.children[0].baseline
                    visible: !Theme.huge && page.side + x + implicitWidth < pavilion.x + 0.1 * pavilion.width
                    text: LineView.weekday_id === "" ? "" : qsTrId("home.day").arg(qsTrId(LineView.weekday_id)).arg(LineView.day)
                    font.pixelSize: Theme.caption
                    color: Theme.ink2
                    wrapMode: Text.NoWrap
                }
            }
            InkText {
                width: Math.min(parent.width, 460 * Theme.k)
                visible: text !== "" && (page.wide || greeting.spare > contentHeight + (Theme.huge ? 160 : 120) * Theme.u)
                text: page.opening
                weight: Font.DemiBold
                font.pixelSize: Theme.caption
                topPadding: 0
            }
            InkText {
                width: parent.width
                visible: page.few && text !== ""
                text: VisitView.screen.site ?? ""
                font.pixelSize: Theme.caption
                color: Theme.ink2
                topPadding: 0
            }
        }
        NoticeLine {
            id: aside
            x: page.side
            y: parent.height - height - 20 * Theme.u
            width: page.leftWidth - x - 32 * Theme.u
            visible: page.wide && page.board.length > 0
            text: page.noticeText()
            attention: page.board.length > 0 && page.board[0].attention
            more: Math.max(0, page.board.length - 1)
            onClicked: VisitView.open_tile("announcements")
        }
        Image {
            visible: !page.wide
            y: parent.height
            width: page.width
            height: 32 * Theme.u
            source: Theme.drawing("lattice-band")
            sourceSize: Qt.size(Math.ceil(54 * Theme.u), Math.ceil(32 * Theme.u))
            fillMode: Image.TileHorizontally
            Accessible.ignored: true
        }
        Rectangle {
            visible: page.wide
            x: page.leftWidth
            width: 3 * Theme.u
            height: parent.height
            color: Theme.rule
        }
    }

    Image {
        visible: page.low && height > 200 * Theme.u
        anchors.horizontalCenter: parent.horizontalCenter
        y: 32 * Theme.u
        height: Math.min(700 * Theme.u, room.y - 64 * Theme.u)
        fillMode: Image.PreserveAspectFit
        source: visible ? Theme.drawing("khue-van-cac") : ""
        sourceSize.height: Math.max(1, Math.ceil(height))
        Accessible.ignored: true
    }

    Column {
        id: room

        onYChanged: Qt.callLater(page.lower)
        onHeightChanged: Qt.callLater(page.lower)
        x: page.wide ? page.leftWidth + 52 * Theme.u : page.side
        y: page.wide && !SettingsView.low_reach ? Math.max(20 * Theme.u, (page.height - height) / 2) : page.height - height - (page.low ? 10 : 20) * Theme.u
        width: page.width - x - (page.wide ? 48 * Theme.u : page.side)
        spacing: (page.tight || page.low ? 10 : page.wide ? 14 : 16) * Theme.u

        AttentionPanel {
            width: parent.width
            visible: text !== ""
            text: page.notice === undefined || page.notice === "" ? "" : page.content.notice_argument === "" ? qsTrId(page.notice)
                : qsTrId(page.notice).arg(page.content.notice_argument)
            glyph: "saved"
        }
        NoticeLine {
            width: parent.width
            // lowered, with large letters, it would be one word out of reach: it is behind "other" too
            visible: !page.wide && page.board.length > 0 && !(page.low && (Theme.big || page.terse) && tiles.count > 4)
            text: page.noticeText()
            attention: page.board.length > 0 && page.board[0].attention
            more: Math.max(0, page.board.length - 1)
            onClicked: VisitView.open_tile("announcements")
        }
        HeroTile {
            width: parent.width
            least: (page.few ? 224 : page.tight || page.low ? 150 : 188) * Theme.u
            text: Theme.huge || page.terse || (page.low && Theme.big) ? qsTrId("tile.apply.short") : qsTrId("tile.apply")
            example: qsTrId("tile.apply.example")
            exampled: !Theme.big && !page.terse
            glyph: page.content.hero.icon
            focus: true
            onClicked: VisitView.open_tile(page.content.hero.id)
        }
        Flow {
            width: parent.width
            spacing: parent.spacing

            Repeater {
                id: tiles
                readonly property real tall: {
                    let tallest = (Theme.huge && !page.wide ? 170 : page.low && Theme.big ? 110 : 150) * Theme.u
                    for (let index = 0; index < count; ++index)
                        tallest = Math.max(tallest, (itemAt(index) as Tile)?.implicitHeight ?? 0)
                    return tallest
                }
                model: page.content.tiles

                Tile {
                    required property var modelData
                    required property int index
                    // what needs a line of example takes the whole width, and so does an odd last one
                    readonly property bool told: !Theme.big && !page.terse && ((modelData.id === "practice" && tiles.count < 5) || modelData.id === "other")
                    readonly property bool whole: told || (index === page.content.tiles.length - 1 && index % 2 === 0)

                    width: whole ? room.width : (room.width - room.spacing) / 2
                    height: whole ? Math.max(implicitHeight, (page.few ? 188 : page.tight ? 130 : page.low && Theme.big ? 110 : 150) * Theme.u) : tiles.tall
                    text: Theme.huge || page.terse || (page.low && Theme.big) ? qsTrId("tile." + modelData.id + ".short") : qsTrId("tile." + modelData.id)
                    example: whole && !page.terse ? qsTrId("tile." + modelData.id + ".example") : ""
                    glyph: modelData.icon
                    onClicked: VisitView.open_tile(modelData.id)
                }
            }
        }
        Flow {
            id: chips
            width: parent.width
            spacing: 14 * Theme.u
            // the bar has them too
            visible: !Theme.huge && !page.low && (!Theme.broad || page.content.tiles.length < 3)

            Repeater {
                model: SettingsView.languages

                Pressable {
                    id: chip

                    required property var modelData
                    readonly property bool chosen: SettingsView.language === modelData.code

                    height: Math.max(84 * Theme.u, words.implicitHeight + 16 * Theme.u)
                    width: words.implicitWidth + 48 * Theme.u
                    around: height / 2
                    text: modelData.own
                    spoken: chosen ? qsTrId("spoken.chosen").arg(modelData.own) : modelData.own
                    onClicked: SettingsView.set_language(modelData.code)

                    background: Rectangle {
                        radius: height / 2
                        color: chip.chosen ? Theme.ink : Theme.card
                        border.width: Theme.thin
                        border.color: chip.chosen ? Theme.ink : Theme.line
                    }
                    contentItem: Item {
                        InkText {
                            id: words
                            anchors.centerIn: parent
                            text: chip.text
                            weight: Font.DemiBold
                            wrapMode: Text.NoWrap
                            font.pixelSize: 38 * Theme.k
                            color: chip.chosen ? Theme.card : Theme.ink
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
}
