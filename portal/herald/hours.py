"""When no message goes out: nobody is woken for a dossier."""

from __future__ import annotations

from portal.clock import HERE_MS
from portal.config import Notices

_HOUR_MS = 3_600_000
_DAY_MS = 24 * _HOUR_MS


def not_before(notices: Notices, at_ms: int) -> int:
    """`at_ms`, or the end of the quiet hours of Hà Nội (UTC+7 all year) that it falls into."""
    since_midnight = (at_ms + HERE_MS) % _DAY_MS
    start, end = notices.quiet_from * _HOUR_MS, notices.quiet_until * _HOUR_MS
    is_quiet = start <= since_midnight < end if start < end else since_midnight >= start or since_midnight < end
    if start == end or not is_quiet:
        return at_ms
    return at_ms + (end - since_midnight) % _DAY_MS
