import QtQuick
import Kiosk.Theme
import Kiosk.Views

DatePage {
    kicker: Words.whose(content.whose)
    title: content.question
    hint: terse ? "" : content.from_card ? qsTrId("page.question.from_card") : content.hint
    entry: content.entry
    errorId: content.error_id
    errorArgument: content.error_argument
    choiceText: content.year_alone ? qsTrId("page.question.year_alone") : ""
    onChoice: VisitView.year_alone()
}
