"""What the city has to say on a kiosk's first page for a while: "closed on Monday"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sync.contract import canonical, shape
from sync.contract.bundle import MAX_FILE_BYTES
from sync.contract.canonical import Json
from sync.contract.texts import texts
from sync.contract.times import parse_time

MAX_ANNOUNCEMENTS = 32
MAX_TITLE = 70
MAX_BODY = 400
_MAX_SITES = 500


class Severity(StrEnum):
    """`attention` changes what a person should do today; `info` is good to know."""

    INFO = "info"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Announcement:
    """Shown from `begins` until `until`; at every site where `sites` is empty. Texts by language."""

    id: str
    title: Mapping[str, str]
    body: Mapping[str, str]
    begins: str
    until: str
    severity: Severity = Severity.INFO
    sites: tuple[str, ...] = ()

    def shown(self, site: str, now: datetime) -> bool:
        begins, until = parse_time(self.begins), parse_time(self.until)
        assert begins is not None
        assert until is not None
        return begins <= now < until and (not self.sites or site in self.sites)

    def to_json(self) -> dict[str, Json]:
        return {
            "id": self.id,
            "title": dict(self.title),
            "body": dict(self.body),
            "from": self.begins,
            "until": self.until,
            "severity": self.severity.value,
            "sites": list(self.sites),
        }


def write_announcements(announcements: tuple[Announcement, ...]) -> bytes:
    return canonical.encode({"announcements": [each.to_json() for each in announcements]})


@shape.parser
def parse_announcements(data: bytes) -> tuple[Announcement, ...]:
    """The file `announcements.json`, in the order in which they are shown."""
    value = shape.unwrap(canonical.decode(data, MAX_FILE_BYTES, canonical=False))
    items = shape.items(shape.obj(value, "announcements"), "announcements", MAX_ANNOUNCEMENTS)
    found = tuple(_announcement(item) for item in items)
    if len({each.id for each in found}) != len(found):
        raise shape.MisshapenError("id")
    return found


def _announcement(value: object) -> Announcement:
    source = shape.obj(value, "id", "title", "body", "from", "until", "severity", "sites")
    found = Announcement(
        id=shape.text(source, "id", 64, shape.NAME),
        title=texts(source, "title", MAX_TITLE),
        body=texts(source, "body", MAX_BODY),
        begins=shape.moment(source, "from"),
        until=shape.moment(source, "until"),
        severity=shape.choice(source, "severity", Severity),
        sites=tuple(
            shape.text({"sites": site}, "sites", 64, shape.NAME)
            for site in shape.items(source, "sites", _MAX_SITES)
        ),
    )
    if found.begins >= found.until:
        raise shape.MisshapenError("until")
    return found
