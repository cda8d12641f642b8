"""The rows. Times are milliseconds since 1970 by the portal's clock, money is whole đồng.

Nothing here is readable personal data: what a citizen wrote lies in `Dossier.sealed_record` and in
the documents' folder, encrypted to the console's key. One module a subject; this one names them all.
"""

from __future__ import annotations

from portal.store.models.base import Base, SchemaStep
from portal.store.models.bookings import Booking
from portal.store.models.call_backs import AskedCallBack
from portal.store.models.dossiers import Document, Dossier, Happening, Leaf, Remark
from portal.store.models.errands import Errand
from portal.store.models.fleet import Invite, JournalAnchor, KioskAlarm, KioskBoot, KioskOrder
from portal.store.models.kiosks import Kiosk
from portal.store.models.money import BankOrder, Credit, CreditCandidate, Entry, Nonce, Payment, Posting
from portal.store.models.notices import CitizenNotice, KeptContact
from portal.store.models.officers import Holder, OfficerAct, Supplement, Word, WordCopy
from portal.store.models.opinions import KeptOpinion
from portal.store.models.publications import Publication, PublishedFile
from portal.store.models.results import KeptResult, ResultCopy
from portal.store.models.sign_ins import SignInSession

__all__ = [
    "AskedCallBack",
    "BankOrder",
    "Base",
    "Booking",
    "CitizenNotice",
    "Credit",
    "CreditCandidate",
    "Document",
    "Dossier",
    "Entry",
    "Errand",
    "Happening",
    "Holder",
    "Invite",
    "JournalAnchor",
    "KeptContact",
    "KeptOpinion",
    "KeptResult",
    "Kiosk",
    "KioskAlarm",
    "KioskBoot",
    "KioskOrder",
    "Leaf",
    "Nonce",
    "OfficerAct",
    "Payment",
    "Posting",
    "Publication",
    "PublishedFile",
    "Remark",
    "ResultCopy",
    "SchemaStep",
    "SignInSession",
    "Supplement",
    "Word",
    "WordCopy",
]
