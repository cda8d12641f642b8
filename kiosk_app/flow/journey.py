"""Which steps a procedure has for this citizen, and which comes next. Steps that do not apply are left out."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.effects import Attachment, SeekCardCode, ShowPaper
from kiosk_app.flow.fields import holds
from kiosk_app.flow.groups import OLD, count_of, list_of
from kiosk_app.flow.payment import fee_due
from kiosk_app.flow.procedure import Document, Field, FieldKind, Procedure, Scope
from kiosk_app.flow.questions import all_fields, asked_fields, field_of, standing_answers
from kiosk_app.flow.screens import NodeState, Page, TrailNode
from kiosk_app.flow.state import Asking, Reviewing, Scanning, Turn, Visit

_STEP_OF_PAGE = {
    Page.OVERVIEW: "overview",
    Page.CONSENT: "overview",
    Page.IDENTITY_NUMBER: "identity",
    Page.IDENTITY_PASSPORT: "identity",
    Page.IDENTITY_KEY: "identity",
    Page.IDENTITY_CARD: "identity",
    Page.SIGN_IN: "identity",
    Page.RESUME: "identity",
    Page.QUESTION: "questions",
    Page.SCAN: "scan",
    Page.REVIEW: "review",
    Page.DECLARATION: "review",
    Page.SUBMITTING: "review",
    Page.FEE: "fee",
    Page.FINISHED: "finished",
    Page.CARRY: "finished",
}


def must(procedure: Procedure | None) -> Procedure:
    """The chosen procedure; a step that runs without one is a bug."""
    assert procedure is not None
    return procedure


def documents(visit: Visit) -> tuple[Document, ...]:
    procedure = must(visit.procedure)
    answers = standing_answers(visit)
    return tuple(entry for entry in procedure.documents if holds(entry.when, answers))


def steps(visit: Visit) -> tuple[str, ...]:
    procedure = must(visit.procedure)
    found = ["overview", "identity", "questions"]
    if documents(visit):
        found.append("scan")
    found.append("review")
    # Once filed, only what the citizen is really asked to pay is a step.
    if visit.filed.stored.payment if visit.filed else fee_due(procedure, visit.answers, visit.now.today):
        found.append("fee")
    found.append("finished")
    return tuple(found)


def trail(visit: Visit) -> tuple[TrailNode, ...]:
    """The trail of this page, or nothing where there is no journey."""
    here = _STEP_OF_PAGE.get(visit.page)
    if here is None or visit.procedure is None or visit.procedure.scope is not Scope.ALL_HERE:
        return ()
    names = steps(visit)
    at = names.index(here)
    sealed = names.index("review") if visit.filed else -1
    nodes = []
    for index, name in enumerate(names):
        if index == at and index != sealed:
            state = NodeState.NOW
        elif index == sealed:
            state = NodeState.SEAL
        else:
            state = NodeState.DONE if index < at else NodeState.NEXT
        nodes.append(TrailNode(index + 1, state, f"trail.{name}"))
    return tuple(nodes)


def ask(visit: Visit, field: Field) -> Turn:
    """Open the page of one question with what is known of its answer."""
    known = "" if field.kind is FieldKind.PEOPLE else visit.answers.get(field.id, _learnt(visit, field))
    old = visit.answers.get(field.id + OLD, "") if field.kind is FieldKind.PICK else ""
    asking = Asking(field.id, known, None, field.year_alone and len(known) == 4, old)
    return Turn(replace(visit, page=Page.QUESTION, asking=asking))


def _learnt(visit: Visit, field: Field) -> str:
    """The option that the talk with the assistant suggests: no answer until the citizen goes on with it."""
    about = visit.assisting.about
    if visit.procedure is None or about.procedure != visit.procedure.id:
        return ""
    suggested = dict(about.learnt).get(field.id, "")
    return suggested if suggested in {option.id for option in field.options} else ""


def scan(visit: Visit, document: Document) -> Turn:
    visit = replace(visit, page=Page.SCAN, scanning=Scanning(document.id))
    return Turn(visit, (ShowPaper(),))


def before_questions(visit: Visit) -> Turn:
    return Turn(replace(visit, page=Page.IDENTITY_NUMBER), (SeekCardCode(),))


def after_identity(visit: Visit) -> Turn:
    return after_question(visit, "")


def after_question(visit: Visit, answered: str) -> Turn:
    """The next question after `answered`, then the papers, then the review.

    What belongs together is asked to its end; after one of a list the list is shown again. On the way back to
    the review only questions without an answer are asked: a changed answer may have opened new ones.
    """
    order = [field.id for field in all_fields(visit)]
    rest = set(order[order.index(answered) + 1 :]) if answered in order else set(order)
    following = [field for field in asked_fields(visit) if field.id in rest and not _prepared(visit, field)]
    last = field_of(visit, answered)
    group = last.group if last else ""
    within = next((field for field in following if group and field.group == group), None)
    people = field_of(visit, list_of(last)) if last and last.person else None
    if within is None and people is not None:
        within = people
    if within is None and visit.to_review:
        within = unanswered(visit)
    elif within is None:
        within = next((field for field in following if not answered or list_of(field) != answered), None)
    return ask(visit, within) if within else after_document(visit)


def _prepared(visit: Visit, field: Field) -> bool:
    """Whether a form filled at home leaves nothing to ask here; the review shows it and may change it."""
    if visit.prepared is None or field.id in visit.from_card:
        return False
    return field.id in visit.answers and not (field.required and _open(visit, field))


def before_question(visit: Visit, field: Field | None) -> Turn:
    """The question before this one, after all of them where it is None; a list stands for its people."""
    asked = asked_fields(visit)
    ids = [entry.id for entry in asked]
    at = ids.index(field.id) if field and field.id in ids else len(ids) if field is None else 0
    if at == 0:
        return before_questions(visit)
    previous = asked[at - 1]
    outside = previous.person and (field is None or field.group != previous.group)
    people = field_of(visit, list_of(previous)) if outside else None
    return ask(visit, people or previous)


def unanswered(visit: Visit) -> Field | None:
    """The first question that must have an answer and has none, or the list that is too short."""
    fields = asked_fields(visit)
    return next((field for field in fields if field.required and _open(visit, field)), None)


def _open(visit: Visit, field: Field) -> bool:
    if field.kind is FieldKind.PEOPLE:
        return count_of(field, visit.answers) < (field.least or 1)
    return not visit.answers.get(field.id)


def after_document(visit: Visit) -> Turn:
    held = {attachment.document for attachment in visit.attachments}
    for document in documents(visit):
        if document.id not in held:
            return scan(visit, document)
    needed = [document.id for document in documents(visit)]
    kept = tuple(sorted(_needed(visit, needed), key=lambda entry: needed.index(entry.document)))
    return Turn(replace(visit, page=Page.REVIEW, reviewing=Reviewing(), to_review=True, attachments=kept))


def _needed(visit: Visit, documents: list[str]) -> list[Attachment]:
    return [entry for entry in visit.attachments if entry.document in documents]


def back_to_review(visit: Visit) -> Turn:
    """Return without a change: what was ticked stays ticked."""
    reviewing = replace(visit.reviewing, editing=False, missing="")
    return Turn(replace(visit, page=Page.REVIEW, reviewing=reviewing))


def may_review(visit: Visit) -> bool:
    """Every question that must be answered is, and every paper has been attended to."""
    held = {attachment.document for attachment in visit.attachments}
    return unanswered(visit) is None and all(document.id in held for document in documents(visit))
