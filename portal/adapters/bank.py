"""What we need of the bank beyond the notices that it sends by itself."""

from __future__ import annotations

from typing import Protocol

from portal.payments.notices import Transfer


class Bank(Protocol):
    def statement(self, since_ms: int) -> list[Transfer] | None:
        """All transfers onto our account since then, None while the bank does not answer.

        Read now and then, since notices get lost: one provider repeats a notice eight times within 33 minutes
        and then never again, which is less than a night without the portal.
        """
        ...
