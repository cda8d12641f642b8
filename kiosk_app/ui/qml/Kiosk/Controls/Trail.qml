pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme

// The steps of the visit: done, now, next, and the seal from the step at which the dossier was saved.
Item {
    id: trail

    property var nodes: []
    // no more than this, counted where it is too little for the steps
    property real most: width
    readonly property real taken: compact ? pill.width : width
    readonly property int now: nodes.findIndex(node => node.state === "now")
    readonly property real disc: 64 * Theme.u
    readonly property real pillRoom: now < 0 ? disc : pill.wanted
    readonly property real roomy: (width - pillRoom - (nodes.length - 1) * disc) / Math.max(1, nodes.length - 1)
    readonly property bool compact: Theme.broad || roomy < 16 * Theme.u
    readonly property real between: compact ? 0 : roomy

    implicitHeight: pill.height
    Accessible.role: Accessible.StaticText
    Accessible.name: now < 0 ? "" : qsTrId("trail.spoken").arg(nodes[now].number).arg(nodes.length).arg(qsTrId(nodes[now].name_id))
    Accessible.ignored: now < 0

    function place(index: int): real {
        return index * (disc + between) + (now >= 0 && index > now ? pillRoom - disc : 0)
    }

    Repeater {
        // a number: the discs stay from page to page, and only their states change
        model: trail.compact ? 0 : trail.nodes.length

        Item {
            id: step

            required property int index
            readonly property var node: trail.nodes[index] ?? ({ state: "", number: "" })
            readonly property string mode: node.state

            x: trail.place(index)
            height: trail.height
            width: trail.disc

            Rectangle {
                visible: step.index > 0
                x: -trail.between
                width: trail.between
                height: (step.mode === "next" ? 3 : 4) * Theme.u
                anchors.verticalCenter: parent.verticalCenter
                color: step.mode !== "next" ? Theme.ngoc : Theme.line
            }
            Rectangle {
                visible: step.mode === "done" || step.mode === "next"
                anchors.centerIn: parent
                width: trail.disc
                height: trail.disc
                radius: width / 2
                color: step.mode === "done" ? Theme.ngoc : Theme.card
                border.width: step.mode === "done" ? 0 : Theme.thin
                border.color: Theme.line

                Glyph {
                    visible: step.mode === "done"
                    anchors.centerIn: parent
                    size: 44 * Theme.u
                    name: "check"
                    ground: "seal"
                }
                InkText {
                    visible: step.mode === "next"
                    anchors.centerIn: parent
                    text: step.node.number
                    weight: Font.DemiBold
                    font.pixelSize: 36 * Theme.u * Math.min(Theme.scale, 1.46)
                    color: Theme.ink2
                    Accessible.ignored: true
                }
            }
            Glyph {
                visible: step.mode === "seal"
                anchors.centerIn: parent
                size: 70 * Theme.u
                name: "saved"
            }
        }
    }

    Rectangle {
        id: pill

        visible: trail.now >= 0
        x: trail.compact ? 0 : trail.place(Math.max(0, trail.now))
        height: Math.max(84 * Theme.u, label.implicitHeight + (Theme.broad ? 2 : 12) * Theme.u)
        readonly property real wanted: label.x + Math.ceil(measure.advanceWidth) + 2 + 38 * Theme.u
        readonly property real counted: wanted + count.implicitWidth + 24 * Theme.u
        width: trail.compact && counted <= trail.most ? counted : wanted
        radius: height / 2
        color: Theme.card
        border.width: 4 * Theme.u
        border.color: Theme.ink
        Behavior on x { NumberAnimation { duration: Theme.pillTime; easing.type: Easing.OutCubic } }

        Rectangle {
            id: seal
            x: 14 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            width: 60 * Theme.u * Math.min(Theme.scale, 1.3)
            height: width
            radius: width / 2
            color: Theme.son
            Rectangle {
                anchors.fill: parent
                anchors.margins: 5 * Theme.u
                radius: width / 2
                color: "transparent"
                border.width: 2 * Theme.u
                border.color: Theme.sonLine
            }
            InkText {
                anchors.centerIn: parent
                text: trail.now < 0 ? "" : trail.nodes[trail.now].number
                weight: Font.Bold
                font.pixelSize: 36 * Theme.u * Math.min(Theme.scale, 1.46)
                color: Theme.sonText
                Accessible.ignored: true
            }
        }
        TextMetrics {
            id: measure
            font: label.font
            text: label.text
        }
        InkText {
            id: label
            x: seal.x + seal.width + 22 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            width: Math.ceil(measure.advanceWidth) + 2
            wrapMode: Text.NoWrap
            text: trail.now < 0 ? "" : qsTrId(trail.nodes[trail.now].name_id)
            weight: Font.DemiBold
            font.pixelSize: Theme.note
            Accessible.ignored: true
        }
        InkText {
            id: count
            visible: trail.compact && pill.counted <= trail.most
            anchors.right: parent.right
            anchors.rightMargin: 38 * Theme.u
            anchors.verticalCenter: label.verticalCenter
            text: trail.now < 0 ? "" : qsTrId("trail.count").arg(trail.nodes[trail.now].number).arg(trail.nodes.length)
            font.pixelSize: Theme.caption
            color: Theme.ink2
            Accessible.ignored: true
        }
    }
}
