"""What the other process left in a row is read up to a bound: either may have been taken over.

`length` of a BLOB is in the row's header, so the pages of what is too large stay unread.
"""

from __future__ import annotations

from sync.contract.signed import DOCUMENT_LIMIT
from sync.contract.wire import MAX_ASK_BYTES
from sync.envelope.stick import MAX_RECEIPT_BYTES

DOCUMENT_BYTES = DOCUMENT_LIMIT
RECEIPT_BYTES = MAX_RECEIPT_BYTES
ASK_BYTES = MAX_ASK_BYTES


def at_most(column: str, limit: int) -> str:
    """SQL: the column, or NULL where it holds more than `limit` bytes."""
    return f"CASE WHEN length({column}) <= {limit} THEN {column} END AS {column}"
