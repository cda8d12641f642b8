"""The gate to asn1crypto: untyped and lazy, so it raises whatever it meets, whenever a field is touched."""

from __future__ import annotations

from typing import Any

#: What asn1crypto raises on bytes that are not what their tags promise.
BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)


def load(kind: Any, data: bytes) -> Any:
    """Parse all of `data` as the asn1crypto class `kind`. Raises one of `BROKEN`, now or at a later touch."""
    return kind.load(data, strict=True)
