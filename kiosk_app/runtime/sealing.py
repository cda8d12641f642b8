"""From the flow's order to a sealed dossier: the one place where the citizen's words meet the envelope."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC

from kiosk_app.flow.effects import Submit
from kiosk_app.flow.identity import Assurance, Identity
from kiosk_app.flow.moment import Moment
from kiosk_app.runtime.session import Held
from kiosk_app.runtime.trust import DeviceKeys
from sync.contract import dossier as contract
from sync.contract.contact import Contact, ContactKind
from sync.contract.faults import ContractFault
from sync.contract.keyset import KeySet
from sync.contract.manifest import JournalHead
from sync.contract.officer import Supplements
from sync.contract.presented import (
    Access,
    ChipChecked,
    ChipTrust,
    DocumentKind,
    Genuine,
    Presented,
    Proof,
)
from sync.contract.times import Trust, format_time
from sync.envelope import EnvelopeFault, SealedDossier, seal

PDF = "application/pdf"
#: Who pays nothing by the city's resolution is a class of its own once the portal names classes.
_PAYER_CLASS = "citizen"
#: No rule was verified, so nothing is charged either.
_UNSETTLED = "unverified"


def seal_order(
    order: Submit,
    visit: Held,
    *,
    sequence: int,
    now: Moment,
    place: tuple[str, str],
    practice: bool,
    keyset: KeySet,
    keys: DeviceKeys,
    random: Callable[[int], bytes],
    journal: JournalHead | None = None,
) -> SealedDossier | EnvelopeFault | None:
    """The sealed dossier; None when a named file is no longer held or the portal could not read the dossier.

    `place` is kiosk and site id. The caller's plaintext lives in this call only.
    """
    files = []
    attachments = []
    for entry in order.attachments:
        held = visit.files.get(entry.file)
        if held is None:
            return None
        files.append(held.pdf)
        attachments.append(
            contract.Attachment(
                id=entry.document,
                title=entry.title,
                media_type=PDF,
                pages=entry.pages,
                sha256=hashlib.sha256(held.pdf).hexdigest(),
                size=len(held.pdf),
            )
        )
    asked = order.supplement
    stamp = format_time(now.at.astimezone(UTC))
    kiosk, site = place
    dossier = contract.Dossier(
        id=visit.dossier_id,
        code=visit.code,
        sequence=sequence,
        procedure=contract.Procedure(
            order.procedure,
            order.procedure_code,
            int(order.procedure_version.replace("-", "")),
            order.catalogue or None,
        ),
        practice=practice,
        language=order.language,
        kiosk=kiosk,
        site=site,
        created_at=stamp,
        created_trust=Trust(now.trust.value),
        citizen=_citizen(order.identity),
        answers=tuple(contract.Answer(field, value) for field, value in order.answers),
        attachments=tuple(attachments),
        consents=tuple(
            contract.Consent(entry.purpose, entry.text_version, format_time(entry.at.at))
            for entry in order.consents
        ),
        fee=contract.Fee(order.fee, contract.CHANNEL, order.fee_basis or _UNSETTLED, _PAYER_CLASS),
        visit_key=visit.visit_key.public().to_text(),
        contact=_contact(order),
        presented=_presented(order.identity),
        sign_in=visit.sign_in if order.identity.assurance is Assurance.VNEID else None,
        supplements=Supplements(asked.code, asked.round, asked.ticket) if asked else None,
    )
    # The portal's own reader goes over it first: what it would refuse must not be called filed.
    if isinstance(contract.parse_dossier(dossier.to_bytes()), ContractFault):
        return None
    return seal(dossier, files, keyset.recipients, device_key=keys.signing, random=random, journal=journal)


def _presented(identity: Identity) -> Presented | None:
    """Nothing for a card that nobody laid down: then the number is all there is."""
    chip = identity.chip
    if chip is None:
        kind = DocumentKind(identity.document)
        return None if kind is DocumentKind.CARD else Presented(kind)
    checked = ChipChecked(
        ChipTrust(chip.trust),
        Genuine(chip.genuine),
        Access(chip.access),
        tuple(Proof(one) for one in chip.proofs),
        chip.reasons,
        chip.sod_sha256,
    )
    return Presented(DocumentKind(identity.document), chip.issuer, checked)


def _contact(order: Submit) -> Contact | None:
    asked = order.contact
    return None if asked is None else Contact(ContactKind(asked.kind), asked.value)


def _citizen(identity: Identity) -> contract.Citizen:
    return contract.Citizen(
        assurance=contract.Assurance(identity.assurance.value),
        number=identity.number,
        name=identity.name,
        birth=identity.birth.isoformat() if identity.birth else "",
        sex=identity.sex or None,
        nationality=identity.nationality or None,
        residence=identity.residence or None,
    )
