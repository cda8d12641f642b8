pragma Singleton
import QtQml

// A sentence by its id with its arguments put in place; an argument that is not known leaves no trace.
QtObject {
    function say(id: string, first: var, second: var): string {
        return qsTrId(id).split("%1").join(first ?? "").split("%2").join(second ?? "")
    }

    // whom or what a question belongs to, as the line over it
    function whose(owner: var): string {
        if (!owner)
            return ""
        const heading = owner.person === 0 ? owner.heading
            : say(owner.person === 1 ? "page.question.first" : "page.question.person", owner.heading, owner.person)
        return owner.name === "" ? heading : heading + " · " + owner.name
    }
}
