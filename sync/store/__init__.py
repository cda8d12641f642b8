"""outbox.db: what must survive, shared by the kiosk app (writes, asks) and sync (sends, answers)."""

from sync.store.bell import Listener, ring
from sync.store.blobs import Blobs
from sync.store.clock import Clock, Moment
from sync.store.faults import StoreCode, StoreFault
from sync.store.line import LineSeen, LineState
from sync.store.outbox import NewDossier, Outbox, Stored
from sync.store.payments import PaymentIntent, PaymentRow, PaymentStep
from sync.store.rows import DossierRow, DossierStep, QueueCounts

__all__ = [
    "Blobs",
    "Clock",
    "DossierRow",
    "DossierStep",
    "LineSeen",
    "LineState",
    "Listener",
    "Moment",
    "NewDossier",
    "Outbox",
    "PaymentIntent",
    "PaymentRow",
    "PaymentStep",
    "QueueCounts",
    "StoreCode",
    "StoreFault",
    "Stored",
    "ring",
]
