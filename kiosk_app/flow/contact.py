"""Where to send word of a dossier: asked once, of whoever agreed to that, and for this dossier alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # A site names kinds of contact before the first page, and no procedure.
    from kiosk_app.flow.procedure import Field, Purpose

#: The questions; a contact has the kind that its question's id ends in.
KIND = "contact_kind"
PREFIX = "contact_"
KINDS = ("phone", "email")
MESSAGE_PHONE = PREFIX + "phone"


@dataclass(frozen=True, slots=True)
class Contacting:
    """Offered where the portal has somebody who sends: the purpose to agree to, and its questions."""

    purpose: Purpose
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """`kind` is "phone" or "email"."""

    kind: str
    value: str


def contact_of(contacting: Contacting | None, answers: Mapping[str, str]) -> Contact | None:
    """What was answered; of two addresses the one that was chosen."""
    if contacting is None:
        return None
    chosen = answers.get(KIND, "")
    for field in contacting.fields:
        kind = field.id.removeprefix(PREFIX)
        if kind in KINDS and answers.get(field.id) and chosen in ("", kind):
            return Contact(kind, answers[field.id])
    return None
