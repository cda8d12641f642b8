"""What we need of the bank beyond the notices that it sends by itself."""

from __future__ import annotations

from typing import Protocol

from portal.payments.notices import Transfer


class Bank(Protocol):
    def statement(self) -> list[Transfer]:
        """Recent transfers onto our account; read now and then, since notices get lost."""
        ...
