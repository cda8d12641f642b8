"""A visit as a draft keeps it, and back: sealed by this machine, and still read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from kiosk_app.flow.identity import Assurance
from kiosk_app.flow.kept import Kept
from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.flow.state import Visit


def draft_of(visit: Visit) -> dict[str, object]:
    return {
        "number": visit.identity.number if visit.identity else "",
        "procedure": visit.procedure.id if visit.procedure else "",
        "version": visit.procedure.version if visit.procedure else "",
        "language": visit.language,
        "answers": dict(visit.answers),
        "from_card": sorted(visit.from_card),
        "consents": {purpose: [at.at.isoformat(), at.trust.value] for purpose, at in visit.consents.items()},
        "page": visit.page.value,
        "field": visit.asking.field,
    }


def may_be_kept(visit: Visit) -> bool:
    """Only what a chip vouches for, and that stands by itself: a supplement belongs to another dossier."""
    claimed = visit.identity is None or visit.identity.assurance is Assurance.CLAIMED
    return not claimed and visit.supplement is None


def kept_from(visit: str, draft: Mapping[str, object]) -> Kept | None:
    """None where the draft is another program's, or empty because its dossier is filed."""
    texts = [draft.get(name) for name in ("number", "procedure", "version", "language", "page", "field")]
    answers, from_card, consents = draft.get("answers"), draft.get("from_card"), draft.get("consents")
    if not (isinstance(answers, dict) and isinstance(from_card, list) and isinstance(consents, dict)):
        return None
    if not all(isinstance(text, str) for text in (*texts, *answers, *answers.values(), *from_card, *consents)):
        return None
    try:
        agreed = {
            purpose: Moment(datetime.fromisoformat(at), TimeTrust(trust))
            for purpose, (at, trust) in consents.items()
        }
    except (ValueError, TypeError):
        return None
    number, procedure, version, language, page, field = map(str, texts)
    return Kept(
        visit=visit,
        number=number,
        procedure=procedure,
        version=version,
        language=language,
        answers=answers,
        from_card=frozenset(from_card),
        consents=agreed,
        page=page,
        field=field,
    )
