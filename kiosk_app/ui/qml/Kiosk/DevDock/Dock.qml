pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Views

// Everything round the kiosk, one group a device.
Item {
    id: dock
    objectName: "dock"

    readonly property var wording: DockView.wording

    Rectangle {
        id: head
        width: parent.width
        height: 76 * Ink.u
        color: Ink.ink

        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: 24 * Ink.u
            anchors.rightMargin: 24 * Ink.u
            spacing: 14 * Ink.u

            DockText {
                text: dock.wording["dock.title"]
                weight: Font.DemiBold
                font.pixelSize: 36 * Ink.u
                color: Ink.card
                Layout.fillWidth: true
            }
            Repeater {
                model: DockView.languages

                DockButton {
                    required property string modelData
                    text: modelData.toUpperCase()
                    spoken: "language." + modelData
                    filled: DockView.language !== modelData
                    implicitHeight: 46 * Ink.u
                    onClicked: DockView.set_language(modelData)
                }
            }
            DockBadge { text: dock.wording["dock.practice"] }
        }
    }

    RowLayout {
        id: devices
        x: 20 * Ink.u
        y: head.height + 12 * Ink.u
        width: parent.width - 2 * x
        spacing: 14 * Ink.u

        ColumnLayout {
            spacing: 12 * Ink.u
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            Layout.preferredWidth: 1

            DockGroup {
                glyph: "id-card"
                title: dock.wording["dock.card"]
                note: DockView.notes.card
                Layout.fillWidth: true
                Segments { row: "card" }
                Segments { row: "card_how" }
            }
            DockGroup {
                glyph: "scan"
                title: dock.wording["dock.camera"]
                note: DockView.notes.camera
                Layout.fillWidth: true
                Segments { row: "camera" }
            }
            DockGroup {
                glyph: "phone"
                title: dock.wording["dock.identity"]
                Layout.fillWidth: true
                Segments { row: "identity" }
            }
            DockGroup {
                glyph: "receipt"
                title: dock.wording["dock.printer"]
                note: DockView.notes.printer
                Layout.fillWidth: true
                Segments { row: "printer" }
            }
        }
        ColumnLayout {
            spacing: 12 * Ink.u
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            Layout.preferredWidth: 1

            DockGroup {
                glyph: "document"
                title: dock.wording["dock.scanner"]
                note: DockView.notes.scanner
                Layout.fillWidth: true
                Segments { row: "scanner" }
                Segments { row: "page" }
                Segments { row: "page_more" }
            }
            DockGroup {
                glyph: "online"
                title: dock.wording["dock.line"]
                note: DockView.notes.line
                Layout.fillWidth: true
                Segments { row: "line" }
            }
            RowLayout {
                spacing: 12 * Ink.u
                DockGroup {
                    glyph: "gate"
                    title: dock.wording["dock.portal"]
                    Layout.fillWidth: true
                    Layout.preferredWidth: 5
                    Segments { row: "portal" }
                }
                DockGroup {
                    glyph: "saved"
                    title: dock.wording["dock.disk"]
                    Layout.fillWidth: true
                    Layout.preferredWidth: 4
                    Segments { row: "disk" }
                }
            }
            DockGroup {
                glyph: "time"
                title: dock.wording["dock.clock"]
                note: DockView.notes.clock
                Layout.fillWidth: true
                Segments { row: "clock" }
            }
        }
    }

    DockGroup {
        id: bank
        x: devices.x
        y: devices.y + devices.height + 12 * Ink.u
        width: devices.width
        glyph: "bank"
        title: dock.wording["dock.bank"]
        note: DockView.notes.bank

        RowLayout {
            spacing: 12 * Ink.u

            Segments {
                row: "bank"
                Layout.fillWidth: true
            }
            DockButton {
                text: dock.wording["dock.bank.pay"]
                spoken: "pay"
                enabled: DockView.owed
                onClicked: DockView.pay()
            }
        }
    }
    DockGroup {
        x: devices.x
        y: bank.y + bank.height + 12 * Ink.u
        width: devices.width
        glyph: "gear"
        title: dock.wording["dock.parts"]
        note: DockView.notes.parts

        GridLayout {
            columns: 2
            columnSpacing: 20 * Ink.u
            rowSpacing: 2 * Ink.u

            Repeater {
                model: DockView.part_names

                PartLine {
                    required property string modelData
                    name: modelData
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                }
            }
        }
    }
}
