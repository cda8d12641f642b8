import QtQuick

// A fee notice: the same page as a fee at filing, for a dossier of before.
FeePage {
    kicker: qsTrId("page.owing.for").arg(content.name)
}
