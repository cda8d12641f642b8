import QtQuick
import Kiosk.Theme
import Kiosk.Views

// Birth and expiry open the chip where the code was not read: the same boxes as any date.
DatePage {
    id: page

    readonly property bool expiry: content.part === "expiry"
    readonly property bool passport: content.document === "passport"

    kicker: Theme.broad || passport ? "" : qsTrId("page.identity_key.part")
    title: passport ? expiry ? qsTrId("page.identity_passport.expiry") : qsTrId("page.identity_passport.birth")
        : expiry ? qsTrId("page.identity_key.expiry") : qsTrId("page.identity_key.birth")
    hint: terse ? "" : passport ? expiry ? qsTrId("page.identity_passport.expiry.hint") : qsTrId("page.identity_passport.birth.hint")
        : expiry ? qsTrId("page.identity_key.expiry.hint") : qsTrId("page.identity_key.birth.hint")
    entry: content.entry
    errorId: content.error_id
    errorArgument: content.error_argument ?? ""
    choiceText: expiry && !passport ? qsTrId("page.identity_key.no_expiry") : ""
    onChoice: VisitView.no_expiry()
}
