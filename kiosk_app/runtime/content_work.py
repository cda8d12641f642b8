"""Published content from sync's proposal to what a visit begins with; a running visit is never touched."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kiosk_app.catalogue.strict import ContentError
from kiosk_app.clock import Clock
from kiosk_app.content.board import board_of
from kiosk_app.content.fees import names_fee
from kiosk_app.content.shelf import Shelf
from kiosk_app.content.timetable import timetable_of
from kiosk_app.flow.board import Board
from kiosk_app.flow.effects import Submit
from kiosk_app.flow.events import Event, NewBoard, NewSetting
from kiosk_app.flow.moment import Moment
from kiosk_app.flow.setting import Setting
from kiosk_app.flow.text import Text
from kiosk_app.flow.timetable import NO_TIMETABLE, Timetable
from kiosk_app.runtime.content_kept import KeptContent, Used
from kiosk_app.runtime.content_proposals import Proposals
from kiosk_app.runtime.trust import TrustAnchor
from kiosk_app.store.contents import Contents
from sync.contract.announcements import Announcement, parse_announcements
from sync.contract.bundle import BundleKind
from sync.contract.faults import ContractFault
from sync.contract.roster import Member, read_or_nobody
from sync.contract.schedules import SiteSchedule, parse_schedules
from sync.store.outbox import Outbox

log = logging.getLogger("kiosk")


@dataclass(frozen=True, slots=True)
class Reader:
    """How a catalogue (version and folder; None: the image's) becomes a setting. `load` raises ContentError;
    `problem` is empty where all is well. `site` is the name under which the city publishes for this place,
    `names` what this and other such places are called."""

    load: Callable[[tuple[int, Path] | None, date], Setting]
    problem: Callable[[Path, date], str]
    site: str
    names: Mapping[str, Text] = field(default_factory=dict)


class ContentWork:
    """`begin` before the first visit; then `look` on the store's worker, often: it costs little."""

    def __init__(
        self,
        outbox: Outbox,
        anchor: TrustAnchor,
        contents: Contents,
        shelf: Shelf,
        reader: Reader,
        *,
        practice: bool,
        clock: Clock,
        post: Callable[[Event], None],
        note: Callable[[str, str], None],
    ) -> None:
        self._anchor = anchor
        self._reader = reader
        self._post = post
        self._note = note
        self._kept = KeptContent(
            contents, shelf, anchor=anchor, practice=practice, clock=clock, tell=self._once
        )
        self._proposals = Proposals(
            outbox,
            self._kept,
            anchor,
            problem=reader.problem,
            clock=clock,
            refused=self._refused,
            tell=self._once,
        )
        self._noted: set[tuple[str, str]] = set()
        self._shown: tuple[str, date] = ("", date.min)
        self._board = Board()
        self._by_card, self._members = False, tuple[Member, ...]()
        self._read: tuple[str, tuple[Announcement, ...], tuple[SiteSchedule, ...]] = ("", (), ())
        self._timetable: tuple[str, date, Timetable] = ("", date.min, NO_TIMETABLE)

    def begin(self, setting: Setting, day: date) -> Setting:
        """What the first visit begins with; `setting` is the image's as on `day`, for where nothing better is
        whole."""
        keyset = self._anchor.keyset()
        if keyset is not None:
            self._kept.recover(keyset)
            self._kept.sweep()
            self._kept.choose(keyset)
            self._take_roster()
        self._shown = (self._name(BundleKind.CATALOGUE), self._today())
        if BundleKind.CATALOGUE not in self._kept.used and setting.procedures and day == self._today():
            return setting
        try:
            return self._load()
        except ContentError as error:
            self._refused(f"{BundleKind.CATALOGUE}:unusable", str(error))
            return setting

    def look(self) -> None:
        """Judge what sync proposes, take what is due, and tell the flow what is new."""
        keyset = self._anchor.keyset()
        if keyset is not None:
            self._proposals.look(keyset)
            self._kept.choose(keyset)
        for kind, used in self._kept.used.items():
            if used.bundle.expired(self._kept.certain()):
                # The city forgot, or somebody withholds what it published. The service goes on.
                self._once("content.stale", f"{kind}:{used.bundle.version}")
        self._take_roster()
        self._tell_setting()
        board = self._present_board()
        if board != self._board:
            self._board = board
            self._post(NewBoard(board))

    def by_card(self) -> bool:
        """A roster is in force: who may sign in here stands in it and nowhere else."""
        return self._by_card

    def roster(self) -> tuple[Member, ...]:
        """Who of it works here today. From any thread: it is replaced as a whole."""
        site, today = self._reader.site, self._today()
        return tuple(member for member in self._members if member.works(site, today))

    def _take_roster(self) -> None:
        used = self._kept.used.get(BundleKind.ROSTER)
        self._by_card = used is not None and not used.bundle.expired(self._kept.certain())
        self._members = read_or_nobody(self._only_file(BundleKind.ROSTER)) if self._by_card else ()

    def names_fee(self, order: Submit) -> bool:
        """Whether the signed catalogue that the visit was filled in from sets this fee, read from its files
        once more. What came with the image has no signature to be held against."""
        if order.catalogue == 0:
            return True
        keyset = self._anchor.keyset()
        used = self._kept.find(BundleKind.CATALOGUE, order.catalogue, keyset) if keyset else None
        return used is not None and names_fee(
            used.folder / "procedures",
            order.procedure,
            order.procedure_version,
            dict(order.answers),
            order.fee,
        )

    def _today(self) -> date:
        """By the clock, and never before a day that somebody has signed: a clock set back ends no period."""
        return Moment(self._kept.probable()).today

    def _tell_setting(self) -> None:
        """Another catalogue, or another day: procedures have days of their own on which they begin and end."""
        shown = (self._name(BundleKind.CATALOGUE), self._today())
        if shown == self._shown:
            return
        self._shown = shown
        try:
            self._post(NewSetting(self._load()))
        except ContentError as error:
            # What was good yesterday still serves; the technician reads why the new day's set does not.
            self._refused(f"{BundleKind.CATALOGUE}:unusable", str(error))

    def _load(self) -> Setting:
        used = self._kept.used.get(BundleKind.CATALOGUE)
        catalogue = (used.bundle.version, used.folder) if used else None
        setting = self._reader.load(catalogue, self._today())
        if not setting.procedures:
            # No catalogue is taken that has nothing in force on its own first day: it is the day that is wrong.
            self._once("content.none_in_force", self._today().isoformat())
        return setting

    def _present_board(self) -> Board:
        names = self._name(BundleKind.ANNOUNCEMENTS) + " " + self._name(BundleKind.SCHEDULES)
        if self._read[0] != names:
            announcements = parse_announcements(self._only_file(BundleKind.ANNOUNCEMENTS))
            schedules = parse_schedules(self._only_file(BundleKind.SCHEDULES))
            self._read = (
                names,
                () if isinstance(announcements, ContractFault) else announcements,
                () if isinstance(schedules, ContractFault) else schedules,
            )
        _, shown, schedules_read = self._read
        mine = next((each for each in schedules_read if each.site == self._reader.site), None)
        board = board_of(shown, mine, self._reader.site, Moment(self._kept.probable()))
        timetable = self._present_timetable(schedules_read)
        return replace(board, timetable=timetable, by_card=self._by_card)

    def _present_timetable(self, schedules: tuple[SiteSchedule, ...]) -> Timetable:
        name, today = self._name(BundleKind.SCHEDULES), self._today()
        if self._timetable[:2] != (name, today):
            used = self._kept.used.get(BundleKind.SCHEDULES)
            issued = Moment(used.bundle.issued_at).today if used else None
            table = timetable_of(schedules, self._reader.site, self._reader.names, today, issued)
            self._timetable = (name, today, table)
        return self._timetable[2]

    def _only_file(self, kind: BundleKind) -> bytes:
        used = self._kept.used.get(kind)
        if used is None:
            return b""
        return self._kept.shelf.read(used.name, kind.only_file, used.bundle.files[0].sha256) or b""

    def _name(self, kind: BundleKind) -> str:
        used: Used | None = self._kept.used.get(kind)
        return used.name if used else ""

    def _refused(self, what: str, detail: str) -> None:
        self._once("content.refused", what, detail)

    def _once(self, event: str, what: str, detail: str = "") -> None:
        """Into the journal as codes, into the log with the place of the fault; each once a start."""
        if (event, what) not in self._noted:
            self._noted.add((event, what))
            (log.info if event in ("content.staged", "content.taken") else log.error)(
                "%s %s %s", event, what, detail
            )
            self._note(event, what)
