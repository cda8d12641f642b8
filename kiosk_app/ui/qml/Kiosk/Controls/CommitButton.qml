import QtQuick

// The seal on a page that commits: nobody commits to what was not on the glass, so until its last turn it leads on
// to the next one, in the same place and as large.
PrimaryButton {
    id: commit

    required property PageFrame frame
    property string words
    readonly property bool leads: frame.turn + 1 < frame.turns
    // beside two others there is no room for two words
    property bool brief: false
    readonly property string onward: brief ? qsTrId("action.see_rest.short") : qsTrId("action.see_rest")

    signal committed

    text: leads ? onward : words
    instead: leads ? words : onward
    trailing: "next"
    onClicked: {
        if (leads)
            frame.turnTo(frame.turn + 1)
        else
            committed()
    }
}
