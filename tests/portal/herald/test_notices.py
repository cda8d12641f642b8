"""Word to citizens: once for each change, to whoever agreed, and to nobody's harm when a provider falters."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from portal.adapters.messenger import Message, Outcome
from portal.config import Notices
from portal.console.deeds import Deed
from portal.console.verdicts import Verdict
from portal.herald.desk import Herald
from portal.herald.hours import not_before
from portal.keys import load_opening_key
from portal.notice_queue import NoticeStatus, told
from portal.store.logins import Login
from portal.store.models import CitizenNotice, Dossier, KeptContact
from sync.contract.contact import Contact, ContactKind
from sync.contract.dossier import Consent
from sync.contract.officer import RefusalReason
from sync.contract.receipts import DossierState
from sync.envelope import SealedDossier
from tests.portal.citizens import ASK_ALL, file, give
from tests.portal.engines import SQLITE
from tests.portal.world import START_MS, World, call
from tests.sync.builders import NAME, NUMBER

PHONE = Contact(ContactKind.PHONE, "0912345678")
AGREED = Consent("notice", "1", "2026-11-22T03:00:00Z")
ALWAYS = Notices(quiet_from=0, quiet_until=0)
HOUR_MS = 3_600_000
on_sqlite = pytest.mark.parametrize("store_url", [SQLITE], indirect=True)


@dataclass
class Carrier:
    """Keeps what it was given; does as told, in order, then sends."""

    outcomes: list[Outcome | Exception] = field(default_factory=list)
    sent: list[Message] = field(default_factory=list)
    repeats_safely: bool = False
    name: str = "sms"

    def send(self, message: Message) -> Outcome:
        outcome = self.outcomes.pop(0) if self.outcomes else Outcome.SENT
        if isinstance(outcome, Exception):
            raise outcome
        if outcome is Outcome.SENT:
            self.sent.append(message)
        return outcome


@dataclass
class Post:
    """The herald of a portal, and what it gives to its carrier."""

    world: World
    carrier: Carrier
    make: Callable[[Notices], Herald]
    herald: Herald

    def file(self, seed: int = 1, contact: Contact | None = PHONE, **values: object) -> SealedDossier:
        consents = values.pop("consents", (AGREED,))
        return file(self.world, seed, contact=contact, consents=consents, **values)

    def work(self, hours: float = 0) -> None:
        self.world.clock.ms += int(hours * HOUR_MS)
        self.herald.work_once()

    def statuses(self) -> list[str]:
        with self.world.database.read() as session:
            rows = session.scalars(select(CitizenNotice).order_by(CitizenNotice.made_at, CitizenNotice.id))
            return [row.status for row in rows]

    def texts(self) -> list[str]:
        return [message.text for message in self.carrier.sent]


@pytest.fixture
def post(world: World) -> Post:
    carrier = Carrier()

    def make(notices: Notices) -> Herald:
        return Herald(
            database=world.stores[Login.HERALD],
            key=load_opening_key(world.places.herald_key),
            messengers={ContactKind.PHONE: carrier},
            notices=notices,
            clock=world.clock,
        )

    return Post(world, carrier, make, make(ALWAYS))


def test_whoever_agreed_hears_of_each_change_once_and_of_no_name(post: Post) -> None:
    code = post.file(language="en").manifest.code
    post.work()
    post.world.clock.ms += 120_000
    give(post.world, code, ASK_ALL)
    post.work()
    done = asyncio.run(post.world.desk.fees.set(code, 15_000, "77/2025/NQ-HĐND", "Nam", f"{1:032x}"))
    assert done is Deed.DONE
    # The same form once more is the same order, and the same news.
    asyncio.run(post.world.desk.fees.set(code, 15_000, "77/2025/NQ-HĐND", "Nam", f"{1:032x}"))
    post.work()
    post.world.clock.ms += 120_000
    give(post.world, code, Verdict(DossierState.REFUSED, "", RefusalReason.OTHER))
    post.work()
    post.work(1)
    said = post.texts()
    assert [text.split(f" {code} ")[1].split(".")[0] for text in said] == [
        "has been received",
        "needs something more",
        "has a fee notice",
        "was not accepted",
    ]
    assert all(text.startswith("[PRACTICE]") for text in said)
    assert {message.to for message in post.carrier.sent} == {PHONE.value}
    for text in said:
        assert NAME not in text
        assert NUMBER not in text
        assert "http" not in text
    assert post.statuses() == [NoticeStatus.SENT] * 4
    page = call(post.world.console, "GET", f"/dossiers/{code}?lang=vi").text
    assert "Tin đã nhắn người dân" in page
    assert "••••••••78" in page
    assert PHONE.value not in page


def test_the_address_is_the_herald_s_alone(post: Post) -> None:
    code = post.file().manifest.code
    shown = post.world.reading.show(code)
    assert shown is not None
    assert "contact" not in shown["content"]
    with post.world.database.read() as session:
        row = session.scalars(select(KeptContact)).one()
        assert PHONE.value.encode() not in row.sealed
    post.work()
    with post.world.database.read() as session:
        assert PHONE.value not in repr([told(each) for each in session.scalars(select(CitizenNotice))])


@pytest.mark.parametrize("values", [{"contact": None}, {"consents": ()}], ids=["no address", "no consent"])
def test_whoever_did_not_ask_to_be_told_is_not(post: Post, values: dict[str, object]) -> None:
    code = post.file(1, **values).manifest.code  # type: ignore[arg-type]  # one of the two above
    give(post.world, code, ASK_ALL)
    post.work()
    assert post.statuses() == []
    with post.world.database.read() as session:
        assert session.scalar(select(KeptContact.dossier_id)) is None


@on_sqlite
def test_a_provider_that_is_away_is_tried_again_and_given_up_in_the_end(post: Post) -> None:
    post.carrier.outcomes = [Outcome.LATER, Outcome.LATER]
    post.file()
    post.work()
    post.work()
    assert (post.statuses(), len(post.carrier.outcomes)) == ([NoticeStatus.WAITING], 1)
    post.work(1)
    post.work(1)
    assert (post.statuses(), len(post.carrier.sent)) == ([NoticeStatus.SENT], 1)
    post.carrier.outcomes = [Outcome.LATER] * 50
    post.file(2)
    for _ in range(20):
        post.work(1)
    assert post.statuses() == [NoticeStatus.SENT, NoticeStatus.GIVEN_UP]
    assert len(post.carrier.outcomes) == 50 - ALWAYS.tries


@on_sqlite
@pytest.mark.parametrize(
    ("outcome", "end"),
    [
        (Outcome.REFUSED, NoticeStatus.REFUSED),
        (Outcome.UNSURE, NoticeStatus.UNSURE),
        (RuntimeError("a bug"), NoticeStatus.UNSURE),
    ],
)
def test_one_that_may_have_gone_out_never_goes_twice(
    post: Post, outcome: Outcome | Exception, end: NoticeStatus
) -> None:
    post.carrier.outcomes = [outcome]
    post.file()
    for _ in range(3):
        post.work(1)
    assert post.statuses() == [end]
    assert post.carrier.sent == []


@on_sqlite
def test_where_the_provider_knows_the_key_an_unsure_one_goes_again(post: Post) -> None:
    post.carrier.repeats_safely = True
    post.carrier.outcomes = [Outcome.UNSURE]
    post.file()
    post.work()
    post.work(1)
    assert post.statuses() == [NoticeStatus.SENT]


@pytest.mark.parametrize("is_safe", [False, True])
def test_a_herald_that_died_while_sending(post: Post, is_safe: bool) -> None:
    post.file()
    with post.world.database.write() as session:
        row = session.scalars(select(CitizenNotice)).one()
        row.status, row.adapter = NoticeStatus.SENDING, "sms"
    post.carrier.repeats_safely = is_safe
    post.herald = post.make(ALWAYS)
    post.work()
    assert post.statuses() == [NoticeStatus.SENT if is_safe else NoticeStatus.UNSURE]
    assert len(post.carrier.sent) == is_safe


@on_sqlite
def test_nobody_is_woken(post: Post) -> None:
    post.herald = post.make(Notices())
    # 21:30 in Hà Nội.
    post.world.clock.ms = START_MS - START_MS % (24 * HOUR_MS) + 14 * HOUR_MS + HOUR_MS // 2
    post.file()
    post.work()
    post.work(9)
    assert post.carrier.sent == []
    post.work(1)
    assert len(post.carrier.sent) == 1


@pytest.mark.parametrize(
    ("hour", "start", "end", "waits"),
    [
        (20, 21, 7, 0),
        (21, 21, 7, 10),
        (0, 21, 7, 7),
        (7, 21, 7, 0),
        (13, 12, 14, 1),
        (11, 12, 14, 0),
        (3, 5, 5, 0),
    ],
)
def test_quiet_hours(hour: int, start: int, end: int, waits: int) -> None:
    at = START_MS - START_MS % (24 * HOUR_MS) + (hour - 7) * HOUR_MS
    assert not_before(Notices(quiet_from=start, quiet_until=end), at) == at + waits * HOUR_MS


@on_sqlite
def test_what_was_overtaken_meanwhile_is_not_told_any_more(post: Post) -> None:
    post.carrier.outcomes = [Outcome.LATER]
    code = post.file().manifest.code
    post.work()
    post.world.clock.ms += 1
    give(post.world, code, ASK_ALL)
    post.work(1)
    post.work(1)
    assert post.statuses() == [NoticeStatus.OVERTAKEN, NoticeStatus.SENT]
    assert ["cần bổ sung" in text for text in post.texts()] == [True]


@on_sqlite
def test_without_an_adapter_for_its_kind_nothing_is_pretended(post: Post) -> None:
    post.file(contact=Contact(ContactKind.EMAIL, "mai@example.com"))
    post.work()
    assert post.statuses() == [NoticeStatus.NO_ADAPTER]


def test_the_address_goes_when_the_dossier_is_closed_long_enough(post: Post) -> None:
    code = post.file().manifest.code
    post.work()
    give(post.world, code, Verdict(DossierState.DONE))
    post.work(29 * 24)
    with post.world.database.read() as session:
        assert session.scalar(select(KeptContact.dossier_id)) is not None
    post.work(2 * 24)
    with post.world.database.read() as session:
        assert session.scalar(select(KeptContact.dossier_id)) is None
    # What was sent stays in the log.
    assert post.statuses() == [NoticeStatus.SENT, NoticeStatus.SENT]


@on_sqlite
def test_an_address_of_a_dossier_that_nobody_closes_is_not_kept_for_ever(post: Post) -> None:
    code = post.file().manifest.code
    post.work(300 * 24)
    # Something happens, and the year begins anew.
    give(post.world, code, Verdict(DossierState.PROCESSING))
    post.work(364 * 24)
    with post.world.database.read() as session:
        assert session.scalar(select(KeptContact.dossier_id)) is not None
    post.work(2 * 24)
    with post.world.database.read() as session:
        assert session.scalar(select(KeptContact.dossier_id)) is None


@on_sqlite
def test_opened_once_more_it_is_not_received_once_more(post: Post) -> None:
    code = post.file().manifest.code
    post.work()
    with post.world.database.write() as session:
        row = session.scalars(select(Dossier).where(Dossier.code == code)).one()
        row.stage, row.next_at = "committed", 0
    post.world.clock.ms += 120_000
    post.world.opener.work_once()
    post.work()
    assert post.statuses() == [NoticeStatus.SENT]
