"""What a message says: the code and the state of a dossier, and no word that tells whose it is.

There is no link in it, so that nobody learns to follow links in messages from an office.
"""

from __future__ import annotations

from portal.adapters.messenger import Message
from portal.changes import News
from portal.pages.words import choose
from portal.store.models import CitizenNotice
from sync.contract.contact import Contact, ContactKind


def compose(row: CitizenNotice, contact: Contact) -> Message:
    """In the dossier's language, where there are words in it."""
    words = choose(row.language, "")
    key = "fee" if row.news == News.FEE else row.state
    text = words.say("notice", key, code=row.code)
    subject = words.say("notice", "subject", code=row.code)
    if row.practice:
        text = f"{words.say('notice', 'practice')} {text}"
    return Message(row.id, contact.value, subject, text, row.code, key)


def masked(contact: Contact) -> str:
    """Enough for an officer to say "the one that ends in 12"."""
    if contact.kind is ContactKind.PHONE:
        return f"••••••••{contact.value[-2:]}"
    name, _, domain = contact.value.partition("@")
    return f"{name[0]}•••@•••.{domain.rpartition('.')[2]}"[:80]
