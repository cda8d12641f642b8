"""The tables as the first release made them; never edited, so that every later step is tested at work."""

from __future__ import annotations

from functools import partial

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

FIRST = MetaData()
_INT = BigInteger().with_variant(Integer, "sqlite")


_must = partial(Column, nullable=False)


Table(
    "credits",
    FIRST,
    _must("bank_id", String(64), primary_key=True),
    _must("memo", String(200)),
    Column("reference", String(19), index=True),
    _must("amount", _INT),
    _must("at", _INT),
)
Table(
    "errands",
    FIRST,
    _must("id", String(120), primary_key=True),
    _must("desk", String(20)),
    _must("kind", String(20)),
    _must("body", LargeBinary()),
    _must("asked_at", _INT),
    Column("status", _INT),
    Column("reply", LargeBinary()),
    Index("errands_open", "desk", "status"),
)
Table(
    "kiosks",
    FIRST,
    _must("id", String(64), primary_key=True),
    _must("site", String(200)),
    _must("kid", String(64), unique=True),
    _must("public", LargeBinary()),
    _must("enrolled_at", _INT),
    _must("revoked", Boolean()),
    _must("counter_high", _INT),
    _must("counter_seen", String(16)),
)
Table(
    "nonces",
    FIRST,
    _must("nonce", String(64), primary_key=True),
    _must("at", _INT),
)
Table(
    "postings",
    FIRST,
    _must("id", _INT, primary_key=True),
    _must("kind", String(20)),
    _must("reference", String(64), index=True),
    _must("at", _INT),
)
Table(
    "practice_bank_orders",
    FIRST,
    _must("bank_id", String(64), primary_key=True),
    _must("memo", String(200)),
    _must("amount", _INT),
    _must("due_at", _INT),
    _must("tries", _INT),
    _must("reported", Boolean()),
)
Table(
    "dossiers",
    FIRST,
    _must("id", String(36), primary_key=True),
    _must("kiosk_id", String(64), ForeignKey("kiosks.id")),
    _must("code", String(20), index=True),
    _must("manifest_sha256", String(64)),
    _must("manifest_doc", Text()),
    Column("header", LargeBinary()),
    _must("leaf_count", _INT),
    _must("bytes_total", _INT),
    _must("registered_at", _INT),
    _must("changed_at", _INT),
    _must("stage", String(20), index=True),
    _must("state", String(20)),
    _must("step", String(64)),
    Column("trouble", String(64)),
    Column("committed_at", _INT),
    Column("receipt_doc", Text()),
    Column("rejection_doc", Text()),
    Column("procedure", String(64)),
    Column("sealed_record", LargeBinary()),
    Column("official_code", String(64)),
    _must("attempts", _INT),
    _must("next_at", _INT),
)
Table(
    "entries",
    FIRST,
    _must("id", _INT, primary_key=True),
    _must("posting_id", _INT, ForeignKey("postings.id"), index=True),
    _must("account", String(20), index=True),
    _must("amount", _INT),
)
Table(
    "payments",
    FIRST,
    _must("reference", String(19), primary_key=True),
    _must("kiosk_id", String(64), ForeignKey("kiosks.id")),
    _must("code", String(20), index=True),
    Column("dossier_id", String(36), index=True),
    _must("due", _INT),
    _must("received", _INT),
    _must("refund_due", _INT),
    _must("state", String(20), index=True),
    Column("receipt_doc", Text()),
    _must("opened_at", _INT),
    Column("paid_at", _INT),
)
Table(
    "documents",
    FIRST,
    _must("dossier_id", String(36), ForeignKey("dossiers.id"), primary_key=True),
    _must("number", _INT, primary_key=True, autoincrement=False),
    _must("sha256", String(64)),
    _must("size", _INT),
)
Table(
    "happenings",
    FIRST,
    _must("id", _INT, primary_key=True),
    _must("dossier_id", String(36), ForeignKey("dossiers.id"), index=True),
    _must("at", _INT),
    _must("actor", String(60)),
    _must("what", String(60)),
)
Table(
    "leaves",
    FIRST,
    _must("dossier_id", String(36), ForeignKey("dossiers.id"), primary_key=True),
    _must("number", _INT, primary_key=True, autoincrement=False),
)
