import QtQuick
import Kiosk.Theme

// A fee notice: the same page as a fee at filing, for a dossier of before.
FeePage {
    // a code is not parted at its hyphens
    kicker: cramped ? "" : content.state === "changed" ? qsTrId("page.owing.changed") : (Theme.huge ? "%1" : qsTrId("page.owing.for")).arg(content.name.replace(/-/g, "\u2011"))
}
