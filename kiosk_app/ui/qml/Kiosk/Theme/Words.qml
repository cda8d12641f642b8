pragma Singleton
import QtQml

// A sentence by its id with its arguments put in place; an argument that is not known leaves no trace.
QtObject {
    function say(id: string, first: var, second: var): string {
        return qsTrId(id).split("%1").join(first ?? "").split("%2").join(second ?? "")
    }
}
