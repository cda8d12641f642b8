import QtQuick

// Puts something on paper; how that stands is said in its place. `printing` as in `GuideScreen`.
SecondaryButton {
    id: button

    property string label
    property string printing: "none"
    // beside other buttons: fewer words
    property bool narrow: false

    text: printing === "printing" ? qsTrId("leaflet.printing") : printing === "printed" ? (narrow ? qsTrId("leaflet.printed.short") : qsTrId("leaflet.printed"))
        : label
    glyph: printing === "printed" ? "check" : "printer"
}
