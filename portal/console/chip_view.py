"""What lay on the reader, and what the kiosk found out about its chip: the outcome, the checks, the reasons."""

from __future__ import annotations

from typing import Any

from portal.pages.html import Html, facts, panel
from portal.pages.words import Words
from sync.contract.presented import ChipTrust, Genuine, Proof

_SHOWN_OF_HASH = 16


def document_of(content: dict[str, Any]) -> str:
    """ "card", "passport" or "other"."""
    presented = content.get("presented")
    return "card" if presented is None else str(presented["document"])


def refused(words: Words, content: dict[str, Any]) -> list[Html]:
    """A warning where a chip was forged or a copy, and the visit went on."""
    found = (content.get("presented") or {}).get("chip")
    if found is None or ChipTrust(found["trust"]) is not ChipTrust.FAILED:
        return []
    return [panel("care", "attention", words.say("chip", "refused"), words.say("chip", "refused_more"))]


def chip(words: Words, content: dict[str, Any]) -> list[Html]:
    """Nothing where nothing was laid down: the claim stands for itself."""
    presented = content.get("presented")
    if presented is None:
        return []
    document = words.say("chip", f"document_{presented['document']}")
    if presented["issuer"]:
        document = words.say("chip", "issued_by", document=document, issuer=presented["issuer"])
    rows = [(words.say("chip", "document"), document)]
    found = presented["chip"]
    if found is None:
        return [facts([*rows, (words.say("chip", "outcome"), words.say("chip", "not_read"))])]
    trust = ChipTrust(found["trust"])
    rows += [
        (words.say("chip", "outcome"), words.say("chip", f"outcome_{trust}")),
        (words.say("chip", "signature"), words.say("chip", f"signature_{trust}")),
        (words.say("chip", "original"), _original(words, found)),
        (words.say("chip", "opened"), words.say("chip", f"opened_{found['access']}")),
    ]
    reasons = [reason(words, each) for each in found["reasons"]]
    if reasons:
        rows.append((words.say("chip", "why"), "; ".join(reasons)))
    if found["sod_sha256"]:
        rows.append((words.say("chip", "sod"), found["sod_sha256"][:_SHOWN_OF_HASH]))
    return [facts(rows)]


def reason(words: Words, code: str) -> str:
    """In words where there are some; a code of a newer kiosk is shown as it is."""
    name, _, group = code.partition(":")
    if not words.has("chip", f"reason_{name}"):
        return code
    said = words.say("chip", f"reason_{name}")
    return f"{said} (DG{group})" if group else said


def _original(words: Words, found: dict[str, Any]) -> str:
    """The last proof decided, and the others were asked before it."""
    said = words.say("chip", f"original_{Genuine(found['genuine'])}")
    proofs = ", ".join(words.say("chip", f"proof_{Proof(each)}") for each in found["proofs"])
    return f"{said} ({proofs})" if proofs else said
